package toktrail.config.area;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.file.AtomicFile;
import toktrail.text.Glob;
import toktrail.toml.TomlArray;
import toktrail.toml.TomlDocument;
import toktrail.toml.TomlException;
import toktrail.toml.TomlPath;
import toktrail.toml.TomlString;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;
import toktrail.toml.TomlWriter;
import toktrail.usage.AreaPath;

/** Adds rules for areas to the main file; everything that stands there stays byte for byte. */
public final class AreaRuleFile {

    /** How a rule that is added ranks; rules without priority have 0. */
    static final long PRIORITY = 100;

    private static final String AREAS = AreaKeys.AREAS.name();
    private static final TomlPath RULES = TomlPath.of(AREAS, AreaKeys.RULES.name());
    private static final TomlTable SWITCHES = TomlTable.empty().with(AreaKeys.DETECT.name(), TomlValue.of(true))
            .with(AreaKeys.WARN.name(), TomlValue.of(true));

    private final Path file;

    /** The main file; it need not exist. */
    public AreaRuleFile(Path file) {
        this.file = file;
    }

    /**
     * The patterns that mean a directory.
     *
     * @param below whether everything below it is meant as well
     */
    public static List<String> patterns(Path directory, boolean below) {
        String text = directory.toString().replace('\\', '/');
        String base = Glob.literal(text);
        String inner = base.endsWith("/") ? base + "**" : base + "/**";
        return below ? List.of(base, inner) : List.of(base);
    }

    /**
     * The text that {@link #add} would append.
     *
     * @return empty if a rule with this area and these patterns is there
     * @throws UserException as {@link #add}
     */
    public Optional<String> addition(String area, List<String> patterns) {
        TomlDocument document = read();
        if (hasRule(document, area, patterns)) {
            return Optional.empty();
        }
        String head = hasTable(document) ? "" : TomlWriter.section(List.of(AREAS), SWITCHES, false) + "\n";
        List<String> path = List.of(AREAS, AreaKeys.RULES.name());
        return Optional.of(head + TomlWriter.section(path, rule(area, patterns), true));
    }

    /**
     * Adds a rule, and the table of areas if it is missing, with detection on. Replaces the file at once.
     *
     * @param area     path of the area, a valid one
     * @param patterns of directories
     * @return false if a rule with this area and these patterns is there, and nothing was done
     * @throws UserException if the file is not TOML, has something else there, or cannot be read or written
     */
    public boolean add(String area, List<String> patterns) {
        TomlDocument document = read();
        if (hasRule(document, area, patterns)) {
            return false;
        }
        try {
            if (!hasTable(document)) {
                for (TomlTable.Entry entry : SWITCHES.entries()) {
                    document.set(TomlPath.of(AREAS, entry.key().name()), entry.value());
                }
            }
            document.appendArrayTable(RULES, rule(area, patterns));
        } catch (TomlException e) {
            throw UserException.failed("Could not add a rule to " + file + ": " + e.getMessage(), e);
        }
        AtomicFile.write(file, document.text());
        return true;
    }

    private TomlDocument read() {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return TomlDocument.parse(bytes, file.toString());
        } catch (IOException e) {
            throw UserException.failed("Could not read " + file + ": " + FileTrouble.reason(e), e);
        } catch (TomlException e) {
            throw UserException.failed(e.getMessage(), e);
        }
    }

    private static boolean hasTable(TomlDocument document) {
        return document.root().get(AREAS).isPresent();
    }

    private static boolean hasRule(TomlDocument document, String area, List<String> patterns) {
        TomlValue wanted = TomlValue.ofStrings(patterns);
        return document.root().get(RULES).orElse(null) instanceof TomlArray rules
                && rules.values().stream().anyMatch(value -> value instanceof TomlTable rule
                        && rule.get(AreaKeys.AREA.name()).orElse(null) instanceof TomlString known
                        && AreaPath.same(known.value(), area)
                        && rule.get(AreaKeys.CWDS.name()).filter(wanted::sameAs).isPresent());
    }

    private static TomlTable rule(String area, List<String> patterns) {
        return TomlTable.empty().with(AreaKeys.AREA.name(), TomlValue.of(area))
                .with(AreaKeys.CWDS.name(), TomlValue.ofStrings(patterns))
                .with(AreaKeys.PRIORITY.name(), TomlValue.of(PRIORITY));
    }
}

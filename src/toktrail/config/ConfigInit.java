package toktrail.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import toktrail.config.file.FileKind;
import toktrail.config.file.ResolvedPath;
import toktrail.config.key.ConfigTemplates;
import toktrail.config.key.SupportedHarness;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.file.AtomicFile;
import toktrail.spelling.Choice;

/** Makes the first configuration files. */
public final class ConfigInit {

    /** Which files. */
    public enum Only implements Choice {
        /** All of them. */
        ALL(EnumSet.allOf(FileKind.class)),
        /** The main file. */
        CONFIG(EnumSet.of(FileKind.CONFIG)),
        /** Prices and their directory. */
        PRICES(EnumSet.of(FileKind.PRICES, FileKind.PRICES_DIR)),
        /** Plans. */
        SUBSCRIPTIONS(EnumSet.of(FileKind.SUBSCRIPTIONS)),
        /** The name of this machine. */
        MACHINE(EnumSet.of(FileKind.MACHINE));

        private final Set<FileKind> kinds;

        Only(Set<FileKind> kinds) {
            this.kinds = Set.copyOf(kinds);
        }
    }

    /** The order in which written files are reported. */
    private static final List<FileKind> ORDER = List.of(FileKind.CONFIG, FileKind.PRICES, FileKind.SUBSCRIPTIONS,
            FileKind.PRICES_DIR, FileKind.MACHINE);

    private ConfigInit() { }

    /**
     * Writes the files of a template.
     *
     * <p>An existing machine file is never overwritten; files inside the prices directory are always kept.
     *
     * @param force whether existing files are overwritten
     * @return what was written, in the order config, prices, subscriptions, prices directory, machine
     * @throws UserException without {@code force} if a file exists, naming each, with nothing written; or if one
     *         cannot be written
     */
    public static List<ResolvedPath> write(ConfigLocations locations, ConfigTemplates.Template template, Only only,
            boolean force, List<SupportedHarness> harnesses) {
        List<ResolvedPath> targets = ORDER.stream().filter(only.kinds::contains).map(locations::of).toList();
        if (!force) {
            refuseExisting(targets.stream().filter(target -> only != Only.ALL || target.kind() != FileKind.MACHINE)
                    .filter(ResolvedPath::exists).map(ResolvedPath::path).toList());
        }
        List<ResolvedPath> written = new ArrayList<>();
        for (ResolvedPath target : targets) {
            if (target.kind() == FileKind.MACHINE && target.exists()) {
                continue;
            }
            Optional<String> text = text(target.kind(), template, harnesses);
            if (text.isPresent()) {
                AtomicFile.write(target.path(), text.get());
            } else {
                makeDirectory(target.path());
            }
            written.add(target);
        }
        return written;
    }

    private static void refuseExisting(List<Path> existing) {
        if (existing.size() == 1) {
            throw UserException.failed("Toktrail config file already exists: " + existing.get(0));
        }
        if (!existing.isEmpty()) {
            List<String> lines = new ArrayList<>(List.of("Toktrail config files already exist:"));
            existing.forEach(path -> lines.add("- " + path));
            throw UserException.failed(lines);
        }
    }

    private static Optional<String> text(FileKind kind, ConfigTemplates.Template template,
            List<SupportedHarness> harnesses) {
        return switch (kind) {
            case CONFIG -> Optional.of(ConfigTemplates.config(template, harnesses));
            case PRICES -> Optional.of(ConfigTemplates.prices(template));
            case SUBSCRIPTIONS -> Optional.of(ConfigTemplates.subscriptions());
            case MACHINE -> Optional.of(ConfigTemplates.machine());
            case PRICES_DIR -> Optional.empty();
        };
    }

    private static void makeDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw UserException.failed("Could not create " + directory + ": " + FileTrouble.reason(e), e);
        }
    }
}

package toktrail.config;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.key.ConfigTemplates;
import toktrail.config.key.StatuslineSetting;
import toktrail.config.schema.Diagnostic;
import toktrail.error.UserException;
import toktrail.file.AtomicFile;
import toktrail.toml.TomlDocument;
import toktrail.toml.TomlException;
import toktrail.toml.TomlValue;

/**
 * Sets single keys of {@code [statusline]} in the main file. Everything else in the file stays byte for byte; a change
 * that would make it invalid is refused.
 */
public final class StatuslineEditor {

    private static final Set<FileKind> READ = EnumSet.of(FileKind.CONFIG);

    private final ConfigReader reader;
    private final LocationOptions options;
    private final List<String> harnesses;

    /** @param harnesses names of supported tools */
    public StatuslineEditor(ConfigReader reader, LocationOptions options, List<String> harnesses) {
        this.reader = reader;
        this.options = options;
        this.harnesses = List.copyOf(harnesses);
    }

    /**
     * Gives a setting a value; makes the file if it is missing.
     *
     * @param text the value as typed
     * @return the file
     * @throws UserException if the text is no such value, the file is not TOML, or it cannot be read or written; it is
     *         unchanged then
     */
    public Path set(StatuslineSetting setting, String text) {
        TomlValue value = setting.parse(text, harnesses);
        ConfigReading before = reader.read(options, READ);
        Path file = before.locations().config().path();
        String old = AtomicFile.text(file);
        TomlDocument document;
        try {
            document = TomlDocument.parse(old.isEmpty() ? ConfigTemplates.empty() : old, file.toString());
            document.set(setting.path(), value);
        } catch (TomlException e) {
            throw UserException.input(e.location(), e.problem());
        }
        List<Diagnostic> problems =
                reader.withDraft(file, document.text()).read(options, READ).blockingSince(before);
        if (!problems.isEmpty()) {
            throw UserException.failed(problems.stream().map(Diagnostic::toString).toList());
        }
        AtomicFile.replace(file, old, document.text());
        return file;
    }
}

package toktrail.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import toktrail.config.ConfigReading;
import toktrail.config.file.FileKind;
import toktrail.config.schema.Diagnostic;

/**
 * What {@code config validate} says.
 *
 * @param files    the five places
 * @param counts   how many rows of each kind
 * @param errors   what is wrong, unknown keys included
 * @param warnings what is odd
 */
record ConfigValidation(List<CheckedFile> files, ConfigSummary.Counts counts, List<Diagnostic> errors,
        List<Diagnostic> warnings) {

    /**
     * A place.
     *
     * @param kind   which file
     * @param path   where it is looked for
     * @param exists whether it is there
     */
    public record CheckedFile(FileKind kind, Path path, boolean exists) { }

    ConfigValidation {
        files = List.copyOf(files);
        Objects.requireNonNull(counts, "counts");
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** The verdict on a reading of all files. */
    public static ConfigValidation of(ConfigReading reading) {
        List<CheckedFile> files = reading.locations().all().stream()
                .map(file -> new CheckedFile(file.kind(), file.path(), file.exists())).toList();
        return new ConfigValidation(files, ConfigSummary.Counts.of(reading), reading.violations(),
                reading.remarks());
    }

    /** Whether nothing is wrong. */
    public boolean valid() {
        return errors.isEmpty();
    }
}

package toktrail.config.schema;

import java.util.Optional;
import toktrail.toml.TomlInteger;
import toktrail.toml.TomlValue;

/** The version of the format, which every file may state. */
public final class FormatVersion {

    /** The only version. */
    public static final int CURRENT = 1;

    /** The key at the root of a file. */
    public static final Key<Long> KEY = Key.of("config_version", new VersionRule(), (long) CURRENT,
            "Version of the format.");

    private FormatVersion() { }

    private record VersionRule() implements Rule<Long> {
        @Override
        public Optional<Long> read(TomlValue value, Place place) {
            if (value instanceof TomlInteger integer && integer.value() == CURRENT) {
                return Optional.of((long) CURRENT);
            }
            place.report(DiagnosticId.BAD_VERSION, "unsupported version" + Values.shown(value),
                    CURRENT + " is the only version: " + KEY.name() + " = " + CURRENT);
            return Optional.empty();
        }

        @Override
        public String type() {
            return "the integer " + CURRENT;
        }

        @Override
        public String example() {
            return Integer.toString(CURRENT);
        }
    }
}

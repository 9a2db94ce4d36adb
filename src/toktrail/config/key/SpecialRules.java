package toktrail.config.key;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.Place;
import toktrail.config.schema.Rule;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Values;
import toktrail.config.setting.MachineName;
import toktrail.config.setting.ResetTime;
import toktrail.config.setting.WeeklyReset;
import toktrail.toml.TomlLocalDate;
import toktrail.toml.TomlLocalDateTime;
import toktrail.toml.TomlOffsetDateTime;
import toktrail.toml.TomlString;
import toktrail.toml.TomlValue;
import toktrail.usage.Names;

/** Rules for values with a grammar of their own. */
final class SpecialRules {

    private static final List<String> RESERVED_FOLDERS = List.of(".git", "meta", "config");
    private static final int LARGEST_OFFSET_MINUTES = 18 * 60;

    private SpecialRules() { }

    private record DateRule() implements Rule<ResetTime> {
        @Override
        public Optional<ResetTime> read(TomlValue value, Place place) {
            Optional<ResetTime> time = Optional.empty();
            if (value instanceof TomlString text) {
                time = Optional.ofNullable(Names.trimmed(text.value())).flatMap(ResetTime::parse);
            } else if (value instanceof TomlLocalDate date) {
                time = ResetTime.parse(date.value().toString());
            } else if (value instanceof TomlLocalDateTime dateTime) {
                time = Optional.of(ResetTime.local(dateTime.value()));
            } else if (value instanceof TomlOffsetDateTime moment) {
                if (Math.abs(moment.offsetMinutes()) <= LARGEST_OFFSET_MINUTES) {
                    ZoneOffset offset = ZoneOffset.ofTotalSeconds(moment.offsetMinutes() * 60);
                    time = Optional.of(new ResetTime(
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.dateTime().atOffset(offset)),
                            moment.dateTime(), Optional.of(offset)));
                }
            } else {
                return wrongType(value, place);
            }
            if (time.isEmpty()) {
                place.report(DiagnosticId.BAD_DATE, "cannot read the date" + Values.shown(value),
                        "for example 2026-05-01 or 2026-05-01T00:00:00+02:00");
            }
            return time;
        }

        @Override
        public String type() {
            return "a date";
        }

        @Override
        public String example() {
            return "\"2026-05-01\"";
        }
    }

    private record RateRule() implements Rule<BigDecimal> {
        @Override
        public Optional<BigDecimal> read(TomlValue value, Place place) {
            return value instanceof TomlString text ? fromText(text, place) : ScalarRules.amount().read(value, place);
        }

        private Optional<BigDecimal> fromText(TomlString text, Place place) {
            String trimmed = text.value().strip();
            boolean plain = trimmed.length() <= 40 && trimmed.matches("[0-9]+(\\.[0-9]+)?");
            return plain ? ScalarRules.amount().read(TomlValue.of(new BigDecimal(trimmed)), place)
                    : wrongType(text, place);
        }

        @Override
        public String type() {
            return "a number of at least 0";
        }

        @Override
        public String example() {
            return "1.75";
        }
    }

    /** A date or date-time, as text or as TOML writes them. */
    static Rule<ResetTime> date() {
        return new DateRule();
    }

    /** A price, also as text. */
    static Rule<BigDecimal> rate() {
        return new RateRule();
    }

    /** A path with the home resolved, made absolute. */
    static Rule<Path> path(String example) {
        return ScalarRules.parsed("a path", example, SpecialRules::path);
    }

    private static Optional<Path> path(String text, Place place) {
        try {
            return Optional.of(place.context().environment().resolve(text));
        } catch (InvalidPathException e) {
            place.report(DiagnosticId.BAD_CHOICE, Values.quotedText(text) + " cannot be a path", e.getReason());
            return Optional.empty();
        }
    }

    /** A folder prefix: absolute after the home was put in, with {@code /} between its parts. */
    static Rule<String> absoluteFolder() {
        return ScalarRules.parsed("an absolute path", "~/src/shop", (text, place) -> {
            String slashes = text.replace('\\', '/');
            if (slashes.equals("~") || slashes.startsWith("~/")) {
                slashes = place.context().environment().home().toString().replace('\\', '/') + slashes.substring(1);
            }
            boolean drive = slashes.startsWith(":/", 1) && Character.isLetter(slashes.charAt(0));
            if (!slashes.startsWith("/") && !drive) {
                place.report(DiagnosticId.BAD_CHOICE, Values.quotedText(text) + " is not absolute",
                        "begin with / or ~/, for example \"~/src/shop\"");
                return Optional.empty();
            }
            return Optional.of(slashes);
        });
    }

    /** The folder of the state inside a repository. */
    static Rule<String> stateFolder() {
        return ScalarRules.parsed("a relative folder", "state", (text, place) -> {
            String folder = text.replace('\\', '/');
            List<String> parts = List.of(folder.split("/", -1));
            boolean outside = folder.startsWith("/") || folder.startsWith("~") || folder.contains(":")
                    || parts.contains("..") || parts.contains("") || parts.contains(".");
            if (outside || RESERVED_FOLDERS.contains(parts.get(0))) {
                place.report(DiagnosticId.BAD_CHOICE, Values.quotedText(text) + " cannot hold the state",
                        "use a relative folder without .., not .git, meta or config; for example \"state\"");
                return Optional.empty();
            }
            return Optional.of(folder);
        });
    }

    /** The reset of the Codex week. */
    static Rule<WeeklyReset> weeklyReset() {
        return ScalarRules.parsed("a day and time", "thu 09:15", (text, place) -> {
            Optional<WeeklyReset> reset = WeeklyReset.parse(text);
            if (reset.isEmpty()) {
                place.report(DiagnosticId.BAD_DATE, "cannot read the day and time " + Values.quotedText(text),
                        "for example \"thu 09:15\" or \"observed\"");
            }
            return reset;
        });
    }

    /** The name of a machine; blank means none. */
    static Rule<String> machineName() {
        return ScalarRules.parsedOrBlank("a string", "my-laptop", (text, place) -> {
            Optional<String> problem = MachineName.problem(text);
            problem.ifPresent(message ->
                    place.report(DiagnosticId.OUT_OF_RANGE, message, "for example \"my-laptop\""));
            return problem.isEmpty() ? Optional.of(text) : Optional.empty();
        });
    }
}

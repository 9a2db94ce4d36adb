package toktrail.config.setting;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A date and time as written in a plan.
 *
 * @param text     as written
 * @param dateTime local to the offset, or to the zone of the plan if there is none
 * @param offset   the offset written with it
 */
public record ResetTime(String text, LocalDateTime dateTime, Optional<ZoneOffset> offset) {

    /** Local date and time, seconds and fraction optional, then perhaps {@code Z}, {@code +02:00} or {@code +0200}. */
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HH", "Z").optionalEnd()
            .toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final List<DateTimeFormatter> DATES = List.of(form("uuuu-MM-dd"), form("uuuuMMdd"));

    public ResetTime {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(dateTime, "dateTime");
        Objects.requireNonNull(offset, "offset");
    }

    /**
     * The time of the text {@code 2026-05-01}, {@code 20260501}, {@code 2026-05-01T07:30}, with optional seconds and
     * offset ({@code Z}, {@code +02:00}); a date is its midnight. Empty for everything else.
     */
    public static Optional<ResetTime> parse(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return Optional.empty();
        }
        for (DateTimeFormatter form : DATES) {
            Optional<ResetTime> date = parse(text, form, LocalDate::from, null)
                    .map(value -> new ResetTime(text, ((LocalDate) value).atTime(LocalTime.MIDNIGHT),
                            Optional.empty()));
            if (date.isPresent()) {
                return date;
            }
        }
        boolean blank = text.length() > 10 && text.charAt(10) == ' ';
        String iso = blank ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        String upper = iso.toUpperCase(Locale.ROOT);
        return parse(upper, DATE_TIME, OffsetDateTime::from, LocalDateTime::from)
                .map(value -> of(text, value));
    }

    /** A time without offset, written as ISO does. */
    public static ResetTime local(LocalDateTime dateTime) {
        return new ResetTime(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(dateTime), dateTime, Optional.empty());
    }

    /** The moment in the zone of the plan. */
    public ZonedDateTime in(ZoneId zone) {
        return offset.map(o -> dateTime.atOffset(o).atZoneSameInstant(zone)).orElseGet(() -> dateTime.atZone(zone));
    }

    private static ResetTime of(String text, TemporalAccessor value) {
        return value instanceof OffsetDateTime moment
                ? new ResetTime(text, moment.toLocalDateTime(), Optional.of(moment.getOffset()))
                : new ResetTime(text, (LocalDateTime) value, Optional.empty());
    }

    private static Optional<TemporalAccessor> parse(String text, DateTimeFormatter form,
            TemporalQuery<? extends TemporalAccessor> first,
            TemporalQuery<? extends TemporalAccessor> second) {
        try {
            return Optional.of(second == null ? form.parse(text, first) : form.parseBest(text, first, second));
        } catch (DateTimeParseException e) {
            // The text has another form; the caller tries the next one and reports it if there is none.
            return Optional.empty();
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}

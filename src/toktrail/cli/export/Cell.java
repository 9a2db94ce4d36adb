package toktrail.cli.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import toktrail.spelling.Decimals;
import toktrail.text.Sanitised;

/**
 * One value of a row.
 *
 * @param kind what it is
 * @param text how it is written without quotes; empty for nothing
 */
record Cell(Kind kind, String text) {

    /** What a value is. */
    enum Kind { TEXT, NUMBER, MONEY, NOTHING }

    static final Cell NOTHING = new Cell(Kind.NOTHING, "");

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").toFormatter(Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A text; null is nothing. */
    static Cell text(String value) {
        return value == null ? NOTHING : new Cell(Kind.TEXT, value);
    }

    /** A text from elsewhere, made one line without control characters; null is nothing. */
    static Cell line(String value) {
        return value == null ? NOTHING : text(Sanitised.line(value));
    }

    static Cell number(long value) {
        return new Cell(Kind.NUMBER, Long.toString(value));
    }

    /** A number; null is nothing. */
    static Cell number(Long value) {
        return value == null ? NOTHING : number(value.longValue());
    }

    /** A number; a negative one stands for nothing. */
    static Cell place(long value) {
        return value < 0 ? NOTHING : number(value);
    }

    /** US dollars, exact; null is nothing. */
    static Cell money(BigDecimal usd) {
        return usd == null ? NOTHING : new Cell(Kind.MONEY, Decimals.plain(usd));
    }

    /** A moment in UTC with milliseconds. */
    static Cell time(long ms) {
        return text(TIME.format(Instant.ofEpochMilli(ms)));
    }
}

package toktrail.toml;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import toktrail.error.Location;

/** Reads what is written without quotes and brackets: numbers, booleans, dates and times. */
final class ScalarReader {

    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 8;
    private static final Range MONTH = new Range("month", 1, 12);
    private static final Range HOUR = new Range("hour", 0, 23);
    private static final Range MINUTE = new Range("minute", 0, 59);
    private static final Range SECOND = new Range("second", 0, 59);
    private static final Range OFFSET_HOUR = new Range("hour of the offset", 0, 23);
    private static final Range OFFSET_MINUTE = new Range("minute of the offset", 0, 59);

    /** What a part of a date or time can be. */
    private record Range(String part, int least, int most) {

        void check(int value, String word, Location location) {
            if (value < least || value > most) {
                throw new TomlException(location,
                        "expected a " + part + " from " + least + " to " + most + ", found " + value + " in " + word);
            }
        }
    }

    private final Cursor cursor;

    ScalarReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The value at the cursor, which moves behind it. */
    TomlValue read() {
        int from = cursor.position();
        Location location = cursor.here();
        String word = word();
        if (word.isEmpty()) {
            throw cursor.expected("a value");
        }
        return value(word, location).orElseThrow(
                () -> cursor.error(from, "expected a value, found " + word + hint(word)));
    }

    /** All characters up to the next one that cannot belong to a scalar; a blank before a time of day can. */
    private String word() {
        int from = cursor.position();
        skip(ScalarReader::isWordCharacter);
        if (cursor.position() - from == DATE_LENGTH && isDateShaped(cursor.slice(from, cursor.position()))
                && cursor.peek() == ' ' && isDigit(cursor.peek(1))) {
            cursor.take();
            skip(ScalarReader::isWordCharacter);
        }
        return cursor.slice(from, cursor.position());
    }

    private void skip(IntPredicate wanted) {
        while (wanted.test(cursor.peek())) {
            cursor.take();
        }
    }

    /** The value of a word, empty if it is none. */
    private static Optional<TomlValue> value(String word, Location location) {
        if (word.equals("true") || word.equals("false")) {
            return Optional.of(new TomlBoolean(word.equals("true"), location));
        }
        char first = word.charAt(0);
        boolean signed = first == '+' || first == '-';
        String rest = signed ? word.substring(1) : word;
        if (rest.equals("inf")) {
            double infinity = first == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return Optional.of(new TomlFloat(infinity, word, location));
        }
        if (rest.equals("nan")) {
            return Optional.of(new TomlFloat(Double.NaN, word, location));
        }
        if (rest.isEmpty() || !isDigit(rest.charAt(0))) {
            return Optional.empty();
        }
        if (!signed && word.length() >= TIME_LENGTH && (isDateShaped(word) || word.charAt(2) == ':')) {
            return moment(word, location);
        }
        if (rest.startsWith("0x") || rest.startsWith("0o") || rest.startsWith("0b")) {
            return signed ? Optional.empty() : prefixed(word, location);
        }
        return decimal(word, rest, location);
    }

    private static Optional<TomlValue> prefixed(String word, Location location) {
        int radix = word.charAt(1) == 'x' ? 16 : word.charAt(1) == 'o' ? 8 : 2;
        String digits = word.substring(2);
        int end = digits(digits, 0, radix);
        return end == digits.length() ? Optional.of(integer(digits, radix, word, location)) : Optional.empty();
    }

    /** A decimal integer or a float: digits, then perhaps a fraction, then perhaps an exponent. */
    private static Optional<TomlValue> decimal(String word, String rest, Location location) {
        int end = digits(rest, 0, 10);
        if (end < 0 || rest.charAt(0) == '0' && end > 1) {
            return Optional.empty();
        }
        if (end == rest.length()) {
            return Optional.of(integer(word, 10, word, location));
        }
        if (rest.charAt(end) == '.') {
            end = digits(rest, end + 1, 10);
        }
        if (end >= 0 && end < rest.length() && (rest.charAt(end) == 'e' || rest.charAt(end) == 'E')) {
            boolean sign = end + 1 < rest.length() && (rest.charAt(end + 1) == '+' || rest.charAt(end + 1) == '-');
            end = digits(rest, end + (sign ? 2 : 1), 10);
        }
        return end == rest.length()
                ? Optional.of(new TomlFloat(Double.parseDouble(word.replace("_", "")), word, location))
                : Optional.empty();
    }

    private static TomlInteger integer(String digits, int radix, String word, Location location) {
        try {
            return new TomlInteger(Long.parseLong(digits.replace("_", ""), radix), location);
        } catch (NumberFormatException e) {
            throw new TomlException(location, "expected an integer of 64 bits, found " + word);
        }
    }

    /** The end of digits with single underscores between them, -1 if there are none or an underscore stands wrong. */
    private static int digits(String text, int from, int radix) {
        int at = from;
        boolean wantsDigit = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean isDigit = c < 0x80 && Character.digit(c, radix) >= 0;
            if (!isDigit && (c != '_' || wantsDigit)) {
                break;
            }
            wantsDigit = !isDigit;
            at++;
        }
        return wantsDigit ? -1 : at;
    }

    private static Optional<TomlValue> moment(String word, Location location) {
        if (!isDateShaped(word)) {
            return time(word, location).map(time -> new TomlLocalTime(time, location));
        }
        int year = number(word, 0, 4);
        int month = number(word, 5, 2);
        int day = number(word, 8, 2);
        MONTH.check(month, word, location);
        new Range("day", 1, LocalDate.of(year, month, 1).lengthOfMonth()).check(day, word, location);
        LocalDate date = LocalDate.of(year, month, day);
        if (word.length() == DATE_LENGTH) {
            return Optional.of(new TomlLocalDate(date, location));
        }
        char separator = word.charAt(DATE_LENGTH);
        if (separator != 'T' && separator != 't' && separator != ' ') {
            return Optional.empty();
        }
        String rest = word.substring(DATE_LENGTH + 1);
        int offsetAt = offsetStart(rest);
        Optional<LocalDateTime> dateTime = time(rest.substring(0, offsetAt), location).map(date::atTime);
        return offsetAt == rest.length()
                ? dateTime.map(value -> new TomlLocalDateTime(value, location))
                : dateTime.flatMap(value -> withOffset(value, rest.substring(offsetAt), word, location));
    }

    private static Optional<TomlValue> withOffset(LocalDateTime dateTime, String offset, String word,
            Location location) {
        if (offset.equals("Z") || offset.equals("z")) {
            return Optional.of(new TomlOffsetDateTime(dateTime, 0, location));
        }
        if (offset.length() != 6 || offset.charAt(3) != ':' || !areDigits(offset, 1, 2) || !areDigits(offset, 4, 2)) {
            return Optional.empty();
        }
        int hours = number(offset, 1, 2);
        int minutes = number(offset, 4, 2);
        OFFSET_HOUR.check(hours, word, location);
        OFFSET_MINUTE.check(minutes, word, location);
        int total = hours * 60 + minutes;
        return Optional.of(new TomlOffsetDateTime(dateTime, offset.charAt(0) == '-' ? -total : total, location));
    }

    /** Where {@code Z}, {@code +} or {@code -} begins, the length if there is none. */
    private static int offsetStart(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("Zz+-".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** {@code HH:MM:SS} with perhaps a fraction, empty if it is written in another way. */
    private static Optional<LocalTime> time(String text, Location location) {
        if (text.length() < TIME_LENGTH || text.charAt(2) != ':' || text.charAt(5) != ':'
                || !areDigits(text, 0, 2) || !areDigits(text, 3, 2) || !areDigits(text, 6, 2)) {
            return Optional.empty();
        }
        int nanos = 0;
        if (text.length() > TIME_LENGTH) {
            String fraction = text.substring(TIME_LENGTH + 1);
            if (text.charAt(TIME_LENGTH) != '.' || fraction.isEmpty() || !areDigits(fraction, 0, fraction.length())) {
                return Optional.empty();
            }
            nanos = number(fraction + "00000000", 0, 9);
        }
        HOUR.check(number(text, 0, 2), text, location);
        MINUTE.check(number(text, 3, 2), text, location);
        SECOND.check(number(text, 6, 2), text, location);
        return Optional.of(LocalTime.of(number(text, 0, 2), number(text, 3, 2), number(text, 6, 2), nanos));
    }

    private static boolean isDateShaped(String word) {
        return word.length() >= DATE_LENGTH && areDigits(word, 0, 4) && word.charAt(4) == '-'
                && areDigits(word, 5, 2) && word.charAt(7) == '-' && areDigits(word, 8, 2);
    }

    private static boolean areDigits(String text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int count) {
        return Integer.parseInt(text.substring(from, from + count));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordCharacter(int c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                || c == '_' || c == '-' || c == '+' || c == '.' || c == ':';
    }

    /** What the writer of a word that is no value may have meant. */
    private static String hint(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("true") || lower.equals("false")) {
            return "; booleans are written true and false";
        }
        if (lower.equals("null") || lower.equals("nil") || lower.equals("none")) {
            return "; there is no null, leave the key out";
        }
        if (!isDigit(word.charAt(0)) && "+-.".indexOf(word.charAt(0)) < 0) {
            return "; strings need quotes";
        }
        if (word.indexOf(':') >= 0 || isDateShaped(word)) {
            return "; dates and times look like 2026-05-01T07:30:00+02:00, 2026-05-01 and 07:30:00";
        }
        return "; numbers look like 42, 1_000, 0.5, 1.5e3 and 0xff, without leading zeros";
    }
}

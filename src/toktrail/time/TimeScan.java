package toktrail.time;

/** A position in a text of digits and marks, for the two time grammars. A failed step answers false and is final. */
final class TimeScan {

    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final String text;
    private final int end;
    private int at;
    /** The number read last. */
    private int number;

    TimeScan(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.end = to;
    }

    boolean atEnd() {
        return at == end;
    }

    /** The char at the position, 0 at the end. */
    char peek() {
        return at < end ? text.charAt(at) : 0;
    }

    /** Steps over the char if it is the one at the position. */
    boolean skip(char c) {
        if (peek() != c || atEnd()) {
            return false;
        }
        at++;
        return true;
    }

    /** Steps over exactly {@code count} digits, leaving their value in {@link #number()}. */
    boolean digits(int count) {
        if (at + count > end) {
            return false;
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(at + i);
            if (c < '0' || c > '9') {
                return false;
            }
            value = value * 10 + c - '0';
        }
        at += count;
        number = value;
        return true;
    }

    /** As {@link #digits} of two, the value at most {@code max}. */
    boolean pair(int max) {
        return digits(2) && number <= max;
    }

    /**
     * Steps over all digits that follow, at least one; the first {@code used} of them become a number of that many
     * digits in {@link #number()}, zeros added on the right.
     *
     * @return how many digits there were
     */
    int fraction(int used) {
        int value = 0;
        int count = 0;
        while (peek() >= '0' && peek() <= '9') {
            if (count < used) {
                value = value * 10 + peek() - '0';
            }
            count++;
            at++;
        }
        for (int i = count; i < used; i++) {
            value *= 10;
        }
        number = value;
        return count;
    }

    int number() {
        return number;
    }

    /** Whether such a day exists, in the years 1 to 9999. */
    static boolean isDate(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leapDay = month == 2 && day == 29 && (year % 4 == 0 && year % 100 != 0 || year % 400 == 0);
        return leapDay || day <= MONTH_DAYS[month - 1];
    }
}

package toktrail.text;

/** Spans of time in text: the two largest units that are not zero, cut, never rounded. */
public final class Durations {

    private static final long[] UNIT_SECONDS = {86_400, 3_600, 60, 1};
    private static final String[] UNITS = {"d", "h", "m", "s"};

    private Durations() { }

    /** Time until something happens: {@code 2h 19m}, {@code 1d 5m}, {@code 45s}; {@code now} below one second. */
    public static String countdown(long millis) {
        return millis < 1000 ? "now" : join(millis / 1000);
    }

    /** As {@link #countdown} without blank, where room is short: {@code 2h19m}. */
    public static String compactCountdown(long millis) {
        return countdown(millis).replace(" ", "");
    }

    /** How long something took: {@code 41m}, {@code 3h 10m}, {@code 2d 1h}; {@code 0s} below one second. */
    public static String span(long millis) {
        return millis < 1000 ? "0s" : join(millis / 1000);
    }

    private static String join(long seconds) {
        StringBuilder text = new StringBuilder();
        long left = seconds;
        int shown = 0;
        for (int unit = 0; unit < UNIT_SECONDS.length && shown < 2; unit++) {
            long count = left / UNIT_SECONDS[unit];
            left %= UNIT_SECONDS[unit];
            if (count > 0) {
                text.append(shown > 0 ? " " : "").append(count).append(UNITS[unit]);
                shown++;
            }
        }
        return text.toString();
    }
}

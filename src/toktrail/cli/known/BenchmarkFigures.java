package toktrail.cli.known;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import toktrail.text.Numbers;

/**
 * What a report worked on and how long that took.
 *
 * @param scanned files that were looked at
 * @param parsed  what was read of them
 * @param loaded  calls that the report is made of
 * @param times   how long each step took
 */
record BenchmarkFigures(Scanned scanned, Parsed parsed, long loaded, Times times) {

    private static final int STEP_WIDTH = 11;
    private static final int REST_WIDTH = 32;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

    /**
     * Files.
     *
     * @param files   that exist
     * @param changed of these, new or different since the last import
     */
    record Scanned(long files, long changed) { }

    /**
     * What was read.
     *
     * @param bytes  of files
     * @param events calls in them
     */
    record Parsed(long bytes, long events) { }

    /**
     * Milliseconds. What is left of the total without the three steps is the report's own.
     *
     * @param scan   listing and comparing files
     * @param parse  reading files, with the writing that went on beside it
     * @param ledger everything else about the ledger: opening, writing, reading
     * @param total  all
     */
    record Times(long scan, long parse, long ledger, long total) {

        long report() {
            return total - scan - parse - ledger;
        }
    }

    /**
     * A line for each step and one for all.
     *
     * @param sinceStartMs milliseconds since the Java machine began to start
     */
    List<String> lines(long sinceStartMs) {
        return List.of(
                line("Scan", Numbers.counted(scanned.files(), "file") + ", " + Numbers.count(scanned.changed())
                        + " changed", times.scan()),
                line("Parse", size(parsed.bytes()) + ", " + Numbers.counted(parsed.events(), "event"), times.parse())
                        + speed(),
                line("Ledger", Numbers.counted(loaded, "event") + " loaded", times.ledger()),
                line("Report", "", times.report()),
                line("Total", "", times.total()) + "  (since JVM start: " + milliseconds(sinceStartMs) + ")");
    }

    private static String line(String step, String what, long ms) {
        String time = milliseconds(ms);
        return "  " + step + " ".repeat(STEP_WIDTH - step.length()) + what
                + " ".repeat(Math.max(1, REST_WIDTH - what.length() - time.length())) + time;
    }

    private static String milliseconds(long ms) {
        return Numbers.count(ms) + " ms";
    }

    /** Powers of 1000 with one decimal: {@code 812 B}, {@code 1.9 MB}. */
    private static String size(long bytes) {
        BigDecimal size = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (size.compareTo(THOUSAND) >= 0 && unit + 1 < UNITS.size()) {
            size = BigDecimal.valueOf(bytes).movePointLeft(3 * ++unit).setScale(1, RoundingMode.HALF_UP);
        }
        return size.toPlainString() + " " + UNITS.get(unit);
    }

    /** How fast files were read, in whole megabytes; nothing where no time was measured or nothing was read. */
    private String speed() {
        if (times.parse() == 0 || parsed.bytes() == 0) {
            return "";
        }
        long speed = BigDecimal.valueOf(parsed.bytes())
                .divide(BigDecimal.valueOf(times.parse()).multiply(THOUSAND), 0, RoundingMode.HALF_UP).longValue();
        return "  (" + (speed == 0 ? "<1" : Numbers.count(speed)) + " MB/s)";
    }
}

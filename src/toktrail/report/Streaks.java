package toktrail.report;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;

/**
 * Days in a row on which there was usage.
 *
 * @param current     days in a row up to today, or up to yesterday while today has no usage; 0 if neither has
 * @param longest     the most days in a row, at least 1
 * @param longestFrom the first day of the latest row of that length
 * @param longestTo   its last day
 */
public record Streaks(int current, int longest, LocalDate longestFrom, LocalDate longestTo) {

    public Streaks {
        Objects.requireNonNull(longestFrom, "longestFrom");
        Objects.requireNonNull(longestTo, "longestTo");
    }

    /** The streaks of these days, absent without any. */
    public static Optional<Streaks> of(NavigableSet<LocalDate> active, LocalDate today) {
        if (active.isEmpty()) {
            return Optional.empty();
        }
        int longest = 0;
        int length = 0;
        LocalDate longestTo = null;
        LocalDate previous = null;
        for (LocalDate day : active) {
            length = previous != null && previous.plusDays(1).equals(day) ? length + 1 : 1;
            if (length >= longest) {
                longest = length;
                longestTo = day;
            }
            previous = day;
        }
        return Optional.of(new Streaks(current(active, today), longest, longestTo.minusDays(longest - 1L), longestTo));
    }

    private static int current(NavigableSet<LocalDate> active, LocalDate today) {
        LocalDate day = active.contains(today) ? today : today.minusDays(1);
        int count = 0;
        while (active.contains(day)) {
            count++;
            day = day.minusDays(1);
        }
        return count;
    }
}

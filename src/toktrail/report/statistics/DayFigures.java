package toktrail.report.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import toktrail.report.Streaks;

/**
 * Figures over days of the range. A day is active if any token was used on it or anything was paid for it.
 *
 * @param activeDays    how many
 * @param totalDays     calendar days from the start of the range, else the first day with a call, up to today or the
 *                      end of the range
 * @param span          the first and the last day with a call
 * @param peak          the active day with the most tokens, the earliest of equals
 * @param best          the active day with the highest cost, the earliest of equals; absent if nothing cost anything
 * @param currentStreak active days in a row up to today or yesterday, whatever the range
 * @param streaks       the longest row within the range; its {@code current} is that within the range
 */
public record DayFigures(long activeDays, long totalDays, Optional<Span> span, Optional<Peak> peak,
        Optional<Best> best, int currentStreak, Optional<Streaks> streaks) {

    /** Two days, both included. */
    public record Span(LocalDate first, LocalDate last) { }

    /** A day with its tokens, all six classes. */
    public record Peak(LocalDate day, long tokens) { }

    /** A day with its cost. */
    public record Best(LocalDate day, BigDecimal cost) { }

    public DayFigures {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(peak, "peak");
        Objects.requireNonNull(best, "best");
        Objects.requireNonNull(streaks, "streaks");
    }
}

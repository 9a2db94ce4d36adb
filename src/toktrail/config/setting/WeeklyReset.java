package toktrail.config.setting;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import toktrail.spelling.Worded;

/**
 * When a week of Codex quota ends.
 *
 * @param day  the day, absent when the times Codex reports are used
 * @param time the local time of day; midnight when there is no day
 */
public record WeeklyReset(Optional<DayOfWeek> day, LocalTime time) implements Worded {

    /** Thursday, a quarter past nine. */
    public static final WeeklyReset STANDARD = new WeeklyReset(Optional.of(DayOfWeek.THURSDAY), LocalTime.of(9, 15));

    private static final int SHORTEST_DAY = 3;

    public WeeklyReset {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(time, "time");
    }

    /** {@code thu 09:15}, {@code Thursday 9:15} or {@code observed}; empty for everything else. */
    public static Optional<WeeklyReset> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.equals("observed")) {
            return Optional.of(new WeeklyReset(Optional.empty(), LocalTime.MIDNIGHT));
        }
        String[] words = lower.split("\\s+");
        if (words.length != 2 || words[0].length() < SHORTEST_DAY) {
            return Optional.empty();
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(words[0])) {
                return time(words[1]).map(time -> new WeeklyReset(Optional.of(day), time));
            }
        }
        return Optional.empty();
    }

    /** {@code observed}, or the day and time as {@code thu 09:15}. */
    @Override
    public String word() {
        return day.map(d -> d.name().substring(0, SHORTEST_DAY).toLowerCase(Locale.ROOT) + " " + time)
                .orElse("observed");
    }

    private static Optional<LocalTime> time(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2 || !isNumber(parts[0]) || !isNumber(parts[1])) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(parts[0]);
        int minute = Integer.parseInt(parts[1]);
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

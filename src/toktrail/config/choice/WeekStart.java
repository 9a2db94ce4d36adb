package toktrail.config.choice;

import java.time.DayOfWeek;
import toktrail.spelling.Choice;

/** Days a week may begin with. */
public enum WeekStart implements Choice {
    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY;

    /** The day that the JDK names so. */
    public static WeekStart of(DayOfWeek day) {
        return valueOf(day.name());
    }

    /** The day as the JDK names it. */
    public DayOfWeek day() {
        return DayOfWeek.valueOf(name());
    }
}

package toktrail.config.choice;

import java.time.DayOfWeek;
import toktrail.spelling.Choice;

/** Days a week may begin with. */
public enum WeekStart implements Choice {
    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY;

    /** The day as the JDK names it. */
    public DayOfWeek day() {
        return DayOfWeek.valueOf(name());
    }
}

package toktrail.time;

/**
 * What an {@code --until} that is only a date means. Scripts depend on both meanings, so help texts say which one
 * applies.
 */
public enum UntilRule {
    /** The window ends where that day begins. */
    EXCLUSIVE,
    /** The date is the last day shown: the window ends where the next day begins. */
    LAST_DAY_SHOWN
}

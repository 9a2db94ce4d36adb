package toktrail.report.statistics;

import java.util.Locale;

/** Kinds of sessions by their length in time and calls; a session is of the first kind that fits. */
public enum Archetype {
    AUTOMATION(1, 2), QUICK(5, 5), STANDARD(30, 30), DEEP(120, Long.MAX_VALUE),
    MARATHON(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final long MINUTE = 60_000;

    private final long belowMinutes;
    private final long mostCalls;

    Archetype(long belowMinutes, long mostCalls) {
        this.belowMinutes = belowMinutes;
        this.mostCalls = mostCalls;
    }

    /** The name in outputs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Archetype of(long durationMs, long calls) {
        for (Archetype archetype : values()) {
            if (durationMs / MINUTE < archetype.belowMinutes && calls <= archetype.mostCalls) {
                return archetype;
            }
        }
        return MARATHON;
    }
}

package toktrail.sync;

import java.util.Locale;

/** What an import counts, in the order in which it is told. */
public enum ImportCount {
    RUNS_INSERTED, RUNS_UPDATED, SOURCE_SESSIONS_INSERTED, SOURCE_SESSIONS_UPDATED, USAGE_EVENTS_INSERTED,
    /** Events that were known and stay as they are, and those that stay out. */
    USAGE_EVENTS_SKIPPED,
    RUN_EVENTS_INSERTED,
    MACHINES_INSERTED, MACHINES_UPDATED, AREAS_INSERTED, AREAS_UPDATED, SESSION_METADATA_INSERTED,
    SESSION_METADATA_UPDATED, USAGE_EVENTS_UPDATED,
    /** Stored events that were deleted as second counts of a call. */
    USAGE_EVENTS_RETIRED,
    AREA_ASSIGNMENTS_INSERTED, AREA_ASSIGNMENTS_UPDATED, AREA_ASSIGNMENTS_DELETED, ACTIVE_AREAS_INSERTED,
    ACTIVE_AREAS_UPDATED;

    /** Its key in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the key was there before conflicts were told, and stands before them. */
    public boolean standsFirst() {
        return ordinal() <= RUN_EVENTS_INSERTED.ordinal();
    }
}

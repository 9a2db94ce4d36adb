package toktrail.harness.goose;

import java.math.BigDecimal;

/**
 * A row of table {@code sessions}; texts may be null.
 *
 * @param id       id
 * @param about    facts for people
 * @param type     kind of session
 * @param provider normalised provider, null if none
 * @param model    model, null if none
 * @param time     when it began
 * @param counters what it consumed in all
 * @param old      the same as an older toktrail would have read it
 * @param cost     its cost in USD
 * @param isStored whether there is such a row
 */
record SessionRow(String id, About about, String type, String provider, String model, Time time, Counters counters,
        Counters old, BigDecimal cost, boolean isStored) {

    /**
     * What people know a session by; each may be null.
     *
     * @param title  title
     * @param cwd    working directory
     * @param parent session it was started from
     */
    record About(String title, String cwd, String parent) { }

    /**
     * When a session began.
     *
     * @param createdMs the best time there is
     * @param stated    whether it is the time of creation, which never changes
     */
    record Time(long createdMs, boolean stated) {

        /** How the time is written in keys. */
        String key() {
            return stated ? Long.toString(createdMs) : "?";
        }
    }

    /** A session that has calls in the ledger but no row. */
    static SessionRow missing(String id, long fileMs) {
        return new SessionRow(id, new About(null, null, null), null, null, null, new Time(fileMs, false),
                Counters.NONE, Counters.NONE, BigDecimal.ZERO, false);
    }
}

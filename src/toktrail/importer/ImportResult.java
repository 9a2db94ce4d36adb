package toktrail.importer;

import java.util.Objects;

/**
 * What an import did with one root of one harness.
 *
 * @param harness harness id
 * @param source  the root, {@code /} as separator
 * @param status  how it went
 * @param message why it was skipped or failed; null otherwise
 * @param rows    records and events
 * @param span    run, restriction and times
 * @param times   where the time went
 */
public record ImportResult(
        String harness, String source, Status status, String message, Rows rows, Span span, Times times) {

    /** How the import of a root went. */
    public enum Status {
        /** Files were read. */
        OK("ok"),
        /** No file had changed. */
        UNCHANGED("unchanged"),
        /** The root does not exist. */
        SKIPPED("skipped"),
        /** It could not be read. */
        ERROR("error");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        /** The word in JSON and tables. */
        public String id() {
            return id;
        }
    }

    /**
     * Counters of records and events.
     *
     * @param seen          records met in this pass
     * @param eventsSeen    events they gave
     * @param inserted      events that were new
     * @param changes       what happened to stored events
     * @param linked        new links to the run
     * @param scopeExcluded events in the run's time that are outside its scope
     * @param skipped       records without event, and events that were neither inserted nor updated
     */
    public record Rows(
            long seen, long eventsSeen, long inserted, Changes changes, long linked, long scopeExcluded, long skipped) {
    }

    /**
     * What happened to stored events.
     *
     * @param updated   replaced by what their record says now
     * @param corrected of these, lowered in at least one class
     * @param held      left as they are although their record states less
     * @param retired   deleted as second counts of a call
     */
    public record Changes(long updated, long corrected, long held, long retired) {

        /** Nothing happened. */
        static final Changes NONE = new Changes(0, 0, 0, 0);
    }

    /**
     * Run and times; each may be null.
     *
     * @param runId        run linked to
     * @param sinceMs      start of that run, or the restriction given
     * @param firstEventMs earliest event seen
     * @param lastEventMs  latest event seen
     * @param files        its files; null if the root was skipped
     */
    public record Span(Long runId, Long sinceMs, Long firstEventMs, Long lastEventMs, Files files) { }

    /**
     * Files of a root.
     *
     * @param seen    that exist and were considered
     * @param changed of these, new or different from what the ledger remembers
     * @param bytes   read in this pass: of a file that was continued the rest, of any other all of it
     */
    public record Files(long seen, long changed, long bytes) { }

    /**
     * Where the time went, in milliseconds. Phases overlap, so their sum may exceed {@code elapsed}.
     *
     * @param fingerprint listing and comparing
     * @param scan        wall time in which files were being read
     * @param write       ledger
     * @param elapsed     all
     */
    public record Times(long fingerprint, long scan, long write, long elapsed) {

        /** No time at all. */
        static final Times NONE = new Times(0, 0, 0, 0);
    }

    public ImportResult {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(status, "status");
    }
}

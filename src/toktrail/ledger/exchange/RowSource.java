package toktrail.ledger.exchange;

import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import toktrail.ledger.row.EventUuid;

/**
 * All that machines tell each other, table by table. Rows refer to each other by keys that are the same everywhere; the
 * numbers of events alone belong to the source. A ledger gives its rows in the order of archives; others in any order
 * that is not said. Events are given one by one, so that memory does not grow with them.
 */
public interface RowSource {

    /** By id. */
    void machines(Consumer<MachineRow> consumer);

    /** Shorter paths first. */
    void areas(Consumer<AreaRow> consumer);

    /** By sync id. */
    void assignments(Consumer<AssignmentRow> consumer);

    /** By machine. */
    void activeAreas(Consumer<ActiveAreaRow> consumer);

    /** The oldest first. */
    void runs(Consumer<RunRow> consumer);

    /** By sync id. */
    void runSessions(Consumer<RunSessionRow> consumer);

    /** By machine, harness, session. */
    void metadata(Consumer<MetadataRow> consumer);

    /** By time, harness, event key, in every source. */
    void events(Consumer<EventRow> consumer);

    /** The names of all events with their numbers, in any order; quicker than {@link #events}. */
    void eventNames(ObjLongConsumer<EventUuid> consumer);

    /** By run; the events of a run in any order. */
    void links(Consumer<LinkRow> consumer);

    /** Removed assignments, by session. */
    void unassignments(Consumer<UnassignmentRow> consumer);

    /** Retired events, by harness and name. */
    void retirements(Consumer<RetirementRow> consumer);
}

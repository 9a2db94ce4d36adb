package toktrail.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import toktrail.config.choice.OnConflict;
import toktrail.ledger.exchange.EventIndex;
import toktrail.ledger.exchange.EventRow;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.ExchangedEvent;
import toktrail.ledger.exchange.ExchangedEvents;
import toktrail.ledger.exchange.LinkRow;
import toktrail.ledger.exchange.RetirementRow;
import toktrail.ledger.exchange.Retirements;
import toktrail.ledger.exchange.SessionId;
import toktrail.ledger.exchange.StoredRuns;
import toktrail.ledger.row.EventUuid;
import toktrail.spelling.TextOrder;
import toktrail.usage.UsageEvent;

/**
 * Merges events: retires second counts, adds what is unknown, decides between copies of what is known, and links runs.
 */
final class EventMerge {

    /** A link of an event that was deleted, to be given to the one that counts its call. */
    private record MovedLink(String runSyncId, long winner, long linkedAtMs) { }

    /** Where an event without assignment said that its session belongs. */
    record Implied(String areaPath, long importedAtMs) { }

    private final ExchangeTransaction tx;
    private final ExchangedEvents events;
    private final EventIndex index;
    private final Retirements retirements;
    private final StoredRuns runs;
    private final RowMerge rows;
    private final ForeignIdentity identity;
    private final OnConflict policy;
    private final ImportCounts counts;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<MovedLink> movedLinks = new ArrayList<>();
    private final Map<EventUuid, ExchangedEvent.Marks> inherited = new HashMap<>();
    private final Map<SessionId, Implied> implied = new HashMap<>();

    /** What is known before the first event is merged. */
    record Known(EventIndex index, Retirements retirements, StoredRuns runs, RowMerge rows) { }

    EventMerge(ExchangeTransaction tx, Known known, ForeignIdentity identity, OnConflict policy,
            ImportCounts counts) {
        this.tx = tx;
        events = tx.events();
        index = known.index();
        retirements = known.retirements();
        runs = known.runs();
        rows = known.rows();
        this.identity = identity;
        this.policy = policy;
        this.counts = counts;
    }

    /** Deletes the stored events that are retired. */
    void retireStored() {
        for (RetirementRow row : List.copyOf(retirements.all())) {
            OptionalLong id = index.find(row.event().high());
            if (id.isEmpty()) {
                continue;
            }
            ExchangedEvent stored = full(events.get(id.getAsLong()));
            EventUuid winner = retirements.winnerOf(row.event());
            if (winner == null ? stored.marks().unclaimed() : isKnown(winner)) {
                delete(stored, row.event(), winner);
            }
        }
    }

    private boolean isKnown(EventUuid event) {
        return index.find(event.high()).isPresent() || index.comesIn(event.high());
    }

    private ExchangedEvent full(ExchangedEvent stored) {
        return stored.with(stored.event().withFingerprint(identity.fingerprint(stored.event())));
    }

    /** Deletes a stored event; its links and its match key go to the winner, null for none. */
    private void delete(ExchangedEvent stored, EventUuid name, EventUuid winner) {
        if (winner != null) {
            runs.links(stored.id()).forEach((run, at) -> movedLinks.add(new MovedLink(run, winner.high(), at)));
        }
        events.delete(stored);
        index.remove(name, stored.id());
        counts.add(ImportCount.USAGE_EVENTS_RETIRED);
        if (winner == null || stored.marks().matchHash() == null) {
            return;
        }
        OptionalLong id = index.find(winner.high());
        if (id.isEmpty()) {
            inherited.put(winner, stored.marks());
            return;
        }
        ExchangedEvent heir = events.get(id.getAsLong());
        if (heir.marks().matchHash() == null) {
            store(heir, full(heir).with(new ExchangedEvent.Marks(heir.marks().unclaimed(),
                    stored.marks().matchHash(), heir.marks().alternateHash())));
        }
    }

    private void store(ExchangedEvent before, ExchangedEvent now) {
        events.replace(before, now.with(identity.compact(now.event())),
                tx.session(now.machineId(), now.event().session()));
    }

    /** An event that comes in. */
    void event(EventRow given) {
        EventUuid name = given.uuid();
        if (retirements.contains(name)) {
            EventUuid winner = retirements.winnerOf(name);
            if (winner == null || isKnown(winner)) {
                counts.add(ImportCount.USAGE_EVENTS_SKIPPED);
                return;
            }
        }
        EventRow row = given.with(given.exchanged().with(
                identity.disjoint(given.exchanged().event(), given.saysDisjoint())));
        rows.refer(row.exchanged().machineId());
        if (row.areaPath() != null) {
            Implied place = new Implied(row.areaPath(), row.exchanged().importedAtMs());
            implied.merge(row.session(), place, EventMerge::newer);
        }
        OptionalLong known = index.find(name.high());
        if (known.isPresent()) {
            known(row, given, events.get(known.getAsLong()));
        } else {
            unknown(row, name);
        }
    }

    private static Implied newer(Implied a, Implied b) {
        if (a.importedAtMs() != b.importedAtMs()) {
            return a.importedAtMs() > b.importedAtMs() ? a : b;
        }
        return TextOrder.CODE_POINT.compare(a.areaPath(), b.areaPath()) <= 0 ? a : b;
    }

    private void unknown(EventRow row, EventUuid name) {
        Long match = identity.matchHash(row.exchanged().event());
        ExchangedEvent.Marks left = inherited.remove(name);
        if (match == null && left != null && events.byMatch(left.matchHash()).isEmpty()) {
            match = left.matchHash();
        }
        OptionalLong sameCall = match == null ? OptionalLong.empty() : events.byMatch(match);
        ExchangedEvent.Marks marks = new ExchangedEvent.Marks(identity.mayBeClaimed(row.exchanged().event()), match,
                identity.alternateHash(row.exchanged().event()));
        if (sameCall.isPresent()) {
            underTwoKeys(row, name, events.get(sameCall.getAsLong()), marks);
        } else {
            insert(row.exchanged().with(marks), name);
        }
    }

    private void insert(ExchangedEvent event, EventUuid name) {
        long id = events.insert(event.with(identity.compact(event.event())),
                tx.session(event.machineId(), event.event().session()));
        index.add(name, id);
        counts.add(ImportCount.USAGE_EVENTS_INSERTED);
    }

    /** One call that is stored under another key: the earlier event stays, with the values of the larger one. */
    private void underTwoKeys(EventRow row, EventUuid name, ExchangedEvent compactStored, ExchangedEvent.Marks marks) {
        ExchangedEvent stored = full(compactStored);
        EventRow storedRow = new EventRow(stored, null, null, false);
        EventUuid storedName = storedRow.uuid();
        boolean incomingValues = EventCopies.prefersSecond(stored, row.exchanged());
        if (isBefore(row, storedRow)) {
            retirements.add(new RetirementRow(stored.event().session().harness(), storedName, name, tx.nowMs()));
            delete(compactStored, storedName, name);
            inherited.remove(name);
            ExchangedEvent kept = incomingValues ? row.exchanged()
                    : EventCopies.valued(row.exchanged(), stored);
            insert(kept.with(new ExchangedEvent.Marks(stored.marks().unclaimed(), marks.matchHash(),
                    stored.marks().alternateHash())), name);
            return;
        }
        retirements.add(new RetirementRow(row.exchanged().event().session().harness(), name, storedName,
                tx.nowMs()));
        ExchangedEvent kept = incomingValues ? EventCopies.valued(stored, row.exchanged()) : stored;
        settle(compactStored, stored, kept);
    }

    private static boolean isBefore(EventRow a, EventRow b) {
        UsageEvent x = a.exchanged().event();
        UsageEvent y = b.exchanged().event();
        int order = Long.compare(x.createdMs(), y.createdMs());
        if (order == 0) {
            order = TextOrder.CODE_POINT.compare(x.session().harness(), y.session().harness());
        }
        return (order != 0 ? order : TextOrder.CODE_POINT.compare(a.key(), b.key())) < 0;
    }

    /** Writes what became of a stored event, if it is another one now, and counts it. */
    private void settle(ExchangedEvent compactStored, ExchangedEvent stored, ExchangedEvent now) {
        if (EventCopies.same(stored, now)) {
            counts.add(ImportCount.USAGE_EVENTS_SKIPPED);
            return;
        }
        store(compactStored, now.with(marks(stored, now)));
        counts.add(ImportCount.USAGE_EVENTS_UPDATED);
    }

    /** The match key of a row from elsewhere follows from its values, unless another event has it. */
    private ExchangedEvent.Marks marks(ExchangedEvent stored, ExchangedEvent now) {
        Long match = identity.matchHash(now.event());
        boolean moves = stored.marks().unclaimed() && match != null && events.byMatch(match).isEmpty();
        return moves ? new ExchangedEvent.Marks(true, match, stored.marks().alternateHash()) : stored.marks();
    }

    private void known(EventRow row, EventRow given, ExchangedEvent compactStored) {
        ExchangedEvent stored = full(compactStored);
        ExchangedEvent incoming = row.exchanged();
        ExchangedEvent kept;
        if (stored.event().fingerprint().equals(incoming.event().fingerprint())) {
            boolean differ = !stored.event().tokens().equals(incoming.event().tokens())
                    || !EventCopies.billEqually(stored, incoming);
            kept = EventCopies.united(stored, incoming, differ && identity.givesFingerprint(stored.event()),
                    differ && identity.givesFingerprint(given.exchanged().event()));
        } else if (EventCopies.billEqually(stored, incoming)) {
            boolean second = TextOrder.CODE_POINT.compare(incoming.event().fingerprint(),
                    stored.event().fingerprint()) < 0;
            kept = second ? incoming : stored;
        } else {
            kept = decide(row, stored);
        }
        settle(compactStored, stored, EventCopies.owned(kept, stored, incoming));
    }

    private ExchangedEvent decide(EventRow row, ExchangedEvent stored) {
        boolean second = policy == OnConflict.PREFER_LARGER
                && EventCopies.prefersSecond(stored, row.exchanged());
        String harness = stored.event().session().harness();
        Conflict conflict = new Conflict(harness, stored.event().keys().globalKey(), stored.event().fingerprint(),
                row.exchanged().event().fingerprint(),
                "usage event " + harness + ":" + row.key() + " has another fingerprint", !second);
        if (policy == OnConflict.FAIL) {
            throw new ConflictFailure(conflict);
        }
        conflicts.add(conflict);
        return second ? row.exchanged() : stored;
    }

    /** A link of an incoming event, or of the one that counts its call now. */
    void link(LinkRow row) {
        OptionalLong event = find(index.nameOf(row.event()));
        if (event.isPresent() && runs.link(row.runSyncId(), event.getAsLong(), row.createdAtMs())) {
            counts.add(ImportCount.RUN_EVENTS_INSERTED);
        }
    }

    /** Links the events that count the calls of deleted ones; after all events came in. */
    void moveLinks() {
        for (MovedLink link : movedLinks) {
            find(link.winner()).ifPresent(event -> runs.link(link.runSyncId(), event, link.linkedAtMs()));
        }
    }

    private OptionalLong find(long name) {
        OptionalLong stored = index.find(name);
        EventUuid retired = stored.isPresent() ? null : retirements.named(name);
        EventUuid winner = retired == null ? null : retirements.winnerOf(retired);
        return winner == null ? stored : index.find(winner.high());
    }

    /** Conflicts that were decided, in the order in which they were met. */
    List<Conflict> conflicts() {
        return conflicts;
    }

    /** Areas that events named for their sessions. */
    Map<SessionId, Implied> implied() {
        return implied;
    }
}

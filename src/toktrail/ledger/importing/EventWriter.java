package toktrail.ledger.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import toktrail.ledger.row.CopyKey;
import toktrail.ledger.row.EventRows;
import toktrail.ledger.row.EventValues;
import toktrail.ledger.row.KeyHasher;
import toktrail.ledger.row.KindEntry;
import toktrail.ledger.row.PreparedEvent;
import toktrail.ledger.row.SessionEntry;
import toktrail.ledger.row.StoredEvent;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/**
 * Decides what becomes of an event and does it.
 *
 * <p>The stored event that an incoming one belongs to is the first of: the one with its match key; an unclaimed one
 * under its global key or accepted by its harness; an unclaimed one under the key of a dropped copy; one with its
 * alternate key that the harness accepts. A stored event keeps its session, id, area, run links, import time and keys.
 */
final class EventWriter {

    private static final class Counter {
        private long inserted;
        private long updated;
        private long corrected;
        private long held;
        private long retired;

        private EventCounts counts() {
            return new EventCounts(inserted, updated, corrected, held, retired);
        }
    }

    private final ImportTransaction tx;
    private final ImportMode mode;
    private final KeyHasher hasher = new KeyHasher();
    private final long[] values = new long[EventValues.WIDTH];
    private final Map<String, Counter> counters = new HashMap<>();
    private long tokenDifference;

    EventWriter(ImportTransaction tx, ImportMode mode) {
        this.tx = tx;
        this.mode = mode;
    }

    /** Takes an event and the keys of its dropped copies. */
    Outcome event(PreparedEvent prepared) {
        tx.begin();
        UsageEvent event = prepared.event();
        EventRules rules = prepared.rules();
        List<CopyKey> copies = prepared.copies();
        EventRows.Hashes hashes = prepared.hashes();
        long matching = hashes.match() == null ? 0 : tx.known.match(hashes.match());
        if (matching != 0 && isRepeat(event, matching)) {
            return Outcome.UNCHANGED;
        }
        StoredEvent stored = matching != 0 ? tx.rows.get(matching, rules) : find(event, hashes, rules, copies);
        long id;
        UsageEvent winner = event;
        Outcome outcome;
        if (stored == null) {
            if (tx.retired.refuses(event, rules)) {
                return Outcome.RETIRED;
            }
            id = insert(prepared);
            outcome = Outcome.INSERTED;
        } else {
            id = stored.id();
            winner = stored.event();
            outcome = stored.unclaimed() ? claim(stored, event, hashes, rules) : update(stored, event, hashes, rules);
        }
        if (!tx.unclaimed.isEmpty()) {
            if (tx.unclaimed.knows(event.session())) {
                retireUnder(event.session(), event.keys().globalKey(), id, winner, rules);
            }
            for (CopyKey copy : copies) {
                retireUnder(copy.session(), copy.globalKey(), id, winner, rules);
            }
        }
        return outcome;
    }

    /** Takes the key of a copy that was dropped; {@code winnerMatchKey} is null if no event won. */
    void copy(CopyKey copy, String winnerMatchKey, EventRules rules) {
        tx.begin();
        if (tx.unclaimed.isEmpty()) {
            return;
        }
        long winner = winnerMatchKey == null ? 0 : tx.known.match(hasher.hash(winnerMatchKey));
        retireUnder(copy.session(), copy.globalKey(), winner,
                winner == 0 ? null : tx.rows.get(winner, rules).event(), rules);
    }

    /** Gives the event with a match key another one, or retires it where another event has that. */
    void renamed(long formerHash, Supplier<String> matchKey, EventRules rules) {
        tx.begin();
        long id = tx.known.match(formerHash);
        if (id == 0) {
            return;
        }
        StoredEvent stored = tx.rows.get(id, rules);
        long hash = hasher.hash(matchKey.get());
        long winner = tx.known.match(hash);
        if (winner == 0) {
            write(stored, stored.event(), new EventRows.Hashes(hash, stored.altHash()), rules, null);
        } else if (winner != id) {
            retire(stored, winner, tx.rows.get(winner, rules).event());
        }
    }

    boolean hasMatchKey(String matchKey) {
        return tx.known.match(hasher.hash(matchKey)) != 0;
    }

    /** Whether the event is stored just so and nothing else can follow from it: the usual case of a file read again. */
    private boolean isRepeat(UsageEvent event, long id) {
        return tx.unclaimed.isEmpty() && !(mode.isFull() && mode.includeRaw()) && tx.rows.isSame(id, event);
    }

    private StoredEvent find(UsageEvent event, EventRows.Hashes hashes, EventRules rules, List<CopyKey> copies) {
        if (!tx.unclaimed.isEmpty()) {
            long id = tx.unclaimed.find(event, rules, copies);
            if (id != 0) {
                return tx.rows.get(id, rules);
            }
        }
        if (hashes.alternate() != null) {
            for (long id : tx.known.alternates(hashes.alternate())) {
                StoredEvent candidate = tx.rows.get(id, rules);
                if (rules.sameCall(event, candidate.event())) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private long insert(PreparedEvent prepared) {
        UsageEvent event = prepared.event();
        EventRows.Hashes hashes = prepared.hashes();
        SessionEntry session = tx.sessions.local(event.session());
        if (session.isBlank()) {
            tx.newSessions.add(session);
        }
        KindEntry kind = tx.dictionaries.kind(event.kind());
        long id = tx.newEventId();
        tx.rows.insert(id, prepared, new EventRows.NewRow(session, kind, mode.includeRaw(), tx.nowMs), values);
        session.eventAdded(event.createdMs());
        tx.rollups.add(session, kind, event.createdMs(), 1, values);
        tx.known.added(hashes, id);
        tx.retired.inserted(event);
        tx.revisions.touch();
        tx.seals.touched(event.createdMs());
        counter(event).inserted++;
        return id;
    }

    private Counter counter(UsageEvent event) {
        return counters.computeIfAbsent(event.session().harness(), harness -> new Counter());
    }

    private Outcome claim(StoredEvent stored, UsageEvent event, EventRows.Hashes hashes, EventRules rules) {
        UpdateDecision decision = UpdateDecision.ofClaim(stored.event(), event, mode.isFull());
        UsageEvent values = decision == UpdateDecision.REPLACE ? event : stored.event();
        EventRows.Hashes now = new EventRows.Hashes(hashes.match() != null ? hashes.match() : stored.matchHash(),
                hashes.alternate() != null ? hashes.alternate() : stored.altHash());
        Counter counter = counter(event);
        boolean lowered = write(stored, merged(stored.event(), values, event.position()), now, rules, event.rawJson());
        counter.updated++;
        counter.corrected += lowered ? 1 : 0;
        counter.held += decision == UpdateDecision.HOLD ? 1 : 0;
        tx.sessions.get(stored.sessionId()).eventClaimed();
        tx.unclaimed.remove(stored.event().session(), stored.id());
        return Outcome.CLAIMED;
    }

    private Outcome update(StoredEvent stored, UsageEvent event, EventRows.Hashes hashes, EventRules rules) {
        Counter counter = counter(event);
        switch (UpdateDecision.of(stored.event(), event, rules.policy(), mode.isFull())) {
            case KEEP -> {
                if (mode.isFull() && mode.includeRaw() && !stored.rawStored() && event.rawJson() != null) {
                    tx.rows.putRaw(stored.id(), event.rawJson());
                    tx.revisions.changed(stored.id());
                }
                return Outcome.UNCHANGED;
            }
            case HOLD -> {
                counter.held++;
                return Outcome.HELD;
            }
            case REPLACE -> {
                EventRows.Hashes now = new EventRows.Hashes(
                        stored.matchHash() != null ? stored.matchHash() : hashes.match(),
                        stored.altHash() != null ? stored.altHash() : hashes.alternate());
                boolean lowered = write(stored, merged(stored.event(), event, event.position()), now, rules,
                        event.rawJson());
                counter.updated++;
                counter.corrected += lowered ? 1 : 0;
                return lowered ? Outcome.CORRECTED : Outcome.UPDATED;
            }
        }
        throw new AssertionError(rules.policy());
    }

    /** The stored event with the values of another, at a position; the earlier of the two times. */
    private static UsageEvent merged(UsageEvent stored, UsageEvent values, SourcePosition position) {
        return new UsageEvent(stored.session(), values.kind(), Math.min(stored.createdMs(), values.createdMs()),
                values.completedMs(), values.amount(), position, stored.keys(), values.fingerprint(), null);
    }

    /** Writes an event that is claimed from now on; whether a class became smaller. */
    private boolean write(StoredEvent stored, UsageEvent now, EventRows.Hashes hashes, EventRules rules, String raw) {
        UsageEvent before = stored.event();
        boolean wantsRaw = mode.includeRaw() && !stored.rawStored();
        tx.rows.replace(stored, now, hashes, rules, wantsRaw ? raw : null);
        tx.known.removed(new EventRows.Hashes(stored.matchHash(), stored.altHash()), stored.id());
        tx.known.added(hashes, stored.id());
        SessionEntry session = tx.sessions.get(stored.sessionId());
        session.eventMoved(before.createdMs(), now.createdMs());
        count(session, before, -1);
        count(session, now, 1);
        tx.revisions.changed(stored.id());
        boolean lowered = now.tokens().lowers(before.tokens());
        tx.seals.replaced(before, now);
        tokenDifference += lowered ? now.tokens().accountingTotal() - before.tokens().accountingTotal() : 0;
        return lowered;
    }

    private void count(SessionEntry session, UsageEvent event, int sign) {
        EventValues.fill(event.amount(), values);
        tx.rollups.add(session, tx.dictionaries.kind(event.kind()), event.createdMs(), sign, values);
    }

    /** Deletes the unclaimed events under a key, but not the winner. */
    private void retireUnder(SessionRef session, String globalKey, long winnerId, UsageEvent winner,
            EventRules rules) {
        for (long id : tx.unclaimed.allByKey(session, globalKey, rules)) {
            if (id != winnerId) {
                retire(tx.rows.get(id, rules), winnerId, winner);
            }
        }
    }

    private void retire(StoredEvent stored, long winnerId, UsageEvent winner) {
        UsageEvent event = stored.event();
        tx.makeIndexes();
        tx.rows.delete(stored.id(), winnerId);
        tx.known.removed(new EventRows.Hashes(stored.matchHash(), stored.altHash()), stored.id());
        tx.unclaimed.remove(event.session(), stored.id());
        SessionEntry session = tx.sessions.get(stored.sessionId());
        session.eventRemoved(stored.unclaimed());
        count(session, event, -1);
        tx.retired.add(event, winner, tx.nowMs, tx.revisions.next());
        tx.revisions.touch();
        tx.seals.lowered(event.createdMs(), event.session().harness());
        counter(event).retired++;
        tokenDifference -= event.tokens().accountingTotal();
    }

    ImportTotals totals() {
        Map<String, EventCounts> counts = new HashMap<>();
        for (Map.Entry<String, Counter> counter : counters.entrySet()) {
            counts.put(counter.getKey(), counter.getValue().counts());
        }
        return new ImportTotals(counts, tokenDifference);
    }
}

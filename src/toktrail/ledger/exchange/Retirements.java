package toktrail.ledger.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import toktrail.ledger.row.EventUuid;
import toktrail.ledger.row.Winners;

/** The retired events of a ledger; they are few and held in memory. */
public final class Retirements {

    private final ExchangeTransaction tx;
    private final Map<EventUuid, RetirementRow> rows = new HashMap<>();
    private final Winners winners = new Winners();
    private final Map<Long, EventUuid> byBeginning = new HashMap<>();

    /** Those of the ledger of a transaction, valid as long as that. */
    public Retirements(ExchangeTransaction tx, RowSource ledger) {
        this.tx = tx;
        ledger.retirements(this::know);
    }

    private void know(RetirementRow row) {
        rows.put(row.event(), row);
        winners.put(row.event(), row.winner());
        byBeginning.put(row.event().high(), row.event());
    }

    /** All of them, in no order. */
    public Collection<RetirementRow> all() {
        return rows.values();
    }

    /** Whether an event is retired. */
    public boolean contains(EventUuid event) {
        return rows.containsKey(event);
    }

    /** As {@link Winners#of}. */
    public EventUuid winnerOf(EventUuid event) {
        return winners.of(event);
    }

    /** The retired event whose name begins so, null if there is none. */
    public EventUuid named(long beginning) {
        return byBeginning.get(beginning);
    }

    /** Adds a retirement, or joins it with the one that is known: the earlier moment, the smaller winner. */
    public void add(RetirementRow row) {
        RetirementRow known = rows.get(row.event());
        RetirementRow joined = known == null ? row : new RetirementRow(known.harness(), known.event(),
                smaller(known.winner(), row.winner()), Math.min(known.retiredAtMs(), row.retiredAtMs()));
        if (Objects.equals(joined, known)) {
            return;
        }
        know(joined);
        tx.database().update("""
                INSERT INTO retired_event (event_uuid, harness, winner_uuid, retired_at_ms, revision)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET winner_uuid = excluded.winner_uuid,
                  retired_at_ms = excluded.retired_at_ms, revision = excluded.revision""",
                s -> s.bindBytes(1, joined.event().bytes()).bindText(2, joined.harness())
                        .bindBytes(3, joined.winner() == null ? null : joined.winner().bytes())
                        .bindLong(4, joined.retiredAtMs()).bindLong(5, tx.revision()));
    }

    private static EventUuid smaller(EventUuid a, EventUuid b) {
        return a == null ? b : b == null || a.text().compareTo(b.text()) <= 0 ? a : b;
    }
}

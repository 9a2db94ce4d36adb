package toktrail.importer.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import toktrail.ledger.query.LedgerEvent;
import toktrail.usage.KeyHash;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/** Stored events whose records are looked for. */
final class WantedRecords {

    private final Map<Long, Long> byHash = new HashMap<>();
    private final List<LedgerEvent> withoutKey = new ArrayList<>();

    WantedRecords(Collection<LedgerEvent> events) {
        for (LedgerEvent event : events) {
            if (event.matchHash() == null) {
                withoutKey.add(event);
            } else {
                byHash.put(event.matchHash(), event.id());
            }
        }
    }

    /** The id of the stored event that a record tells of, by its match key; without one by its place. */
    OptionalLong find(UsageEvent record) {
        String key = record.keys().matchKey();
        if (key != null) {
            Long id = byHash.get(KeyHash.of(key));
            return id == null ? OptionalLong.empty() : OptionalLong.of(id);
        }
        for (LedgerEvent event : withoutKey) {
            UsageEvent stored = event.event();
            boolean same = isLine(stored) ? stored.position().equals(record.position())
                    : Objects.equals(stored.keys().globalKey(), record.keys().globalKey());
            if (same && stored.session().equals(record.session())) {
                return OptionalLong.of(event.id());
            }
        }
        return OptionalLong.empty();
    }

    private static boolean isLine(UsageEvent event) {
        return event.position().line() != SourcePosition.NONE;
    }
}

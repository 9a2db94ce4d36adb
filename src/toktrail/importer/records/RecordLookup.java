package toktrail.importer.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.Harness;
import toktrail.ledger.query.LedgerEvent;
import toktrail.usage.UsageEvent;

/** Tells where the records of stored events stand, and by what they are known. For one thread. */
public final class RecordLookup {

    private final SourceIndex index;

    /** A look-up in these files. */
    public RecordLookup(SourceIndex index) {
        this.index = index;
    }

    /** The places of the records of these events, by id. A document is searched for each of its events. */
    public Map<Long, RecordPlace> places(List<LedgerEvent> events) {
        Map<Long, RecordPlace> places = new LinkedHashMap<>();
        events.forEach(event -> places.put(event.id(), RecordPlace.of(event, index.harness(event))));
        return places;
    }

    /**
     * The match keys of these events by id, those without one left out. A key that cannot be told from what is stored
     * is read from its file again; where that is gone its hash stands for it, as {@code sha256:} and 16 digits.
     */
    public Map<Long, String> matchKeys(List<LedgerEvent> events) {
        Map<Long, String> keys = new HashMap<>();
        List<LedgerEvent> unknown = new ArrayList<>();
        for (LedgerEvent event : events) {
            String importer = index.harness(event).map(Harness::info).map(info -> info.id())
                    .orElse(event.event().session().harness());
            Optional<String> key = RecordPlace.matchKey(event, importer);
            key.ifPresent(text -> keys.put(event.id(), text));
            if (key.isEmpty() && event.matchHash() != null) {
                keys.put(event.id(), "sha256:" + HexFormat.of().toHexDigits(event.matchHash()));
                unknown.add(event);
            }
        }
        for (Map.Entry<Long, UsageEvent> read : new RecordCheck(index).read(unknown).entrySet()) {
            keys.put(read.getKey(), read.getValue().keys().matchKey());
        }
        return keys;
    }
}

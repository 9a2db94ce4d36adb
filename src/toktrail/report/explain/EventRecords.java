package toktrail.report.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import toktrail.harness.Fingerprint;
import toktrail.importer.records.CopySearch;
import toktrail.importer.records.RecordCheck;
import toktrail.importer.records.RecordCopy;
import toktrail.importer.records.RecordFinding;
import toktrail.importer.records.RecordLookup;
import toktrail.importer.records.RecordPlace;
import toktrail.importer.records.SourceIndex;
import toktrail.ledger.query.LedgerEvent;

/** Asks the sources about the records of events. */
public final class EventRecords {

    /** What is asked beside the place of a record. */
    public enum Detail {
        /** What became of it. */
        VERIFY,
        /** Which further records tell of the same call. */
        COPIES
    }

    private final SourceIndex index;

    /** Asks these sources. */
    public EventRecords(SourceIndex index) {
        this.index = index;
    }

    /** What the sources say of these events, by id. Costs what reading their files costs, if details are asked. */
    public Map<Long, EventRecord> find(List<LedgerEvent> events, Set<Detail> details) {
        RecordLookup lookup = new RecordLookup(index);
        Map<Long, RecordPlace> places = lookup.places(events);
        Map<Long, String> keys = lookup.matchKeys(events);
        Map<Long, RecordFinding> findings =
                details.contains(Detail.VERIFY) ? new RecordCheck(index).verify(events) : Map.of();
        Map<Long, List<RecordCopy>> copies =
                details.contains(Detail.COPIES) ? new CopySearch(index).find(events) : Map.of();
        Map<Long, EventRecord> records = new LinkedHashMap<>();
        for (LedgerEvent event : events) {
            long id = event.id();
            records.put(id, new EventRecord(places.get(id), Optional.ofNullable(keys.get(id)),
                    Fingerprint.of(event.event()), Optional.ofNullable(findings.get(id)),
                    Optional.ofNullable(copies.get(id))));
        }
        return records;
    }
}

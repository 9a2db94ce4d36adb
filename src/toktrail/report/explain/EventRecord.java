package toktrail.report.explain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.importer.records.RecordCopy;
import toktrail.importer.records.RecordFinding;
import toktrail.importer.records.RecordPlace;

/**
 * What the sources say of an event.
 *
 * @param place       where its record stands
 * @param matchKey    identity of the call in this ledger, or its hash; absent if it has none
 * @param fingerprint digest by which other machines know the record, 64 hex digits
 * @param finding     what became of the record, if that was asked
 * @param copies      all present records of the call, if that was asked
 */
public record EventRecord(RecordPlace place, Optional<String> matchKey, String fingerprint,
        Optional<RecordFinding> finding, Optional<List<RecordCopy>> copies) {

    public EventRecord {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(matchKey, "matchKey");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(finding, "finding");
        copies = copies.map(List::copyOf);
    }
}

package toktrail.ledger.area;

import java.util.List;
import toktrail.ledger.filter.SessionCandidate;
import toktrail.usage.AreaPath;

/**
 * What assigning many sessions at once did, or would do.
 *
 * @param path     normalised path of the area
 * @param assigned the sessions that got the area, the latest first
 * @param skipped  how many more were chosen but are in an area already
 */
public record BulkAssignment(String path, List<SessionCandidate> assigned, int skipped) {

    public BulkAssignment {
        assigned = List.copyOf(assigned);
    }

    static BulkAssignment of(AreaPath path, Long area, List<SessionCandidate> chosen, boolean overwrite) {
        List<SessionCandidate> assigned = chosen.stream()
                .filter(candidate -> candidate.areaId() == null
                        || overwrite && !candidate.areaId().equals(area))
                .toList();
        return new BulkAssignment(path.text(), assigned, chosen.size() - assigned.size());
    }
}

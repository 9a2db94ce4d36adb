package toktrail.sync;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.ledger.exchange.ActiveAreaRow;
import toktrail.ledger.exchange.AreaRow;
import toktrail.ledger.exchange.AssignmentRow;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.StoredAreas;
import toktrail.ledger.exchange.StoredAssignments;
import toktrail.ledger.exchange.UnassignmentRow;

/** Merges areas, the areas of sessions, and the active areas of machines. */
final class AreaMerge {

    private final ExchangeTransaction tx;
    private final RowMerge rows;
    private final ImportCounts counts;
    private final long exportedAtMs;
    private final StoredAreas areas;
    private final StoredAssignments assignments;

    AreaMerge(ExchangeTransaction tx, RowMerge rows, ImportCounts counts, long exportedAtMs) {
        this.tx = tx;
        this.rows = rows;
        this.counts = counts;
        this.exportedAtMs = exportedAtMs;
        areas = new StoredAreas(tx);
        assignments = new StoredAssignments(tx);
    }

    /** An area; missing ones above it are made. */
    void area(AreaRow row) {
        Optional<AreaRow> stored = areas.find(row.path());
        if (stored.isEmpty()) {
            if (row.parentPath() != null && areas.find(row.parentPath()).isEmpty()) {
                String parent = row.parentPath();
                area(new AreaRow(parent, parent.substring(parent.lastIndexOf('/') + 1), null, row.stamps()));
            }
            areas.put(row);
            counts.add(ImportCount.AREAS_INSERTED);
        } else {
            Later later = Later.of(stored.get().stamps(), row.stamps());
            AreaRow merged = new AreaRow(row.path(), later.text(stored.get().name(), row.name()),
                    later.time(stored.get().archivedAtMs(), row.archivedAtMs()),
                    Later.stamps(stored.get().stamps(), row.stamps()));
            if (!merged.equals(stored.get())) {
                areas.put(merged);
                counts.add(ImportCount.AREAS_UPDATED);
            }
        }
        areas.told(row.path(), exportedAtMs);
    }

    /** A session that was taken out of its area. */
    void unassignment(UnassignmentRow row) {
        rows.refer(row.session().machineId());
        OptionalLong known = assignments.removedAt(row.session());
        if (known.isPresent() && known.getAsLong() >= row.deletedAtMs()) {
            return;
        }
        Optional<AssignmentRow> assigned = assignments.find(row.session());
        if (assigned.isPresent() && assigned.get().updatedAtMs() > row.deletedAtMs()) {
            return;
        }
        assignments.putRemoved(row);
        if (assigned.isPresent()) {
            assignments.remove(row.session());
            counts.add(ImportCount.AREA_ASSIGNMENTS_DELETED);
        }
    }

    /** A session that is in an area. */
    void assignment(AssignmentRow row) {
        rows.refer(row.session().machineId());
        OptionalLong removed = assignments.removedAt(row.session());
        if (removed.isPresent() && removed.getAsLong() >= row.updatedAtMs()) {
            return;
        }
        Optional<AssignmentRow> stored = assignments.find(row.session());
        AssignmentRow merged = stored.map(known -> merged(known, row)).orElse(row);
        if (stored.isEmpty() || !stored.get().equals(merged)) {
            assignments.put(merged);
            counts.add(stored.isEmpty() ? ImportCount.AREA_ASSIGNMENTS_INSERTED
                    : ImportCount.AREA_ASSIGNMENTS_UPDATED);
        }
        assignments.told(row.session(), exportedAtMs);
    }

    private static AssignmentRow merged(AssignmentRow a, AssignmentRow b) {
        Later later = new Later(a.updatedAtMs(), b.updatedAtMs());
        return new AssignmentRow(a.session(), later.text(a.syncId(), b.syncId()),
                later.text(a.areaPath(), b.areaPath()), later.time(a.assignedAtMs(), b.assignedAtMs()),
                Math.max(a.updatedAtMs(), b.updatedAtMs()));
    }

    /** An assignment that only follows from an event; anything that is said of the session counts more. */
    void implied(AssignmentRow row) {
        if (assignments.find(row.session()).isEmpty()) {
            assignment(row);
        }
    }

    /** The active area of a machine. That of this machine stays if anything is known of it. */
    void active(ActiveAreaRow row) {
        rows.refer(row.machineId());
        Optional<ActiveAreaRow> stored = areas.active(row.machineId());
        if (stored.isPresent() && row.machineId().equals(tx.machine().machineId())) {
            return;
        }
        ActiveAreaRow merged = stored.map(known -> merged(known, row)).orElse(row);
        if (stored.isEmpty() || !stored.get().equals(merged)) {
            areas.putActive(merged, exportedAtMs);
            counts.add(stored.isEmpty() ? ImportCount.ACTIVE_AREAS_INSERTED : ImportCount.ACTIVE_AREAS_UPDATED);
        }
    }

    private static ActiveAreaRow merged(ActiveAreaRow a, ActiveAreaRow b) {
        Later later = new Later(a.updatedAtMs(), b.updatedAtMs());
        return new ActiveAreaRow(a.machineId(), later.text(a.areaPath(), b.areaPath()),
                Math.max(a.updatedAtMs(), b.updatedAtMs()), later.time(a.expiresAtMs(), b.expiresAtMs()));
    }
}

package toktrail.ledger.area;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import toktrail.usage.AreaPath;

/**
 * Moves a subtree of areas: the areas it becomes are made or joined, sessions and active areas go there, the old areas
 * are archived. The transaction is the caller's.
 */
final class AreaMoves {

    /** Whose names hold where an area of the old subtree meets one that is there. */
    enum Names { MOVED, TARGET }

    private final AreaRows rows;
    private final AreaTree areas;
    private final LongConsumer sessionMoved;
    private final long nowMs;

    /** @param sessionMoved is told the row of every session whose area changes */
    AreaMoves(AreaRows rows, AreaTree areas, LongConsumer sessionMoved, long nowMs) {
        this.rows = rows;
        this.areas = areas;
        this.sessionMoved = sessionMoved;
        this.nowMs = nowMs;
    }

    /**
     * Moves an area to another path, which is not within it.
     *
     * <p>Areas below it that were archived before stay archived where they go; those without any session stay behind.
     */
    AreaMove move(Area from, AreaPath to, Names winner) {
        Map<Long, AreaPath> paths = new HashMap<>();
        Map<Long, Long> targets = new HashMap<>();
        Set<Long> shown = new HashSet<>();
        List<Area> subtree = areas.subtree(from);
        long assignments = 0;
        long events = 0;
        for (Area area : subtree) {
            boolean top = area.id() == from.id();
            if (!top && isForgotten(area)) {
                continue;
            }
            AreaPath path = top ? to : paths.get(area.parentId()).below(area.slug(), area.name());
            paths.put(area.id(), path);
            String name = top && !to.slugs().get(to.slugs().size() - 1).equals(from.slug())
                    ? to.names().get(to.names().size() - 1) : area.name();
            boolean staysArchived = area.archived() && !top;
            long target = staysArchived ? hidden(area, path) : shown(path, name, winner);
            targets.put(area.id(), target);
            if (!staysArchived) {
                shown.add(target);
            }
            List<Long> sessions = rows.sessions(area.id());
            events += rows.eventCount(area.id());
            assignments += sessions.size();
            sessions.forEach(sessionMoved::accept);
        }
        // all at once: where one area of the subtree takes the place of another, nothing is moved twice
        rows.repoint(targets, nowMs);
        for (Area area : subtree) {
            if (!shown.contains(area.id())) {
                rows.archive(area.id(), nowMs);
            }
        }
        return new AreaMove(from.path(), to.text(), assignments, events);
    }

    private long shown(AreaPath path, String name, Names winner) {
        boolean keepsName = winner == Names.TARGET && rows.find(path.text()).isPresent();
        return rows.ensure(path, keepsName ? null : name, nowMs);
    }

    private long hidden(Area area, AreaPath path) {
        return rows.find(path.text()).orElseGet(() -> rows.makeArchived(path, area.name(), nowMs));
    }

    /** Whether it and all below it are archived and have no session. */
    private boolean isForgotten(Area area) {
        return areas.subtree(area).stream()
                .allMatch(below -> below.archived() && rows.sessions(below.id()).isEmpty());
    }
}

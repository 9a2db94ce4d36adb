package toktrail.ledger.area;

import java.util.Objects;

/**
 * A node of the user's classification of sessions.
 *
 * @param id           its row in this ledger
 * @param syncId       its identity in every ledger
 * @param path         slugs joined by {@code /}
 * @param name         the last segment as it was typed, or another name it was given
 * @param parentId     row of the area above it, null for a top one
 * @param archivedAtMs since when it is hidden from lists, null if it is not
 */
public record Area(long id, String syncId, String path, String name, Long parentId, Long archivedAtMs) {

    public Area {
        Objects.requireNonNull(syncId, "syncId");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(name, "name");
    }

    /** Whether it is hidden from lists. */
    public boolean archived() {
        return archivedAtMs != null;
    }

    /** How many areas it lies below. */
    public int depth() {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    /** The last segment of the path. */
    String slug() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is the other area or lies somewhere below it. */
    public boolean isWithin(Area other) {
        return path.equals(other.path) || path.startsWith(other.path + "/");
    }
}

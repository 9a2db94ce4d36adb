package toktrail.ledger;

import java.util.Objects;

/**
 * A node of the user's classification of sessions.
 *
 * @param id       its row in this ledger
 * @param syncId   its identity in every ledger
 * @param path     slugs joined by {@code /}
 * @param archived whether it is hidden from lists
 */
public record Area(long id, String syncId, String path, boolean archived) {

    public Area {
        Objects.requireNonNull(syncId, "syncId");
        Objects.requireNonNull(path, "path");
    }

    /** The last segment of the path. */
    public String slug() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is the other area or lies somewhere below it. */
    public boolean isWithin(Area other) {
        return path.equals(other.path) || path.startsWith(other.path + "/");
    }
}

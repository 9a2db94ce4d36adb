package toktrail.ledger.exchange;

import java.util.Objects;
import toktrail.usage.AreaPath;

/**
 * An area.
 *
 * @param path         normalised
 * @param name         as people wrote it
 * @param archivedAtMs null if it is not archived
 */
public record AreaRow(String path, String name, Long archivedAtMs, Stamps stamps) {

    public AreaRow {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stamps, "stamps");
    }

    /** The last segment of the path. */
    String slug() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of the area above it, null if there is none. */
    public String parentPath() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? null : path.substring(0, slash);
    }

    /** Its id in every ledger. */
    String syncId() {
        return AreaPath.syncId(path);
    }
}

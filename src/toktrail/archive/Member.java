package toktrail.archive;

import java.util.Objects;

/**
 * An entry of an archive.
 *
 * @param name as it is written, without a leading {@code ./}; may be empty or lead anywhere
 * @param kind what it is
 * @param size bytes of its content
 */
public record Member(String name, Kind kind, long size) {

    /** What an entry stands for. */
    public enum Kind {
        /** A regular file. */
        FILE,
        /** A hard or symbolic link. */
        LINK,
        /** A directory, a device, a pipe. */
        OTHER
    }

    public Member {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }
}

package toktrail.harness.opencode;

import java.util.List;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;

/**
 * What one database or file holds.
 *
 * @param messages of a database all rows that were read, of a file at most one
 * @param sessions sessions it says something about
 * @param extent   how much of the source this is
 * @param rowsSeen messages met
 * @param state    for the next pass
 */
record OpenCodeReading(List<Message> messages, List<Session> sessions, Extent extent, long rowsSeen, KeptState state)
        implements Reading {

    /** What a reading covers. */
    enum Extent {
        /** A database from its first row on. */
        DATABASE,
        /** The rows of a database that may have changed. */
        DATABASE_CHANGES,
        /** A file of the tree. */
        FILE
    }

    /** Whether it comes from a database. */
    boolean isDatabase() {
        return extent != Extent.FILE;
    }
}

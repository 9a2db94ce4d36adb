package toktrail.ledger.filter;

import java.util.Set;

/** Which sessions a report is about, by their working directory. */
public sealed interface FolderFilter {

    /** Sessions of every working directory and without one. */
    FolderFilter ANY = new Any();

    /** No restriction. */
    record Any() implements FolderFilter { }

    /**
     * Sessions that ran in some folders or below.
     *
     * @param sessions their rows
     */
    record OneOf(Set<Long> sessions) implements FolderFilter {

        public OneOf {
            sessions = Set.copyOf(sessions);
        }
    }
}

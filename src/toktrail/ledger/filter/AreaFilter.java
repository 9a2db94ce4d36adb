package toktrail.ledger.filter;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which sessions a report is about, by their area. */
public sealed interface AreaFilter {

    /** Sessions of every area and without one. */
    AreaFilter ANY = new Any();

    /** Sessions without area. */
    AreaFilter UNASSIGNED = new Unassigned();

    /** How the text of a selector was understood. */
    enum Match {
        PATH("path"), SYNC_ID("sync_id"), UNIQUE_SUFFIX("unique_suffix"), LEAF("leaf");

        private final String label;

        Match(String label) {
            this.label = label;
        }

        /** The name in JSON. */
        public String label() {
            return label;
        }
    }

    /** No restriction. */
    record Any() implements AreaFilter { }

    /** Sessions without area. */
    record Unassigned() implements AreaFilter { }

    /**
     * Sessions of some areas, as configuration lists them.
     *
     * @param areaIds    rows of all areas whose sessions count
     * @param unassigned whether sessions without area count too
     */
    record OneOf(Set<Long> areaIds, boolean unassigned) implements AreaFilter {

        public OneOf {
            areaIds = Set.copyOf(areaIds);
        }
    }

    /**
     * Sessions of the areas a selector means.
     *
     * @param text    the selector as typed, trimmed
     * @param match   how it was understood
     * @param paths   the areas it named, sorted
     * @param exact   whether areas below those are left out
     * @param areaIds rows of all areas whose sessions count
     */
    record Within(String text, Match match, List<String> paths, boolean exact, Set<Long> areaIds)
            implements AreaFilter {

        public Within {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(match, "match");
            paths = List.copyOf(paths);
            areaIds = Set.copyOf(areaIds);
        }
    }
}

package toktrail.ledger.filter;

import java.util.Objects;
import java.util.Optional;
import toktrail.error.UserException;

/**
 * What a person says about areas, as typed.
 *
 * @param kind  which of the options was used
 * @param text  a path, an id, the end of a path, or the last segment of several; empty for the other kinds
 * @param exact whether areas below the ones meant are left out
 */
public record AreaSelector(Kind kind, String text, boolean exact) {

    /** Which areas a selector speaks of. */
    public enum Kind {
        /** No restriction. */
        ANY,
        /** One area. */
        PATH,
        /** Every area with this last segment. */
        LEAF,
        /** Sessions without area. */
        UNASSIGNED
    }

    /** No restriction. */
    public static final AreaSelector ANY = new AreaSelector(Kind.ANY, "", false);

    /** Sessions without area. */
    public static final AreaSelector UNASSIGNED = new AreaSelector(Kind.UNASSIGNED, "", false);

    public AreaSelector {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /**
     * The selector of the options of a command.
     *
     * @throws UserException if two of the three exclude each other
     */
    public static AreaSelector of(Optional<String> area, Optional<String> leaf, boolean unassigned, boolean exact) {
        int given = (area.isPresent() ? 1 : 0) + (leaf.isPresent() ? 1 : 0) + (unassigned ? 1 : 0);
        if (given > 1) {
            throw UserException.failed("Use only one of --area, --area-leaf, or --unassigned-area.");
        }
        if (unassigned) {
            return UNASSIGNED;
        }
        if (area.isPresent()) {
            return new AreaSelector(Kind.PATH, area.get(), exact);
        }
        return leaf.isPresent() ? new AreaSelector(Kind.LEAF, leaf.get(), exact) : ANY;
    }
}

package toktrail.report;

import java.util.Comparator;
import toktrail.spelling.Choice;

/** The orders of the sessions of a source that can be asked for: the greatest value first. */
public enum SourceSessionSort implements Choice {
    LAST, TOKENS, ACTUAL, VIRTUAL, SAVINGS;

    /** The value, then the last call, then the id, all descending; total over the sessions of one harness. */
    public Comparator<SourceSession> order() {
        Comparator<SourceSession> last = Orders.descending(SourceSession::lastMs);
        Comparator<SourceSession> id = Orders.<SourceSession>ascending(row -> row.session().sourceSessionId())
                .reversed();
        Comparator<SourceSession> value = switch (this) {
            case LAST -> last;
            case TOKENS -> Orders.descending(row -> row.totals().tokens().total());
            case ACTUAL -> Orders.costly(row -> row.totals().costs().actual());
            case VIRTUAL -> Orders.costly(row -> row.totals().costs().virtual());
            case SAVINGS -> Orders.costly(row -> row.totals().costs().savings());
        };
        return value.thenComparing(last).thenComparing(id);
    }
}

package toktrail.report;

import java.util.Comparator;
import toktrail.spelling.Choice;

/** The direction of rows in time. */
public enum RowOrder implements Choice {
    ASC, DESC;

    /** An ascending order in this direction. */
    public <R> Comparator<R> of(Comparator<R> ascending) {
        return this == ASC ? ascending : ascending.reversed();
    }
}

package toktrail.report;

import toktrail.spelling.Choice;

/** Which rows are shown, by whether all their calls have the prices they require. */
public enum PriceState implements Choice {
    ALL, PRICED, UNPRICED;

    /** Whether rows with so many unpriced calls are shown. */
    public boolean admits(long unpricedCount) {
        return switch (this) {
            case ALL -> true;
            case PRICED -> unpricedCount == 0;
            case UNPRICED -> unpricedCount > 0;
        };
    }
}

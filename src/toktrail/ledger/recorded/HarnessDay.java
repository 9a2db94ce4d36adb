package toktrail.ledger.recorded;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day of one tool.
 *
 * @param day     in whatever zone is talked about
 * @param harness id of the tool
 */
public record HarnessDay(LocalDate day, String harness) {

    public HarnessDay {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(harness, "harness");
    }
}

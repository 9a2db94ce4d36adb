package toktrail.ledger.filter;

import java.util.Objects;
import java.util.Optional;
import toktrail.time.TimeWindow;

/**
 * Which sessions are assigned at once: those with calls in the window.
 *
 * @param machine        selector of their machine
 * @param harness        their harness, compared by its normal form
 * @param window         when the calls were made
 * @param onlyUnassigned whether sessions with an area are not looked at
 * @param overwrite      whether sessions of other areas are assigned too
 */
public record SessionChoice(Optional<String> machine, Optional<String> harness, TimeWindow window,
        boolean onlyUnassigned, boolean overwrite) {

    public SessionChoice {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(window, "window");
    }
}

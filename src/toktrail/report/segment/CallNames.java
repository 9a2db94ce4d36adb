package toktrail.report.segment;

import java.util.Objects;
import java.util.Optional;

/**
 * Names of who was asked, as a person or a tool gave them.
 *
 * @param provider absent if not given
 * @param model    absent if not given
 */
public record CallNames(Optional<String> provider, Optional<String> model) {

    /** Neither. */
    static final CallNames NONE = new CallNames(Optional.empty(), Optional.empty());

    public CallNames {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
    }
}

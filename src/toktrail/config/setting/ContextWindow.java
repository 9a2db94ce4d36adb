package toktrail.config.setting;

import java.util.Objects;

/**
 * How much a model can hold.
 *
 * @param provider as written
 * @param model    as written
 * @param tokens   above 0
 */
public record ContextWindow(String provider, String model, long tokens) {

    public ContextWindow {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
    }
}

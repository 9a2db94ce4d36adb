package toktrail.pricing;

import java.util.Objects;
import toktrail.config.price.PriceKind;

/**
 * One place at which a price is looked for.
 *
 * @param table        which kind of price
 * @param builtin      whether among the prices that come with the program, else among the user's
 * @param providerStep how the provider was chosen
 * @param provider     normalised provider
 * @param modelStep    how rows are compared
 * @param model        what they are compared with: a normalised name or a canonical key
 * @param fastOnly     whether only rows with a price for fast calls count, because the name says fast
 */
public record LookupStep(PriceKind table, boolean builtin, ProviderStep providerStep, String provider,
        ModelStep modelStep, String model, boolean fastOnly) {

    public LookupStep {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(providerStep, "providerStep");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(modelStep, "modelStep");
        Objects.requireNonNull(model, "model");
    }
}

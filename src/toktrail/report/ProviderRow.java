package toktrail.report;

import java.util.Objects;

/**
 * What one provider's calls come to.
 *
 * @param providerId as stored
 * @param sums       calls, tokens, costs
 */
public record ProviderRow(String providerId, UsageSums sums) {

    public ProviderRow {
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(sums, "sums");
    }
}

package toktrail.usage;

import java.util.Objects;

/**
 * What is common to many calls: who was asked for what. Reports group by these fields.
 *
 * @param providerId    who is billed, lower case; {@link #UNKNOWN} when the source does not tell
 * @param modelId       model as the source writes it, trimmed; {@link #UNKNOWN} when absent
 * @param thinkingLevel normalised thinking level, null if none
 * @param agent         agent that made the call, null if none
 * @param variant       billing attributes
 */
public record CallKind(String providerId, String modelId, String thinkingLevel, String agent, Variant variant) {

    /** Provider or model of a call whose source names none. */
    public static final String UNKNOWN = "unknown";

    public CallKind {
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(variant, "variant");
        if (providerId.isEmpty() || modelId.isEmpty() || "".equals(thinkingLevel) || "".equals(agent)) {
            throw new IllegalArgumentException("empty name in " + providerId + ", " + modelId + ", " + thinkingLevel
                    + ", " + agent);
        }
    }

    /** A call with standard billing. */
    public static CallKind of(String providerId, String modelId, String thinkingLevel, String agent) {
        return new CallKind(providerId, modelId, thinkingLevel, agent, Variant.STANDARD);
    }

    // Every event is looked up by its kind; what the compiler makes for records costs three times as much there.
    @Override
    public boolean equals(Object other) {
        return other instanceof CallKind kind && providerId.equals(kind.providerId) && modelId.equals(kind.modelId)
                && Objects.equals(thinkingLevel, kind.thinkingLevel) && Objects.equals(agent, kind.agent)
                && variant.equals(kind.variant);
    }

    @Override
    public int hashCode() {
        int hash = 31 * providerId.hashCode() + modelId.hashCode();
        hash = 31 * hash + Objects.hashCode(thinkingLevel);
        return 31 * hash + Objects.hashCode(agent);
    }
}

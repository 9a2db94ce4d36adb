package toktrail.ledger.filter;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.usage.CallKind;
import toktrail.usage.Names;

/**
 * Which calls a report is about, by what was asked of whom. Names are compared by their normal form.
 *
 * @param provider  the provider
 * @param providers one of these providers, none for any; not together with {@code provider}
 * @param model     the model
 * @param thinking  the thinking level; blank, {@code unknown} and {@code default} mean calls without one
 * @param agent     the agent; calls without one never match
 */
public record CallFilter(
        Optional<String> provider,
        List<String> providers,
        Optional<String> model,
        Optional<String> thinking,
        Optional<String> agent) {

    /** Every call. */
    public static final CallFilter ANY = new CallFilter(
            Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public CallFilter {
        Objects.requireNonNull(provider, "provider");
        providers = List.copyOf(providers);
        if (provider.isPresent() && !providers.isEmpty()) {
            throw new IllegalArgumentException("a provider and a list of providers");
        }
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(thinking, "thinking");
        Objects.requireNonNull(agent, "agent");
    }

    /** The same for one model. */
    public CallFilter withModel(String name) {
        return new CallFilter(provider, providers, Optional.of(name), thinking, agent);
    }

    /** Whether calls of this kind are selected. */
    public boolean matches(CallKind kind) {
        return is(provider, kind.providerId())
                && (providers.isEmpty() || providers.stream().anyMatch(id -> Names.same(id, kind.providerId())))
                && is(model, kind.modelId())
                && is(agent, kind.agent())
                && (thinking.isEmpty() || hasLevel(thinking.get(), kind.thinkingLevel()));
    }

    private static boolean hasLevel(String wanted, String level) {
        return Objects.equals(Names.thinkingLevel(wanted), Names.thinkingLevel(level));
    }

    private static boolean is(Optional<String> wanted, String name) {
        return wanted.isEmpty() || name != null && Names.same(wanted.get(), name);
    }
}

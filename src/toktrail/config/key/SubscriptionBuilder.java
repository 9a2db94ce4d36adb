package toktrail.config.key;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.Place;
import toktrail.config.schema.Section;
import toktrail.config.setting.Costing;
import toktrail.config.setting.ResetTime;
import toktrail.config.setting.Subscription;
import toktrail.config.setting.SubscriptionFile;
import toktrail.usage.CanonicalModel;

/** Turns checked plans into records and checks what needs more than one key or plan. */
public final class SubscriptionBuilder {

    private record Plan(Subscription plan, Section section) { }

    private final Costing costing;

    /** A builder that compares providers by the aliases of {@code costing}. */
    public SubscriptionBuilder(Costing costing) {
        this.costing = costing;
    }

    /** The plans of {@link PlanKeys#SUBSCRIPTIONS}; those that contradict themselves or others are reported. */
    public SubscriptionFile build(List<Section> sections) {
        List<Plan> plans = new ArrayList<>();
        for (Section section : sections) {
            List<Subscription.Window> windows = windows(section);
            Optional<Subscription.Scope> scope = scope(section);
            Optional<Subscription.FixedCost> cost = fixedCost(section, windows);
            if (section.isComplete() && !windows.isEmpty()) {
                plans.add(new Plan(plan(section, windows, scope, cost), section));
            }
        }
        checkIds(plans);
        for (int i = 0; i < plans.size(); i++) {
            for (Plan other : plans.subList(i + 1, plans.size())) {
                checkPair(plans.get(i), other);
            }
        }
        return new SubscriptionFile(plans.stream().map(Plan::plan).toList());
    }

    private static Subscription plan(Section section, List<Subscription.Window> windows,
            Optional<Subscription.Scope> scope, Optional<Subscription.FixedCost> cost) {
        String id = section.get(PlanKeys.ID);
        Subscription.Usage usage = new Subscription.Usage(section.get(PlanKeys.PROVIDERS),
                section.get(PlanKeys.HARNESSES), section.get(PlanKeys.MODELS), scope);
        return new Subscription(id, section.find(PlanKeys.DISPLAY_NAME).orElse(id), section.get(PlanKeys.ENABLED),
                usage, section.find(PlanKeys.TIMEZONE), section.get(PlanKeys.QUOTA_BASIS), cost, windows);
    }

    private static List<Subscription.Window> windows(Section plan) {
        List<Subscription.Window> windows = new ArrayList<>();
        Map<String, Place> enabled = new HashMap<>();
        for (Section section : plan.find(PlanKeys.WINDOWS).orElse(List.of())) {
            boolean limited = section.has(PlanKeys.LIMIT_USD) || section.has(PlanKeys.LIMIT_TOKENS)
                    || section.has(PlanKeys.LIMIT_MESSAGES);
            if (!limited) {
                section.place().reportMember(PlanKeys.LIMIT_USD.name(), DiagnosticId.MISSING_KEY,
                        "a window needs a limit", "add limit_usd = 20.0, limit_tokens or limit_messages");
            }
            if (!section.isComplete() || !limited) {
                continue;
            }
            QuotaPeriod period = section.get(PlanKeys.PERIOD);
            boolean on = section.get(PlanKeys.WINDOW_ENABLED);
            if (!on || ConfigurationBuilder.isFirst(enabled, period.word(), section.place(PlanKeys.PERIOD),
                    "an enabled window of period " + period.word())) {
                windows.add(new Subscription.Window(period, section.find(PlanKeys.LIMIT_USD),
                        section.findLong(PlanKeys.LIMIT_TOKENS), section.findLong(PlanKeys.LIMIT_MESSAGES),
                        section.get(PlanKeys.RESET_MODE), section.get(PlanKeys.RESET_AT), on));
            }
        }
        return windows;
    }

    private static Optional<Subscription.Scope> scope(Section plan) {
        Optional<Section> section = plan.find(PlanKeys.SCOPE);
        if (section.isEmpty()) {
            return Optional.empty();
        }
        Subscription.Scope scope = new Subscription.Scope(section.get().get(PlanKeys.SCOPE_AREAS),
                section.get().get(PlanKeys.SCOPE_DESCENDANTS), section.get().get(PlanKeys.SCOPE_UNASSIGNED));
        if (scope.areas().isEmpty() && !scope.includeUnassigned()) {
            section.get().place().report(DiagnosticId.CONFLICT, "the scope includes nothing",
                    "must include at least one area or set include_unassigned = true");
        }
        return Optional.of(scope);
    }

    private static Optional<Subscription.FixedCost> fixedCost(Section plan, List<Subscription.Window> windows) {
        Optional<BigDecimal> usd = plan.find(PlanKeys.FIXED_COST);
        if (usd.isEmpty()) {
            return Optional.empty();
        }
        QuotaPeriod period = plan.get(PlanKeys.FIXED_PERIOD);
        Optional<ResetTime> reset = plan.find(PlanKeys.FIXED_RESET).or(() -> windows.stream()
                .filter(window -> window.enabled() && window.period() == period).findFirst()
                .map(Subscription.Window::resetAt));
        if (reset.isEmpty() && usd.get().signum() > 0 && !plan.has(PlanKeys.FIXED_RESET)) {
            plan.place().reportMember(PlanKeys.FIXED_RESET.name(), DiagnosticId.MISSING_KEY,
                    "needed with fixed_cost_usd, because no enabled window has the period " + period.word(),
                    "add fixed_cost_reset_at = \"2026-05-01\"");
        }
        return Optional.of(new Subscription.FixedCost(usd.get(), period, reset,
                plan.find(PlanKeys.FIXED_BASIS).orElse(plan.get(PlanKeys.QUOTA_BASIS))));
    }

    private static void checkIds(List<Plan> plans) {
        Map<String, Place> seen = new HashMap<>();
        for (Plan plan : plans) {
            if (plan.plan().enabled()) {
                ConfigurationBuilder.isFirst(seen, plan.plan().id(), plan.section().place(PlanKeys.ID),
                        "plan " + plan.plan().id());
            }
        }
        Map<String, Place> all = new HashMap<>(seen);
        for (Plan plan : plans) {
            Place at = plan.section().place(PlanKeys.ID);
            Place first = plan.plan().enabled() ? null : all.putIfAbsent(plan.plan().id(), at);
            if (first != null) {
                at.report(DiagnosticId.SHARED_ID, "this disabled plan has the id of another one",
                        "the other one is at " + first.seenFrom(at));
            }
        }
    }

    private void checkPair(Plan first, Plan second) {
        Subscription.Usage a = first.plan().usage();
        Subscription.Usage b = second.plan().usage();
        Set<String> shared = canonical(a.providers());
        shared.retainAll(canonical(b.providers()));
        boolean apart = disjoint(new HashSet<>(a.harnesses()), new HashSet<>(b.harnesses()))
                || disjoint(models(a), models(b));
        if (!first.plan().enabled() || !second.plan().enabled() || shared.isEmpty() || apart) {
            return;
        }
        Place at = first.section().place(PlanKeys.PROVIDERS);
        String providers = shared.stream().sorted().collect(Collectors.joining(", "));
        String other = second.plan().id() + " at " + second.section().place().seenFrom(at);
        boolean scoped = a.scope().isPresent() && b.scope().isPresent();
        if (!scoped || isSame(a.scope().get(), b.scope().get())) {
            at.report(DiagnosticId.DUPLICATE, providers + " also counts in plan " + other,
                    "give both plans different scopes, or usage_harnesses or usage_models that exclude each other");
        } else if (a.scope().get().overlaps(b.scope().get())) {
            at.report(DiagnosticId.OVERLAPPING_SCOPES, "usage of " + providers + " may count here and in plan " + other,
                    "narrow one of the scopes if that is not meant");
        }
    }

    private static boolean isSame(Subscription.Scope a, Subscription.Scope b) {
        return a.includeDescendants() == b.includeDescendants() && a.includeUnassigned() == b.includeUnassigned()
                && Set.copyOf(a.areas()).equals(Set.copyOf(b.areas()));
    }

    private static boolean disjoint(Set<String> a, Set<String> b) {
        return !a.isEmpty() && !b.isEmpty() && a.stream().noneMatch(b::contains);
    }

    private Set<String> canonical(List<String> providers) {
        return providers.stream().map(costing::canonicalProvider).collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> models(Subscription.Usage usage) {
        return usage.models().stream().map(model -> CanonicalModel.of(model).key()).collect(Collectors.toSet());
    }
}

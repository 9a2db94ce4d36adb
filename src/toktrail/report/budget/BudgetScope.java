package toktrail.report.budget;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import toktrail.config.setting.Budget;
import toktrail.config.setting.Costing;
import toktrail.environment.Host;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.query.UsageGroup;
import toktrail.usage.CallKind;
import toktrail.usage.CanonicalModel;
import toktrail.usage.Names;

/** What a budget's scope means in one state of a ledger: a {@link #filter} for sessions, and a test of their sums. */
final class BudgetScope {

    private final Budget.Scope scope;
    private final Costing costing;
    private final UsageFilter filter;
    private final Set<Long> machines = new HashSet<>();
    private final Set<String> providers = new HashSet<>();
    private final Set<String> models = new HashSet<>();
    private final Set<String> modelKeys = new HashSet<>();
    private final List<BudgetWarning> warnings = new ArrayList<>();

    BudgetScope(Budget.Scope scope, LedgerView ledger, Costing costing, Host host) {
        this.scope = scope;
        this.costing = costing;
        UsageFilter found = UsageFilter.ALL;
        if (!scope.areas().isEmpty()) {
            found = found.withArea(ledger.areas().oneOf(scope.areas(), true, false));
        }
        if (!scope.cwdPrefixes().isEmpty()) {
            found = found.withFolders(ledger.folders(scope.cwdPrefixes(), host));
        }
        filter = found;
        for (String path : scope.areas()) {
            if (ledger.areas().all().stream().noneMatch(area -> area.path().equals(path))) {
                warnings.add(new BudgetWarning.UnknownArea(path));
            }
        }
        scope.machines().forEach(selector -> addMachine(ledger.machines().matches(selector), selector));
        scope.providers().forEach(name -> providers.add(costing.canonicalProvider(name)));
        scope.models().forEach(name -> models.add(Names.normalise(name)));
        scope.models().forEach(name -> modelKeys.add(CanonicalModel.of(name).key()));
    }

    private void addMachine(List<Machine> matches, String selector) {
        if (matches.size() == 1) {
            machines.add(matches.get(0).id());
        } else {
            warnings.add(new BudgetWarning.UnknownMachine(selector));
        }
    }

    /** The part that depends on sessions. */
    UsageFilter filter() {
        return filter;
    }

    /** The rest. */
    boolean contains(UsageGroup group) {
        CallKind kind = group.kind();
        return (scope.machines().isEmpty() || machines.contains(group.machine().id()))
                && (scope.harnesses().isEmpty() || scope.harnesses().contains(Names.normalise(group.harness())))
                && (scope.providers().isEmpty()
                        || isNamed(providers, costing.canonicalProvider(kind.providerId())))
                && (scope.models().isEmpty() || isNamed(models, Names.normalise(kind.modelId()))
                        || isNamed(modelKeys, CanonicalModel.of(kind.modelId()).key()));
    }

    /** What has no identity is nobody's. */
    private static boolean isNamed(Set<String> names, String name) {
        return !name.isEmpty() && names.contains(name);
    }

    /** What it names and the ledger does not know. */
    List<BudgetWarning> warnings() {
        return warnings;
    }
}

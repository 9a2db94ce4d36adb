package toktrail.report.segment;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import toktrail.config.setting.Budget;
import toktrail.config.setting.Costing;
import toktrail.environment.Environment;
import toktrail.environment.Host;
import toktrail.ledger.LedgerView;
import toktrail.ledger.machine.Machine;
import toktrail.usage.CanonicalModel;
import toktrail.usage.Names;

/** Chooses the budgets that a segment may show. What is not known about the usage shown excludes no budget. */
final class BudgetChoice {

    private final LedgerView ledger;
    private final Costing costing;
    private final Environment environment;

    BudgetChoice(LedgerView ledger, Costing costing, Environment environment) {
        this.ledger = ledger;
        this.costing = costing;
        this.environment = environment;
    }

    /** The budgets that usage like this counts in. */
    List<Budget> fitting(List<Budget> budgets, SegmentSubject subject, Optional<String> folder) {
        return budgets.stream().filter(budget -> fits(budget.scope(), subject, folder)).toList();
    }

    private boolean fits(Budget.Scope scope, SegmentSubject subject, Optional<String> folder) {
        return allows(scope.areas(), subject.area(),
                        area -> path -> area.equals(path) || area.startsWith(path + "/"))
                && allows(scope.harnesses(), subject.harness(), harness -> name -> Names.same(name, harness))
                && allows(scope.providers(), subject.provider(), this::sameProvider)
                && allows(scope.models(), subject.model(), BudgetChoice::sameModel)
                && allows(scope.machines(), Optional.of("this"), local -> this::isThisMachine)
                && allows(scope.cwdPrefixes(), folder.map(Host::slashed),
                        known -> prefix -> environment.host().isWithin(known, Host.slashed(prefix)));
    }

    private interface Comparison {
        Predicate<String> with(String known);
    }

    private static boolean allows(List<String> listed, Optional<String> known, Comparison comparison) {
        return listed.isEmpty() || known.isEmpty() || listed.stream().anyMatch(comparison.with(known.get()));
    }

    private Predicate<String> sameProvider(String provider) {
        String canonical = costing.canonicalProvider(provider);
        return listed -> !canonical.isEmpty() && costing.canonicalProvider(listed).equals(canonical);
    }

    private static Predicate<String> sameModel(String model) {
        String key = CanonicalModel.of(model).key();
        return listed -> Names.same(listed, model)
                || !key.isEmpty() && CanonicalModel.of(listed).key().equals(key);
    }

    /** A selector of none or several machines is nobody's. */
    private boolean isThisMachine(String selector) {
        List<Machine> matches = ledger.machines().matches(selector);
        return matches.size() == 1 && matches.get(0).local();
    }
}

package toktrail.harness.goose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import toktrail.harness.Fingerprint;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Money;
import toktrail.usage.Vendors;

/** Makes calls of a session: one of each row of its ledger, and one of what its counters have beyond them. */
final class GooseCalls {

    /** Providers that serve their own models only. */
    private static final Set<String> VENDORS =
            Set.of("anthropic", "openai", "google", "mistral", "deepseek", "xai");

    private final SessionRow session;
    private final String key;

    private GooseCalls(SessionRow session) {
        this.session = session;
        key = GooseHarness.ID + ":" + session.id() + "@" + session.time().key();
    }

    /** The calls of a session, what stands beside the ledger first. */
    static List<GooseCall> of(SessionRow session, List<LedgerRow> ledger) {
        GooseCalls calls = new GooseCalls(session);
        List<GooseCall> found = new ArrayList<>();
        calls.remainder(ledger).ifPresent(found::add);
        ledger.forEach(row -> calls.ofRow(row).ifPresent(found::add));
        return found;
    }

    private Optional<GooseCall> remainder(List<LedgerRow> ledger) {
        Counters told = Counters.NONE;
        BigDecimal toldCost = BigDecimal.ZERO;
        for (LedgerRow row : ledger) {
            if (!row.carried()) {
                told = told.plus(row.counters());
                toldCost = toldCost.add(row.cost());
            }
        }
        Counters rest = session.counters().beyond(told);
        BigDecimal cost = Money.canonical(session.cost().subtract(toldCost).max(BigDecimal.ZERO));
        Amount amount = Amount.of(rest.tokens(), cost);
        if (!rest.hasCall() || amount.tokens().accountingTotal() == 0) {
            return Optional.empty();
        }
        CallKind kind = kind(session.model());
        long createdMs = session.time().createdMs();
        Fingerprint.View view = new Fingerprint.View(kind.providerId(), kind.modelId(), null, kind.agent(), createdMs,
                null, session.old().oldTokens(), Fingerprint.costText(cost));
        return Optional.of(new GooseCall(session.id(), session.id(), key, kind, createdMs, amount, view));
    }

    private Optional<GooseCall> ofRow(LedgerRow row) {
        Amount amount = Amount.of(row.counters().tokens(), row.cost());
        if (row.carried() || row.counters().isNothing() || amount.tokens().accountingTotal() == 0) {
            return Optional.empty();
        }
        long createdMs = row.createdMs() == null ? session.time().createdMs() : row.createdMs();
        return Optional.of(new GooseCall(session.id(), session.id() + "#" + row.id(), key + "#" + row.id(),
                kind(row.model() == null ? session.model() : row.model()), createdMs, amount, null));
    }

    private CallKind kind(String model) {
        String provider = session.provider();
        Optional<String> vendor = Vendors.of(model);
        boolean switched = provider != null && model != null && !model.equals(session.model())
                && VENDORS.contains(provider);
        String billed = provider == null || switched && vendor.isPresent()
                ? vendor.orElse(GooseHarness.ID) : provider;
        return CallKind.of(billed, model == null ? CallKind.UNKNOWN : model, null, agent());
    }

    private String agent() {
        if ("sub_agent".equals(session.type())) {
            return "sub-agent";
        }
        return "scheduled".equals(session.type()) ? session.type() : null;
    }
}

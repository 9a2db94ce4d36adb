package toktrail.cli.overview;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Workspace;
import toktrail.config.setting.Budget;
import toktrail.config.setting.SubscriptionFile;
import toktrail.ledger.LedgerView;
import toktrail.pricing.quota.WindowState;
import toktrail.report.blocks.BlockQuery;
import toktrail.report.blocks.BlockReporter;
import toktrail.report.blocks.UsageBlock;
import toktrail.report.budget.BudgetReporter;
import toktrail.report.budget.BudgetState;
import toktrail.report.budget.BudgetStatus;
import toktrail.report.quota.PlanQuota;
import toktrail.report.quota.QuotaStatus;
import toktrail.report.quota.SubscriptionQuery;
import toktrail.report.quota.SubscriptionReporter;
import toktrail.report.quota.SubscriptionStatus;
import toktrail.text.Durations;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;

/**
 * How far that which may run out is used, each in a line: the block that goes on, the plan whose quota and the budget
 * that matter most, by the rules of a prompt. There is no line for what there is not.
 */
final class StandingLines {

    private final Workspace workspace;
    private final CommandContext context;
    private final long nowMs;

    StandingLines(CommandContext context, long nowMs) {
        this.context = context;
        workspace = context.workspace();
        this.nowMs = nowMs;
    }

    Optional<String> block(LedgerView ledger, ZoneId zone) {
        BlockReporter reporter = new BlockReporter(workspace.pricing(), Set.of(BlockQuery.USUAL_HARNESS));
        return reporter.active(ledger, BlockQuery.usual(workspace.basis(), zone, nowMs)).map(this::text);
    }

    private String text(UsageBlock block) {
        String used = Numbers.visibleMoney(block.spending().cost()) + " · "
                + Numbers.brief(block.spending().allTokens()) + " tokens · "
                + Durations.span(block.span().endMs() - nowMs) + " left";
        return used + block.projection(nowMs)
                .map(projection -> " · projected " + Numbers.visibleMoney(projection.cost())).orElse("");
    }

    Optional<String> quota(LedgerView ledger) {
        SubscriptionFile file = workspace.subscriptions();
        SubscriptionReporter reporter = new SubscriptionReporter(
                file, workspace.pricing(), workspace.configuration().costing(), workspace.zone());
        SubscriptionQuery all = new SubscriptionQuery(Optional.empty(), Optional.empty());
        List<SubscriptionStatus> used = reporter.report(ledger, all, nowMs).plans().stream()
                .filter(plan -> !open(plan).isEmpty()).toList();
        // A prompt asks the same of the plans for its provider and area; a summary is about all of them.
        Optional<PlanQuota> urgent = PlanQuota.choose(used, Optional.empty(), nowMs);
        for (SubscriptionStatus plan : used) {
            if (urgent.isPresent() && plan.plan().equals(urgent.get().plan())) {
                return Optional.of(text(plan));
            }
        }
        return Optional.empty();
    }

    private static String text(SubscriptionStatus plan) {
        StringJoiner windows = new StringJoiner(" · ");
        for (QuotaStatus window : open(plan)) {
            windows.add(window.window().period().word() + " " + Numbers.percent(window.binding().percent()));
        }
        return Sanitised.line(plan.plan().displayName()) + " " + windows;
    }

    private static List<QuotaStatus> open(SubscriptionStatus plan) {
        List<QuotaStatus> open = new ArrayList<>();
        for (QuotaStatus window : plan.windows()) {
            if (window.state().status() == WindowState.Status.ACTIVE) {
                open.add(window);
            }
        }
        return open;
    }

    Optional<String> budget(LedgerView ledger) {
        List<Budget> budgets = workspace.configuration().budgets();
        if (budgets.isEmpty()) {
            return Optional.empty();
        }
        BudgetReporter reporter =
                new BudgetReporter(workspace.configuration(), workspace.pricing(), context.environment());
        return reporter.report(ledger, budgets, nowMs).mostUrgent().map(StandingLines::text);
    }

    private static String text(BudgetStatus status) {
        BudgetState state = status.figures().state();
        return Sanitised.line(status.budget().name()) + " " + amount(status, status.figures().spent()) + " of "
                + amount(status, status.figures().limit())
                + status.byPeriod().map(forecast -> " · forecast " + amount(status, forecast.projected())).orElse("")
                + (state == BudgetState.OK ? "" : " (" + state.label() + ")");
    }

    private static String amount(BudgetStatus status, BigDecimal amount) {
        return status.isMoney() ? Numbers.visibleMoney(amount) : Numbers.count(amount.longValueExact()) + " tokens";
    }
}

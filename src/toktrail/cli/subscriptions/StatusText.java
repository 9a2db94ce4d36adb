package toktrail.cli.subscriptions;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.config.setting.Subscription;
import toktrail.report.quota.BillingStatus;
import toktrail.report.quota.QuotaStatus;
import toktrail.report.quota.SubscriptionReport;
import toktrail.report.quota.SubscriptionStatus;
import toktrail.report.quota.ZeroCost;
import toktrail.terminal.LineWidth;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.time.Timestamps;
import toktrail.time.Zones;

/** The status of plans as text. */
final class StatusText {

    private final StringBuilder text = new StringBuilder();
    private final Style style;
    private final Look look;
    private final int width;
    private final ZoneId zone;
    private final QuotaTable quotas;

    private StatusText(Style style, Look look, int width, ZoneId zone, QuotaTable quotas) {
        this.style = style;
        this.look = look;
        this.width = width;
        this.zone = zone;
        this.quotas = quotas;
    }

    /**
     * A text with times in a zone.
     *
     * @param forecast whether it says where windows lead
     */
    static StatusText of(CommandContext context, ZoneId zone, boolean forecast) {
        Look look = context.look(UsageOptions.RICH);
        return new StatusText(context.style(), look, LineWidth.of(context.environment()), zone,
                new QuotaTable(zone, look == Look.RICH, forecast));
    }

    String render(SubscriptionReport report) {
        return switch (report.match()) {
            case NONE_CONFIGURED -> "No provider subscriptions configured.\n";
            case NO_SUCH_PROVIDER ->
                    "No subscriptions matched provider " + report.query().provider().orElseThrow() + ".\n";
            case NO_SUCH_PERIOD ->
                    "No subscription has a " + report.query().period().orElseThrow().word() + " window.\n";
            case FOUND -> {
                line(style.bold("toktrail subscriptions"));
                line("Display timezone: " + Zones.label(zone));
                report.plans().forEach(plan -> plan(plan, report.generatedAtMs()));
                yield text.toString();
            }
        };
    }

    private void plan(SubscriptionStatus status, long nowMs) {
        Subscription plan = status.plan();
        line("");
        line(style.bold("Plan: " + Sanitised.line(plan.displayName()) + " (" + plan.id() + ")"));
        line("  providers: " + String.join(", ", plan.usage().providers()));
        line("  scope: " + status.scopeLabel());
        if (!plan.usage().harnesses().isEmpty()) {
            line("  harnesses: " + String.join(", ", plan.usage().harnesses()));
        }
        if (!plan.usage().models().isEmpty()) {
            line("  models: " + Sanitised.line(String.join(", ", plan.usage().models())));
        }
        line("  quota basis: " + plan.quotaBasis().word());
        line("  plan timezone: " + plan.timezone().map(ZoneId::getId).orElse("(local)"));
        status.billing().ifPresent(billing -> {
            line("");
            line(style.bold("Billing"));
            text.append(billing(billing).render(look, style, width));
        });
        if (!status.windows().isEmpty()) {
            line("");
            if (status.billing().isPresent()) {
                line(style.bold("Quota windows"));
            }
            text.append(quotas.of(status.windows(), nowMs).render(look, style, width));
        }
        warnings(status.windows());
    }

    private Table billing(BillingStatus billing) {
        return Table.of(Column.text("period"), Column.wrapped("window (" + Zones.label(zone) + ")", 40),
                Column.number("fixed"), Column.number("value"), Column.text("basis"), Column.number("net savings"),
                Column.text("break-even"))
                .row(billing.cost().period().word(),
                        Timestamps.range(billing.window().sinceMs(), billing.window().untilMs(), zone),
                        Numbers.money(billing.cost().usd()), Numbers.money(billing.valueUsd()),
                        billing.cost().basis().word(), Numbers.money(billing.netSavings()), breakEven(billing));
    }

    private static String breakEven(BillingStatus billing) {
        BigDecimal percent = billing.breakEvenPercent().orElse(null);
        if (percent == null) {
            return "reached";
        }
        String left = billing.breakEvenRemaining().signum() == 0 ? "reached"
                : Numbers.money(billing.breakEvenRemaining()) + " left";
        return left + " (" + Numbers.percent(percent) + ")";
    }

    /** A model that counts nothing in several windows is named once, with its calls in the fullest of them. */
    private void warnings(List<QuotaStatus> windows) {
        Map<String, ZeroCost> worst = new TreeMap<>();
        List<ZeroCost> all = new ArrayList<>();
        windows.forEach(window -> all.addAll(window.warnings()));
        for (ZeroCost warning : all) {
            worst.merge(warning.providerId() + "/" + warning.modelId(), warning,
                    (a, b) -> a.messageCount() >= b.messageCount() ? a : b);
        }
        if (worst.isEmpty()) {
            return;
        }
        line("");
        line(style.bold("Warnings"));
        worst.forEach((model, warning) -> line(style.yellow("  " + Sanitised.line(model) + ": "
                + Numbers.count(warning.messageCount()) + (warning.messageCount() == 1 ? " message" : " messages")
                + " with a " + warning.basis().word() + " cost of $0.00")));
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}

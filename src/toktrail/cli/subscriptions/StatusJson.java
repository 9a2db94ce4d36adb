package toktrail.cli.subscriptions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.cli.form.ReportJson;
import toktrail.config.setting.Subscription;
import toktrail.json.JsonWriter;
import toktrail.pricing.quota.QuotaWindow;
import toktrail.pricing.quota.WindowState;
import toktrail.report.UsageSums;
import toktrail.report.quota.BillingStatus;
import toktrail.report.quota.Forecast;
import toktrail.report.quota.LimitUse;
import toktrail.report.quota.QuotaStatus;
import toktrail.report.quota.SubscriptionReport;
import toktrail.report.quota.SubscriptionStatus;
import toktrail.report.quota.ZeroCost;

/** The status of plans as JSON. Keys and their order are a contract. */
final class StatusJson {

    /** Quotients have at most this many digits behind the point. */
    private static final int QUOTIENT_DIGITS = 6;

    private final JsonWriter writer;
    private final ReportJson shared;

    StatusJson(JsonWriter writer) {
        this.writer = writer;
        shared = new ReportJson(writer);
    }

    void report(SubscriptionReport report) {
        writer.beginObject().key("generated_at_ms").number(report.generatedAtMs());
        writer.key("subscriptions").beginArray();
        report.plans().forEach(this::plan);
        writer.endArray().endObject();
    }

    private void plan(SubscriptionStatus status) {
        Subscription plan = status.plan();
        writer.beginObject().key("subscription_id").text(plan.id());
        writer.key("display_name").text(plan.displayName());
        writer.key("timezone").text(plan.timezone().map(zone -> zone.getId()).orElse(null));
        ReportJson.texts(writer.key("usage_provider_ids"), status.providers());
        writer.key("quota_cost_basis").text(plan.quotaBasis().word());
        writer.key("periods").beginArray();
        status.windows().forEach(this::window);
        writer.endArray();
        status.billing().ifPresent(this::billing);
        scope(status);
        writer.endObject();
    }

    private void scope(SubscriptionStatus status) {
        Optional<Subscription.Scope> scope = status.plan().usage().scope();
        writer.key("scope").beginObject();
        ReportJson.texts(writer.key("areas"), scope.map(Subscription.Scope::areas).orElse(List.of()));
        writer.key("include_descendants").bool(scope.map(Subscription.Scope::includeDescendants).orElse(true));
        writer.key("include_unassigned").bool(scope.map(Subscription.Scope::includeUnassigned).orElse(true));
        writer.key("label").text(status.scopeLabel()).endObject();
    }

    private void window(QuotaStatus status) {
        WindowState state = status.state();
        writer.beginObject().key("period").text(status.window().period().word());
        writer.key("reset_mode").text(status.window().resetMode().word());
        writer.key("reset_at").text(status.window().resetAt().text());
        writer.key("status").text(state.status().name().toLowerCase(Locale.ROOT));
        bounds("since_ms", "until_ms", state.current());
        bounds("last_since_ms", "last_until_ms", state.last());
        writer.key("last_usage_ms").number(state.lastUsageMs());
        Optional<LimitUse> usd = status.limit(LimitUse.Unit.USD);
        writer.key("limit_usd").money(usd.map(LimitUse::limit).orElse(null));
        writer.key("used_usd").money(status.usedUsd());
        writer.key("remaining_usd").money(usd.map(LimitUse::remaining).orElse(null));
        writer.key("over_limit_usd").money(usd.map(LimitUse::over).orElse(null));
        writer.key("percent_used").money(rounded(status.binding().percent()));
        sums(status.usage());
        writer.key("warnings").beginArray();
        status.warnings().forEach(this::warning);
        writer.endArray();
        forecast(status.forecast());
        furtherLimits(status);
        writer.endObject();
    }

    /** Windows with other limits than one in USD say so. */
    private void furtherLimits(QuotaStatus status) {
        OptionalLong tokens = status.window().limitTokens();
        OptionalLong messages = status.window().limitMessages();
        if (tokens.isPresent() || messages.isPresent()) {
            writer.key("limit_tokens").number(tokens);
            writer.key("used_tokens").number(status.usage().tokens().total());
            writer.key("limit_messages").number(messages);
            writer.key("binding_limit").text(status.binding().unit().label());
        }
    }

    private void warning(ZeroCost warning) {
        writer.beginObject().key("kind").text("zero_cost_with_tokens");
        writer.key("cost_basis").text(warning.basis().word());
        writer.key("provider_id").text(warning.providerId());
        writer.key("model_id").text(warning.modelId());
        writer.key("message_count").number(warning.messageCount()).endObject();
    }

    private void forecast(Optional<Forecast> forecast) {
        writer.key("forecast");
        if (forecast.isEmpty()) {
            writer.nullValue();
            return;
        }
        Forecast lead = forecast.get();
        writer.beginObject().key("elapsed_ms").number(lead.elapsedMs());
        writer.key("remaining_ms").number(lead.remainingMs());
        writer.key("rate_usd_per_hour").ratio(lead.rateUsdPerHour());
        writer.key("projected_used_usd").money(rounded(lead.projectedUsd()));
        writer.key("projected_percent").money(lead.projectedPercent().map(StatusJson::rounded).orElse(null));
        writer.key("exhausted_at_ms").number(lead.exhaustedAtMs());
        writer.endObject();
    }

    private void billing(BillingStatus billing) {
        writer.key("billing").beginObject();
        writer.key("period").text(billing.cost().period().word());
        writer.key("reset_at").text(billing.resetAt().text());
        bounds("since_ms", "until_ms", Optional.of(billing.window()));
        writer.key("billing_basis").text(billing.cost().basis().word());
        writer.key("fixed_cost_usd").money(billing.cost().usd());
        writer.key("value_usd").money(billing.valueUsd());
        writer.key("net_savings_usd").money(billing.netSavings());
        writer.key("break_even_remaining_usd").money(billing.breakEvenRemaining());
        writer.key("break_even_percent").money(billing.breakEvenPercent().map(StatusJson::rounded).orElse(null));
        sums(billing.usage());
        writer.endObject();
    }

    private void sums(UsageSums sums) {
        writer.key("message_count").number(sums.messageCount());
        shared.tokensAndCosts(sums);
    }

    private void bounds(String since, String until, Optional<QuotaWindow> window) {
        writer.key(since);
        window.ifPresentOrElse(span -> writer.number(span.sinceMs()), writer::nullValue);
        writer.key(until);
        window.ifPresentOrElse(span -> writer.number(span.untilMs()), writer::nullValue);
    }

    private static BigDecimal rounded(BigDecimal quotient) {
        return quotient.setScale(QUOTIENT_DIGITS, RoundingMode.HALF_EVEN);
    }
}

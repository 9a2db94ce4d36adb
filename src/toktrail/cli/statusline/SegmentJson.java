package toktrail.cli.statusline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.cli.form.ReportJson;
import toktrail.config.choice.CostBasis;
import toktrail.json.JsonWriter;
import toktrail.report.budget.BudgetFigures;
import toktrail.report.budget.BudgetStatus;
import toktrail.report.quota.LimitUse;
import toktrail.report.quota.PlanQuota;
import toktrail.report.segment.BurnRate;
import toktrail.report.segment.ContextFill;
import toktrail.report.segment.SegmentReport;
import toktrail.report.segment.SegmentSubject;
import toktrail.statusline.Elements;

/** A segment as JSON. Keys and their order are a contract. */
final class SegmentJson {

    /** Where the output comes from. */
    enum Origin { HIT, MISS }

    private static final int DIGITS = 6;
    private static final long SECOND_MS = 1000;

    private final JsonWriter writer;
    private final SegmentReport report;

    private SegmentJson(JsonWriter writer, SegmentReport report) {
        this.writer = writer;
        this.report = report;
    }

    /** Writes the object. */
    static void write(JsonWriter writer, SegmentReport report, String line, CostBasis basis, Origin origin) {
        new SegmentJson(writer, report).write(line, basis, origin);
    }

    private void write(String line, CostBasis basis, Origin origin) {
        SegmentSubject subject = report.subject();
        Optional<SegmentSubject.Session> session = subject.session();
        writer.beginObject().key("type").text("statusline");
        writer.key("line").text(line);
        writer.key("generated_at_ms").number(report.generatedAtMs());
        text("harness", subject.harness());
        text("source_session_id", session.map(SegmentSubject.Session::sourceSessionId));
        text("source_path", session.flatMap(SegmentSubject.Session::sourcePath));
        text("provider_id", subject.provider());
        text("model_id", subject.model());
        text("agent", subject.agent());
        writer.key("basis").text(basis.word());
        writer.key("message_count").number(report.sums().messageCount());
        new ReportJson(writer).tokensAndCosts(report.sums());
        writer.key("stale_seconds").number(report.staleSeconds());
        text("area_path", subject.area());
        report.quota().ifPresent(this::quota);
        report.budget().ifPresent(this::budget);
        report.burn().ifPresent(this::burn);
        report.context().ifPresent(this::context);
        writer.key("cache").beginObject();
        writer.key("cached_tokens").number(report.cachedTokens());
        writer.key("cache_reuse_ratio").ratio(report.cacheReuse().orElse(null));
        writer.key("output_cache").text(origin.name().toLowerCase(Locale.ROOT)).endObject();
        writer.endObject();
    }

    private void text(String key, Optional<String> value) {
        writer.key(key).text(value.orElse(null));
    }

    private void quota(PlanQuota quota) {
        Optional<LimitUse> usd = quota.usd();
        writer.key("quota").beginObject();
        writer.key("subscription_id").text(quota.plan().id());
        writer.key("display_name").text(quota.plan().displayName());
        writer.key("period").text(quota.status().window().period().word());
        writer.key("status").text(quota.status().state().status().name().toLowerCase(Locale.ROOT));
        writer.key("reset_at").text(quota.status().window().resetAt().text());
        writer.key("percent_used").money(quota.percent().setScale(DIGITS, RoundingMode.HALF_EVEN));
        writer.key("remaining_usd").money(usd.map(LimitUse::remaining).orElse(null));
        writer.key("over_limit_usd").money(usd.map(LimitUse::over).orElse(null));
        OptionalLong reset = quota.resetInMs();
        writer.key("reset_in_seconds").number(reset.isEmpty() ? reset
                : OptionalLong.of(Math.max(0, reset.getAsLong()) / SECOND_MS));
        writer.key("since_ms");
        quota.status().state().current().ifPresentOrElse(open -> writer.number(open.sinceMs()), writer::nullValue);
        writer.key("until_ms");
        quota.status().state().current().ifPresentOrElse(open -> writer.number(open.untilMs()), writer::nullValue);
        writer.key("used_usd").money(quota.status().usedUsd());
        writer.key("limit_usd").money(usd.map(LimitUse::limit).orElse(null));
        writer.endObject();
    }

    private void budget(BudgetStatus status) {
        BudgetFigures figures = status.figures();
        writer.key("budget").beginObject();
        writer.key("id").text(status.budget().id());
        writer.key("name").text(status.budget().name());
        writer.key("period").text(status.budget().period().word());
        writer.key("unit").text(status.isMoney() ? "usd" : "tokens");
        writer.key("state").text(figures.state().label());
        writer.key("share").ratio(figures.share());
        writer.key("spent").money(figures.spent());
        writer.key("limit").money(figures.limit());
        writer.key("remaining").money(figures.remaining());
        writer.key("over").money(figures.over());
        writer.key("reset_in_seconds").number(report.budgetResetSeconds(status));
        writer.endObject();
    }

    private void burn(BurnRate burn) {
        writer.key("burn").beginObject();
        writer.key("ratio").ratio(burn.ratio().orElse(null));
        writer.key("label").text(Elements.burnLabel(burn));
        writer.key("exhausted_in_seconds").number(burn.exhaustedSeconds()).endObject();
    }

    private void context(ContextFill context) {
        BigDecimal percentage = context.percentage();
        writer.key("context").beginObject();
        writer.key("used_tokens").number(context.usedTokens());
        writer.key("limit_tokens").number(context.limitTokens());
        writer.key("percentage").ratio(percentage);
        writer.key("approximate").bool(context.approximate()).endObject();
    }
}

package toktrail.cli.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import toktrail.cli.form.ReportJson;
import toktrail.json.JsonNumber;
import toktrail.json.JsonWriter;
import toktrail.pricing.CostTotals;
import toktrail.report.Streaks;
import toktrail.report.UsageSums;
import toktrail.report.statistics.Archetype;
import toktrail.report.statistics.AreaShare;
import toktrail.report.statistics.DayFigures;
import toktrail.report.statistics.DigestStatistics;
import toktrail.report.statistics.Distribution;
import toktrail.report.statistics.SessionStatistics;
import toktrail.report.statistics.UsageStatistics;
import toktrail.time.TimeWindow;
import toktrail.time.Zones;

/** Statistics as one JSON document, whose keys serve scripts of several programs. */
final class StatisticsJson {

    private static final int COST_DIGITS = 12;
    private static final int FRACTION_DIGITS = 3;
    private static final int RATE_DIGITS = 4;

    private final JsonWriter writer;
    private final UsageStatistics statistics;

    private StatisticsJson(JsonWriter writer, UsageStatistics statistics) {
        this.writer = writer;
        this.statistics = statistics;
    }

    /** The whole document. */
    static void write(JsonWriter writer, UsageStatistics statistics) {
        StatisticsJson json = new StatisticsJson(writer, statistics);
        writer.beginObject().key("schema_version").number(1);
        json.range();
        json.totals();
        json.sessions();
        json.cache();
        ReportJson shared = new ReportJson(writer);
        writer.key("models");
        shared.models(statistics.usage().tables().byModel());
        writer.key("providers");
        shared.providers(statistics.usage().tables().byProvider());
        writer.key("harnesses");
        shared.harnesses(statistics.usage().tables().byHarness());
        json.distributions();
        json.archetypes();
        json.health();
        json.areas();
        json.tools();
        writer.key("generated_at_ms").number(statistics.scope().generatedAtMs());
        json.toktrack();
        json.own();
        writer.endObject();
    }

    /** The six keys of toktrack alone. */
    static void writeToktrack(JsonWriter writer, UsageStatistics statistics) {
        writer.beginObject();
        new StatisticsJson(writer, statistics).toktrack();
        writer.endObject();
    }

    private void range() {
        TimeWindow window = statistics.scope().period().window();
        writer.key("range").beginObject();
        writer.key("since_ms").number(window.sinceMs());
        writer.key("until_ms").number(window.untilMs());
        writer.key("timezone").text(Zones.label(statistics.scope().period().zone())).endObject();
    }

    private void totals() {
        UsageSums totals = statistics.totals();
        CostTotals costs = totals.costs();
        writer.key("totals").beginObject().key("messages").number(totals.messageCount());
        writer.key("tokens").beginObject();
        new ReportJson(writer).tokens(totals.tokens());
        writer.endObject();
        writer.key("prompt_like_tokens").number(totals.tokens().promptTotal());
        writer.key("output_like_tokens").number(totals.tokens().outputTotal());
        writer.key("source_usd").money(costs.source());
        writer.key("actual_usd").money(costs.actual());
        writer.key("virtual_usd").money(costs.virtual());
        writer.key("savings_usd").money(costs.savings());
        writer.key("unpriced_count").number(costs.unpricedCount()).endObject();
    }

    private void sessions() {
        writer.key("sessions").beginObject().key("message_count").number(statistics.ofSessions().messageCount());
        writer.key("session_count").number(statistics.sessions().count());
        writer.key("average_messages").ratio(statistics.messagesPerSession());
        writer.key("average_tokens").ratio(statistics.tokensPerSession()).endObject();
    }

    private void cache() {
        writer.key("cache").beginObject().key("cache_read_ratio").ratio(statistics.cacheReadRatio());
        writer.key("cache_write_ratio").ratio(statistics.cacheWriteRatio());
        writer.key("cache_read_tokens").number(statistics.totals().tokens().cacheRead());
        writer.key("cache_write_tokens").number(statistics.totals().tokens().cacheWrite());
        writer.key("reuse_ratio").ratio(statistics.cacheReadRatio()).endObject();
    }

    private void distributions() {
        SessionStatistics sessions = statistics.sessions();
        writer.key("distributions").beginObject();
        sessions.durations().spread().ifPresent(spread -> {
            writer.key("duration_ms").beginObject().key("median").number(spread.median());
            writer.key("p90").number(spread.p90());
            histogram(sessions.durations().histogram());
            writer.key("min").number(spread.min()).key("max").number(spread.max()).endObject();
        });
        writer.key("user_messages").beginObject().key("median").nullValue();
        histogram(Map.of());
        writer.endObject();
        Optional<Distribution<Long>> messages = sessions.messages().spread();
        writer.key("total_messages").beginObject();
        writer.key("median").numberOrNull(messages.map(Distribution::median).orElse(null));
        histogram(sessions.messages().histogram());
        writer.endObject().key("messages").beginObject();
        writer.key("median").numberOrNull(messages.map(Distribution::median).orElse(null));
        histogram(sessions.messages().histogram());
        writer.key("min").numberOrNull(messages.map(Distribution::min).orElse(null));
        writer.key("p90").numberOrNull(messages.map(Distribution::p90).orElse(null));
        writer.key("max").numberOrNull(messages.map(Distribution::max).orElse(null));
        writer.endObject().key("tokens").beginObject();
        writer.key("min").numberOrNull(sessions.tokens().map(Distribution::min).orElse(null));
        writer.key("median").numberOrNull(sessions.tokens().map(Distribution::median).orElse(null));
        writer.key("p90").numberOrNull(sessions.tokens().map(Distribution::p90).orElse(null));
        writer.key("max").numberOrNull(sessions.tokens().map(Distribution::max).orElse(null));
        writer.endObject().key("virtual_usd").beginObject();
        writer.key("min").money(sessions.virtualUsd().map(Distribution::min).orElse(null));
        writer.key("median").money(sessions.virtualUsd().map(Distribution::median).orElse(null));
        writer.key("p90").money(sessions.virtualUsd().map(Distribution::p90).orElse(null));
        writer.key("max").money(sessions.virtualUsd().map(Distribution::max).orElse(null));
        writer.endObject().endObject();
    }

    private void histogram(Map<String, Long> histogram) {
        writer.key("histogram");
        counts(histogram);
    }

    private void counts(Map<String, Long> counts) {
        writer.beginObject();
        counts.forEach((label, count) -> writer.key(label).number(count));
        writer.endObject();
    }

    private void archetypes() {
        Map<Archetype, Long> archetypes = statistics.sessions().archetypes();
        writer.key("archetypes").beginObject().key("counts").beginObject();
        archetypes.forEach((archetype, count) -> writer.key(archetype.label()).number(count));
        writer.endObject().key("fractions").beginObject();
        archetypes.keySet().forEach(archetype -> writer.key(archetype.label()).ratio(
                statistics.sessions().fraction(archetype).setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN)));
        writer.endObject().endObject();
    }

    private void health() {
        DigestStatistics digests = statistics.digests();
        writer.key("health").beginObject().key("sessions_with_health").number(digests.scores().size());
        writer.key("outcomes");
        counts(digests.outcomes());
        writer.key("grade_distribution");
        counts(digests.grades());
        writer.key("failure_rate").ratio(digests.failureRate().setScale(RATE_DIGITS, RoundingMode.HALF_EVEN));
        digests.averageScore().ifPresent(score -> writer.key("average_score").ratio(score));
        writer.key("digest_count").number(digests.digestCount()).endObject();
    }

    private void areas() {
        writer.key("area_mix").beginArray();
        for (AreaShare share : statistics.areas()) {
            UsageSums sums = share.sums();
            writer.beginObject().key("area").text(share.path().orElse("(unassigned)"));
            writer.key("sessions").number(share.sessions());
            writer.key("messages").number(sums.messageCount());
            writer.key("tokens").number(sums.tokens().total());
            writer.key("cost").money(sums.costs().actual());
            writer.key("area_path").text(share.path().orElse(null));
            writer.key("virtual_cost").money(sums.costs().virtual());
            writer.key("fraction").ratio(statistics.fraction(share)).endObject();
        }
        writer.endArray();
    }

    private void tools() {
        DigestStatistics digests = statistics.digests();
        writer.key("tools").beginArray();
        for (DigestStatistics.Tool tool : digests.busiest()) {
            writer.beginObject().key("name").text(tool.name()).key("count").number(tool.calls());
            writer.key("percent").ratio(digests.share(tool));
            writer.key("failure_count").number(tool.failures()).key("timeout_count").number(0).endObject();
        }
        writer.endArray().key("tool_usage").beginObject().key("total_tool_calls").number(digests.namedCalls());
        writer.key("sessions_considered").number(statistics.sessions().count());
        writer.key("sessions_with_tool_stats").number(digests.digestCount());
        writer.key("missing_session_count").number(statistics.sessionsWithoutDigest()).endObject();
    }

    private void toktrack() {
        writer.key("total_tokens").number(statistics.totalTokens());
        writer.key("daily_avg_tokens").number(statistics.tokensPerDay());
        writer.key("peak_day");
        Optional<DayFigures.Peak> peak = statistics.days().peak();
        if (peak.isPresent()) {
            writer.beginArray().text(peak.get().day().toString()).number(peak.get().tokens()).endArray();
        } else {
            writer.nullValue();
        }
        writer.key("total_cost").value(cost(statistics.totalCost()));
        writer.key("daily_avg_cost").value(cost(statistics.costPerDay()));
        writer.key("active_days").number(statistics.days().activeDays());
    }

    /** A whole number has no fraction. */
    private static JsonNumber cost(BigDecimal usd) {
        BigDecimal rounded = usd.setScale(Math.min(Math.max(usd.scale(), 0), COST_DIGITS), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        boolean whole = rounded.signum() == 0 || rounded.scale() <= 0;
        return whole ? JsonNumber.of(rounded.longValueExact()) : JsonNumber.of(rounded);
    }

    private void own() {
        DayFigures days = statistics.days();
        writer.key("total_days").number(days.totalDays());
        writer.key("first_day").text(days.span().map(span -> span.first().toString()).orElse(null));
        writer.key("last_day").text(days.span().map(span -> span.last().toString()).orElse(null));
        writer.key("current_streak").number(days.currentStreak());
        writer.key("longest_streak");
        Optional<Streaks> streaks = days.streaks();
        if (streaks.isPresent()) {
            writer.beginObject().key("days").number(streaks.get().longest());
            writer.key("start").text(streaks.get().longestFrom().toString());
            writer.key("end").text(streaks.get().longestTo().toString()).endObject();
        } else {
            writer.nullValue();
        }
        writer.key("best_day");
        if (days.best().isPresent()) {
            writer.beginObject().key("date").text(days.best().get().day().toString());
            writer.key("cost").value(cost(days.best().get().cost())).endObject();
        } else {
            writer.nullValue();
        }
        writer.key("favorite_model").text(statistics.habits().favouriteModel().orElse(null));
        writer.key("peak_hour");
        if (statistics.habits().peakHour().isPresent()) {
            writer.number(statistics.habits().peakHour().getAsInt());
        } else {
            writer.nullValue();
        }
        writer.key("longest_session_ms").number(statistics.sessions().longestMs());
        writer.key("basis").text(statistics.scope().basis().word());
        if (statistics.scope().recordedDays() > 0) {
            writer.key("archived").bool(true);
        }
    }
}

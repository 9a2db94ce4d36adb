package toktrail.cli.analyze;

import java.math.BigDecimal;
import java.util.List;
import toktrail.analysis.CacheAnalysis;
import toktrail.analysis.CacheCluster;
import toktrail.analysis.CacheFlag;
import toktrail.analysis.CacheUse;
import toktrail.analysis.SessionCall;
import toktrail.cli.form.ReportJson;
import toktrail.json.JsonWriter;
import toktrail.pricing.CostTotals;
import toktrail.usage.CallKind;
import toktrail.usage.UsageEvent;

/** A cache analysis as JSON. Keys and their order are a contract. */
final class CacheJson {

    private final JsonWriter writer;
    private final ReportJson json;

    CacheJson(JsonWriter writer) {
        this.writer = writer;
        json = new ReportJson(writer);
    }

    /** Writes the analysis, with its calls if wanted. */
    void write(CacheAnalysis analysis, boolean calls) {
        CostTotals costs = analysis.costs();
        writer.beginObject().key("type").text("session_cache_analysis");
        writer.key("harness").text(analysis.session().harness());
        writer.key("source_session_id").text(analysis.session().sourceSessionId());
        writer.key("first_created_ms").number(analysis.firstMs());
        writer.key("last_created_ms").number(analysis.lastMs());
        writer.key("call_count").number(analysis.calls().size());
        writer.key("totals").beginObject();
        json.tokens(analysis.tokens());
        json.costs(costs);
        writer.key("message_count").number(analysis.calls().size()).endObject();
        writer.key("cache_read_tokens").number(analysis.tokens().cacheRead());
        writer.key("cache_write_tokens").number(analysis.tokens().cacheWrite());
        use(analysis.cacheUse());
        costs(costs, analysis.virtualUncached(), analysis.virtualSavings());
        writer.key("estimated_source_cache_loss_usd").money(analysis.estimatedLoss());
        writer.key("clusters").beginArray();
        analysis.clusters().forEach(this::cluster);
        writer.endArray();
        // There is nothing to warn of where all calls are of one session.
        ReportJson.texts(writer.key("warnings"), List.of());
        if (calls) {
            writer.key("calls").beginArray();
            analysis.calls().forEach(this::call);
            writer.endArray();
        }
        writer.endObject();
    }

    private void use(CacheUse use) {
        writer.key("prompt_like_tokens").number(use.promptTokens());
        writer.key("cache_reuse_ratio").ratio(use.reuseRatio());
        writer.key("cache_presence_ratio").ratio(use.presenceRatio());
    }

    private void costs(CostTotals costs, BigDecimal uncached, BigDecimal savings) {
        writer.key("source_cost_usd").money(costs.source());
        writer.key("actual_cost_usd").money(costs.actual());
        writer.key("virtual_cost_usd").money(costs.virtual());
        writer.key("virtual_uncached_cost_usd").money(uncached);
        writer.key("virtual_cache_savings_usd").money(savings);
    }

    private void model(CallKind kind) {
        writer.key("provider_id").text(kind.providerId());
        writer.key("model_id").text(kind.modelId());
        writer.key("thinking_level").text(kind.thinkingLevel());
    }

    private void cluster(CacheCluster cluster) {
        writer.beginObject();
        model(cluster.kind());
        writer.key("prompt_like_min").number(cluster.promptMin());
        writer.key("prompt_like_max").number(cluster.promptMax());
        writer.key("call_count").number(cluster.calls().size());
        writer.key("hit_count").number(cluster.hitCount());
        writer.key("miss_count").number(cluster.missCount());
        writer.key("median_hit_source_cost_usd").money(cluster.medianHitCost().orElse(null));
        writer.key("median_miss_source_cost_usd").money(cluster.medianMissCost().orElse(null));
        writer.key("estimated_source_loss_usd").money(cluster.estimatedLoss());
        writer.key("call_ordinals").beginArray();
        cluster.calls().forEach(call -> writer.number(call.ordinal()));
        writer.endArray().endObject();
    }

    private void call(CacheAnalysis.Call flagged) {
        SessionCall call = flagged.call();
        UsageEvent event = call.event();
        writer.beginObject().key("ordinal").number(call.ordinal());
        writer.key("harness").text(event.session().harness());
        writer.key("source_session_id").text(event.session().sourceSessionId());
        writer.key("source_row_id").text(event.keys().rowId());
        writer.key("source_message_id").text(event.keys().messageId());
        model(event.kind());
        writer.key("agent").text(event.kind().agent());
        writer.key("created_ms").number(event.createdMs()).key("completed_ms");
        if (event.completedMs() == null) {
            writer.nullValue();
        } else {
            writer.number(event.completedMs().longValue());
        }
        writer.key("tokens").beginObject();
        json.tokens(event.tokens());
        writer.endObject();
        costs(call.costs().costs(), call.costs().virtualUncached(), call.costs().virtualSavings());
        ReportJson.texts(writer.key("missing_price_kinds"), List.copyOf(call.costs().missingKinds()));
        writer.key("context_tokens").number(call.tokens().promptTotal());
        writer.key("actual_price_context_label").text(call.costs().tiers().actual().orElse(null));
        writer.key("virtual_price_context_label").text(call.costs().tiers().virtual().orElse(null));
        use(call.cacheUse());
        writer.key("source_cost_per_1m_prompt_like").money(call.sourcePer1mPrompt().orElse(null));
        writer.key("source_cost_per_1m_total_tokens").money(call.sourcePer1mTotal().orElse(null));
        writer.key("virtual_cost_per_1m_prompt_like").money(call.virtualPer1mPrompt().orElse(null));
        writer.key("cache_status").text(call.status().label());
        ReportJson.texts(writer.key("flags"), flagged.flags().stream().map(CacheFlag::label).toList());
        writer.endObject();
    }
}

package toktrail.cli.prices;

import java.util.Optional;
import toktrail.cli.form.ReportJson;
import toktrail.config.setting.ActualCostRule;
import toktrail.json.JsonWriter;
import toktrail.pricing.CallFactors;
import toktrail.pricing.LookupStep;
import toktrail.pricing.PriceExplanation;
import toktrail.pricing.PriceExplanation.Finding;
import toktrail.pricing.PriceExplanation.Naming;
import toktrail.pricing.PriceExplanation.Rate;
import toktrail.pricing.PriceExplanation.Search;
import toktrail.pricing.PriceExplanation.Tried;
import toktrail.pricing.PriceQuestion;
import toktrail.report.prices.ListedPrice;

/** The way to a price as JSON. */
final class PriceExplanationJson {

    private final JsonWriter writer;

    private final String manualFile;

    /** @param manualFile the path of the hand-written price file */
    PriceExplanationJson(JsonWriter writer, String manualFile) {
        this.writer = writer;
        this.manualFile = manualFile;
    }

    void write(PriceExplanation explanation) {
        writer.beginObject().key("type").text("price_explanation");
        question(explanation.question());
        naming(explanation.naming());
        writer.key("virtual");
        search(explanation.virtual());
        writer.key("actual");
        actual(explanation.actual());
        ReportJson.texts(writer.key("remarks"), explanation.remarks());
        writer.endObject();
    }

    private void question(PriceQuestion question) {
        writer.key("harness").text(question.harness().orElse(null));
        writer.key("provider").text(question.provider());
        writer.key("model").text(question.model());
        writer.key("speed").text(question.variant().speed());
        writer.key("service_tier").text(question.variant().serviceTier());
        writer.key("inference_geo").text(question.variant().inferenceGeo());
        writer.key("context_tokens").number(question.contextTokens());
        writer.key("created_at_ms").number(question.createdMs());
    }

    private void naming(Naming naming) {
        writer.key("naming").beginObject();
        ReportJson.texts(writer.key("provider_chain"), naming.aliases());
        writer.key("inferred_provider").text(naming.inferred().orElse(null));
        ReportJson.texts(writer.key("builtin_family"), naming.family());
        writer.key("model").text(naming.model());
        writer.key("canonical_key").text(naming.canonicalKey());
        writer.key("fast").bool(naming.fast()).endObject();
    }

    private void search(Search search) {
        writer.beginObject().key("table").text(search.table().word());
        writer.key("steps").beginArray();
        for (Tried tried : search.tried()) {
            LookupStep step = tried.step();
            writer.beginObject().key("source").text(step.builtin() ? "builtin" : "configured");
            writer.key("provider").text(step.provider());
            writer.key("provider_step").text(step.providerStep().label());
            writer.key("model_step").text(step.modelStep().label());
            writer.key("name").text(step.model());
            writer.key("fast_only").bool(step.fastOnly());
            writer.key("row_count").number(tried.rowCount()).endObject();
        }
        writer.endArray();
        writer.key("found");
        finding(search.found());
        writer.endObject();
    }

    private void finding(Optional<Finding> found) {
        if (found.isEmpty()) {
            writer.nullValue();
            return;
        }
        Finding finding = found.get();
        writer.beginObject().key("file").text(finding.row().location().source());
        writer.key("line").number(finding.row().location().line());
        writer.key("tier_choice").text(finding.tier().label());
        writer.key("prices").beginArray();
        for (Rate rate : finding.rates()) {
            writer.beginObject().key("key").text(rate.key());
            writer.key("usd_per_1m").number(rate.usdPer1M());
            writer.key("charged_usd_per_1m").number(rate.usdPer1M().multiply(finding.factors().product()));
            writer.key("from").text(rate.from()).endObject();
        }
        writer.endArray();
        writer.key("web_search_usd_per_1k").number(finding.searches());
        writer.key("mode_factor");
        factor(finding.factors().mode());
        writer.key("geo_factor");
        factor(finding.factors().geo());
        writer.key("row");
        LookupStep step = finding.match().step();
        PriceListOutput.json(writer, step.builtin() ? ListedPrice.builtin(finding.row())
                : ListedPrice.configured(step.table(), finding.row(), manualFile));
        writer.endObject();
    }

    private void factor(CallFactors.Factor factor) {
        writer.beginObject().key("value").number(factor.value());
        writer.key("origin").text(factor.origin()).endObject();
    }

    private void actual(PriceExplanation.Actual actual) {
        writer.beginObject().key("mode").text(actual.mode().word());
        writer.key("rule");
        if (actual.rule().isPresent()) {
            ActualCostRule rule = actual.rule().get();
            writer.beginObject().key("number").number(actual.ruleNumber().getAsInt());
            writer.key("harness").text(rule.harness().orElse(null));
            writer.key("provider").text(rule.provider().orElse(null));
            writer.key("model").text(rule.model().orElse(null)).endObject();
        } else {
            writer.nullValue();
        }
        writer.key("searches").beginArray();
        actual.searches().forEach(this::search);
        writer.endArray();
        writer.endObject();
    }
}

package toktrail.cli.form;

import java.util.List;
import toktrail.config.price.PriceKind;
import toktrail.json.JsonWriter;
import toktrail.ledger.machine.Machine;
import toktrail.pricing.CostTotals;
import toktrail.report.ActivityRow;
import toktrail.report.HarnessRow;
import toktrail.report.MachineRow;
import toktrail.report.ModelRow;
import toktrail.report.ProviderRow;
import toktrail.report.UnconfiguredRow;
import toktrail.report.UsageChange;
import toktrail.report.UsageSums;
import toktrail.usage.Tokens;

/** The JSON objects that reports share. Keys and their order are a contract. */
public final class ReportJson {

    private final JsonWriter writer;

    /** Writes to this writer, which stays the caller's. */
    public ReportJson(JsonWriter writer) {
        this.writer = writer;
    }

    /** A list of texts. */
    public static void texts(JsonWriter writer, List<String> texts) {
        writer.beginArray();
        texts.forEach(writer::text);
        writer.endArray();
    }

    /** The ten keys of tokens, into the object that is open. */
    public void tokens(Tokens tokens) {
        tokens(UsageChange.Classes.of(tokens));
    }

    /** The ten keys of a difference of tokens, into the object that is open. */
    public void tokens(UsageChange.Classes tokens) {
        writer.key("input").number(tokens.input());
        writer.key("output").number(tokens.output());
        writer.key("reasoning").number(tokens.reasoning());
        writer.key("cache_read").number(tokens.cacheRead());
        writer.key("cache_write").number(tokens.cacheWrite());
        writer.key("cache_output").number(tokens.cacheOutput());
        writer.key("total").number(tokens.total());
        writer.key("prompt_total").number(tokens.promptTotal());
        writer.key("output_total").number(tokens.outputTotal());
        writer.key("accounting_total").number(tokens.accountingTotal());
    }

    /** The five keys of costs, into the object that is open. */
    public void costs(CostTotals costs) {
        writer.key("source_cost_usd").money(costs.source());
        writer.key("actual_cost_usd").money(costs.actual());
        writer.key("virtual_cost_usd").money(costs.virtual());
        writer.key("savings_usd").money(costs.savings());
        writer.key("unpriced_count").number(costs.unpricedCount());
    }

    /** The keys {@code tokens} and {@code costs}, each with an object, into the object that is open. */
    public void tokensAndCosts(UsageSums sums) {
        writer.key("tokens").beginObject();
        tokens(sums.tokens());
        writer.endObject().key("costs").beginObject();
        costs(sums.costs());
        writer.endObject();
    }

    /** Tokens and costs of a row, whose own keys were written, and its end. */
    void sumsAndEnd(UsageSums sums) {
        tokens(sums.tokens());
        costs(sums.costs());
        writer.endObject();
    }

    /** An object of sums. */
    public void totals(UsageSums sums) {
        writer.beginObject();
        sumsAndEnd(sums);
    }

    /** A list with an object for each provider. */
    public void providers(List<ProviderRow> rows) {
        writer.beginArray();
        for (ProviderRow row : rows) {
            writer.beginObject().key("provider_id").text(row.providerId());
            writer.key("message_count").number(row.sums().messageCount());
            sumsAndEnd(row.sums());
        }
        writer.endArray();
    }

    /** A list with an object for each harness. */
    public void harnesses(List<HarnessRow> rows) {
        writer.beginArray();
        for (HarnessRow row : rows) {
            writer.beginObject().key("harness").text(row.harness());
            writer.key("message_count").number(row.sums().messageCount());
            sumsAndEnd(row.sums());
        }
        writer.endArray();
    }

    /** A list with an object for each machine. */
    void machines(List<MachineRow> rows) {
        writer.beginArray();
        for (MachineRow row : rows) {
            Machine machine = row.machine();
            writer.beginObject().key("machine_id").text(machine.machineId());
            writer.key("machine_name").text(machine.name());
            writer.key("machine_label").text(machine.label());
            writer.key("message_count").number(row.sums().messageCount());
            sumsAndEnd(row.sums());
        }
        writer.endArray();
    }

    /** A list with an object for each model, or for each thinking level of one. */
    public void models(List<ModelRow> rows) {
        writer.beginArray();
        for (ModelRow row : rows) {
            writer.beginObject().key("provider_id").text(row.providerId());
            writer.key("model_id").text(row.modelId());
            writer.key("thinking_level").text(row.thinkingLevel());
            writer.key("message_count").number(row.sums().messageCount());
            sumsAndEnd(row.sums());
        }
        writer.endArray();
    }

    /** A list with an object for each agent. */
    public void activities(List<ActivityRow> rows) {
        writer.beginArray();
        for (ActivityRow row : rows) {
            writer.beginObject().key("agent").text(row.agent());
            writer.key("message_count").number(row.sums().messageCount());
            writer.key("total_tokens").number(row.sums().tokens().total());
            sumsAndEnd(row.sums());
        }
        writer.endArray();
    }

    /** A list with an object for each kind of call that lacks a price. */
    public void unconfigured(List<UnconfiguredRow> rows) {
        writer.beginArray();
        for (UnconfiguredRow row : rows) {
            texts(writer.beginObject().key("required"), row.required().stream().map(PriceKind::word).toList());
            writer.key("harness").text(row.harness());
            writer.key("provider_id").text(row.providerId());
            writer.key("model_id").text(row.modelId());
            writer.key("thinking_level").text(row.thinkingLevel());
            writer.key("message_count").number(row.messageCount());
            tokens(row.tokens());
            writer.endObject();
        }
        writer.endArray();
    }
}

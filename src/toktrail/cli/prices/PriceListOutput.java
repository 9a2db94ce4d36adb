package toktrail.cli.prices;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.cli.form.ReportJson;
import toktrail.cli.form.TierLabel;
import toktrail.config.price.PriceRow;
import toktrail.json.JsonWriter;
import toktrail.pricing.EffectiveRates;
import toktrail.report.prices.ListedPrice;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;

/** Rows of price tables as text and JSON. Keys and their order are a contract. */
final class PriceListOutput {

    private static final int ALIASES_WIDTH = 32;
    private static final String BASIS = "prompt_like";

    private PriceListOutput() { }

    /** One line for each row; a table without rows is its header. */
    static Table table(List<ListedPrice> prices, boolean aliases) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("table"), Column.text("provider"),
                Column.text("model"), Column.text("context")));
        if (aliases) {
            columns.add(Column.wrapped("aliases", ALIASES_WIDTH));
        }
        for (String price : List.of("input", "cached_input", "cache_write", "output", "reasoning")) {
            columns.add(Column.number(price));
        }
        columns.addAll(List.of(Column.text("category"), Column.text("release")));
        Table table = new Table(columns);
        prices.forEach(price -> table.row(cells(price, aliases)));
        return table;
    }

    private static List<String> cells(ListedPrice price, boolean aliases) {
        PriceRow row = price.row();
        PriceRow.Rates rates = row.rates();
        List<String> cells = new ArrayList<>(List.of(price.table().word(), row.provider(), row.model(),
                TierLabel.of(row.tier())));
        if (aliases) {
            cells.add(row.aliases().isEmpty() ? Numbers.NONE : String.join(", ", row.aliases()));
        }
        cells.addAll(List.of(Numbers.price(rates.input()), orElse(rates.cachedInput(), Numbers.NONE),
                orElse(rates.cacheWrite(), "=input"), Numbers.price(rates.output()),
                orElse(rates.reasoning(), "=output"), row.shown().category().orElse(Numbers.NONE),
                row.shown().releaseStatus().orElse(Numbers.NONE)));
        return cells;
    }

    private static String orElse(Optional<BigDecimal> price, String absent) {
        return price.map(Numbers::price).orElse(absent);
    }

    static void json(JsonWriter writer, List<ListedPrice> prices) {
        writer.beginArray();
        prices.forEach(price -> json(writer, price));
        writer.endArray();
    }

    /** One row. */
    static void json(JsonWriter writer, ListedPrice price) {
        PriceRow row = price.row();
        writer.beginObject().key("table").text(price.table().word());
        writer.key("provider").text(row.provider());
        writer.key("model").text(row.model());
        ReportJson.texts(writer.key("aliases"), row.aliases());
        rates(writer, row.rates(), price.rates());
        writer.key("context_min_tokens").number(row.tier().min());
        writer.key("context_max_tokens").number(row.tier().max());
        writer.key("context_label").text(row.tier().label().orElse(null));
        writer.key("context_basis").text(BASIS);
        writer.key("category").text(row.shown().category().orElse(null));
        writer.key("release_status").text(row.shown().releaseStatus().orElse(null));
        writer.key("cache_write_1h_usd_per_1m").number(row.rates().cacheWrite1h().orElse(null));
        writer.key("effective_cache_write_1h_usd_per_1m").number(price.rates().cacheWrite1h());
        writer.key("fast_multiplier").number(row.factors().fast().orElse(null));
        writer.key("batch_multiplier").number(row.factors().batch().orElse(null));
        writer.key("flex_multiplier").number(row.factors().flex().orElse(null));
        writer.key("priority_multiplier").number(row.factors().priority().orElse(null));
        writer.key("us_inference_multiplier").number(row.factors().usInference().orElse(null));
        writer.key("web_search_usd_per_1k").number(row.webSearchUsdPer1k().orElse(null));
        writer.key("context_window_tokens").number(row.contextWindowTokens());
        writer.key("source").text(price.origin().label());
        writer.key("path").text(price.path().orElse(null));
        writer.endObject();
    }

    private static void rates(JsonWriter writer, PriceRow.Rates written, EffectiveRates charged) {
        writer.key("input_usd_per_1m").number(written.input());
        writer.key("cached_input_usd_per_1m").number(written.cachedInput().orElse(null));
        writer.key("effective_cached_input_usd_per_1m").number(charged.cachedInput());
        writer.key("cache_write_usd_per_1m").number(written.cacheWrite().orElse(null));
        writer.key("effective_cache_write_usd_per_1m").number(charged.cacheWrite());
        writer.key("cached_output_usd_per_1m").number(written.cachedOutput().orElse(null));
        writer.key("effective_cached_output_usd_per_1m").number(charged.cachedOutput());
        writer.key("output_usd_per_1m").number(written.output());
        writer.key("reasoning_usd_per_1m").number(written.reasoning().orElse(null));
        writer.key("effective_reasoning_usd_per_1m").number(charged.reasoning());
    }
}

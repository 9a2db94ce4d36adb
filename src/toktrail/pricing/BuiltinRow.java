package toktrail.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.price.PriceRow;
import toktrail.error.Location;
import toktrail.usage.Money;

/** The text of one row of {@link BuiltinPrices}, of which only what is asked for is read. */
final class BuiltinRow {

    private final String text;

    /** @param text the lines of the row, its header first */
    BuiltinRow(String text) {
        this.text = text;
    }

    String provider() {
        return unquoted("provider").orElseThrow();
    }

    String model() {
        return unquoted("model").orElseThrow();
    }

    List<String> aliases() {
        List<String> aliases = new ArrayList<>();
        String list = value("aliases");
        int open = list == null ? -1 : list.indexOf('"');
        while (open >= 0) {
            int close = list.indexOf('"', open + 1);
            aliases.add(list.substring(open + 1, close));
            open = list.indexOf('"', close + 1);
        }
        return aliases;
    }

    PriceRow.Tier tier() {
        return new PriceRow.Tier(count("context_min_tokens"), count("context_max_tokens"), unquoted("context_label"));
    }

    /** The whole row. */
    PriceRow read(Location location) {
        PriceRow.Rates rates = new PriceRow.Rates(amount("input_usd_per_1m").orElseThrow(),
                amount("output_usd_per_1m").orElseThrow(), amount("cached_input_usd_per_1m"),
                amount("cache_write_usd_per_1m"), amount("cache_write_1h_usd_per_1m"),
                amount("cached_output_usd_per_1m"), amount("reasoning_usd_per_1m"));
        PriceRow.Factors factors = new PriceRow.Factors(amount("fast_multiplier"), amount("batch_multiplier"),
                amount("flex_multiplier"), amount("priority_multiplier"), amount("us_inference_multiplier"));
        return new PriceRow(provider(), model(), aliases(), rates, factors, amount("web_search_usd_per_1k"), tier(),
                new PriceRow.Shown(unquoted("category"), unquoted("release_status")), count("context_window_tokens"),
                location);
    }

    private Optional<BigDecimal> amount(String key) {
        String value = value(key);
        return value == null ? Optional.empty() : Optional.of(Money.canonical(new BigDecimal(value)));
    }

    private OptionalLong count(String key) {
        String value = value(key);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }

    private Optional<String> unquoted(String key) {
        String value = value(key);
        return value == null ? Optional.empty() : Optional.of(value.substring(1, value.length() - 1));
    }

    /** The value as it is written, null if the row has no such key. */
    private String value(String key) {
        String start = "\n" + key + " = ";
        int at = text.indexOf(start);
        return at < 0 ? null : text.substring(at + start.length(), text.indexOf('\n', at + start.length()));
    }
}

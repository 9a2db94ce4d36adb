package toktrail.config.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.schema.FormatVersion;
import toktrail.config.schema.Key;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;
import toktrail.toml.TomlWriter;

/** Makes the text of price files: keys and rows in one order, so that equal content is equal text. */
final class PriceFileWriter {

    /** How rows stand in files: by provider, model, tier. */
    static final Comparator<PriceRow> ORDER = Comparator.comparing(PriceRow::providerKey)
            .thenComparing(PriceRow::modelKey)
            .thenComparing(PriceRow::tier, PriceRow.Tier::compareBounds);

    private PriceFileWriter() { }

    /**
     * A whole file.
     *
     * @param metadata what the file says about itself; no table is written for an empty one
     * @param virtual  what tokens would cost, in any order
     * @param actual   what is paid for tokens, in any order
     */
    static String text(TomlTable metadata, List<PriceRow> virtual, List<PriceRow> actual) {
        TomlTable root = TomlTable.empty().with(FormatVersion.KEY.name(), TomlValue.of(FormatVersion.CURRENT));
        if (!metadata.isEmpty()) {
            root = root.with(PriceKeys.METADATA.name(), metadata);
        }
        TomlTable pricing = TomlTable.empty();
        if (!virtual.isEmpty()) {
            pricing = pricing.with(PriceKeys.VIRTUAL.name(), tables(virtual));
        }
        if (!actual.isEmpty()) {
            pricing = pricing.with(PriceKeys.ACTUAL.name(), tables(actual));
        }
        return TomlWriter.document(pricing.isEmpty() ? root : root.with(PriceKeys.PRICING.name(), pricing));
    }

    private static TomlValue tables(List<PriceRow> rows) {
        List<TomlTable> tables = new ArrayList<>();
        rows.stream().sorted(ORDER).forEach(row -> tables.add(table(row)));
        return TomlValue.of(tables);
    }

    /** The keys of one row with their values, in the order of files. */
    static TomlTable table(PriceRow row) {
        return new Table().text(PriceKeys.PROVIDER, Optional.of(row.provider()))
                .text(PriceKeys.MODEL, Optional.of(row.model()))
                .list(PriceKeys.ALIASES, row.aliases())
                .whole(PriceKeys.MIN, row.tier().min())
                .whole(PriceKeys.MAX, row.tier().max())
                .text(PriceKeys.LABEL, row.tier().label())
                .amount(PriceKeys.INPUT, Optional.of(row.rates().input()))
                .amount(PriceKeys.CACHED_INPUT, row.rates().cachedInput())
                .amount(PriceKeys.CACHE_WRITE, row.rates().cacheWrite())
                .amount(PriceKeys.CACHE_WRITE_1H, row.rates().cacheWrite1h())
                .amount(PriceKeys.CACHED_OUTPUT, row.rates().cachedOutput())
                .amount(PriceKeys.OUTPUT, Optional.of(row.rates().output()))
                .amount(PriceKeys.REASONING, row.rates().reasoning())
                .text(PriceKeys.CATEGORY, row.shown().category())
                .text(PriceKeys.RELEASE_STATUS, row.shown().releaseStatus())
                .amount(PriceKeys.FAST, row.factors().fast())
                .amount(PriceKeys.BATCH, row.factors().batch())
                .amount(PriceKeys.FLEX, row.factors().flex())
                .amount(PriceKeys.PRIORITY, row.factors().priority())
                .amount(PriceKeys.US_INFERENCE, row.factors().usInference())
                .amount(PriceKeys.WEB_SEARCH, row.webSearchUsdPer1k())
                .whole(PriceKeys.CONTEXT_WINDOW, row.contextWindowTokens()).table;
    }

    /** A table that grows by the keys that have a value. */
    private static final class Table {

        private TomlTable table = TomlTable.empty();

        Table text(Key<String> key, Optional<String> value) {
            return with(key, value.map(TomlValue::of));
        }

        Table amount(Key<BigDecimal> key, Optional<BigDecimal> value) {
            return with(key, value.map(TomlValue::of));
        }

        Table whole(Key<Long> key, OptionalLong value) {
            return value.isEmpty() ? this : with(key, Optional.of(TomlValue.of(value.getAsLong())));
        }

        Table list(Key<List<String>> key, List<String> values) {
            return values.isEmpty() ? this : with(key, Optional.of(TomlValue.ofStrings(values)));
        }

        private Table with(Key<?> key, Optional<? extends TomlValue> value) {
            if (value.isPresent()) {
                table = table.with(key.name(), value.get());
            }
            return this;
        }
    }
}

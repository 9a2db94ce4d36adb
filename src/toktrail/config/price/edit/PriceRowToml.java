package toktrail.config.price.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.price.PriceKeys;
import toktrail.config.schema.Key;
import toktrail.config.schema.Values;
import toktrail.toml.TomlArray;
import toktrail.toml.TomlString;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;
import toktrail.usage.Names;

/** Rows of price files as TOML values. */
final class PriceRowToml {

    private PriceRowToml() { }

    /** A new row. */
    static TomlTable row(PriceChange change) {
        TomlTable row = TomlTable.empty().with(PriceKeys.PROVIDER.name(), TomlValue.of(change.row().provider()))
                .with(PriceKeys.MODEL.name(), TomlValue.of(change.row().model()));
        if (!change.aliases().isEmpty()) {
            row = row.with(PriceKeys.ALIASES.name(), TomlValue.ofStrings(joined(List.of(), change.aliases())));
        }
        for (Map.Entry<PriceChange.Figure, BigDecimal> figure : change.figures().entrySet()) {
            row = row.with(figure.getKey().key(), TomlValue.of(figure.getValue()));
        }
        row = withBound(row, PriceKeys.MIN, change.row().min());
        row = withBound(row, PriceKeys.MAX, change.row().max());
        return change.label().isEmpty() ? row : row.with(PriceKeys.LABEL.name(), TomlValue.of(change.label().get()));
    }

    private static TomlTable withBound(TomlTable row, Key<Long> key, OptionalLong bound) {
        return bound.isEmpty() ? row : row.with(key.name(), TomlValue.of(bound.getAsLong()));
    }

    /** The keys of a row that get another value, with that value. */
    static TomlTable changes(TomlTable row, PriceChange change) {
        TomlTable changes = TomlTable.empty();
        for (Map.Entry<PriceChange.Figure, BigDecimal> figure : change.figures().entrySet()) {
            String key = figure.getKey().key();
            if (row.get(key).flatMap(Values::decimal).filter(old -> old.compareTo(figure.getValue()) == 0)
                    .isEmpty()) {
                changes = changes.with(key, TomlValue.of(figure.getValue()));
            }
        }
        Optional<TomlValue> label = change.label().map(TomlValue::of);
        if (label.isPresent() && row.get(PriceKeys.LABEL.name()).filter(label.get()::sameAs).isEmpty()) {
            changes = changes.with(PriceKeys.LABEL.name(), label.get());
        }
        List<String> had = names(row.get(PriceKeys.ALIASES.name()).orElse(null));
        List<String> joined = joined(had, change.aliases());
        return joined.size() == had.size() ? changes
                : changes.with(PriceKeys.ALIASES.name(), TomlValue.ofStrings(joined));
    }

    private static List<String> names(TomlValue value) {
        List<String> names = new ArrayList<>();
        if (value instanceof TomlArray array) {
            for (TomlValue element : array.values()) {
                if (element instanceof TomlString name) {
                    names.add(name.value());
                }
            }
        }
        return names;
    }

    /** The names and those that are new among others, each once. */
    private static List<String> joined(List<String> had, List<String> more) {
        List<String> all = new ArrayList<>(had);
        for (String name : more) {
            if (all.stream().noneMatch(known -> Names.same(known, name))) {
                all.add(name.strip());
            }
        }
        return all;
    }
}

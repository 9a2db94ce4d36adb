package toktrail.config.price.edit;

import java.util.Objects;
import java.util.OptionalLong;
import toktrail.config.price.PriceKeys;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.schema.Key;
import toktrail.error.UserException;
import toktrail.toml.TomlInteger;
import toktrail.toml.TomlString;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;
import toktrail.usage.Names;

/**
 * What makes a row of a price file that row. Names are compared by their normal form; an absent smallest prompt is 0.
 *
 * @param table    which table
 * @param provider as it shall be written
 * @param model    as it shall be written
 * @param min      smallest prompt of the tier, absent for 0
 * @param max      largest prompt of the tier, absent for unbounded
 */
public record PriceRowKey(PriceKind table, String provider, String model, OptionalLong min, OptionalLong max) {

    /**
     * Checks the names and the order of the bounds.
     *
     * @throws UserException if a name could not be compared with anything, or the bounds exclude every prompt
     */
    public PriceRowKey {
        Objects.requireNonNull(table, "table");
        provider = provider.strip();
        model = model.strip();
        for (String name : new String[] {provider, model}) {
            if (Names.normalise(name).isEmpty()) {
                throw UserException.failed("Neither provider nor model can be '" + name
                        + "': give a name with a letter or digit.");
            }
        }
        if (min.isPresent() && max.isPresent() && min.getAsLong() > max.getAsLong()) {
            throw UserException.failed("--context-min must not be above --context-max.");
        }
    }

    /** Whether it is for some prompt sizes only. */
    boolean isTiered() {
        return min.isPresent() || max.isPresent();
    }

    /** {@code provider/model} as written. */
    public String name() {
        return provider + "/" + model;
    }

    /** Whether a row is about this model, whatever its tier. */
    boolean isModelOf(TomlTable row) {
        return isText(row, PriceKeys.PROVIDER, provider) && isText(row, PriceKeys.MODEL, model);
    }

    /** Whether a row is this one. */
    boolean isKeyOf(TomlTable row) {
        return isModelOf(row) && isTiered(row) == isTiered()
                && bound(row, PriceKeys.MIN, 0) == min.orElse(0)
                && bound(row, PriceKeys.MAX, Long.MAX_VALUE) == max.orElse(Long.MAX_VALUE);
    }

    /** Whether a row is about this model, whatever its tier. */
    boolean isModelOf(PriceRow row) {
        return Names.same(row.provider(), provider) && Names.same(row.model(), model);
    }

    /** Whether a row is this one. */
    boolean isKeyOf(PriceRow row) {
        return isModelOf(row) && row.tier().isTiered() == isTiered() && row.tier().least() == min.orElse(0)
                && row.tier().most() == max.orElse(Long.MAX_VALUE);
    }

    /** Whether a row is for some prompt sizes only. */
    static boolean isTiered(TomlTable row) {
        return row.get(PriceKeys.MIN.name()).isPresent() || row.get(PriceKeys.MAX.name()).isPresent();
    }

    private static boolean isText(TomlTable row, Key<String> key, String name) {
        TomlValue value = row.get(key.name()).orElse(null);
        return value instanceof TomlString text && Names.same(text.value(), name);
    }

    private static long bound(TomlTable row, Key<Long> key, long otherwise) {
        TomlValue value = row.get(key.name()).orElse(null);
        return value instanceof TomlInteger number ? number.value() : otherwise;
    }
}

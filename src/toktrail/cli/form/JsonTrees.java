package toktrail.cli.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import toktrail.json.JsonArray;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.spelling.TextOrder;

/** JSON documents of other programs' shapes as trees: their numbers, and what is done to whole documents. */
public final class JsonTrees {

    private static final int FRACTION_DIGITS = 12;
    private static final Set<String> COST_KEYS = Set.of("cost", "cost_usd", "total_cost", "total_cost_usd", "totalCost",
            "costUSD", "daily_avg_cost", "averagePerDay", "maxCostInSingleDay");

    private JsonTrees() { }

    /** A number with at most 12 fraction digits, none of them a zero at the end; whole numbers have none. */
    public static JsonNumber number(BigDecimal value) {
        BigDecimal shown = value.setScale(Math.min(Math.max(value.scale(), 0), FRACTION_DIGITS),
                RoundingMode.HALF_EVEN).stripTrailingZeros();
        boolean whole = shown.signum() == 0 || shown.scale() <= 0 && shown.precision() - shown.scale() <= 18;
        return whole ? JsonNumber.of(shown.longValueExact()) : JsonNumber.of(shown);
    }

    /** An array of what {@code tree} makes of the rows. */
    public static <R> JsonArray array(Collection<R> rows, Function<R, JsonValue> tree) {
        List<JsonValue> values = new ArrayList<>();
        rows.forEach(row -> values.add(tree.apply(row)));
        return new JsonArray(values);
    }

    /** An array of texts. */
    public static JsonArray texts(Collection<String> texts) {
        return array(texts, JsonText::new);
    }

    /** The names of a property of rows, each once, in order. */
    public static <R> List<String> names(Collection<R> rows, Function<R, String> name) {
        return rows.stream().map(name).distinct().sorted(TextOrder.CODE_POINT).toList();
    }

    /** The same with the keys of every object in order. */
    public static JsonValue sorted(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array(array.values(), JsonTrees::sorted);
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObject.Builder builder = JsonObject.builder();
        object.names().stream().sorted(TextOrder.CODE_POINT)
                .forEach(name -> builder.put(name, sorted(object.get(name))));
        return builder.build();
    }

    /** The same without the keys that hold costs, at any depth. */
    public static JsonValue withoutCosts(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array(array.values(), JsonTrees::withoutCosts);
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObject.Builder builder = JsonObject.builder();
        object.names().stream().filter(name -> !COST_KEYS.contains(name))
                .forEach(name -> builder.put(name, withoutCosts(object.get(name))));
        return builder.build();
    }
}

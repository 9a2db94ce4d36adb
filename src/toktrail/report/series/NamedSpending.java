package toktrail.report.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import toktrail.spelling.TextOrder;

/**
 * What belongs to a name, such as that of a model whoever made it.
 *
 * @param name     what the parts have in common
 * @param parts    by cost; at least one
 * @param spending what they come to
 */
public record NamedSpending(String name, List<ModelSpending> parts, Spending spending) {

    public NamedSpending {
        Objects.requireNonNull(name, "name");
        parts = List.copyOf(parts);
        Objects.requireNonNull(spending, "spending");
    }

    /** The rows under the names that {@code naming} gives them, by name. */
    public static List<NamedSpending> byName(
            Collection<ModelSpending> rows, Function<ModelSpending, String> naming) {
        Map<String, List<ModelSpending>> named = new TreeMap<>(TextOrder.CODE_POINT);
        rows.forEach(row -> named.computeIfAbsent(naming.apply(row), name -> new ArrayList<>()).add(row));
        List<NamedSpending> list = new ArrayList<>();
        named.forEach((name, parts) -> {
            parts.sort(ModelSpending.BY_COST);
            list.add(new NamedSpending(name, parts, Spending.total(parts)));
        });
        return list;
    }

    /** The same by cost, tokens, calls, then name. */
    public static List<NamedSpending> byCost(
            Collection<ModelSpending> rows, Function<ModelSpending, String> naming) {
        List<NamedSpending> list = byName(rows, naming);
        list.sort(ModelSpending.byCost(NamedSpending::spending));
        return list;
    }
}

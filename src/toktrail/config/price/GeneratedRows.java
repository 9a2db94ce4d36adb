package toktrail.config.price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.usage.Names;

/**
 * A table with new rows in it, which can be read without a contradiction.
 *
 * @param rows     all rows, sorted
 * @param changes  what became of each new row, in their order
 * @param warnings which old rows and which names had to give way
 */
public record GeneratedRows(List<PriceRow> rows, List<RowChange> changes, List<String> warnings) {

    public GeneratedRows {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /**
     * Puts rows into a table: each replaces the row of its model and tier, and those it contradicts: tiers that it
     * overlaps, or all tiers if it is for every prompt.
     *
     * @param old   the rows of the table
     * @param added the new rows, which do not contradict each other
     */
    public static GeneratedRows of(List<PriceRow> old, List<PriceRow> added) {
        List<String> warnings = new ArrayList<>();
        Map<String, List<PriceRow>> kept = new LinkedHashMap<>();
        old.forEach(row -> kept.computeIfAbsent(model(row), key -> new ArrayList<>()).add(row));
        List<RowChange> changes = new ArrayList<>();
        for (PriceRow row : added) {
            List<PriceRow> others = kept.getOrDefault(model(row), List.of());
            changes.add(new RowChange(row, sameTier(others, row)));
            List<PriceRow> left = new ArrayList<>();
            for (PriceRow other : others) {
                if (!replaces(row, other)) {
                    left.add(other);
                } else if (!row.tier().sameAs(other.tier())) {
                    warnings.add(name(other) + " " + other.tier() + ": removed, because the new price " + row.tier()
                            + " takes its place");
                }
            }
            kept.put(model(row), left);
        }
        List<PriceRow> rows = new ArrayList<>();
        kept.values().forEach(rows::addAll);
        rows.addAll(added);
        return new GeneratedRows(withoutForeignNames(rows, warnings), changes, warnings);
    }

    /** A row as people name it. */
    public static String name(PriceRow row) {
        return row.provider() + "/" + row.model();
    }

    private static Optional<PriceRow> sameTier(List<PriceRow> rows, PriceRow row) {
        return rows.stream().filter(other -> other.tier().sameAs(row.tier())).findFirst();
    }

    private static boolean replaces(PriceRow row, PriceRow other) {
        return row.tier().sameAs(other.tier())
                || other.tier().isTiered() && (!row.tier().isTiered() || row.tier().overlaps(other.tier()));
    }

    /** The rows sorted, without aliases that are names of other models. */
    private static List<PriceRow> withoutForeignNames(List<PriceRow> rows, List<String> warnings) {
        Map<String, String> owners = new HashMap<>();
        rows.forEach(row -> owners.put(model(row), row.modelKey()));
        List<PriceRow> clean = new ArrayList<>();
        for (PriceRow row : rows.stream().sorted(PriceFileWriter.ORDER).toList()) {
            List<String> aliases = new ArrayList<>();
            for (String alias : row.aliases()) {
                String owner = owners.computeIfAbsent(row.providerKey() + " " + Names.normalise(alias),
                        key -> row.modelKey());
                if (owner.equals(row.modelKey())) {
                    aliases.add(alias);
                } else {
                    warnings.add(name(row) + ": the alias '" + alias + "' is left out, because it already means "
                            + owner);
                }
            }
            clean.add(aliases.size() == row.aliases().size() ? row : row.withAliases(aliases));
        }
        return clean;
    }

    private static String model(PriceRow row) {
        return Objects.requireNonNull(row, "row").providerKey() + " " + row.modelKey();
    }
}

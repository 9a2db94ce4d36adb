package toktrail.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import toktrail.usage.Names;

/**
 * Puts generated and hand-written rows together and reports rows that contradict each other.
 *
 * <p>Hand-written rows win: one of the same tier replaces a generated row, an untiered one all generated rows of its
 * model, a tiered one the generated tiers it overlaps.
 */
final class PriceMerge {

    private static final Comparator<PriceRows.Row> ORDER = Comparator.comparing(PriceRows.Row::model)
            .thenComparingLong(row -> row.row().tier().least())
            .thenComparingLong(row -> row.row().tier().most())
            .thenComparing(row -> row.row().tier().isTiered());

    private PriceMerge() { }

    /** What all files say together, sorted by provider, model, tier; problems go to the places of the rows. */
    static PriceFiles merge(List<PriceRows> generated, Optional<PriceRows> manual) {
        List<PriceFile> files = new ArrayList<>();
        generated.forEach(rows -> files.add(rows.file()));
        manual.ifPresent(rows -> files.add(rows.file()));
        return new PriceFiles(files, table(generated, manual, PriceRows::virtual),
                table(generated, manual, PriceRows::actual));
    }

    private static List<PriceRow> table(List<PriceRows> generated, Optional<PriceRows> manual,
            Function<PriceRows, List<PriceRows.Row>> side) {
        List<PriceRows.Row> theirs = checked(generated.stream().flatMap(rows -> side.apply(rows).stream()).toList());
        List<PriceRows.Row> ours = checked(manual.map(side).orElse(List.of()));
        List<PriceRows.Row> merged = new ArrayList<>();
        Map<String, List<PriceRows.Row>> mine = byModel(ours);
        for (PriceRows.Row row : theirs) {
            if (mine.getOrDefault(row.model(), List.of()).stream().noneMatch(own -> replaces(own.row(), row.row()))) {
                merged.add(row);
            }
        }
        int kept = merged.size();
        merged.addAll(ours);
        if (kept > 0 && !ours.isEmpty()) {
            checkNames(merged);
        }
        byModel(merged).values().forEach(PriceMerge::checkGaps);
        return merged.stream().sorted(ORDER).map(PriceRows.Row::row).toList();
    }

    private static boolean replaces(PriceRow own, PriceRow generated) {
        return !own.tier().isTiered() || own.tier().sameAs(generated.tier())
                || generated.tier().isTiered() && own.tier().overlaps(generated.tier());
    }

    /** The rows without repetitions, contradictions reported. */
    private static List<PriceRows.Row> checked(List<PriceRows.Row> rows) {
        List<PriceRows.Row> kept = new ArrayList<>();
        for (List<PriceRows.Row> ofModel : byModel(rows).values()) {
            List<PriceRows.Row> seen = new ArrayList<>();
            for (PriceRows.Row row : ofModel) {
                if (seen.stream().noneMatch(first -> clashes(first, row))) {
                    seen.add(row);
                }
            }
            kept.addAll(seen);
        }
        checkNames(kept);
        return kept;
    }

    /** Whether a row cannot stand beside an earlier one of its model; reported unless it only repeats it. */
    private static boolean clashes(PriceRows.Row first, PriceRows.Row row) {
        PriceRow.Tier tier = row.row().tier();
        Place at = row.section().place();
        String name = row.row().providerKey() + "/" + row.row().modelKey();
        if (tier.sameAs(first.row().tier())) {
            if (!row.row().sameValues(first.row())) {
                at.report(DiagnosticId.DUPLICATE, "another price of " + name + " (" + tier + ")",
                        "remove one; first at " + first.section().place().seenFrom(at));
            }
            return true;
        }
        if (tier.isTiered() && first.row().tier().isTiered() && tier.overlaps(first.row().tier())) {
            at.report(DiagnosticId.CONFLICT, "tier " + tier + " of " + name + " overlaps tier " + first.row().tier(),
                    "bounds are inclusive; the other tier is at " + first.section().place().seenFrom(at));
            return true;
        }
        return false;
    }

    private static void checkNames(List<PriceRows.Row> rows) {
        Map<String, PriceRows.Row> owners = new HashMap<>();
        for (PriceRows.Row row : rows) {
            String provider = row.row().providerKey() + " ";
            checkName(owners, row, provider, row.row().model(), PriceKeys.MODEL);
            for (String alias : row.row().aliases()) {
                checkName(owners, row, provider, alias, PriceKeys.ALIASES);
            }
        }
    }

    private static void checkName(Map<String, PriceRows.Row> owners, PriceRows.Row row, String provider, String name,
            Key<?> key) {
        PriceRows.Row owner = owners.putIfAbsent(provider + Names.normalise(name), row);
        if (owner != null && !owner.model().equals(row.model())) {
            Place at = row.section().place(key);
            at.report(DiagnosticId.DUPLICATE, Values.quotedText(name) + " already means " + owner.row().model()
                    + " of " + owner.row().provider(), "remove it here or there; first at "
                    + owner.section().place().seenFrom(at));
        }
    }

    private static void checkGaps(List<PriceRows.Row> ofModel) {
        if (ofModel.stream().anyMatch(row -> !row.row().tier().isTiered())) {
            return;
        }
        List<PriceRows.Row> tiers = ofModel.stream().sorted(ORDER).toList();
        for (int i = 1; i < tiers.size(); i++) {
            long before = tiers.get(i - 1).row().tier().most();
            PriceRow row = tiers.get(i).row();
            if (before < Long.MAX_VALUE && row.tier().least() > before + 1) {
                tiers.get(i).section().place().report(DiagnosticId.TIER_GAP, "no tier of " + row.providerKey() + "/"
                        + row.modelKey() + " covers " + (before + 1) + " to " + (row.tier().least() - 1) + " tokens",
                        "the tier below is used there");
            }
        }
    }

    private static Map<String, List<PriceRows.Row>> byModel(List<PriceRows.Row> rows) {
        Map<String, List<PriceRows.Row>> models = new LinkedHashMap<>();
        rows.forEach(row -> models.computeIfAbsent(row.model(), name -> new ArrayList<>()).add(row));
        return models;
    }
}

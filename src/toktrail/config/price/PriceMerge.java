package toktrail.config.price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.Key;
import toktrail.config.schema.Place;
import toktrail.config.schema.Values;
import toktrail.usage.Names;

/**
 * Puts generated and hand-written rows together and reports rows that contradict each other.
 *
 * <p>Hand-written rows win: one of the same tier replaces a generated row, an untiered one all generated rows of its
 * model, a tiered one the generated tiers it overlaps.
 */
public final class PriceMerge {

    private PriceMerge() { }

    private static int compare(PriceRows.Row a, PriceRows.Row b) {
        int models = a.model().compareTo(b.model());
        if (models != 0) {
            return models;
        }
        PriceRow.Tier tier = a.row().tier();
        PriceRow.Tier other = b.row().tier();
        int least = Long.compare(tier.least(), other.least());
        int most = Long.compare(tier.most(), other.most());
        return least != 0 ? least : most != 0 ? most : Boolean.compare(tier.isTiered(), other.isTiered());
    }

    /** What all files say together, sorted by provider, model, tier; problems go to the places of the rows. */
    public static PriceFiles merge(List<PriceRows> generated, Optional<PriceRows> manual) {
        if (generated.isEmpty() && manual.isEmpty()) {
            return PriceFiles.none();
        }
        List<PriceFile> files = new ArrayList<>();
        List<PriceRows.Row> virtual = new ArrayList<>();
        List<PriceRows.Row> actual = new ArrayList<>();
        for (PriceRows rows : generated) {
            files.add(rows.file());
            virtual.addAll(rows.virtual());
            actual.addAll(rows.actual());
        }
        if (manual.isEmpty()) {
            return new PriceFiles(files, table(virtual, List.of()), table(actual, List.of()));
        }
        files.add(manual.get().file());
        return new PriceFiles(files, table(virtual, manual.get().virtual()), table(actual, manual.get().actual()));
    }

    private static List<PriceRow> table(List<PriceRows.Row> generated, List<PriceRows.Row> manual) {
        List<PriceRows.Row> theirs = checked(generated);
        List<PriceRows.Row> ours = checked(manual);
        List<PriceRows.Row> merged = new ArrayList<>();
        Map<String, List<PriceRows.Row>> mine = byModel(ours);
        for (PriceRows.Row row : theirs) {
            if (!isReplaced(row, mine.getOrDefault(row.model(), List.of()))) {
                merged.add(row);
            }
        }
        int kept = merged.size();
        merged.addAll(ours);
        if (kept > 0 && !ours.isEmpty()) {
            checkNames(merged);
        }
        for (List<PriceRows.Row> ofModel : byModel(merged).values()) {
            checkGaps(ofModel);
        }
        merged.sort(PriceMerge::compare);
        List<PriceRow> rows = new ArrayList<>();
        for (PriceRows.Row row : merged) {
            rows.add(row.row());
        }
        return rows;
    }

    private static boolean isReplaced(PriceRows.Row generated, List<PriceRows.Row> ours) {
        for (PriceRows.Row own : ours) {
            if (replaces(own.row(), generated.row())) {
                return true;
            }
        }
        return false;
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
                if (!clashesWithAny(seen, row)) {
                    seen.add(row);
                }
            }
            kept.addAll(seen);
        }
        checkNames(kept);
        return kept;
    }

    private static boolean clashesWithAny(List<PriceRows.Row> seen, PriceRows.Row row) {
        for (PriceRows.Row first : seen) {
            if (clashes(first, row)) {
                return true;
            }
        }
        return false;
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
        for (PriceRows.Row row : ofModel) {
            if (!row.row().tier().isTiered()) {
                return;
            }
        }
        List<PriceRows.Row> tiers = new ArrayList<>(ofModel);
        tiers.sort(PriceMerge::compare);
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
        for (PriceRows.Row row : rows) {
            models.computeIfAbsent(row.model(), name -> new ArrayList<>()).add(row);
        }
        return models;
    }
}

package toktrail.config.price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.config.price.PriceRows.Placed;
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

    /** As {@link PriceFileWriter#ORDER}, with names that are normalised already. */
    private static int compare(Placed a, Placed b) {
        int models = a.model().compareTo(b.model());
        return models != 0 ? models : a.price().tier().compareBounds(b.price().tier());
    }

    /** What all files say together, sorted by provider, model, tier; problems go to the places of the rows. */
    public static PriceFiles merge(List<PriceRows> generated, Optional<PriceRows> manual) {
        if (generated.isEmpty() && manual.isEmpty()) {
            return PriceFiles.none();
        }
        List<PriceFile> files = new ArrayList<>();
        List<Placed> virtual = new ArrayList<>();
        List<Placed> actual = new ArrayList<>();
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

    private static List<PriceRow> table(List<Placed> generated, List<Placed> manual) {
        List<Placed> theirs = checked(generated);
        List<Placed> ours = checked(manual);
        List<Placed> merged = new ArrayList<>();
        Map<String, List<Placed>> mine = byModel(ours);
        for (Placed row : theirs) {
            if (!isReplaced(row, mine.getOrDefault(row.model(), List.of()))) {
                merged.add(row);
            }
        }
        int kept = merged.size();
        merged.addAll(ours);
        if (kept > 0 && !ours.isEmpty()) {
            checkNames(merged);
        }
        for (List<Placed> ofModel : byModel(merged).values()) {
            checkGaps(ofModel);
        }
        merged.sort(PriceMerge::compare);
        List<PriceRow> rows = new ArrayList<>();
        for (Placed row : merged) {
            rows.add(row.price());
        }
        return rows;
    }

    private static boolean isReplaced(Placed generated, List<Placed> ours) {
        for (Placed own : ours) {
            if (replaces(own.price(), generated.price())) {
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
    private static List<Placed> checked(List<Placed> rows) {
        List<Placed> kept = new ArrayList<>();
        for (List<Placed> ofModel : byModel(rows).values()) {
            List<Placed> seen = new ArrayList<>();
            for (Placed row : ofModel) {
                if (!clashesWithAny(seen, row)) {
                    seen.add(row);
                }
            }
            kept.addAll(seen);
        }
        checkNames(kept);
        return kept;
    }

    private static boolean clashesWithAny(List<Placed> seen, Placed row) {
        for (Placed first : seen) {
            if (clashes(first, row)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row cannot stand beside an earlier one of its model; reported unless it only repeats it. */
    private static boolean clashes(Placed first, Placed row) {
        PriceRow.Tier tier = row.price().tier();
        Place at = row.section().place();
        String name = row.price().providerKey() + "/" + row.price().modelKey();
        if (tier.sameAs(first.price().tier())) {
            if (!row.price().sameValues(first.price())) {
                at.report(DiagnosticId.DUPLICATE, "another price of " + name + " (" + tier + ")",
                        "remove one; first at " + first.section().place().seenFrom(at));
            }
            return true;
        }
        if (tier.isTiered() && first.price().tier().isTiered() && tier.overlaps(first.price().tier())) {
            at.report(DiagnosticId.CONFLICT, "tier " + tier + " of " + name + " overlaps tier " + first.price().tier(),
                    "bounds are inclusive; the other tier is at " + first.section().place().seenFrom(at));
            return true;
        }
        return false;
    }

    private static void checkNames(List<Placed> rows) {
        Map<String, Placed> owners = new HashMap<>();
        for (Placed row : rows) {
            String provider = row.price().providerKey() + " ";
            checkName(owners, row, provider, row.price().model(), PriceKeys.MODEL);
            for (String alias : row.price().aliases()) {
                checkName(owners, row, provider, alias, PriceKeys.ALIASES);
            }
        }
    }

    private static void checkName(Map<String, Placed> owners, Placed row, String provider, String name,
            Key<?> key) {
        Placed owner = owners.putIfAbsent(provider + Names.normalise(name), row);
        if (owner != null && !owner.model().equals(row.model())) {
            Place at = row.section().place(key);
            at.report(DiagnosticId.DUPLICATE, Values.quotedText(name) + " already means " + owner.price().model()
                    + " of " + owner.price().provider(), "remove it here or there; first at "
                    + owner.section().place().seenFrom(at));
        }
    }

    private static void checkGaps(List<Placed> ofModel) {
        for (Placed row : ofModel) {
            if (!row.price().tier().isTiered()) {
                return;
            }
        }
        List<Placed> tiers = new ArrayList<>(ofModel);
        tiers.sort(PriceMerge::compare);
        for (int i = 1; i < tiers.size(); i++) {
            long before = tiers.get(i - 1).price().tier().most();
            PriceRow row = tiers.get(i).price();
            if (before < Long.MAX_VALUE && row.tier().least() > before + 1) {
                tiers.get(i).section().place().report(DiagnosticId.TIER_GAP, "no tier of " + row.providerKey() + "/"
                        + row.modelKey() + " covers " + (before + 1) + " to " + (row.tier().least() - 1) + " tokens",
                        "the tier below is used there");
            }
        }
    }

    private static Map<String, List<Placed>> byModel(List<Placed> rows) {
        Map<String, List<Placed>> models = new LinkedHashMap<>();
        for (Placed row : rows) {
            models.computeIfAbsent(row.model(), name -> new ArrayList<>()).add(row);
        }
        return models;
    }
}

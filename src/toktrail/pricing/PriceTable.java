package toktrail.pricing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import toktrail.config.price.PriceRow;

/** The rows of one price table by provider and by the names of their models. For one thread at a time. */
final class PriceTable {

    private final PriceSource source;
    private final Map<String, List<PriceEntry>> byProvider = new HashMap<>();
    private final Map<String, Map<String, List<PriceEntry>>> byCanonicalKey = new HashMap<>();
    private final Map<String, Set<Long>> boundsByName = new HashMap<>();
    private final Map<String, Set<Long>> boundsByCanonicalKey = new HashMap<>();
    private boolean hasBounds;

    PriceTable(PriceSource source) {
        this.source = source;
    }

    static PriceTable of(List<PriceRow> rows) {
        List<PriceEntry> entries = new ArrayList<>();
        for (PriceRow row : rows) {
            entries.add(PriceEntry.of(row));
        }
        return new PriceTable(new PriceSource() {
            @Override
            public List<PriceEntry> of(String provider) {
                List<PriceEntry> found = new ArrayList<>();
                for (PriceEntry entry : entries) {
                    if (entry.provider().equals(provider)) {
                        found.add(entry);
                    }
                }
                return found;
            }

            @Override
            public List<PriceEntry> tiered() {
                List<PriceEntry> found = new ArrayList<>();
                for (PriceEntry entry : entries) {
                    if (entry.tier().isTiered()) {
                        found.add(entry);
                    }
                }
                return found;
            }
        });
    }

    private void addBounds(PriceEntry entry) {
        Set<Long> bounds = new TreeSet<>();
        if (entry.tier().max().isPresent()) {
            bounds.add(entry.tier().max().getAsLong());
        }
        if (entry.tier().min().isPresent()) {
            bounds.add(entry.tier().min().getAsLong() - 1);
        }
        bounds.remove(-1L);
        addBounds(boundsByName, entry.model(), bounds);
        for (String alias : entry.aliases()) {
            addBounds(boundsByName, alias, bounds);
        }
        for (String key : entry.canonicalKeys()) {
            addBounds(boundsByCanonicalKey, key, bounds);
        }
    }

    private static void addBounds(Map<String, Set<Long>> byName, String name, Set<Long> bounds) {
        byName.computeIfAbsent(name, key -> new TreeSet<>()).addAll(bounds);
    }

    /** Adds the largest prompts of the tiers of rows that have this name or this canonical key, of any provider. */
    void addBounds(ModelKey model, Set<Long> bounds) {
        if (!hasBounds) {
            for (PriceEntry entry : source.tiered()) {
                addBounds(entry);
            }
            hasBounds = true;
        }
        bounds.addAll(boundsByName.getOrDefault(model.name(), Set.of()));
        bounds.addAll(boundsByCanonicalKey.getOrDefault(model.canonicalKey(), Set.of()));
    }

    /** The rows that a step finds, in the order of the table; none for an empty name. */
    List<PriceRow> find(LookupStep step) {
        List<PriceEntry> ofProvider = byProvider.computeIfAbsent(step.provider(), source::of);
        if (step.model().isEmpty() || ofProvider.isEmpty()) {
            return List.of();
        }
        List<PriceEntry> found = new ArrayList<>();
        for (PriceEntry entry : named(step, ofProvider)) {
            if (!step.fastOnly() || entry.isForFastCalls()) {
                found.add(entry);
            }
        }
        return ofOneModel(found);
    }

    private List<PriceEntry> named(LookupStep step, List<PriceEntry> ofProvider) {
        if (step.modelStep() == ModelStep.CANONICAL) {
            return byCanonicalKey.computeIfAbsent(step.provider(), name -> canonical(ofProvider))
                    .getOrDefault(step.model(), List.of());
        }
        List<PriceEntry> named = new ArrayList<>();
        for (PriceEntry entry : ofProvider) {
            boolean matches = step.modelStep() == ModelStep.EXACT ? entry.model().equals(step.model())
                    : entry.aliases().contains(step.model());
            if (matches) {
                named.add(entry);
            }
        }
        return named;
    }

    /** The rows of the model with the shortest, then smallest name. */
    private static List<PriceRow> ofOneModel(List<PriceEntry> found) {
        String model = null;
        for (PriceEntry entry : found) {
            model = model == null || isShorter(entry.model(), model) ? entry.model() : model;
        }
        List<PriceRow> rows = new ArrayList<>();
        for (PriceEntry entry : found) {
            if (entry.model().equals(model)) {
                rows.add(entry.row().get());
            }
        }
        return rows;
    }

    private static boolean isShorter(String name, String other) {
        return name.length() < other.length() || name.length() == other.length() && name.compareTo(other) < 0;
    }

    private static Map<String, List<PriceEntry>> canonical(List<PriceEntry> entries) {
        Map<String, List<PriceEntry>> byKey = new HashMap<>();
        for (PriceEntry entry : entries) {
            for (String key : entry.canonicalKeys()) {
                byKey.computeIfAbsent(key, name -> new ArrayList<>()).add(entry);
            }
        }
        return byKey;
    }
}

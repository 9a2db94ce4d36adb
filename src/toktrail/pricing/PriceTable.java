package toktrail.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import toktrail.config.PriceRow;

/** The rows of one price table by provider and by the names of their models. For one thread at a time. */
final class PriceTable {

    private static final Comparator<PriceEntry> SHORTEST = Comparator
            .<PriceEntry>comparingInt(entry -> entry.model().length()).thenComparing(PriceEntry::model);

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
        List<PriceEntry> entries = rows.stream().map(PriceEntry::of).toList();
        return new PriceTable(new PriceSource() {
            @Override
            public List<PriceEntry> of(String provider) {
                return entries.stream().filter(entry -> entry.provider().equals(provider)).toList();
            }

            @Override
            public List<PriceEntry> tiered() {
                return entries.stream().filter(entry -> entry.tier().isTiered()).toList();
            }
        });
    }

    private void addBounds(PriceEntry entry) {
        Set<Long> bounds = new TreeSet<>();
        entry.tier().max().ifPresent(bounds::add);
        entry.tier().min().ifPresent(min -> bounds.add(min - 1));
        bounds.remove(-1L);
        Stream.concat(Stream.of(entry.model()), entry.aliases().stream()).forEach(name ->
                boundsByName.computeIfAbsent(name, key -> new TreeSet<>()).addAll(bounds));
        entry.canonicalKeys().forEach(name ->
                boundsByCanonicalKey.computeIfAbsent(name, key -> new TreeSet<>()).addAll(bounds));
    }

    /** Adds the largest prompts of the tiers of rows that have this name or this canonical key, of any provider. */
    void addBounds(ModelName model, Set<Long> bounds) {
        if (!hasBounds) {
            source.tiered().forEach(this::addBounds);
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
        Stream<PriceEntry> named = switch (step.modelStep()) {
            case EXACT -> ofProvider.stream().filter(entry -> entry.model().equals(step.model()));
            case ALIAS -> ofProvider.stream().filter(entry -> entry.aliases().contains(step.model()));
            case CANONICAL -> byCanonicalKey.computeIfAbsent(step.provider(), name -> canonical(ofProvider))
                    .getOrDefault(step.model(), List.of()).stream();
        };
        List<PriceEntry> found = named.filter(entry -> !step.fastOnly() || entry.isForFastCalls()).toList();
        return ofOneModel(found).map(entry -> entry.row().get()).toList();
    }

    /** Those of the model with the shortest, then smallest name. */
    private static Stream<PriceEntry> ofOneModel(List<PriceEntry> found) {
        if (found.size() < 2) {
            return found.stream();
        }
        String model = found.stream().min(SHORTEST).orElseThrow().model();
        return found.stream().filter(entry -> entry.model().equals(model));
    }

    private static Map<String, List<PriceEntry>> canonical(List<PriceEntry> entries) {
        Map<String, List<PriceEntry>> byKey = new HashMap<>();
        for (PriceEntry entry : entries) {
            entry.canonicalKeys().forEach(key -> byKey.computeIfAbsent(key, name -> new ArrayList<>()).add(entry));
        }
        return byKey;
    }
}

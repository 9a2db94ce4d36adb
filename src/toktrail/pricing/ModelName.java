package toktrail.pricing;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.usage.ModelNames;
import toktrail.usage.Names;

/**
 * A model id as it is compared with the names in price tables.
 *
 * @param name         normalised; empty matches nothing
 * @param canonicalKey canonical key; empty matches nothing
 * @param fast         whether the id says that its calls are fast
 */
record ModelName(String name, String canonicalKey, boolean fast) {

    /** A model by which an id is priced from a date on. */
    private record StandIn(String model, long fromMs) { }

    private static final String FAST = "-fast";

    /** A name of Codex for whichever model reviews. */
    private static final String REVIEW = "codex-auto-review";

    /** What reviewed from a date on, UTC. */
    private static final List<StandIn> REVIEWERS = List.of(
            from("2025-08-07", "gpt-5"), from("2025-09-15", "gpt-5-codex"), from("2025-11-13", "gpt-5.1-codex"),
            from("2025-12-11", "gpt-5.2-codex"), from("2026-02-05", "gpt-5.3-codex"), from("2026-03-05", "gpt-5.4"),
            from("2026-04-23", "gpt-5.5"));

    static ModelName of(String id) {
        ModelNames.CanonicalKey key = ModelNames.canonicalKey(id);
        return new ModelName(Names.normalise(id), key.key(), key.fast());
    }

    private static StandIn from(String date, String model) {
        return new StandIn(model, LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    /** The name without its ending for fast calls, absent if it has none. */
    Optional<ModelName> withoutFast() {
        return canonicalKey.endsWith(FAST) ? Optional.of(new ModelName(without(name), without(canonicalKey), true))
                : Optional.empty();
    }

    private static String without(String text) {
        return text.endsWith(FAST) ? text.substring(0, text.length() - FAST.length()) : text;
    }

    /** The model it stands for at a time, absent if it stands for itself. */
    Optional<ModelName> standIn(long createdMs) {
        StandIn last = null;
        for (StandIn reviewer : canonicalKey.equals(REVIEW) ? REVIEWERS : List.<StandIn>of()) {
            last = reviewer.fromMs() <= createdMs ? reviewer : last;
        }
        return Optional.ofNullable(last).map(reviewer -> of(reviewer.model()));
    }

    /** When it begins to stand for another model, ascending; none for a name that stands for itself. */
    List<Long> changes() {
        return canonicalKey.equals(REVIEW) ? REVIEWERS.stream().map(StandIn::fromMs).toList() : List.of();
    }

    /** All names under which a price may be found at some time. */
    List<ModelName> all() {
        List<ModelName> names = new ArrayList<>(List.of(this));
        withoutFast().ifPresent(names::add);
        changes().forEach(ms -> standIn(ms).ifPresent(names::add));
        return names;
    }
}

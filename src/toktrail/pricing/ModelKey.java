package toktrail.pricing;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.usage.CanonicalModel;
import toktrail.usage.Names;

/**
 * A model id as it is compared with the names in price tables.
 *
 * @param name         normalised; empty matches nothing
 * @param canonicalKey canonical key; empty matches nothing
 * @param fast         whether the id says that its calls are fast
 */
record ModelKey(String name, String canonicalKey, boolean fast) {

    /** A model by which an id is priced from a moment on. */
    private record StandIn(String id, String model, long fromMs) { }

    private static final String FAST = "-fast";

    /** Tools write it behind the name of a Claude model that thinks, which changes no price. */
    private static final String THINKING = "-thinking";
    private static final String CLAUDE = "claude-";

    /** Names that tools use for whichever model is behind them, by canonical key: of Codex's reviewer, Kimi's plan. */
    private static final List<StandIn> STAND_INS = List.of(
            from(2025, 8, 7, "codex-auto-review", "gpt-5"), from(2025, 9, 15, "codex-auto-review", "gpt-5-codex"),
            from(2025, 11, 13, "codex-auto-review", "gpt-5.1-codex"),
            from(2025, 12, 11, "codex-auto-review", "gpt-5.2-codex"),
            from(2026, 2, 5, "codex-auto-review", "gpt-5.3-codex"),
            from(2026, 3, 5, "codex-auto-review", "gpt-5.4"), from(2026, 4, 23, "codex-auto-review", "gpt-5.5"),
            from(1970, 1, 1, "kimi-for-coding", "kimi-k2.5"),
            new StandIn("kimi-for-coding", "kimi-k2.6", 1_776_698_890_072L));

    static ModelKey of(String id) {
        CanonicalModel key = CanonicalModel.of(id);
        return new ModelKey(Names.normalise(id), key.key(), key.fast());
    }

    private static StandIn from(int year, int month, int day, String id, String model) {
        return new StandIn(id, model,
                LocalDate.of(year, month, day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    /** The name without its ending for fast calls, absent if it has none. */
    Optional<ModelKey> withoutFast() {
        return canonicalKey.endsWith(FAST) ? Optional.of(new ModelKey(without(name), without(canonicalKey), true))
                : Optional.empty();
    }

    private static String without(String text) {
        return text.endsWith(FAST) ? text.substring(0, text.length() - FAST.length()) : text;
    }

    /**
     * A model of Claude without the remark that it thinks, and without the number that Droid puts behind that; absent
     * for all other names, since elsewhere a model that thinks is often another one.
     */
    Optional<ModelKey> withoutThinking() {
        int end = canonicalKey.startsWith(CLAUDE) ? canonicalKey.lastIndexOf(THINKING) : -1;
        if (end < 0 || !isIndex(canonicalKey.substring(end + THINKING.length()))) {
            return Optional.empty();
        }
        String key = canonicalKey.substring(0, end);
        return Optional.of(new ModelKey(key, CanonicalModel.of(key).key(), fast));
    }

    /** Nothing, or a number of one or two digits behind a stroke. */
    private static boolean isIndex(String rest) {
        boolean index = rest.isEmpty() || rest.length() <= 3 && rest.startsWith("-") && rest.length() > 1;
        for (int i = 1; i < rest.length(); i++) {
            index &= rest.charAt(i) >= '0' && rest.charAt(i) <= '9';
        }
        return index;
    }

    /** The model it stands for at a time, absent if it stands for itself. */
    Optional<ModelKey> standIn(long createdMs) {
        Optional<ModelKey> latest = Optional.empty();
        for (StandIn standIn : STAND_INS) {
            if (standIn.id().equals(canonicalKey) && standIn.fromMs() <= createdMs) {
                latest = Optional.of(of(standIn.model()));
            }
        }
        return latest;
    }

    /** When it begins to stand for another model, ascending; none for a name that stands for itself. */
    List<Long> changes() {
        List<Long> changes = new ArrayList<>();
        for (StandIn standIn : STAND_INS) {
            if (standIn.id().equals(canonicalKey)) {
                changes.add(standIn.fromMs());
            }
        }
        return changes;
    }

    /** All names under which a price may be found at some time. */
    List<ModelKey> all() {
        List<ModelKey> names = new ArrayList<>(List.of(this));
        List<Optional<ModelKey>> others = new ArrayList<>(List.of(withoutFast(), withoutThinking()));
        for (long ms : changes()) {
            others.add(standIn(ms));
        }
        for (Optional<ModelKey> other : others) {
            if (other.isPresent()) {
                names.add(other.get());
            }
        }
        return names;
    }
}

package toktrail.ledger.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonStyle;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/**
 * Which events belong to a run; an empty list allows everything. Values are normalised, blanks and repeats dropped, the
 * order is kept.
 *
 * @param harnesses        harness ids
 * @param providerIds      providers
 * @param modelIds         models
 * @param sourceSessionIds session ids, exact; for codex and code also the thread id at their end
 * @param thinkingLevels   thinking levels
 * @param agents           agents
 */
public record RunScope(List<String> harnesses, List<String> providerIds, List<String> modelIds,
        List<String> sourceSessionIds, List<String> thinkingLevels, List<String> agents) {

    /** Everything. */
    public static final RunScope ALL =
            new RunScope(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static final int THREAD_ID_LENGTH = 36;

    public RunScope {
        harnesses = clean(harnesses, RunScope::identity);
        providerIds = clean(providerIds, RunScope::identity);
        modelIds = clean(modelIds, RunScope::identity);
        sourceSessionIds = clean(sourceSessionIds, Names::trimmed);
        thinkingLevels = clean(thinkingLevels, Names::thinkingLevel);
        agents = clean(agents, RunScope::identity);
    }

    /** The normal form; of a name that has none, its trimmed text, so that it can still be met exactly. */
    private static String identity(String name) {
        String normal = Names.normalise(name);
        return normal.isEmpty() ? Names.trimmed(name) : normal;
    }

    private static List<String> clean(List<String> values, UnaryOperator<String> rule) {
        return List.copyOf(new LinkedHashSet<>(
                values.stream().map(rule).filter(Objects::nonNull).filter(value -> !value.isEmpty()).toList()));
    }

    /** Whether an event belongs to the run. */
    public boolean matches(SessionRef session, CallKind kind) {
        return matchesName(harnesses, session.harness())
                && matchesName(providerIds, kind.providerId())
                && matchesName(modelIds, kind.modelId())
                && matchesSession(session)
                && (thinkingLevels.isEmpty() || kind.thinkingLevel() != null
                        && thinkingLevels.contains(kind.thinkingLevel()))
                && matchesName(agents, kind.agent());
    }

    private static boolean matchesName(List<String> allowed, String name) {
        return allowed.isEmpty() || name != null && allowed.stream().anyMatch(value -> Names.same(value, name));
    }

    private boolean matchesSession(SessionRef session) {
        String id = session.sourceSessionId();
        boolean threads = session.harness().equals("codex") || session.harness().equals("code");
        return sourceSessionIds.isEmpty() || sourceSessionIds.contains(id) || threads && sourceSessionIds.stream()
                .anyMatch(value -> value.length() == THREAD_ID_LENGTH && id.endsWith("-" + value));
    }

    private Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("harnesses", harnesses);
        lists.put("provider_ids", providerIds);
        lists.put("model_ids", modelIds);
        lists.put("source_session_ids", sourceSessionIds);
        lists.put("thinking_levels", thinkingLevels);
        lists.put("agents", agents);
        return lists;
    }

    /** A JSON object of the lists that are not empty. */
    public String toJson() {
        JsonObject.Builder builder = JsonObject.builder();
        lists().forEach((name, values) -> {
            if (!values.isEmpty()) {
                List<JsonValue> texts = new ArrayList<>();
                values.forEach(value -> texts.add(new JsonText(value)));
                builder.put(name, new JsonArray(texts));
            }
        });
        return Json.write(builder.build(), JsonStyle.CANONICAL);
    }

    /** Reads {@link #toJson} back. */
    public static RunScope ofJson(String text) {
        JsonObject object = Json.parse(text).asObject();
        return new RunScope(list(object, "harnesses"), list(object, "provider_ids"), list(object, "model_ids"),
                list(object, "source_session_ids"), list(object, "thinking_levels"), list(object, "agents"));
    }

    private static List<String> list(JsonObject object, String name) {
        List<String> values = new ArrayList<>();
        object.array(name).forEach(value -> value.asRawText().ifPresent(values::add));
        return values;
    }
}

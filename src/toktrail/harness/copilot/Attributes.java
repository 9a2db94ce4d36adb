package toktrail.harness.copilot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.WrittenNumber;
import toktrail.json.JsonArray;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.json.Shape;

/**
 * The attributes of an item: an object, or a list of {@code {"key", "value": {"stringValue" | "intValue" | …}}} as OTLP
 * writes them. Numbers may be written as text.
 */
final class Attributes {

    static final String OPERATION = "gen_ai.operation.name";
    static final String EVENT = "event.name";
    static final String AGENT = "gen_ai.agent.name";
    static final String RESPONSE_ID = "gen_ai.response.id";
    static final String INTERACTION_ID = "github.copilot.interaction_id";
    /** In units of 1e-11 USD. */
    static final String NANO_AIU = "github.copilot.nano_aiu";
    static final List<String> MODELS = List.of("gen_ai.response.model", "gen_ai.request.model");
    static final List<String> SESSIONS = List.of("gen_ai.conversation.id", "copilot_chat.session_id",
            "copilot_chat.chat_session_id", "session.id");
    /** The first version of the rules did not know this one. */
    static final String NEW_LEVEL = "gen_ai.request.reasoning.level";
    static final List<String> LEVELS = List.of("gen_ai.request.reasoning_effort",
            "gen_ai.openai.request.reasoning_effort", NEW_LEVEL, "gen_ai.request.thinking_level",
            "github.copilot.chat.reasoning_effort", "github.copilot.chat.thinking_level");

    /** All that is looked at, in both forms. */
    static final Shape SHAPE = shape();

    private static final String[] VALUES = {"stringValue", "intValue", "doubleValue", "boolValue"};

    private final JsonObject values;

    private Attributes(JsonObject values) {
        this.values = values;
    }

    /** The attributes in a value, none if it is neither object nor list. */
    static Attributes of(JsonValue value) {
        if (!(value instanceof JsonArray list)) {
            return new Attributes(value.asObject());
        }
        JsonObject.Builder values = JsonObject.builder();
        for (JsonValue element : list) {
            JsonObject pair = element.asObject();
            Optional<String> key = pair.text("key");
            JsonObject typed = pair.object("value");
            for (String type : VALUES) {
                if (key.isPresent() && typed.has(type)) {
                    values.put(key.get(), typed.get(type));
                    break;
                }
            }
        }
        return new Attributes(values.build());
    }

    /** Whether there is none that matters. */
    boolean isEmpty() {
        return values.count() == 0;
    }

    /** The text of an attribute. */
    Optional<String> text(String name) {
        return values.text(name);
    }

    /** The first text among attributes. */
    Optional<String> firstText(List<String> names) {
        for (String name : names) {
            Optional<String> text = values.text(name);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** The number of an attribute. */
    Optional<JsonNumber> number(String name) {
        return WrittenNumber.of(values.get(name));
    }

    /** The first count above 0 among attributes, else 0. */
    long firstCount(List<String> names) {
        for (String name : names) {
            Optional<JsonNumber> number = number(name);
            OptionalLong count = number.isPresent() ? number.get().count() : OptionalLong.empty();
            if (count.isPresent() && count.getAsLong() > 0) {
                return count.getAsLong();
            }
        }
        return 0;
    }

    private static Shape shape() {
        List<String> names = new ArrayList<>(List.of(OPERATION, EVENT, AGENT, RESPONSE_ID, INTERACTION_ID, NANO_AIU,
                "key"));
        names.addAll(MODELS);
        names.addAll(SESSIONS);
        names.addAll(LEVELS);
        names.addAll(ItemUsage.NAMES);
        return Shape.of(names.toArray(String[]::new))
                .with("value", Shape.of("stringValue", "intValue", "doubleValue", "boolValue"));
    }
}

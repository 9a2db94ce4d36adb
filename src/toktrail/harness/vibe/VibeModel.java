package toktrail.harness.vibe;

import java.util.Optional;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.json.Shape;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.Vendors;

/**
 * The model of a session: {@code active_model} of its configuration is a name or an alias of one of the {@code models},
 * which are a list, or an object whose keys are aliases.
 */
final class VibeModel {

    /** The configuration. Of an array the shape of the elements is that of the array itself. */
    static final Shape CONFIG = Shape.of("active_model").with("models", Shape.each(Shape.each(Shape.SCALAR)));

    private static final String MISTRAL = "mistral";

    private VibeModel() { }

    /** Model and the like; {@code agent} may be null. */
    static CallKind kind(JsonObject config, String agent) {
        Optional<String> active = config.text("active_model");
        if (active.isEmpty()) {
            return CallKind.of(CallKind.UNKNOWN, CallKind.UNKNOWN, null, agent);
        }
        JsonObject record = record(config.get("models"), active.get()).orElse(JsonObject.EMPTY);
        String model = record.text("name").orElse(active.get());
        String provider = record.text("provider").map(Names::normalise).filter(name -> !name.isEmpty())
                .or(() -> Vendors.of(model)).orElse(MISTRAL);
        return CallKind.of(provider, model, Names.thinkingLevel(record.text("thinking").orElse(null)), agent);
    }

    private static Optional<JsonObject> record(JsonValue models, String active) {
        if (models instanceof JsonArray list) {
            for (JsonValue value : list) {
                if (isCalled(value.asObject(), active)) {
                    return Optional.of(value.asObject());
                }
            }
        }
        if (models instanceof JsonObject byAlias) {
            for (String alias : byAlias.names()) {
                JsonObject record = byAlias.object(alias);
                if (alias.equals(active) || isCalled(record, active)) {
                    return Optional.of(record);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isCalled(JsonObject record, String active) {
        Optional<String> name = Optional.of(active);
        return record.text("alias").equals(name) || record.text("name").equals(name);
    }
}

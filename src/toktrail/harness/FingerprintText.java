package toktrail.harness;

import java.util.List;
import java.util.StringJoiner;
import toktrail.harness.Fingerprint.View;
import toktrail.json.JsonStyle;
import toktrail.json.JsonWriter;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** How the values of a view are written to be hashed. */
public final class FingerprintText {

    /** The text of most harnesses, and of those nothing is known about. */
    static final FingerprintText STANDARD = object("agent cache_read cache_write created_ms harness input "
            + "model_id output provider_id reasoning source_cost_usd source_dedup_key source_session_id "
            + "thinking_level");

    private enum Form {
        OBJECT, LINE
    }

    private final Form form;
    private final List<String> names;
    private final String source;

    private FingerprintText(Form form, List<String> names, String source) {
        this.form = form;
        this.names = names;
        this.source = source;
    }

    /**
     * A JSON object.
     *
     * @param names its keys in order, separated by blanks: names of values, see {@link #source} for the one of its own
     */
    public static FingerprintText object(String names) {
        return new FingerprintText(Form.OBJECT, split(names), null);
    }

    /**
     * Values in a line with {@code |} between them.
     *
     * @param names of the values in order, separated by blanks
     */
    public static FingerprintText line(String names) {
        return new FingerprintText(Form.LINE, split(names), null);
    }

    /** The same text where the value {@code source} is this, for harnesses that read events of other ones. */
    public FingerprintText source(String id) {
        return new FingerprintText(form, names, id);
    }

    private static List<String> split(String names) {
        return List.of(names.split(" "));
    }

    /** The text of an event in a view of it; the event gives harness, session and dedup key. */
    String of(UsageEvent event, View view) {
        return switch (form) {
            case OBJECT -> objectOf(event, view);
            case LINE -> lineOf(event, view);
        };
    }

    private String objectOf(UsageEvent event, View view) {
        StringBuilder text = new StringBuilder();
        JsonWriter writer = new JsonWriter(text::append, JsonStyle.CANONICAL);
        writer.beginObject();
        for (String name : names) {
            Object value = value(name, event, view);
            writer.key(name);
            if (value instanceof Long number) {
                writer.number(number.longValue());
            } else {
                writer.text((String) value);
            }
        }
        writer.endObject();
        writer.finish();
        return text.toString();
    }

    private String lineOf(UsageEvent event, View view) {
        StringJoiner line = new StringJoiner("|");
        for (String name : names) {
            line.add(String.valueOf(value(name, event, view)));
        }
        return line.toString();
    }

    /** A text or a number, perhaps null. */
    private Object value(String name, UsageEvent event, View view) {
        Tokens t = view.tokens();
        return switch (name) {
            case "agent" -> view.agent();
            case "cache_output" -> t.cacheOutput();
            case "cache_read" -> t.cacheRead();
            case "cache_write" -> t.cacheWrite();
            case "completed_ms" -> view.completedMs();
            case "created_ms" -> view.createdMs();
            case "harness" -> event.session().harness();
            case "input" -> t.input();
            case "model_id" -> view.modelId();
            case "output" -> t.output();
            case "provider_id" -> view.providerId();
            case "reasoning" -> t.reasoning();
            case "source" -> source;
            case "source_cost_usd" -> view.costText();
            case "source_dedup_key" -> event.keys().dedupKey();
            case "source_session_id" -> event.session().sourceSessionId();
            case "thinking_level" -> view.thinking();
            default -> throw new IllegalStateException(name);
        };
    }
}

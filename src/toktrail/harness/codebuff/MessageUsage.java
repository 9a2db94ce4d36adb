package toktrail.harness.codebuff;

import java.util.Optional;
import toktrail.harness.Containment;
import toktrail.harness.Containment.Counts;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Tokens;

/**
 * Collects usage and model of a message, field by field: of each the first place that has it counts. Places are {@code
 * metadata}, {@code metadata.usage}, {@code metadata.codebuff.usage} and, newest first, what the assistant's messages
 * in the saved state of the run carry for their provider.
 */
final class MessageUsage {

    private static final String[] INPUT = {"inputTokens", "input_tokens", "promptTokens", "prompt_tokens"};
    private static final String[] OUTPUT = {"outputTokens", "output_tokens", "completionTokens", "completion_tokens"};
    private static final String[] READ = {"cacheReadInputTokens", "cache_read_input_tokens"};
    private static final String[] WRITE = {"cacheCreationInputTokens", "cache_creation_input_tokens",
        "cacheCreationTokens", "cache_creation_tokens", "cachedTokensCreated", "cached_tokens_created"};
    private static final String[] TOTAL = {"totalTokens", "total_tokens", "total"};

    private static final Shape USAGE = Shape.of("model").with("promptTokensDetails", Shape.of("cachedTokens"))
            .with("prompt_tokens_details", Shape.of("cached_tokens"));
    private static final Shape COUNTED = with(with(with(with(with(USAGE, INPUT), OUTPUT), READ), WRITE), TOTAL);
    private static final Shape OWN = Shape.of("model").with("usage", COUNTED);
    private static final Shape HISTORY = Shape.of("role")
            .with("providerOptions", Shape.of().with("usage", COUNTED).with("codebuff", OWN));

    /** The parts of {@code metadata} that matter. */
    static final Shape METADATA = Shape.of("model", "timestamp").with("usage", COUNTED).with("codebuff", OWN)
            .with("runState", Shape.of().with("sessionState", Shape.of().with("mainAgentState",
                    Shape.of().with("messageHistory", HISTORY))));

    private long input;
    private long output;
    private long cacheRead;
    private long cacheWrite;
    private long total;
    private String model;

    /** What the metadata of a message tell. */
    static MessageUsage of(JsonObject metadata) {
        MessageUsage usage = new MessageUsage();
        usage.model(metadata);
        usage.add(metadata.object("usage"));
        usage.add(metadata.object("codebuff").object("usage"));
        JsonArray history = metadata.object("runState").object("sessionState").object("mainAgentState")
                .array("messageHistory");
        for (int i = history.count() - 1; i >= 0; i--) {
            JsonObject message = history.get(i).asObject();
            if (message.rawText("role").equals(Optional.of("assistant"))) {
                JsonObject options = message.object("providerOptions");
                usage.model(options.object("codebuff"));
                usage.add(options.object("usage"));
                usage.add(options.object("codebuff").object("usage"));
            }
        }
        return usage;
    }

    private void model(JsonObject object) {
        model = model == null ? object.text("model").orElse(null) : model;
    }

    private void add(JsonObject usage) {
        model(usage);
        input = input > 0 ? input : first(usage, INPUT);
        output = output > 0 ? output : first(usage, OUTPUT);
        cacheRead = cacheRead > 0 ? cacheRead : Math.max(first(usage, READ), Math.max(
                first(usage.object("promptTokensDetails"), "cachedTokens"),
                first(usage.object("prompt_tokens_details"), "cached_tokens")));
        cacheWrite = cacheWrite > 0 ? cacheWrite : first(usage, WRITE);
        total = total > 0 ? total : first(usage, TOTAL);
    }

    /** The model, absent if no place names one. */
    Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** The classes. */
    Tokens tokens() {
        return Containment.classes(new Counts(input, output, 0, cacheRead, cacheWrite, total), Containment.DISJOINT);
    }

    /** The first count above 0 under one of the names, else 0. */
    private static long first(JsonObject usage, String... names) {
        for (String name : names) {
            long count = usage.countOrZero(name);
            if (count > 0) {
                return count;
            }
        }
        return 0;
    }

    private static Shape with(Shape shape, String... names) {
        Shape wider = shape;
        for (String name : names) {
            wider = wider.with(name, Shape.SCALAR);
        }
        return wider;
    }
}

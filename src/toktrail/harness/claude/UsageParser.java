package toktrail.harness.claude;

import java.util.ArrayList;
import java.util.List;
import toktrail.harness.claude.CallUsage.Charge;
import toktrail.harness.claude.CallUsage.InnerCall;
import toktrail.harness.claude.CallUsage.Reported;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.json.Shape;
import toktrail.usage.Tokens;
import toktrail.usage.Variant;

/**
 * Reads the {@code usage} object of an API answer.
 *
 * <p>Its top-level output is the sum over all answers the model gave in the call, but its input and cache numbers are
 * those of the first one only; so where {@code iterations} lists the answers, the call is, class by class, the larger
 * of the top level and their sum. Advisor calls, compaction and answers that were declined for another model stand only
 * in {@code iterations} and are billed beside the call.
 */
final class UsageParser {

    private static final Shape ENTRY = tokens(Shape.of("type", "model"));

    /** The parts of a usage object that are read. */
    static final Shape SHAPE = tokens(Shape.of()).with("server_tool_use", Shape.of("web_search_requests"))
            .with("iterations", ENTRY);

    private static final String FALLBACK = "fallback_message";

    private UsageParser() { }

    private static Shape tokens(Shape shape) {
        Shape wider = shape;
        for (String name : List.of("input_tokens", "output_tokens", "cache_creation_input_tokens",
                "cache_read_input_tokens", "cache_read_output_tokens", "speed", "service_tier", "inference_geo")) {
            wider = wider.with(name, Shape.SCALAR);
        }
        return wider.with("cache_creation", Shape.of("ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens"));
    }

    /**
     * Reads a usage object.
     *
     * @param model   model of the call
     * @param advisor model of advisor entries that name none, null if unknown
     */
    static CallUsage parse(JsonObject usage, String model, String advisor) {
        Charge top = charge(usage);
        long searches = usage.object("server_tool_use").countOrZero("web_search_requests");
        Reported reported = new Reported(top.tokens().input(), top.tokens().output(), top.tokens().cacheRead(),
                usage.countOrZero("cache_creation_input_tokens"));
        JsonArray iterations = usage.array("iterations");
        if (iterations.count() == 0) {
            return new CallUsage(top, searches, List.of(), reported, top.tokens().accountingTotal() == 0);
        }
        List<JsonObject> entries = new ArrayList<>();
        boolean idle = top.tokens().accountingTotal() == 0;
        for (JsonValue value : iterations) {
            JsonObject entry = value.asObject();
            entries.add(entry);
            idle = idle && charge(entry).tokens().accountingTotal() == 0;
        }
        List<JsonObject> answers = entries.stream().filter(UsageParser::isAnswer).toList();
        List<JsonObject> serving = serving(answers, model);
        Charge call = top;
        if (!serving.isEmpty()) {
            Charge sum = charge(serving.get(0));
            for (JsonObject entry : serving.subList(1, serving.size())) {
                sum = sum.plus(charge(entry));
            }
            call = top.max(sum);
        }
        List<InnerCall> inner = new ArrayList<>();
        for (JsonObject entry : entries) {
            boolean declined = isAnswer(entry) && serving.stream().noneMatch(one -> one == entry);
            addInner(inner, entry, declined, model, advisor);
        }
        return new CallUsage(call, searches, List.copyOf(inner), reported, idle);
    }

    private static void addInner(List<InnerCall> inner, JsonObject entry, boolean declined, String model,
            String advisor) {
        Charge charge = charge(entry);
        if (charge.tokens().accountingTotal() == 0) {
            return;
        }
        String own = entry.text("model").orElse(null);
        String type = entry.text("type").orElse("");
        if (declined) {
            // A refusal before any output is not billed.
            if (charge.tokens().output() > 0) {
                inner.add(new InnerCall("attempt", own == null ? model : own, charge));
            }
        } else if (type.equals("advisor_message")) {
            String consulted = own == null ? advisor : own;
            inner.add(new InnerCall("advisor", consulted == null ? model : consulted, charge));
        } else if (type.equals("compaction")) {
            inner.add(new InnerCall("compaction", model, charge));
        }
    }

    /** The answers that make up the call; the others were declined and another model answered instead. */
    private static List<JsonObject> serving(List<JsonObject> answers, String model) {
        boolean fellBack = answers.stream().anyMatch(entry -> entry.text("type").orElse("").equals(FALLBACK));
        if (!fellBack) {
            return answers;
        }
        List<JsonObject> named = answers.stream().filter(e -> e.text("model").orElse("").equals(model)).toList();
        if (!named.isEmpty()) {
            return named;
        }
        List<JsonObject> unnamed = answers.stream().filter(entry -> entry.text("model").isEmpty()).toList();
        List<JsonObject> rest = unnamed.isEmpty() ? answers : unnamed;
        return rest.subList(rest.size() - 1, rest.size());
    }

    private static boolean isAnswer(JsonObject entry) {
        String type = entry.text("type").orElse("message");
        return type.equals("message") || type.equals(FALLBACK);
    }

    private static Charge charge(JsonObject usage) {
        JsonObject creation = usage.object("cache_creation");
        long oneHour = creation.countOrZero("ephemeral_1h_input_tokens");
        long parts = plus(creation.countOrZero("ephemeral_5m_input_tokens"), oneHour);
        long written = Math.max(usage.countOrZero("cache_creation_input_tokens"), parts);
        Tokens tokens = new Tokens(usage.countOrZero("input_tokens"), usage.countOrZero("output_tokens"), 0,
                usage.countOrZero("cache_read_input_tokens"), written, usage.countOrZero("cache_read_output_tokens"));
        return new Charge(tokens, Math.min(oneHour, written), variant(usage));
    }

    /** The sum of two counts; the largest long rather than an overflow. */
    static long plus(long a, long b) {
        return a + b < 0 ? Long.MAX_VALUE : a + b;
    }

    private static Variant variant(JsonObject usage) {
        return variant(usage.text("inference_geo").orElse(null), usage.text("service_tier").orElse(null),
                usage.text("speed").orElse(null));
    }

    /** The billing attributes in these texts, each of which may be null. */
    static Variant variant(String inferenceGeo, String serviceTier, String speedText) {
        String geo = attribute(inferenceGeo, "global", "not_available");
        String tier = attribute(serviceTier, "standard", "standard");
        String speed = attribute(speedText, "standard", "standard");
        return geo == null && tier == null && speed == null ? Variant.STANDARD : new Variant(geo, tier, speed);
    }

    private static String attribute(String value, String standard, String alsoStandard) {
        boolean usual = value == null || value.equals(standard) || value.equals(alsoStandard);
        return usual || value.indexOf(';') >= 0 || value.indexOf('=') >= 0 ? null : value;
    }
}

package toktrail.harness.opencode;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import toktrail.harness.Fingerprint;
import toktrail.harness.RecordCost;
import toktrail.harness.RecordTime;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.json.Shape;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Money;
import toktrail.usage.Names;
import toktrail.usage.Tokens;

/**
 * Makes a call of the JSON of a message. The first version kept the numbers below {@code metadata.assistant}. The ids
 * of OpenCode are never taken from the JSON. Keeps equal names as one object; for one source and one thread.
 */
final class MessageParser {

    private static final String[] LEVELS = {"reasoningEffort", "reasoning_effort", "thinkingLevel", "thinking_level"};
    private static final Shape TIME = Shape.of("created", "completed");
    private static final Shape SOURCE = Shape.of("modelID", "providerID", "mode", "agent", "cost")
            .with("tokens", StepTokens.SHAPE).with("path", Shape.of("cwd", "root"));

    /** The parts of a message that matter. */
    static final Shape MESSAGE = levels(SOURCE).with("role", Shape.SCALAR).with("finish", Shape.SCALAR)
            .with("time", TIME).with("request", levels(Shape.of())).with("variant", Shape.SCALAR)
            .with("model", Shape.of("variant")).with("id", Shape.SCALAR).with("session_id", Shape.SCALAR)
            .with("sessionID", Shape.SCALAR)
            .with("metadata", Shape.of().with("time", TIME).with("assistant", SOURCE));

    /** The parts of a part that matter. */
    static final Shape PART = Shape.of("type", "cost").with("tokens", StepTokens.SHAPE);

    /** The type of parts that end a step. */
    static final String STEP_FINISH = "step-finish";

    private final Dialect dialect;
    private final Map<CallKind, CallKind> kinds = new HashMap<>();
    private final Map<Message.Place, Message.Place> places = new HashMap<>();

    MessageParser(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The id of a message, which may be null, in a row with this id, which may be null too. */
    String id(JsonObject message, String rowId) {
        return ownIds(message) ? message.text("id").orElse(rowId) : rowId;
    }

    /** The session of a message, in a row with this session; as {@link #id}. */
    String session(JsonObject message, String rowSession) {
        return ownIds(message) ? message.text("session_id").or(() -> message.text("sessionID")).orElse(rowSession)
                : rowSession;
    }

    private boolean ownIds(JsonObject message) {
        return dialect == Dialect.KILO && message != null;
    }

    /**
     * The call a message is; null if it is none: another role, nothing consumed yet, no model or time.
     *
     * @param steps   gives the ended steps of the message; asked only where it matters
     * @param rawJson the record, to be carried by the call; null unless wanted
     */
    Message.Call call(JsonObject message, Supplier<List<StepTokens>> steps, String rawJson) {
        boolean first = !(message.get("tokens") instanceof JsonObject);
        JsonObject metadata = message.object("metadata");
        JsonObject source = first ? metadata.object("assistant") : message;
        JsonObject time = (first ? metadata : message).object("time");
        Optional<String> model = source.text("modelID");
        OptionalLong created = time(time.get("created"));
        boolean assistant = message.text("role").filter("assistant"::equals).isPresent();
        if (!assistant || !(source.get("tokens") instanceof JsonObject) || model.isEmpty() || created.isEmpty()) {
            return null;
        }
        String provider = source.text("providerID").orElse(CallKind.UNKNOWN).toLowerCase(Locale.ROOT);
        StepTokens stated = StepTokens.of(source);
        List<StepTokens> several = message.has("finish") ? List.of() : steps.get();
        Amount amount = amount(stated, several, reportsInside(provider, model.get()));
        if (amount.isNothing() || dialect == Dialect.KILO && amount.tokens().equals(Tokens.NONE)) {
            return null;
        }
        OptionalLong end = time(time.get("completed"));
        Long completed = end.isPresent() && end.getAsLong() >= created.getAsLong() ? (Long) end.getAsLong() : null;
        String level = level(message);
        CallKind kind = CallKind.of(provider, model.get(), Names.thinkingLevel(level == null ? variant(message)
                : level), agent(source));
        String oldLevel = Names.thinkingLevel(level);
        // An older toktrail knew OpenCode only.
        boolean derived = dialect != Dialect.OPENCODE || stated.raw().equals(amount.tokens())
                && Objects.equals(oldLevel, kind.thinkingLevel())
                && isWrittenPlainly(source.get("cost"), amount.sourceCostUsd());
        Fingerprint.View view = derived ? null : new Fingerprint.View(provider, model.get(), oldLevel, kind.agent(),
                created.getAsLong(), completed, stated.raw(), costText(source.get("cost")));
        return new Message.Call(kinds.computeIfAbsent(kind, k -> k), created.getAsLong(), completed, amount,
                place(source), view, rawJson);
    }

    /** The ended step a part is, absent if it is another part. */
    static Optional<StepTokens> step(JsonObject part) {
        boolean finished = part.text("type").filter(STEP_FINISH::equals).isPresent();
        return finished ? Optional.of(StepTokens.of(part)) : Optional.empty();
    }

    /** Several steps: the message itself tells only the last one; its cost is their sum unless it is missing. */
    private static Amount amount(StepTokens stated, List<StepTokens> steps, boolean inside) {
        if (steps.size() < 2) {
            return Amount.of(stated.disjoint(inside), stated.cost());
        }
        Tokens tokens = Tokens.NONE;
        BigDecimal cost = BigDecimal.ZERO;
        for (StepTokens step : steps) {
            tokens = tokens.plus(step.disjoint(inside));
            cost = cost.add(step.cost());
        }
        return Amount.of(tokens, stated.cost().signum() > 0 ? stated.cost() : Money.canonical(cost));
    }

    /** Whether reasoning is part of the output where no total tells. */
    private static boolean reportsInside(String provider, String model) {
        String lower = model.toLowerCase(Locale.ROOT);
        boolean beside = provider.startsWith("google") || provider.equals("xai") || lower.startsWith("gemini")
                || lower.startsWith("grok") || lower.contains("/gemini");
        return !beside;
    }

    private String agent(JsonObject source) {
        Optional<String> mode = dialect == Dialect.KILO ? Optional.empty() : source.text("mode");
        return mode.or(() -> source.text("agent")).map(name -> name.toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    private static String level(JsonObject message) {
        for (JsonObject holder : new JsonObject[] {message, message.object("request")}) {
            for (String name : LEVELS) {
                Optional<String> level = holder.text(name);
                if (level.isPresent()) {
                    return level.get();
                }
            }
        }
        return null;
    }

    private static String variant(JsonObject message) {
        return message.text("variant").or(() -> message.object("model").text("variant")).orElse(null);
    }

    private Message.Place place(JsonObject source) {
        JsonObject path = source.object("path");
        Message.Place place = new Message.Place(path.text("cwd").orElse(null), gitRoot(path.text("root").orElse(null)));
        return places.computeIfAbsent(place, p -> p);
    }

    /** The top level of a repository; the root of the file system stands for none. */
    static String gitRoot(String directory) {
        return "/".equals(directory) ? null : directory;
    }

    private OptionalLong time(JsonValue value) {
        if (dialect == Dialect.KILO) {
            return RecordTime.of(value);
        }
        Optional<JsonNumber> number = value.asNumber();
        return number.isPresent() ? number.get().truncated() : OptionalLong.empty();
    }

    /** Whether the text of a cost follows from its value: integers have no point, others a fraction. */
    private static boolean isWrittenPlainly(JsonValue written, BigDecimal cost) {
        if (!(written instanceof JsonNumber number)) {
            return cost.signum() == 0;
        }
        if (number.isInteger()) {
            return number.decimal().filter(exact -> exact.compareTo(cost) == 0).isPresent();
        }
        return cost.scale() > 0 && cost.compareTo(RecordCost.of(written)) == 0;
    }

    /** The cost as older ledgers wrote it: an integer as its digits, any other number with a fraction. */
    private static String costText(JsonValue value) {
        Optional<JsonNumber> number = value.asNumber().filter(JsonNumber::isFinite)
                .filter(cost -> cost.doubleValue() >= 0);
        if (number.isEmpty()) {
            return "0";
        }
        if (number.get().isInteger()) {
            return number.get().decimal().map(BigDecimal::toPlainString).orElse("0");
        }
        return Fingerprint.doubleText(number.get().shortestDecimal().orElse(BigDecimal.ZERO));
    }

    private static Shape levels(Shape shape) {
        Shape with = shape;
        for (String name : LEVELS) {
            with = with.with(name, Shape.SCALAR);
        }
        return with;
    }
}

package toktrail.harness.droid;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.Containment;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.Fingerprint.View;
import toktrail.harness.JsonFile;
import toktrail.harness.KeptState;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.time.SourceTime;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/**
 * Reads the settings of one session: {@code model}, {@code providerLock}, {@code providerLockTimestamp}, {@code
 * reasoningEffort} and the running sums in {@code tokenUsage}. OpenAI's output tokens contain the thinking tokens,
 * those of all others do not.
 */
final class DroidSession implements DocumentReader<CallReading> {

    private static final String[] COUNTS = {"inputTokens", "outputTokens", "thinkingTokens", "cacheReadTokens",
        "cacheCreationTokens", "cacheOutputTokens", "totalTokens"};
    private static final Shape SHAPE = Shape.of("model", "providerLock", "providerLockTimestamp", "reasoningEffort")
            .with("tokenUsage", Shape.of(COUNTS));
    private static final String OPENAI = "openai";
    private static final String UNNAMED = "-" + CallKind.UNKNOWN;

    private final boolean keepRaw;

    DroidSession(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public CallReading read(FileFacts facts) throws IOException {
        JsonObject settings = JsonFile.readValue(facts.file().path(), SHAPE).asObject();
        CallCollector collector = new CallCollector(facts.file());
        if (settings.get("tokenUsage") instanceof JsonObject usage) {
            collect(facts, settings, reported(usage), usage.countOrZero("totalTokens"), collector);
        }
        return collector.reading(1, KeptState.NONE);
    }

    private void collect(FileFacts facts, JsonObject settings, Tokens reported, long total, CallCollector collector)
            throws IOException {
        if (reported.equals(Tokens.NONE) && total == 0) {
            return;
        }
        SourceFile file = facts.file();
        DroidTranscript transcript = DroidTranscript.beside(file);
        String stated = settings.text("model").orElse(null);
        String raw = DroidModel.normalise(stated).isEmpty() ? transcript.model().orElse(null) : stated;
        String locked = settings.text("providerLock").map(Names::normalise).filter(name -> !name.isEmpty())
                .orElse(null);
        String provider = Optional.ofNullable(locked).or(() -> Vendors.of(stated))
                .or(() -> Vendors.of(DroidModel.normalise(raw))).orElse(CallKind.UNKNOWN);
        String oldProvider = Optional.ofNullable(locked).or(() -> Vendors.ofOldLedgers(stated))
                .orElse(CallKind.UNKNOWN);
        String effort = settings.text("reasoningEffort").orElse(null);
        CallKind kind = CallKind.of(provider, or(DroidModel.normalise(raw), provider), thinking(effort), null);
        String id = session(file.baseName());
        SessionRef session = new SessionRef(DroidHarness.ID, id);
        long created = settings.rawText("providerLockTimestamp").map(SourceTime::ofText).orElse(OptionalLong.empty())
                .orElse(facts.modifiedMs());
        String key = DroidHarness.ID + ":" + id;
        UsageEvent event = new UsageEvent(session, kind, created, null,
                Amount.of(classes(reported, total, provider)), SourcePosition.file(file.name()),
                new EventKeys(file.name(), null, id, key, key, null), null,
                keepRaw ? JsonFile.text(file.path()) : null);
        View view = new View(oldProvider, or(DroidModel.asInOldLedgers(raw), oldProvider), kind.thinkingLevel(), null,
                created, null, reported, "0");
        collector.tell(session, transcript.title().orElse(null), transcript.workingDirectory().orElse(null), null);
        collector.add(SourceCall.of(event, view, List.of()));
    }

    /** The session that a settings file of this name is of. */
    static String session(String name) {
        String id = name.endsWith(DroidHarness.SETTINGS)
                ? name.substring(0, name.length() - DroidHarness.SETTINGS.length()) : name;
        return id.isEmpty() ? CallKind.UNKNOWN : id;
    }

    private static Tokens reported(JsonObject usage) {
        return new Tokens(usage.countOrZero("inputTokens"), usage.countOrZero("outputTokens"),
                usage.countOrZero("thinkingTokens"), usage.countOrZero("cacheReadTokens"),
                usage.countOrZero("cacheCreationTokens"), usage.countOrZero("cacheOutputTokens"));
    }

    private static Tokens classes(Tokens t, long total, String provider) {
        long output = provider.equals(OPENAI) ? Math.max(0, t.output() - t.reasoning()) : t.output();
        return Containment.withRest(
                new Tokens(t.input(), output, t.reasoning(), t.cacheRead(), t.cacheWrite(), t.cacheOutput()), total);
    }

    private static String thinking(String effort) {
        String level = Names.thinkingLevel(effort);
        return level == null || level.equals("none") || level.equals("off") ? null : level;
    }

    /** The model, or a placeholder that tells the provider. */
    private static String or(String model, String provider) {
        if (!model.isEmpty()) {
            return model;
        }
        return switch (provider) {
            case "anthropic" -> "claude" + UNNAMED;
            case OPENAI -> "gpt" + UNNAMED;
            case "google" -> "gemini" + UNNAMED;
            case "xai" -> "grok" + UNNAMED;
            default -> provider + UNNAMED;
        };
    }
}

package toktrail.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.amp.AmpHarness;
import toktrail.harness.claude.ClaudeHarness;
import toktrail.harness.codebuff.CodebuffHarness;
import toktrail.harness.codex.CodexHarness;
import toktrail.harness.copilot.CopilotHarness;
import toktrail.harness.cursor.CursorHarness;
import toktrail.harness.droid.DroidHarness;
import toktrail.harness.gemini.GeminiHarness;
import toktrail.harness.goose.GooseHarness;
import toktrail.harness.grok.GrokHarness;
import toktrail.harness.harnessbridge.BridgeHarness;
import toktrail.harness.hermes.HermesHarness;
import toktrail.harness.kimi.KimiHarness;
import toktrail.harness.openclaw.OpenClawHarness;
import toktrail.harness.opencode.KiloHarness;
import toktrail.harness.opencode.OpenCodeHarness;
import toktrail.harness.pi.PiHarness;
import toktrail.harness.qwen.QwenHarness;
import toktrail.harness.vibe.VibeHarness;
import toktrail.harness.vscode.ExtensionHarness;
import toktrail.harness.zcode.ZcodeHarness;
import toktrail.usage.Names;
import toktrail.usage.UsageEvent;

/** The harnesses this program knows. */
public final class Harnesses {

    /** All of them, in the order in which they are imported when the user names none. */
    public static final List<Harness> ALL = List.of(
            new ClaudeHarness(),
            CodexHarness.codex(),
            CodexHarness.code(),
            new GeminiHarness(),
            new OpenCodeHarness(),
            new CopilotHarness(),
            new PiHarness(),
            new GooseHarness(),
            new DroidHarness(),
            new AmpHarness(),
            new VibeHarness(),
            new QwenHarness(),
            new KimiHarness(),
            new CodebuffHarness(),
            new OpenClawHarness(),
            new CursorHarness(),
            new GrokHarness(),
            new HermesHarness(),
            new KiloHarness(),
            ExtensionHarness.rooCode(),
            ExtensionHarness.kiloCode(),
            ExtensionHarness.cline(),
            new ZcodeHarness(),
            new BridgeHarness());

    private static final Map<String, Harness> BY_ID = byId();

    private Harnesses() { }

    /** The harness with this id after normalisation. */
    public static Optional<Harness> find(String id) {
        return Optional.ofNullable(BY_ID.get(Names.normalise(id)));
    }

    /** The harness whose reader made an event: the bridge if a bridge told it, else that of its session, if known. */
    static Optional<Harness> reader(UsageEvent event) {
        String id = event.session().harness();
        if (BridgeHarness.isBridged(event)) {
            return Optional.of(BY_ID.get(BridgeHarness.ID));
        }
        // Every key of a bridge says so; an event without one was read by something else, whatever its session says.
        return id.equals(BridgeHarness.ID) ? Optional.empty() : Optional.ofNullable(BY_ID.get(id));
    }

    private static Map<String, Harness> byId() {
        Map<String, Harness> harnesses = new HashMap<>();
        ALL.forEach(harness -> harnesses.put(harness.info().id(), harness));
        return harnesses;
    }
}

package toktrail.statusline;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.error.UserException;
import toktrail.report.segment.ContextFill;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** What tools say on standard input. */
public final class PayloadTest {

    private static final String HOOK = """
            {"hook_event_name": "Status", "session_id": "abc-1", "transcript_path": "/t.jsonl", "cwd": "/a",
             "model": {"id": "claude-opus-4-1", "display_name": "Opus"}, "version": "1.0.80",
             "workspace": {"current_dir": "/b", "project_dir": "/c"},
             "cost": {"total_cost_usd": 0.0123, "total_duration_ms": 45000},
             "context_window": {"total_input_tokens": 15234, "context_window_size": 200000, "used_percentage": 8,
               "current_usage": {"input_tokens": 8500, "output_tokens": 1200, "cache_creation_input_tokens": 5000,
                 "cache_read_input_tokens": 2000}}}
            """;

    private PayloadTest() { }

    public static void tests(Suite s) {
        s.test("the hook of Claude Code", scratch -> {
            Payload payload = parse(HOOK).get();
            Check.equal("harness", Optional.of("claude"), payload.harness());
            Check.equal("session", Optional.of("abc-1"), payload.sourceSession());
            Check.equal("provider", Optional.of("anthropic"), payload.model().provider());
            Check.equal("model", Optional.of("claude-opus-4-1"), payload.model().id());
            Check.equal("label", Optional.of("Opus"), payload.model().label());
            Check.equal("folder", Optional.of("/b"), payload.folder());
            Check.equal("cost", "0.0123", payload.costUsd().get().toPlainString());
            ContextFill context = payload.context().get();
            Check.equal("used", OptionalLong.of(15_500), context.usedTokens());
            Check.equal("limit", OptionalLong.of(200_000), context.limitTokens());
            Check.equal("percentage", "8", context.percentage().toPlainString());
            Check.that("stated", !context.approximate());
        });
        s.test("the hook without a percentage", scratch -> {
            ContextFill context = parse(HOOK.replace(", \"used_percentage\": 8", "")).get().context().get();
            Check.equal("percentage", "7.75", context.percentage().toPlainString());
            ContextFill total = parse("""
                    {"context_window": {"total_input_tokens": 50000, "context_window_size": 200000,
                     "current_usage": null, "used_percentage": null}}""").get().context().get();
            Check.equal("total", "25", total.percentage().stripTrailingZeros().toPlainString());
        });
        s.test("our own shape, which counts before the other", scratch -> {
            Payload payload = parse("""
                    {"harness": "codex", "source_session_id": "s", "session_id": "t", "cwd": "/w",
                     "model": {"provider_id": "openai", "model_id": "gpt-5.4", "id": "x"},
                     "context": {"used_tokens": 120000, "limit_tokens": 272000}}""").get();
            Check.equal("harness", Optional.of("codex"), payload.harness());
            Check.equal("session", Optional.of("s"), payload.sourceSession());
            Check.equal("provider", Optional.of("openai"), payload.model().provider());
            Check.equal("model", Optional.of("gpt-5.4"), payload.model().id());
            Check.equal("folder", Optional.of("/w"), payload.folder());
            Check.that("percentage", payload.context().get().percentage().toPlainString().startsWith("44.117647"));
        });
        s.test("values of the wrong type count as absent", scratch -> {
            Payload payload = parse("""
                    {"harness": 3, "source_session_id": [], "session_id": " ", "model": "opus", "cwd": null,
                     "context": {"percentage": "much", "used_tokens": 5, "limit_tokens": 0},
                     "cost": {"total_cost_usd": -1}}""").get();
            Check.equal("harness", Optional.empty(), payload.harness());
            Check.equal("session", Optional.empty(), payload.sourceSession());
            Check.equal("model", Optional.empty(), payload.model().id());
            Check.equal("context", Optional.empty(), payload.context());
            Check.equal("cost", Optional.empty(), payload.costUsd());
            Check.equal("folder", Optional.empty(), payload.folder());
        });
        s.test("white space is no payload, and what is no object is refused", scratch -> {
            Check.equal("nothing", Optional.empty(), parse(""));
            Check.equal("blank", Optional.empty(), parse(" \r\n\t\n"));
            Check.equal("list", "Statusline stdin payload must be a JSON object.",
                    Check.fails("list", UserException.class, () -> parse("[1]")).getMessage());
            String broken = Check.fails("broken", UserException.class, () -> parse("{\"a\": ")).getMessage();
            Check.that(broken, broken.startsWith("Invalid JSON from stdin: ") && broken.lines().count() == 1);
        });
        s.test("the key of a payload is what a line can show of it", scratch -> {
            String key = key(HOOK);
            Check.equal("durations do not count", key, key(HOOK.replace("45000", "46000")));
            Check.equal("nor versions", key, key(HOOK.replace("1.0.80", "1.0.81")));
            for (String[] change : new String[][] {{"abc-1", "abc-2"}, {"claude-opus-4-1", "x"}, {"Opus", "O"},
                {"/b", "/d"}, {"0.0123", "0.0124"}, {"8500", "8501"}, {"5000,", "5001,"}, {"2000}", "2001}"},
                {"15234", "15235"}, {"200000", "200001"}, {": 8,", ": 9,"}, {"transcript_path", "transcript"}}) {
                Check.that(change[0], !key.equals(key(HOOK.replace(change[0], change[1]))));
            }
            Check.equal("none", Optional.of(""), PayloadKey.of(new byte[0]));
            Check.equal("blank", Optional.of(""), PayloadKey.of("\n".getBytes(StandardCharsets.UTF_8)));
            Check.equal("broken", Optional.empty(), PayloadKey.of("{".getBytes(StandardCharsets.UTF_8)));
        });
    }

    private static String key(String json) {
        return PayloadKey.of(json.getBytes(StandardCharsets.UTF_8)).get();
    }

    private static Optional<Payload> parse(String json) {
        return Payload.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}

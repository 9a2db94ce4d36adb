package toktrail.harness;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Canonical texts, digests, and which views need not be stored. */
public final class FingerprintTest {

    private static final Tokens TOKENS = new Tokens(10, 20, 3, 4, 5, 6);

    private FingerprintTest() { }

    public static void tests(Suite s) {
        for (String harness : List.of("pi", "copilot", "goose", "harnessbridge")) {
            s.test("texts and digests of " + harness + " are those of the vectors", scratch -> vectors(harness));
        }
        s.test("a view that follows from the event is not stored", scratch -> {
            derived("pi", "pi:s:k", new Tokens(10, 23, 0, 4, 5, 6));
            derived("copilot", "copilot:k", new Tokens(15, 23, 3, 4, 5, 6));
            derived("goose", "goose:k@1", TOKENS);
            for (String inner : List.of("codex", "pi", "copilot", "goose", "droid", "vibe", "new-one")) {
                derived(inner, "harnessbridge:x", TOKENS);
            }
        });
        s.test("an older toktrail wrote costs in its own manner for each harness", scratch -> {
            Set<String> spelledAsNumbers = Set.of("copilot", "droid", "goose", "harnessbridge", "opencode");
            Set<String> spelledAsDoubles = Set.of("amp", "vibe");
            Set<String> left = Set.of("claude", "code", "codex", "pi");
            for (Harness harness : Harnesses.ALL) {
                String id = harness.info().id();
                String want = left.contains(id) ? "0 0 0" : spelledAsDoubles.contains(id) ? "1E-7 2.0 0"
                        : spelledAsNumbers.contains(id) ? "1E-7 2 0" : "0.0000001 2 0";
                Check.equal(id, want, costs(id));
            }
            Check.equal("a harness nothing is known of", "1E-7 2 0", costs("new-one"));
        });
        s.test("a cost is written by its shortest digits", scratch -> {
            for (String pair : List.of("0 0", "5 5", "5.0 5", "0.10 0.1", "1E-7 1E-7", "0.000015 0.000015",
                    "12345678901234567890 12345678901234567890")) {
                String[] parts = pair.split(" ");
                Check.equal(parts[0], parts[1], Fingerprint.costText(new BigDecimal(parts[0])));
            }
        });
    }

    /** How the derived views of a harness spell a small cost, an integer, and none. */
    private static String costs(String harness) {
        List<String> texts = new ArrayList<>();
        for (String usd : List.of("1E-7", "2", "0")) {
            UsageEvent event = new UsageEvent(new SessionRef(harness, "s"), CallKind.of("p", "m", null, null), 7, null,
                    Amount.of(TOKENS, new BigDecimal(usd)), SourcePosition.file(null), new EventKeys(null, null, "k",
                    harness + ":k", harness + ":k", null), null, null);
            texts.add(Fingerprint.derived(event).costText());
        }
        return String.join(" ", texts);
    }

    private static void vectors(String harness) throws Exception {
        Map<?, ?> vectors = (Map<?, ?>) VectorReader.read(
                Scratch.fixture("harness/" + harness + "/fingerprints.json"));
        List<?> cases = (List<?>) vectors.get("cases");
        Check.that("cases", !cases.isEmpty());
        for (Object one : cases) {
            Map<?, ?> vector = (Map<?, ?>) one;
            Map<?, ?> fields = (Map<?, ?>) vector.get("fields");
            String owner = vector.get("harness") instanceof String inner ? inner : harness;
            UsageEvent event = event(owner, harness + ":any", fields);
            Fingerprint.View view = new Fingerprint.View(text(fields, "provider_id"), text(fields, "model_id"),
                    text(fields, "thinking_level"), text(fields, "agent"), event.createdMs(),
                    (Long) fields.get("completed_ms"), event.tokens(), text(fields, "source_cost_usd"));
            Check.equal("canonical", vector.get("canonical"), Fingerprint.canonical(event, view));
            Check.equal("digest", vector.get("sha256"), Fingerprint.of(event, view));
        }
    }

    private static UsageEvent event(String harness, String globalKey, Map<?, ?> fields) {
        Tokens tokens = new Tokens(number(fields, "input"), number(fields, "output"), number(fields, "reasoning"),
                number(fields, "cache_read"), number(fields, "cache_write"), number(fields, "cache_output"));
        return new UsageEvent(new SessionRef(harness, text(fields, "source_session_id")),
                CallKind.of(text(fields, "provider_id"), text(fields, "model_id"), null, null),
                number(fields, "created_ms"), null, Amount.of(tokens), SourcePosition.file(null),
                new EventKeys(null, null, text(fields, "source_dedup_key"), globalKey, null, null), null, null);
    }

    private static void derived(String harness, String globalKey, Tokens viewed) {
        UsageEvent event = new UsageEvent(new SessionRef(harness, "s"), CallKind.of("p", "m", null, null), 7, null,
                Amount.of(TOKENS), SourcePosition.file(null), new EventKeys(null, null, "k", globalKey, globalKey,
                null), null, null);
        Fingerprint.View view = new Fingerprint.View("p", "m", null, null, 7, null, viewed, "0");
        Check.equal(harness + " as it is", null, Fingerprint.unlessDerived(event, view));
        Check.equal(harness + " otherwise", Fingerprint.of(event, view.with(Tokens.NONE)),
                Fingerprint.unlessDerived(event, view.with(Tokens.NONE)));
    }

    private static String text(Map<?, ?> fields, String name) {
        return (String) fields.get(name);
    }

    private static long number(Map<?, ?> fields, String name) {
        return (Long) fields.get(name);
    }
}

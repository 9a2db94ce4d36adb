package toktrail.usage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import toktrail.spelling.Decimals;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** Names of providers and models, keys and money. */
public final class NamesTest {

    private NamesTest() { }

    public static void tests(Suite s) {
        s.test("normalises names", scratch -> eachCase("normalize", row -> {
            String want = (String) row.get("out");
            Check.equal((String) row.get("in"), want == null ? "" : want, Names.normalise((String) row.get("in")));
        }));
        s.test("infers the vendor of a model", scratch -> eachCase("infer-provider", row ->
                Check.equal((String) row.get("model"), row.get("provider"),
                        Vendors.of((String) row.get("model")).orElse(null))));
        s.test("finds the canonical key of a model", scratch -> eachCase("canonical-model", row -> {
            String want = (String) row.get("out");
            Check.equal((String) row.get("in"), want == null ? "" : want,
                    CanonicalModel.of((String) row.get("in")).key());
        }));
        s.test("a fast mark is kept beside the key", scratch ->
                Check.equal("key", new CanonicalModel("gpt-5-3-codex", true),
                        CanonicalModel.of("gpt-5.3-codex (fast)")));
        s.test("older ledgers inferred fewer vendors", scratch -> {
            Check.equal("glm", true, Vendors.ofOldLedgers("glm-5").isEmpty());
            Check.equal("contained", "anthropic", Vendors.ofOldLedgers("us.anthropic.x").orElseThrow());
            Check.equal("order", "anthropic", Vendors.ofOldLedgers("claude-openai").orElseThrow());
        });
        s.test("names that cannot be normalised are compared as they are", scratch -> {
            Check.equal("same identity", true, Names.same("GPT_5 mini", "gpt-5-mini"));
            Check.equal("same text", true, Names.same("模型", "模型"));
            Check.equal("other text", false, Names.same("模型", "模"));
        });
        s.test("thinking levels that say nothing are none", scratch -> {
            for (String level : new String[] {null, "", " ", "unknown", "Default", "模"}) {
                Check.equal("level " + level, null, Names.thinkingLevel(level));
            }
            Check.equal("level", "x-high", Names.thinkingLevel(" X_High "));
        });
        s.test("billing attributes survive their text form", scratch -> {
            Variant variant = new Variant("us", "priority", "fast");
            Check.equal("text", "inference_geo=us;service_tier=priority;speed=fast", variant.text());
            Check.equal("read back", variant, Variant.parse(variant.text()));
            Check.equal("standard", Variant.STANDARD, Variant.parse(Variant.STANDARD.text()));
        });
        s.test("pico dollars are exact and money has one plain form", scratch -> {
            Check.equal("pico", 91230450000L, Money.toPico(new BigDecimal("0.09123045")));
            Check.equal("text", "0.09123045", Decimals.plain(Money.fromPico(91230450000L)));
            Check.equal("half even", 2L, Money.toPico(new BigDecimal("0.0000000000025")));
            Check.equal("zero", "0", Decimals.plain(new BigDecimal("0E-8")));
            Check.equal("large", "1200", Decimals.plain(new BigDecimal("1.2E3")));
            Check.equal("capped", Long.MAX_VALUE, Money.toPico(new BigDecimal("1E20")));
        });
        s.test("a key's hash is the head of its SHA-256", scratch ->
                Check.equal("hash of the empty text", 0xe3b0c44298fc1c14L, KeyHash.of("")));
        s.test("token sums follow their definitions", scratch -> {
            Tokens tokens = new Tokens(1, 2, 4, 8, 16, 32);
            Check.equal("sums", List.of(7L, 25L, 38L, 63L),
                    List.of(tokens.total(), tokens.promptTotal(), tokens.outputTotal(), tokens.accountingTotal()));
            Check.fails("negative", IllegalArgumentException.class, () -> new Tokens(0, 0, 0, -1, 0, 0));
        });
    }

    private interface Row {
        void check(Map<?, ?> row) throws Exception;
    }

    private static void eachCase(String vector, Row body) throws Exception {
        Map<?, ?> file = (Map<?, ?>) VectorReader.read(Scratch.fixture("pricing/" + vector + ".json"));
        List<?> cases = (List<?>) file.get("cases");
        Check.that(vector + " has cases", !cases.isEmpty());
        for (Object row : cases) {
            body.check((Map<?, ?>) row);
        }
    }
}

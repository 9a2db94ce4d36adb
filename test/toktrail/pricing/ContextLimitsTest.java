package toktrail.pricing;

import java.util.List;
import java.util.OptionalLong;
import toktrail.config.setting.ContextWindow;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.CallKind;

/** Where the size of a context window comes from. */
public final class ContextLimitsTest {

    private static final String CONFIG = """
            [costing.provider_aliases]
            my-proxy = "anthropic"
            """;

    private static final String PRICES = """
            [[pricing.virtual]]
            provider = "anthropic"
            model = "claude-sonnet-4-5"
            input_usd_per_1m = 3
            output_usd_per_1m = 15
            context_max_tokens = 1000
            context_window_tokens = 111

            [[pricing.virtual]]
            provider = "anthropic"
            model = "claude-sonnet-4-5"
            input_usd_per_1m = 6
            output_usd_per_1m = 22
            context_min_tokens = 1001

            [[pricing.virtual]]
            provider = "openai"
            model = "gpt-5.5"
            input_usd_per_1m = 6
            output_usd_per_1m = 22
            """;

    private ContextLimitsTest() { }

    public static void tests(Suite s) {
        s.test("what the user says about a model comes first", scratch -> {
            ContextLimits limits = limits(scratch, false);
            check(limits, "anthropic", "claude-opus-4-5", 300);
            check(limits, "Anthropic", "Claude_Opus 4-5", 300);
            check(limits, "my-proxy", "claude-opus-4-5", 300);
            check(limits, "openai", "claude-opus-4-5", 0);
        });
        s.test("a row of the same name beats one of the same canonical key", scratch -> {
            ContextLimits limits = limits(scratch, false);
            check(limits, "anthropic", "claude-opus-4.5", 200);
            check(limits, "anthropic", "us.anthropic.claude-opus-4-5-20251101-v1:0", 200);
            check(limits, "anthropic", "claude-haiku-4-5-20251001", 400);
        });
        s.test("else a price row says it, of any tier", scratch -> {
            ContextLimits limits = limits(scratch, false);
            check(limits, "anthropic", "claude-sonnet-4-5-20250929", 111);
            Check.equal("upper tier", OptionalLong.of(111),
                    limits.find(CallKind.of("anthropic", "claude-sonnet-4-5", null, null), 0, 5000));
            check(limits, "openai", "gpt-5.5", 0);
            check(limits, "nobody", "nothing", 0);
        });
        s.test("a price row of the user that does not say it leaves it to the program's", scratch -> {
            ContextLimits limits = limits(scratch, true);
            Check.that("gpt-5.5", limits.find(CallKind.of("openai", "gpt-5.5", null, null), 0, 5).isPresent());
            check(limits, "anthropic", "claude-sonnet-4-5", 111);
        });
        s.test("an id that ends in [1m] has at least a million", scratch -> {
            ContextLimits limits = limits(scratch, false);
            check(limits, "anthropic", "claude-opus-4-5[1m]", 1_000_000);
            check(limits, "anthropic", "Claude-Unheard-Of[1M]", 1_000_000);
            check(limits, "anthropic", "huge[1m]", 2_000_000);
        });
    }

    private static ContextLimits limits(Scratch scratch, boolean builtin) throws Exception {
        PriceWorld world = new PriceWorld(scratch, CONFIG, PRICES);
        return new ContextLimits(List.of(new ContextWindow("anthropic", "claude-opus-4.5", 200),
                new ContextWindow("anthropic", "claude-opus-4-5", 300),
                new ContextWindow("my-proxy", "claude-haiku-4-5", 400),
                new ContextWindow("anthropic", "huge", 2_000_000)), world.costing(),
                builtin ? world.all() : world.configured());
    }

    /** 0 for no limit. */
    private static void check(ContextLimits limits, String provider, String model, long wanted) {
        Check.equal(provider + "/" + model, wanted,
                limits.find(CallKind.of(provider, model, null, null), 0, 5).orElse(0));
    }
}

package toktrail.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toktrail.ledger.Ledger;
import toktrail.ledger.Samples;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.Storing;
import toktrail.ledger.run.RunChoice;
import toktrail.ledger.run.RunScope;
import toktrail.testing.Scratch;
import toktrail.testing.VectorReader;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;
import toktrail.usage.Variant;

/**
 * A home whose ledger has random calls of the last forty days: of three tools, with agents, levels, tiers, searches and
 * costs of their sources; some in areas, some linked to a run that is over or to one that goes on.
 */
final class RandomUsage {

    static final Instant NOW = Instant.parse("2026-05-18T12:00:00Z");
    static final List<String> HARNESSES = List.of("claude", "codex", "opencode");
    static final List<String> AREAS = List.of("work", "work/shop", "work/shop/api", "play", "home/shop", "home");

    /** Provider and model of a call; the last one has no price. */
    static final List<List<String>> MODELS = List.of(List.of("anthropic", "claude-opus-4-5"),
            List.of("anthropic", "claude-haiku-4-5"), List.of("openai", "tiered"), List.of("zai", "free"));

    static final List<String> AGENTS = List.of("build", "Code Reviewer");

    private static final int CALLS = 160;
    private static final int SESSIONS = 11;
    private static final int DAYS = 40;

    private static final String CONFIGURATION = """
            config_version = 1
            timezone = "Europe/Berlin"
            [imports]
            harnesses = ["claude"]
            [costing]
            default_actual_mode = "pricing"
            [[actual_cost]]
            harness = "codex"
            mode = "source"
            [[actual_cost]]
            model = "claude-haiku-4-5"
            mode = "zero"
            [[budgets]]
            id = "month"
            limit_usd = 0.5
            period = "monthly"
            [[budgets]]
            id = "week"
            limit_tokens = 100_000
            period = "weekly"
            [budgets.scope]
            areas = ["work"]
            [[budgets]]
            id = "year"
            limit_usd = 900
            period = "yearly"
            basis = "actual"
            """;

    private static final String PRICES = """
            config_version = 1
            [[pricing.virtual]]
            provider = "anthropic"
            model = "claude-opus-4-5"
            input_usd_per_1m = 5.1
            output_usd_per_1m = 25.77
            cached_input_usd_per_1m = 0.5125
            cache_write_usd_per_1m = 6.25
            cache_write_1h_usd_per_1m = 10
            web_search_usd_per_1k = 10
            us_inference_multiplier = 1.1
            batch_multiplier = 0.35
            [[pricing.virtual]]
            provider = "anthropic"
            model = "claude-haiku-4-5"
            input_usd_per_1m = 1
            output_usd_per_1m = 5
            [[pricing.virtual]]
            provider = "openai"
            model = "tiered"
            input_usd_per_1m = 2
            output_usd_per_1m = 9
            context_max_tokens = 1000
            [[pricing.virtual]]
            provider = "openai"
            model = "tiered"
            input_usd_per_1m = 4
            output_usd_per_1m = 9
            context_min_tokens = 1001
            [[pricing.actual]]
            provider = "anthropic"
            model = "claude-opus-4-5"
            input_usd_per_1m = 1.1
            output_usd_per_1m = 2
            """;

    private static final String PLANS = """
            config_version = 1
            [[subscriptions]]
            id = "max"
            display_name = "Max"
            usage_providers = ["anthropic"]
            quota_cost_basis = "virtual"
            fixed_cost_usd = 20
            fixed_cost_period = "monthly"
            fixed_cost_reset_at = "2026-04-15T00:00:00+02:00"
            fixed_cost_basis = "virtual"
            [[subscriptions.windows]]
            period = "5h"
            limit_usd = 0.05
            reset_mode = "first_use"
            reset_at = "2026-04-01T00:00:00+02:00"
            [[subscriptions.windows]]
            period = "weekly"
            limit_usd = 0.3
            reset_mode = "fixed"
            reset_at = "2026-04-27T00:00:00+02:00"
            [[subscriptions]]
            id = "team"
            usage_providers = ["openai", "zai"]
            quota_cost_basis = "source"
            [[subscriptions.windows]]
            period = "monthly"
            limit_usd = 0.001
            reset_mode = "fixed"
            reset_at = "2026-04-03T00:00:00+02:00"
            """;

    private static final EventRules RULES = new EventRules() {
        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.FILE;
        }

        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return session.harness() + ":" + dedupKey;
        }
    };

    private final CommandHome home;

    private RandomUsage(CommandHome home) {
        this.home = home;
    }

    static RandomUsage of(Scratch scratch) throws IOException {
        Random random = scratch.random();
        CommandHome home = new CommandHome(scratch, FakeHarness.of("claude", "Claude Code"),
                FakeHarness.of("codex", "Codex"), FakeHarness.of("opencode", "OpenCode"));
        home.world().now(NOW).zone("Europe/Berlin").variable("COLUMNS", "2000");
        home.with(".config/toktrail/config.toml", CONFIGURATION).with(".config/toktrail/prices.toml", PRICES)
                .with(".config/toktrail/subscriptions.toml", PLANS)
                .with(".config/toktrail/machine.toml", "[machine]\nname = \"testbox\"\n");
        Files.createDirectories(home.ledger().getParent());
        LedgerSettings settings = LedgerSettings.of(home.environment().clock(), ZoneOffset.UTC);
        try (Ledger ledger = Ledger.open(home.ledger(), settings)) {
            long first = NOW.minus(Duration.ofDays(20)).toEpochMilli();
            ledger.runs().start("first", first, RunScope.ALL, first);
            add(ledger, random, 0, RunChoice.ACTIVE);
            ledger.runs().stop(1, NOW.minus(Duration.ofDays(5)).toEpochMilli(), NOW.toEpochMilli());
            long second = NOW.minus(Duration.ofDays(4)).toEpochMilli();
            ledger.runs().start("second", second, RunScope.ALL, second);
            add(ledger, random, 1, RunChoice.ACTIVE);
            AREAS.forEach(area -> ledger.areas().create(AreaPaths.parse(area), null, 1));
            for (int i = 0; i < SESSIONS; i++) {
                if (random.nextInt(4) > 0) {
                    ledger.areas().assign(session(i), AreaPaths.parse(AREAS.get(random.nextInt(AREAS.size()))), 1);
                }
            }
        }
        home.run("refresh");
        return new RandomUsage(home);
    }

    private static void add(Ledger ledger, Random random, int part, RunChoice run) {
        try (Importing importing = ledger.importing(Samples.QUICK)) {
            for (int i = 0; i < CALLS; i++) {
                Storing.event(importing, event(random, part * CALLS + i), RULES, List.of());
            }
            importing.link(run);
            importing.finish();
        }
    }

    private static SessionRef session(int number) {
        return new SessionRef(HARNESSES.get(number % HARNESSES.size()), "s" + number);
    }

    private static UsageEvent event(Random random, int number) {
        Variant variant = switch (random.nextInt(6)) {
            case 0 -> new Variant("us", "batch", null);
            case 1 -> new Variant(null, null, "fast");
            default -> Variant.STANDARD;
        };
        List<String> model = MODELS.get(random.nextInt(MODELS.size()));
        int agent = random.nextInt(AGENTS.size() + 1);
        CallKind kind = new CallKind(model.get(0), model.get(1), random.nextBoolean() ? "high" : null,
                agent == AGENTS.size() ? null : AGENTS.get(agent), variant);
        int write = random.nextInt(50);
        Amount amount = new Amount(new Tokens(random.nextInt(1900), random.nextInt(900), random.nextInt(30),
                random.nextInt(1900), write, random.nextInt(2)), random.nextInt(write + 1), random.nextInt(4) / 3,
                number % 3 == 0 ? BigDecimal.valueOf(number, 6) : BigDecimal.ZERO);
        long time = NOW.toEpochMilli() - (long) (random.nextDouble() * Duration.ofDays(DAYS).toMillis());
        return new UsageEvent(session(random.nextInt(SESSIONS)), kind, time, null, amount,
                SourcePosition.file("/f" + number % 5), new EventKeys("r" + number, null, "k" + number, null,
                        "match" + number, null), null, null);
    }

    CommandHome home() {
        return home;
    }

    /** The JSON of a report on what is stored. */
    Map<String, Object> json(String line) {
        return VectorReader.object(VectorReader.parse(home.run(line + " --json").done()));
    }

    /** Options of {@code usage summary} that choose some of the calls; often one or two, sometimes none. */
    static String filter(Random random) {
        List<String> model = MODELS.get(random.nextInt(MODELS.size()));
        Instant since = NOW.minus(Duration.ofHours(random.nextInt(DAYS * 24)));
        Instant until = since.plus(Duration.ofHours(random.nextInt(DAYS * 12)));
        List<String> all = List.of("", "--harness " + HARNESSES.get(random.nextInt(3)),
                "--provider " + model.get(0), "--model " + model.get(1), "--thinking high", "--thinking unknown",
                "--agent build", "--source-session s" + random.nextInt(SESSIONS), "--unassigned-area",
                "--area work", "--area work --area-exact", "--area-leaf shop", "--since " + since,
                "--since " + since + " --until " + until, "--this-month", "--last-week --utc",
                "--today --timezone America/New_York", "--machine testbox");
        return all.get(random.nextInt(all.size()));
    }
}

package toktrail.report.quota;

import static toktrail.report.quota.PlanWorld.plan;
import static toktrail.report.quota.PlanWorld.used;
import static toktrail.report.quota.PlanWorld.window;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.QuotaPeriod;
import toktrail.pricing.quota.WindowState.Status;
import toktrail.report.quota.SubscriptionReport.Match;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** How plans stand. */
public final class SubscriptionReporterTest {

    private static final String NOW = "2026-05-04T12:00:00Z";
    private static final String P = "usage_providers = ['p']";
    private static final SubscriptionQuery ALL =
            new SubscriptionQuery(Optional.empty(), Optional.empty());

    private SubscriptionReporterTest() { }

    public static void tests(Suite s) {
        s.test("a call on the boundary belongs to the later window", SubscriptionReporterTest::boundaries);
        s.test("each basis counts its own cost", SubscriptionReporterTest::bases);
        s.test("scopes choose areas; what lies in two of them counts twice", SubscriptionReporterTest::scopes);
        s.test("moving a session changes the past, also when windows opened", SubscriptionReporterTest::moved);
        s.test("harnesses and models narrow a plan", SubscriptionReporterTest::filters);
        s.test("providers are the same through aliases", SubscriptionReporterTest::aliases);
        s.test("of several limits the one used most binds", SubscriptionReporterTest::limits);
        s.test("a forecast begins after a minute, with use, and knows when the limit is reached",
                SubscriptionReporterTest::forecasts);
        s.test("usage that counts nothing is a warning", SubscriptionReporterTest::zeroCost);
        s.test("billing compares price and value", SubscriptionReporterTest::billing);
        s.test("questions choose plans and windows", SubscriptionReporterTest::queries);
        s.test("labels of scopes are short", SubscriptionReporterTest::labels);
        s.test("a plan without zone follows that of the product, another one its own", scratch -> {
            try (PlanWorld world = new PlanWorld(scratch)) {
                String daily = "[[subscriptions.windows]]\nperiod = 'daily'\nlimit_usd = 1\nreset_at = 2026-05-01\n";
                String plans = "[[subscriptions]]\nid = 'a'\n" + P + "\n" + daily
                        + "[[subscriptions]]\nid = 'b'\nusage_providers = ['q']\ntimezone = 'Asia/Kathmandu'\n" + daily;
                List<SubscriptionStatus> found = world.report(plans, ALL, NOW).plans();
                Check.equal("product", PlanWorld.ms("2026-05-04T00:00:00Z"), since(found.get(0)));
                Check.equal("own", PlanWorld.ms("2026-05-03T18:15:00Z"), since(found.get(1)));
            }
        });
    }

    private static long since(SubscriptionStatus plan) {
        return plan.windows().get(0).state().current().orElseThrow().sinceMs();
    }

    private static void boundaries(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/m", "2026-05-03T23:59:59.999Z", 1).call("codex - p/m", "2026-05-04T00:00:00Z", 2)
                    .call("codex - p/m", "2026-05-04T11:30:00Z", 4).call("codex - p/m", "2026-05-05T00:00:00Z", 8)
                    .call("codex - p/m", "2026-05-04T23:59:59.999Z", 16);
            String plan = plan("a", P, "period = 'daily'");
            Check.equal("day", "a daily=22", used(world.report(plan, ALL, NOW)));
            Check.equal("next day", "a daily=8", used(world.report(plan, ALL, "2026-05-05T00:00:00Z")));
            Check.equal("day before", "a daily=1", used(world.report(plan, ALL, "2026-05-03T12:00:00Z")));
            SubscriptionReport before = world.report(plan, ALL, "2026-04-30T12:00:00Z");
            Check.equal("before the anchor", "a daily=0", used(before));
            Check.equal("before the anchor", Status.UPCOMING, before.plans().get(0).windows().get(0).state().status());
        }
    }

    private static void bases(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/m", NOW, 4, "1.5").call("codex - p/m", NOW, 8);
            String config = "[[actual_cost]]\nmode = \"zero\"\n";
            String[][] rows = {{"source", "1.5"}, {"actual", "0"}, {"virtual", "12"}, {"auto", "9.5"}};
            for (String[] row : rows) {
                String plan = plan("a", P + "\nquota_cost_basis = '" + row[0] + "'", "period = 'daily'");
                Check.equal(row[0], "a daily=" + row[1], used(world.report(config, plan, ALL, NOW)));
            }
        }
    }

    private static void scopes(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/m", NOW, 1).call("codex work p/m", NOW, 2).call("codex work/shop p/m", NOW, 4)
                    .call("codex play p/m", NOW, 8);
            String[][] rows = {
                {"areas = ['Work']", "6"},
                {"areas = ['work'], include_descendants = false", "2"},
                {"areas = ['work/shop']", "4"},
                {"areas = ['play', 'work/shop'], include_unassigned = true", "13"},
                {"include_unassigned = true", "1"},
                {"areas = ['nowhere']", "0"},
            };
            for (String[] row : rows) {
                String plan = plan("a", P + "\nscope = {" + row[0] + "}", "period = 'daily'");
                Check.equal(row[0], "a daily=" + row[1], used(world.report(plan, ALL, NOW)));
            }
            Check.equal("without", "a daily=15", used(world.report(plan("a", P, "period = 'daily'"), ALL, NOW)));
            Check.equal("overlapping", "shop daily=4; work daily=6", used(world.report(
                    plan("work", P + "\nscope = {areas = ['work']}", "period = 'daily'")
                    + plan("shop", P + "\nscope = {areas = ['work/shop']}", "period = 'daily'"), ALL, NOW)));
        }
    }

    private static void moved(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex work p/m", "2026-05-04T08:00:00Z", 1).call("pi play p/m", "2026-05-04T07:00:00Z", 2);
            String plan = plan("a", P + "\nscope = {areas = ['work']}", "period = '5h'\nreset_mode = 'first_use'");
            SubscriptionStatus before = world.report(plan, ALL, "2026-05-04T11:00:00Z").plans().get(0);
            Check.equal("since", PlanWorld.ms("2026-05-04T08:00:00Z"), since(before));
            world.move("pi", "play", "work");
            SubscriptionReport both = world.report(plan, ALL, "2026-05-04T11:00:00Z");
            Check.equal("since", PlanWorld.ms("2026-05-04T07:00:00Z"), since(both.plans().get(0)));
            Check.equal("both", "a 5h=3", used(both));
            world.move("pi", "play", "-");
            world.move("codex", "work", "play");
            SubscriptionReport none = world.report(plan, ALL, "2026-05-04T11:00:00Z");
            Check.equal("none", Status.WAITING_FOR_FIRST_USE,
                    none.plans().get(0).windows().get(0).state().status());
        }
    }

    private static void filters(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/m", NOW, 1).call("pi - p/m", NOW, 2).call("codex - p/n", NOW, 2)
                    .call("codex - q/m", NOW, 16).call("pi - p/x-20260101", NOW, 1);
            String[][] rows = {{"", "7"}, {"usage_harnesses = ['Codex']", "5"}, {"usage_models = ['N']", "4"},
                {"usage_models = ['n']\nusage_harnesses = ['codex']", "4"}, {"usage_models = ['n', 'other/m']", "7"}};
            for (String[] row : rows) {
                Check.equal(row[0], "a daily=" + row[1],
                        used(world.report(plan("a", P + "\n" + row[0], "period = 'daily'"), ALL, NOW)));
            }
            SubscriptionReport dated =
                    world.report(plan("a", P + "\nusage_models = ['x']", "period = 'daily'"), ALL, NOW);
            Check.equal("dated model", 1L, dated.plans().get(0).windows().get(0).usage().messageCount());
        }
    }

    private static void aliases(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/m", NOW, 1).call("codex - proxy/m", NOW, 2).call("codex - far/m", NOW, 4)
                    .call("codex - other/m", NOW, 8);
            String config = "[costing.provider_aliases]\nproxy = \"p\"\nfar = \"proxy\"\nelse = \"q\"\n";
            String plan = plan("a", "usage_providers = ['far']", "period = 'daily'");
            SubscriptionReport report = world.report(config, plan, ALL, NOW);
            Check.equal("used", "a daily=7", used(report));
            Check.equal("names", List.of("far", "p", "proxy"), report.plans().get(0).providers());
            Check.equal("asked by another name", Match.FOUND, world.report(config, plan,
                    new SubscriptionQuery(Optional.of("P"), Optional.empty()), NOW).match());
            Check.equal("without aliases", Match.NO_SUCH_PROVIDER, world.report(plan,
                    new SubscriptionQuery(Optional.of("p"), Optional.empty()), NOW).match());
        }
    }

    private static void limits(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/m", NOW, 6).call("codex - p/m", NOW, 3);
            SubscriptionReport report = world.report(plan("a", P,
                    "period = 'daily'\nlimit_usd = 12\nlimit_tokens = 8\nlimit_messages = 4"), ALL, NOW);
            QuotaStatus window = report.plans().get(0).windows().get(0);
            Check.equal("limits", List.of("usd 12 9 3 0 75", "tokens 8 9 0 1 112.5", "messages 4 2 2 0 50"),
                    window.limits().stream().map(limit -> limit.unit().label() + " " + limit.limit() + " "
                            + limit.used() + " " + limit.remaining() + " " + limit.over() + " "
                            + limit.percent().stripTrailingZeros().toPlainString()).toList());
            Check.equal("binding", LimitUse.Unit.TOKENS, window.binding().unit());
            SubscriptionReport tokens =
                    world.report(plan("a", P, "period = 'daily'\nlimit_tokens = 18"), ALL, "2026-05-04T18:00:00Z");
            QuotaStatus only = tokens.plans().get(0).windows().get(0);
            Check.equal("used without limit in USD", new BigDecimal("9"), only.usedUsd());
            Check.equal("forecast without limit in USD", Optional.empty(),
                    only.forecast().orElseThrow().projectedPercent());
        }
    }

    private static void forecasts(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/m", "2026-05-04T00:00:00Z", 6);
            String[][] rows = {
                // limit, now: projected, exhausted
                {"20", "2026-05-04T00:00:59.999Z", "none"},
                {"8640.1", "2026-05-04T00:01:00Z", "8640 -"},
                {"8640", "2026-05-04T00:01:00Z", "8640 -"},
                {"8639", "2026-05-04T00:01:00Z", "8640 1777939190000"},
                {"7", "2026-05-04T12:00:00Z", "12 1777903200000"},
                {"6", "2026-05-04T12:00:00Z", "12 -"},
                {"5", "2026-05-04T12:00:00Z", "12 -"},
                {"6.0001", "2026-05-04T12:00:00Z", "12 1777896000720"},
                {"20", "2026-05-05T12:00:00Z", "none"},
            };
            for (String[] row : rows) {
                SubscriptionReport report =
                        world.report(plan("a", P, "period = 'daily'\nlimit_usd = " + row[0]), ALL, row[1]);
                Check.equal(row[0] + " at " + row[1], row[2], shown(report.plans().get(0).windows().get(0)));
            }
        }
    }

    private static String shown(QuotaStatus window) {
        return window.forecast().map(lead -> lead.projectedUsd().stripTrailingZeros().toPlainString() + " "
                + (lead.exhaustedAtMs().equals(OptionalLong.empty()) ? "-" : lead.exhaustedAtMs().getAsLong()))
                .orElse("none");
    }

    private static void zeroCost(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/z", NOW, 1).call("pi - p/z", NOW, 1).call("pi - p/free", NOW, 1);
            String plan = plan("a", P, "period = 'daily'");
            Check.equal("two models", List.of(new ZeroCost(CostBasis.VIRTUAL, "p", "free", 1),
                    new ZeroCost(CostBasis.VIRTUAL, "p", "z", 2)),
                    world.report(plan, ALL, NOW).plans().get(0).windows().get(0).warnings());
            world.call("pi - p/m", NOW, 1);
            Check.equal("something counts", List.of(),
                    world.report(plan, ALL, NOW).plans().get(0).windows().get(0).warnings());
            Check.equal("nothing used", List.of(), world.report(plan, ALL, "2026-05-08T12:00:00Z")
                    .plans().get(0).windows().get(0).warnings());
        }
    }

    private static void billing(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            world.call("codex - p/m", "2026-05-02T00:00:00Z", 6, "1");
            String[][] rows = {
                {"fixed_cost_usd = 5", "2026-05-01T00:00:00Z 6 1 0 120"},
                {"fixed_cost_usd = 24\nfixed_cost_basis = 'source'", "2026-05-01T00:00:00Z 1 -23 23 4.166667"},
                {"fixed_cost_usd = 24\nquota_cost_basis = 'source'", "2026-05-01T00:00:00Z 1 -23 23 4.166667"},
                {"fixed_cost_usd = 0", "2026-05-01T00:00:00Z 6 6 0 -"},
                {"fixed_cost_usd = 0\nfixed_cost_period = 'yearly'", "none"},
                {"fixed_cost_usd = 3\nfixed_cost_period = 'yearly'\nfixed_cost_reset_at = 2026-02-01",
                    "2026-02-01T00:00:00Z 6 3 0 200"},
                {"fixed_cost_usd = 3\nfixed_cost_period = 'yearly'\nfixed_cost_reset_at = 2026-06-01",
                    "2026-06-01T00:00:00Z 0 -3 3 0"},
            };
            for (String[] row : rows) {
                SubscriptionReport report = world.report(plan("a", P + "\n" + row[0], "period = 'monthly'"), ALL, NOW);
                Check.equal(row[0], row[1], report.plans().get(0).billing().map(SubscriptionReporterTest::shown)
                        .orElse("none"));
            }
        }
    }

    private static String shown(BillingStatus billing) {
        return Instant.ofEpochMilli(billing.window().sinceMs()) + " " + billing.valueUsd().toPlainString()
                + " " + billing.netSavings() + " " + billing.breakEvenRemaining() + " "
                + billing.breakEvenPercent().map(percent -> percent.setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros().toPlainString()).orElse("-");
    }

    private static void queries(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            Check.equal("none configured", Match.NONE_CONFIGURED, world.report("", ALL, NOW).match());
            Check.equal("all disabled", Match.NONE_CONFIGURED,
                    world.report(plan("a", P + "\nenabled = false", "period = 'daily'"), ALL, NOW).match());
            String plans = plan("b", P, "period = 'monthly'") + window("period = '5h'")
                    + window("period = 'weekly'\nenabled = false")
                    + plan("a", "usage_providers = ['q']", "period = 'daily'");
            Check.equal("order", "a daily=0; b 5h=0 monthly=0", used(world.report(plans, ALL, NOW)));
            Check.equal("provider", "b 5h=0 monthly=0", used(world.report(plans, ask("P", null), NOW)));
            Check.equal("period", "b 5h=0", used(world.report(plans, ask(null, QuotaPeriod.FIVE_HOURS), NOW)));
            Check.equal("disabled window", Match.NO_SUCH_PERIOD,
                    world.report(plans, ask(null, QuotaPeriod.WEEKLY), NOW).match());
            Check.equal("both", Match.NO_SUCH_PERIOD,
                    world.report(plans, ask("q", QuotaPeriod.MONTHLY), NOW).match());
            Check.equal("no provider", Match.NO_SUCH_PROVIDER, world.report(plans, ask("x", null), NOW).match());
            Check.equal("no name", Match.NO_SUCH_PROVIDER, world.report(plans, ask("!", null), NOW).match());
        }
    }

    private static SubscriptionQuery ask(String provider, QuotaPeriod period) {
        return new SubscriptionQuery(Optional.ofNullable(provider), Optional.ofNullable(period));
    }

    private static void labels(Scratch scratch) throws Exception {
        try (PlanWorld world = new PlanWorld(scratch)) {
            String[][] rows = {{"", "all areas"}, {"scope = {areas = ['work']}", "work/*"},
                {"scope = {areas = ['b', 'a'], include_descendants = false}", "b,a"},
                {"scope = {areas = ['b', 'a'], include_unassigned = true}", "b/*,a/* + unassigned"},
                {"scope = {include_unassigned = true}", "unassigned"}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], world.report(plan("a", P + "\n" + row[0], "period = '5h'"), ALL, NOW)
                        .plans().get(0).scopeLabel());
            }
        }
    }
}

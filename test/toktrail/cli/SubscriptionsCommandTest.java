package toktrail.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail subscriptions}. */
public final class SubscriptionsCommandTest {

    private static final FakeHarness LAB = FakeHarness.of("lab", "Lab");
    private static final String PLANS = ".config/toktrail/subscriptions.toml";
    private static final String NOW = "2026-05-04T12:00:00Z";

    private static final String PRICES = """
            [[pricing.virtual]]
            provider = "zai"
            model = "glm-5"
            input_usd_per_1m = 1.4
            cached_input_usd_per_1m = 0.26
            output_usd_per_1m = 4.4
            """;

    private static final String PLAN = """
            config_version = 1

            [[subscriptions]]
            id = "zai-coding-plan"
            display_name = "Z.ai Coding"
            timezone = "Europe/Berlin"
            usage_providers = ["zai"]
            fixed_cost_usd = 15.00

            [[subscriptions.windows]]
            period = "weekly"
            limit_usd = 60.00
            reset_at = "2026-05-01T00:00:00+02:00"

            [[subscriptions.windows]]
            period = "5h"
            limit_usd = 12.00
            reset_mode = "first_use"
            reset_at = 2026-05-01

            [[subscriptions.windows]]
            period = "monthly"
            limit_usd = 3.00
            reset_at = "2026-05-01"
            """;

    private static final String TEXT = """
            toktrail subscriptions
            Display timezone: UTC

            Plan: Z.ai Coding (zai-coding-plan)
              providers: zai
              scope: all areas
              quota basis: virtual
              plan timezone: Europe/Berlin

            Billing
            period   window (UTC)                         fixed  value  basis    net savings  break-even
            monthly  2026-04-30 22:00..2026-05-31 22:00  $15.00  $3.60  virtual      -$11.40  $11.40 left (24.0%)

            Quota windows
            period   status  reset       window (UTC)                         limit   used              left   used%
            5h       active  in 2h 30m   2026-05-04 09:30..14:30             $12.00  $1.24            $10.76   10.4%
            weekly   active  in 3d 10h   2026-04-30 22:00..2026-05-07 22:00  $60.00  $3.60            $56.40    6.0%
            monthly  active  in 27d 10h  2026-04-30 22:00..2026-05-31 22:00   $3.00  $3.60  $0.00 over $0.60  120.1%
            """;

    private SubscriptionsCommandTest() { }

    public static void tests(Suite s) {
        s.test("the status of a plan is that of the worked example", scratch -> {
            CommandHome home = home(scratch);
            Check.equal("group", TEXT, home.run("subscriptions --utc").done());
            Check.equal("command", TEXT, home.run("subscriptions status --utc --no-refresh").done());
            home.world().now(Instant.parse("2030-01-01T00:00:00Z"));
            Check.equal("at a moment", TEXT,
                    home.run("subscriptions --utc --no-refresh --now-ms " + ms(NOW)).out());
        });
        s.test("JSON has the figures of the worked example", SubscriptionsCommandTest::json);
        s.test("keys come in their order", SubscriptionsCommandTest::keys);
        s.test("an empty answer says why", SubscriptionsCommandTest::empty);
        s.test("wrong options are told", scratch -> {
            CommandHome home = home(scratch);
            Check.equal("period", "--period must be one of: all, 5h, daily, weekly, monthly, yearly.\n",
                    home.run("subscriptions --period hourly").failed());
            Check.equal("zones", "Use either --timezone or --utc, not both.\n",
                    home.run("subscriptions --utc --timezone UTC").failed());
            Check.equal("zone", "Unknown timezone: Mars\n", home.run("subscriptions --timezone Mars").failed());
            home.run("subscriptions --now-ms -1").misused();
            home.with(PLANS, PLAN.replace("limit_usd = 3.00", "limit_usd = 0"));
            Check.equal("file", "<HOME>/" + PLANS + ":23:13: subscriptions[1].windows[3].limit_usd: 0 is out of range"
                    + " (use a number above 0)\n", home.run("subscriptions").failed());
        });
        s.test("a mistyped key is a warning once", scratch -> {
            CommandHome home = home(scratch).with(PLANS, PLAN.replace("display_name", "dispaly_name"));
            CommandHome.Outcome outcome = home.run("subscriptions --no-refresh");
            Check.equal("warnings", 1L, outcome.err().lines().count());
            Check.that("nearest", outcome.err().contains("display_name"));
            Check.that("id for the name", outcome.out().contains("Plan: zai-coding-plan (zai-coding-plan)\n"));
        });
        s.test("windows wait, expire and come; warnings name models", scratch -> {
            CommandHome home = home(scratch).with(PLANS, """
                    [[subscriptions]]
                    id = "a"
                    usage_providers = ["zai"]
                    usage_harnesses = ["lab"]
                    usage_models = ["glm-5"]
                    quota_cost_basis = "source"
                    [[subscriptions.windows]]
                    period = "5h"
                    reset_mode = "first_use"
                    limit_tokens = 1000000
                    limit_messages = 500
                    reset_at = 2026-05-01
                    [[subscriptions.windows]]
                    period = "daily"
                    reset_mode = "first_use"
                    limit_usd = 5
                    reset_at = 2026-05-05
                    [[subscriptions.windows]]
                    period = "weekly"
                    limit_usd = 5
                    reset_at = 2026-05-01
                    [[subscriptions.windows]]
                    period = "monthly"
                    limit_usd = 5
                    limit_tokens = 4000000
                    reset_at = 2026-05-01
                    [[subscriptions.windows]]
                    period = "yearly"
                    limit_usd = 5
                    reset_at = 2027-01-01
                    """);
            home.world().now(Instant.parse("2026-05-05T12:00:00Z"));
            home.run("refresh").done();
            Check.equal("text", """
                    toktrail subscriptions
                    Display timezone: UTC

                    Plan: a (a)
                      providers: zai
                      scope: all areas
                      harnesses: lab
                      models: glm-5
                      quota basis: source
                      plan timezone: (local)

                    period status reset window (UTC) limit used left used%
                    5h expired on next use last 2026-05-04 09:30..14:30 1,000,000 tokens 0 1,000,000 0.0%
                    500 messages 0 500 0.0%
                    daily waiting on first use starts on first use $5.00 $0.00 $5.00 0.0%
                    weekly active in 2d 12h 2026-05-01..2026-05-08 $5.00 $0.00 $5.00 0.0%
                    monthly active in 26d 12h 2026-05-01..2026-06-01 $5.00 $0.00 $5.00 0.0%
                    4,000,000 tokens 1,860,000 2,140,000 46.5%
                    yearly upcoming starts in 240d 12h 2027-01-01..2028-01-01 $5.00 $0.00 $5.00 0.0%

                    Warnings
                      zai/glm-5: 3 messages with a source cost of $0.00
                    """.replace("\n  ", "\n"), home.run("subscriptions --no-refresh").done()
                            .replaceAll(" +", " ").replace("\n ", "\n"));
        });
        s.test("a forecast and rich tables add columns", scratch -> {
            CommandHome home = home(scratch).with(PLANS, PLAN.replace("limit_usd = 3.00", "limit_usd = 30.00"));
            home.world().variable("COLUMNS", "160");
            home.run("refresh").done();
            String forecast = home.run("subscriptions --utc --forecast --no-refresh --period monthly").done();
            Check.that("moment\n" + forecast, forecast.endsWith(
                    "used%  projected  exhausted (UTC)\nmonthly  active  in 27d 10h  2026-04-30 22:00..2026-05-31 22:00"
                    + "  $30.00  $3.60  $26.40  12.0%     $31.18  2026-05-30 17:52\n"));
            String rich = home.run("subscriptions --utc --rich --no-refresh").done();
            Check.that("moment\n" + rich,
                    rich.contains("│ resets (UTC)     │") && rich.contains("│ 2026-05-04 14:30 │"));
        });
        s.test("the import before is shown on demand", scratch -> {
            CommandHome home = home(scratch);
            Check.that("text", home.run("subscriptions --refresh-details --utc").done().endsWith("\n" + TEXT));
            Map<String, Object> json = VectorReader.object(VectorReader.parse(
                    home.run("subscriptions --refresh-details --no-refresh --json").done()));
            Check.equal("keys", "[refresh, report]", json.keySet().toString());
        });
    }

    private static CommandHome home(Scratch scratch) throws IOException {
        CommandHome home = new CommandHome(scratch, LAB).with(PLANS, PLAN)
                .with(".config/toktrail/prices.toml", PRICES)
                .with(".lab/sessions/a", call("2026-05-02T08:00:00Z", "1000000 100000 0 2000000")
                        + call("2026-05-04T09:30:00Z", "500000 50000 0 0")
                        + call("2026-05-04T11:00:00Z", "200000 10000 0 0"));
        home.world().now(Instant.parse(NOW));
        return home;
    }

    private static String call(String at, String tokens) {
        return "s " + ms(at) + " zai glm-5 - - " + tokens + " 0\n";
    }

    private static long ms(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    private static void json(Scratch scratch) throws IOException {
        CommandHome home = home(scratch);
        Map<String, Object> plan = plan(home.run("subscriptions --json").done());
        Check.equal("five hours", "active 1777887000000 1777905000000 1.244 10.756 0 10.366667 0.4976 2.488 20.733333"
                + " null", window(plan, 0));
        Check.equal("week", "3.604 56.396 0 6.006667", window(plan, 1).split(" ", 4)[3].substring(0, 23));
        Check.equal("month", "3.604 0 0.604 120.133333", window(plan, 2).split(" ", 4)[3].substring(0, 24));
        Map<String, Object> billing = VectorReader.object(plan.get("billing"));
        Check.equal("billing", "2026-05-01 15 3.604 -11.396 11.396 24.026667", String.join(" ",
                text(billing, "reset_at"), text(billing, "fixed_cost_usd"), text(billing, "value_usd"),
                text(billing, "net_savings_usd"), text(billing, "break_even_remaining_usd"),
                text(billing, "break_even_percent")));
        home.with(PLANS, PLAN.replace("limit_usd = 3.00", "limit_usd = 30.00"));
        Check.equal("another month", "active 1777586400000 1780264800000 3.604 26.396 0 12.013333 0.041907 31.178791"
                + " 103.929302 1780163536514", window(plan(home.run("subscriptions --json").done()), 2));
    }

    private static Map<String, Object> plan(String json) {
        return VectorReader.objects(VectorReader.object(VectorReader.parse(json)).get("subscriptions")).get(0);
    }

    private static String window(Map<String, Object> plan, int index) {
        Map<String, Object> window = VectorReader.objects(plan.get("periods")).get(index);
        Map<String, Object> forecast = VectorReader.object(window.get("forecast"));
        return String.join(" ", text(window, "status"), text(window, "since_ms"), text(window, "until_ms"),
                text(window, "used_usd"), text(window, "remaining_usd"), text(window, "over_limit_usd"),
                text(window, "percent_used"), text(forecast, "rate_usd_per_hour"),
                text(forecast, "projected_used_usd"), text(forecast, "projected_percent"),
                text(forecast, "exhausted_at_ms"));
    }

    private static String text(Map<String, Object> object, String key) {
        Check.that(key + " is there", object.containsKey(key));
        return String.valueOf(object.get(key));
    }

    private static void keys(Scratch scratch) throws IOException {
        CommandHome home = home(scratch).with(PLANS, PLAN.replace("limit_usd = 12.00", "limit_messages = 2"));
        Map<String, Object> plan = plan(home.run("subscriptions --json").done());
        Check.equal("plan", "[subscription_id, display_name, timezone, usage_provider_ids, quota_cost_basis, periods,"
                + " billing, scope]", plan.keySet().toString());
        String window = "[period, reset_mode, reset_at, status, since_ms, until_ms, last_since_ms, last_until_ms,"
                + " last_usage_ms, limit_usd, used_usd, remaining_usd, over_limit_usd, percent_used, message_count,"
                + " tokens, costs, warnings, forecast";
        List<Map<String, Object>> windows = VectorReader.objects(plan.get("periods"));
        Check.equal("window", window + "]", windows.get(1).keySet().toString());
        Check.equal("with another limit", window + ", limit_tokens, used_tokens, limit_messages, binding_limit]",
                windows.get(0).keySet().toString());
        Check.equal("without limit in USD", "null null null 100 messages", String.join(" ",
                text(windows.get(0), "limit_usd"), text(windows.get(0), "remaining_usd"),
                text(windows.get(0), "over_limit_usd"), text(windows.get(0), "percent_used"),
                text(windows.get(0), "binding_limit")));
        Check.equal("billing", "[period, reset_at, since_ms, until_ms, billing_basis, fixed_cost_usd, value_usd,"
                + " net_savings_usd, break_even_remaining_usd, break_even_percent, message_count, tokens, costs]",
                VectorReader.object(plan.get("billing")).keySet().toString());
        Check.equal("scope", "{areas=[], include_descendants=true, include_unassigned=true, label=all areas}",
                plan.get("scope").toString());
    }

    private static void empty(Scratch scratch) throws IOException {
        CommandHome home = home(scratch);
        Check.equal("provider", "No subscriptions matched provider X.\n",
                home.run("subscriptions --provider X").done());
        Check.equal("period", "No subscription has a yearly window.\n",
                home.run("subscriptions --period Yearly").done());
        Check.equal("JSON", "[]", VectorReader.object(VectorReader.parse(
                home.run("subscriptions --period yearly --json").done())).get("subscriptions").toString());
        home.with(PLANS, "");
        Check.equal("none", "No provider subscriptions configured.\n", home.run("subscriptions").done());
        Check.equal("JSON", "{\n  \"generated_at_ms\": " + ms(NOW) + ",\n  \"subscriptions\": []\n}\n",
                home.run("subscriptions --json").done());
        CommandHome bare = new CommandHome(scratch);
        bare.with(PLANS, PLAN);
        Check.that("an empty ledger", bare.run("--db " + bare.file("other.db") + " subscriptions --no-refresh").done()
                .contains("5h       waiting  on first use"));
    }
}

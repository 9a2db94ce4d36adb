package toktrail.config;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import toktrail.config.choice.CostBasis;
import toktrail.config.setting.ResetTime;
import toktrail.config.setting.Subscription;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Plans. */
public final class SubscriptionsTest {

    private static final String WINDOW =
            "[[subscriptions.windows]]\nperiod='weekly'\nlimit_usd=1\nreset_at=2026-05-01\n";

    private SubscriptionsTest() { }

    public static void tests(Suite s) {
        s.test("a plan means what it says", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("subscriptions.toml",
                    "[[subscriptions]]\nid='Claude Max'\n"
                    + "usage_providers=['Anthropic','anthropic']\nfixed_cost_usd=100\nfixed_cost_period='weekly'\n"
                    + "quota_cost_basis='auto'\nscope={areas=['Work/Big Shop']}\n" + WINDOW);
            Check.equal("problems", "", world.problems());
            Subscription plan = world.read().subscriptions().enabled().get(0);
            Check.equal("id", "claude-max", plan.id());
            Check.equal("name", "claude-max", plan.displayName());
            Check.equal("providers", List.of("anthropic"), plan.usage().providers());
            Check.equal("scope", Optional.of(new Subscription.Scope(List.of("work/big-shop"), true, false)),
                    plan.usage().scope());
            ResetTime reset = new ResetTime("2026-05-01", LocalDateTime.of(2026, 5, 1, 0, 0), Optional.empty());
            Check.equal("cost reset is that of the window", Optional.of(reset),
                    plan.fixedCost().orElseThrow().resetAt());
            Check.equal("basis", CostBasis.AUTO, plan.fixedCost().orElseThrow().basis());
        });
        s.test("dates are read in all their forms", scratch -> {
            String[][] rows = {{"2026-05-01", "2026-05-01T00:00"}, {"20260501", "2026-05-01T00:00"},
                {"2026-05-01T07:30", "2026-05-01T07:30"}, {"2026-05-01 07:30:05", "2026-05-01T07:30:05"},
                {"2026-05-01T07:30:00Z", "2026-05-01T07:30Z"}, {"2026-05-01T07:30+02:00", "2026-05-01T07:30+02:00"},
                {"2026-05-01T07:30:00.5-0330", "2026-05-01T07:30:00.500-03:30"}, {"2026-02-29", ""}, {"2026-5-1", ""},
                {"", ""}, {"tomorrow", ""}, {"2026-05-01T24:00", ""}, {"2026-05-01T", ""}, {"+12026-05-01", ""}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], ResetTime.parse(row[0]).map(time -> time.dateTime().toString()
                        + time.offset().map(ZoneOffset::toString).orElse("")).orElse(""));
            }
            ResetTime moment = ResetTime.parse("2026-05-01T00:00:00+02:00").orElseThrow();
            Check.equal("in another zone", "2026-04-30T22:00Z[UTC]", moment.in(ZoneId.of("UTC")).toString());
        });
        s.test("a price needs a time it is paid at", scratch -> {
            String head = "[[subscriptions]]\nid='a'\nusage_providers=['p']\nfixed_cost_usd=";
            Check.equal("price", "missing-key subscriptions.toml:1:1 subscriptions[1].fixed_cost_reset_at",
                    new ConfigWorld(scratch).file("subscriptions.toml", head + "5\n" + WINDOW).problems());
            Check.equal("free", "", new ConfigWorld(scratch).file("subscriptions.toml", head + "0\n" + WINDOW)
                    .problems());
        });
        s.test("two enabled windows of one period are a duplicate, a disabled one is not", scratch -> {
            String plan = plan("a", "p", "");
            Check.equal("enabled", "duplicate subscriptions.toml:10:8 subscriptions[1].windows[2].period",
                    new ConfigWorld(scratch).file("subscriptions.toml", plan + WINDOW).problems());
            Check.equal("disabled", "",
                    new ConfigWorld(scratch).file("subscriptions.toml", plan + WINDOW + "enabled=false\n").problems());
        });
        s.test("who may share a provider", scratch -> {
            String duplicate = "duplicate subscriptions.toml:3:17 subscriptions[1].usage_providers";
            String overlap = "overlapping-scopes subscriptions.toml:3:17 subscriptions[1].usage_providers";
            String[][] rows = {
                {"", "", duplicate},
                {"", "scope={areas=['w']}", duplicate},
                {"scope={areas=['w']}", "scope={areas=['W']}", duplicate},
                {"scope={areas=['w']}", "scope={areas=['v']}", ""},
                {"scope={areas=['w']}", "scope={areas=['w/x']}", overlap},
                {"scope={areas=['w'],include_descendants=false}", "scope={areas=['w/x']}", ""},
                {"scope={areas=['w'],include_unassigned=true}", "scope={areas=['v'],include_unassigned=true}", overlap},
                {"usage_harnesses=['pi']", "usage_harnesses=['claude']", ""},
                {"usage_harnesses=['pi']", "usage_harnesses=['claude','PI']", duplicate},
                {"usage_models=['claude-opus-4.5']", "usage_models=['x/gpt-5']", ""},
                {"usage_models=['claude-opus-4.5']", "usage_models=['anthropic/claude-opus-4-5']", duplicate},
                {"enabled=false", "", ""},
            };
            for (String[] row : rows) {
                ConfigWorld world = new ConfigWorld(scratch)
                        .file("config.toml", "[costing.provider_aliases]\nproxy='p'\n")
                        .file("subscriptions.toml", plan("a", "p", row[0]) + plan("b", "Proxy", row[1]));
                Check.equal(row[0] + " and " + row[1], row[2], world.problems());
            }
        });
        s.test("ids are unique among enabled plans; a disabled one is a remark", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("subscriptions.toml", plan("a", "p", "")
                    + plan("A", "q", "") + plan("a", "r", "enabled=false"));
            Check.equal("problems", "duplicate subscriptions.toml:10:4 subscriptions[2].id\n"
                    + "shared-id subscriptions.toml:18:4 subscriptions[3].id", world.problems());
        });
    }

    private static String plan(String id, String provider, String more) {
        return "[[subscriptions]]\nid='" + id + "'\nusage_providers=['" + provider + "']\n" + more + "\n" + WINDOW;
    }
}

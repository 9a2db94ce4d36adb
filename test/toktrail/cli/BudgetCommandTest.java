package toktrail.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.file.LedgerSettings;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;
import toktrail.usage.SessionRef;

/** {@code toktrail budget}. */
public final class BudgetCommandTest {

    private static final FakeHarness LAB = FakeHarness.of("lab", "Lab");
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    /** 2 May 08:00Z, 4 May 09:30Z and 11:00Z: $2.36, $0.92, $0.324. */
    private static final String CALLS = """
            a 1777708800000 zai glm-5 - - 1000000 100000 0 2000000 0
            b 1777887000000 zai glm-5 - - 500000 50000 0 0 0
            b 1777892400000 zai glm-5 - - 200000 10000 0 0 0
            """;

    private BudgetCommandTest() { }

    public static void tests(Suite s) {
        s.test("the worked example holds, as text and as JSON", scratch -> {
            CommandHome home = example(scratch);
            String text = home.run("budget").done();
            Check.equal("text", Files.readString(Scratch.fixture("cli/budget/status.txt")), text);
            Check.equal("both forms", text, home.run("budget status --no-refresh").done());
            Object got = VectorReader.parse(home.run("budget --json").done());
            compare("report", VectorReader.read("cli/budget/status.json"), got);
            Check.equal("another moment", "ok", VectorReader.objects(VectorReader.object(VectorReader.parse(
                    home.run("budget --id DAY --now-ms 1777636800000 --json --no-refresh").done())).get("budgets"))
                    .get(0).get("state"));
        });
        s.test("--check fails for budgets over their limit, after the report", scratch -> {
            CommandHome home = example(scratch);
            Outcome all = home.run("budget --check");
            Check.equal("code", ExitCode.FAILED, all.code());
            Check.equal("message", "Budget over its limit: day\n", all.err());
            Check.equal("report", Files.readString(Scratch.fixture("cli/budget/status.txt")), all.out());
            home.run("budget --check --id monthly").done();
            home.run("budget --check --id work-week --json").done();
            Check.equal("one", ExitCode.FAILED, home.run("budget --check --id day").code());
            home.with(".config/toktrail/prices.toml", "");
            Check.that("unpriced calls are no failure", home.run("budget --check").done().contains("Warnings"));
        });
        s.test("no budgets, or none of that name", scratch -> {
            CommandHome home = example(scratch);
            Check.equal("unknown", "Budget not found: nope\n", home.run("budget --id nope").failed());
            home.with(".config/toktrail/config.toml", "");
            Check.equal("none", "No budgets configured.\n", home.run("budget").done());
            Check.equal("none as JSON", List.of(), VectorReader.object(VectorReader.parse(
                    home.run("budget status --json").done())).get("budgets"));
            Check.equal("none to check", "No budgets configured.\n", home.run("budget --check").done());
        });
        s.test("an empty ledger has spent nothing", scratch -> {
            CommandHome home = new CommandHome(scratch, LAB).with(".config/toktrail/config.toml", """
                    [[budgets]]
                    id = "b"
                    limit_usd = 5
                    period = "daily"
                    """);
            String row = home.run("budget --no-refresh").done().lines().reduce((first, second) -> second).orElse("");
            Check.equal("row", "b       daily   2026-05-06..2026-05-07  $5.00  $0.00  $5.00   0.0%  0.00  $0.00"
                    + "         $0.00          ok", row);
            home.world().now(Instant.parse("2026-05-06T00:00:00Z"));
            String first = home.run("budget --no-refresh").done().lines().reduce((a, b) -> b).orElse("");
            Check.that("no pace at the first moment:\n" + first, first.contains("0.0%     -  -  "));
        });
        s.test("a session takes its usage into an area and out of it", scratch -> {
            CommandHome home = example(scratch);
            Check.equal("within", "760000", spent(home, "work-week"));
            area(home, "a", "work");
            Check.equal("one more, but last week", "760000", spent(home, "work-week"));
            area(home, "b", "home");
            Check.equal("moved out", "0", spent(home, "work-week"));
            area(home, "b", "work");
            Check.equal("moved in", "760000", spent(home, "work-week"));
            area(home, "b", null);
            Check.equal("no area", "0", spent(home, "work-week"));
        });
        s.test("an edited price changes what was spent", scratch -> {
            CommandHome home = example(scratch);
            Check.equal("before", "3.604", spent(home, "monthly"));
            home.with(".config/toktrail/prices.toml", Files.readString(Scratch.fixture("cli/budget/prices.toml"))
                    .replace("1.4", "2.4"));
            Check.equal("after", "5.304", spent(home, "monthly"));
        });
        s.test("warnings name what makes a budget say too little", scratch -> {
            CommandHome home = example(scratch).with(".config/toktrail/prices.toml", "")
                    .with(".config/toktrail/config.toml", """
                    [[budgets]]
                    id = "b"
                    name = "Mine"
                    limit_usd = 5
                    period = "monthly"

                    [[budgets]]
                    id = "c"
                    limit_tokens = 5
                    period = "monthly"
                    [budgets.scope]
                    machines = ["nobody"]
                    areas = ["Nowhere/At all"]
                    """);
            String out = home.run("budget").done();
            Check.equal("text", """

                    Warnings
                      Mine (b): 3 messages have no price and count as $0.00
                      c: there is no area 'nowhere/at-all', so it matches nothing
                      c: 'nobody' does not name exactly one machine and matches nothing
                    """, out.substring(out.indexOf("\n\nWarnings") + 1));
            String json = home.run("budget --json").done().replaceAll("\\s+", " ");
            Check.that(json, json.contains("{ \"kind\": \"unpriced\", \"message_count\": 3 }")
                    && json.contains("{ \"kind\": \"unknown_area\", \"area\": \"nowhere/at-all\" }")
                    && json.contains("{ \"kind\": \"unknown_machine\", \"selector\": \"nobody\" }")
                    && json.contains("\"label\": \"areas nowhere/at-all/*; machines nobody\""));
        });
        s.test("states are coloured, and a rich table says more", scratch -> {
            CommandHome home = example(scratch);
            String out = home.run("--color always budget").done();
            Check.that(out, out.contains("\u001b[31mover\u001b[0m\n") && out.contains("\u001b[33mwarn\u001b[0m\n"));
            home.world().variable("COLUMNS", "260");
            String rich = home.run("budget --rich").done();
            Check.that(rich, rich.contains("\u2502 virtual \u2502 UTC           \u2502  80.0% \u2502 all usage")
                    && rich.contains("\u2502 -       \u2502 Europe/Berlin \u2502  50.0% \u2502 areas work/*"));
        });
    }

    private static CommandHome example(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, LAB).with(".lab/sessions/a.txt", CALLS)
                .with(".config/toktrail/config.toml", Files.readString(Scratch.fixture("cli/budget/config.toml")))
                .with(".config/toktrail/prices.toml", Files.readString(Scratch.fixture("cli/budget/prices.toml")));
        home.world().now(NOW);
        home.run("refresh").done();
        area(home, "b", "work/shop");
        return home;
    }

    /** Moves a session into an area; null takes it out of every area. */
    private static void area(CommandHome home, String session, String path) {
        LedgerSettings settings = LedgerSettings.of(home.environment().clock(), home.environment().clock().getZone());
        try (Ledger ledger = Ledger.open(home.ledger(), settings)) {
            SessionRef ref = new SessionRef("lab", session);
            if (path == null) {
                ledger.areas().unassign(ref, NOW.toEpochMilli());
            } else {
                ledger.areas().assign(ref, AreaPaths.parse(path), NOW.toEpochMilli());
            }
        }
    }

    private static Object spent(CommandHome home, String id) {
        return VectorReader.objects(VectorReader.object(VectorReader.parse(
                home.run("budget --json --id " + id).done())).get("budgets")).get(0).get("spent");
    }

    /** Everything wanted is there; more may be. */
    private static void compare(String place, Object want, Object got) {
        if (want instanceof Map<?, ?> wanted && got instanceof Map<?, ?> found) {
            wanted.forEach((key, value) -> {
                Check.that(place + " has " + key, found.containsKey(key));
                compare(place + "." + key, value, found.get(key));
            });
        } else if (want instanceof List<?> wanted && got instanceof List<?> found) {
            Check.equal(place + " length", wanted.size(), found.size());
            for (int i = 0; i < wanted.size(); i++) {
                compare(place + "[" + i + "]", wanted.get(i), found.get(i));
            }
        } else if (want instanceof Number && got instanceof Number) {
            Check.that(place + ": want " + want + ", got " + got,
                    new BigDecimal(want.toString()).compareTo(new BigDecimal(got.toString())) == 0);
        } else {
            Check.equal(place, want, got);
        }
    }
}

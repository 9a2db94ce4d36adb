package toktrail.cli;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import toktrail.cli.refresh.Refresh;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.file.LedgerSettings;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;
import toktrail.usage.SessionRef;

/** {@code toktrail statusline}: what is chosen, shown, imported, kept and refused. */
public final class StatuslineCommandTest {

    private static final FakeHarness LAB = FakeHarness.of("lab", "Lab");
    static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
    static final String SOURCE = ".lab/sessions/a.txt";
    private static final String CONFIG = ".config/toktrail/config.toml";

    /** 2 May 08:00Z, 4 May 09:30Z and 11:00Z: $2.36, $0.92, $0.324. */
    private static final String CALLS = """
            a 1777708800000 zai glm-5 - - 1000000 100000 0 2000000 0
            b 1777887000000 zai glm-5 - - 500000 50000 0 0 0
            b 1777892400000 zai glm-5 - - 200000 10000 0 0 0
            """;

    private static final String PLAN = """
            [[subscriptions]]
            id = "zai-coding-plan"
            display_name = "Z.ai Coding"
            timezone = "Europe/Berlin"
            usage_providers = ["zai"]
            [[subscriptions.windows]]
            period = "monthly"
            limit_usd = 30
            reset_at = "2026-05-01"
            """;

    private StatuslineCommandTest() { }

    public static void tests(Suite s) {
        s.test("the newest session with the quota of the worked example", scratch -> {
            CommandHome home = example(scratch).with(".config/toktrail/subscriptions.toml", PLAN);
            Check.equal("line", "lab · glm-5 · 760.0k tok · v$1.24 · monthly 12% $26.40 left [27d10h]"
                    + " · burn 104% 27d10h\n", home.run("statusline").done());
            Map<String, Object> json = json(home, "statusline --json");
            Check.equal("session", "b", json.get("source_session_id"));
            Check.equal("path", "<HOME>/" + SOURCE, json.get("source_path"));
            Check.equal("stale", 3600L, json.get("stale_seconds"));
            Map<String, Object> quota = VectorReader.object(json.get("quota"));
            Check.equal("used", "3.604", quota.get("used_usd"));
            Check.equal("left", "26.396", quota.get("remaining_usd"));
            Check.equal("over", "0", quota.get("over_limit_usd"));
            Check.equal("reset", 27 * 86_400L + 10 * 3600, quota.get("reset_in_seconds"));
            Map<String, Object> burn = VectorReader.object(json.get("burn"));
            Check.equal("ratio", "1.044658", burn.get("ratio").toString());
            Check.equal("label", "104% 27d10h", burn.get("label"));
            Check.equal("keys", List.of("type", "line", "generated_at_ms", "harness", "source_session_id",
                    "source_path", "provider_id", "model_id", "agent", "basis", "message_count", "tokens", "costs",
                    "stale_seconds", "area_path", "quota", "burn", "cache"), List.copyOf(json.keySet()));
        });
        s.test("selection by session, tool, provider and model", StatuslineCommandTest::selection);
        s.test("the bridge says what to import, not what to show", scratch -> {
            CommandHome home = new CommandHome(scratch, LAB, FakeHarness.of("harnessbridge", "Bridge"))
                    .with(SOURCE, CALLS);
            home.world().now(NOW);
            Check.equal("nothing of it", "toktrail: no usage sources\n",
                    home.run("statusline --harness harnessbridge").done());
            home.run("refresh --harness lab").done();
            Check.equal("all tools", "b", session(home, "--harness harnessbridge"));
        });
        s.test("the scope of the active run chooses, until its session is idle", StatuslineCommandTest::runs);
        s.test("the context window: last call, configured limit, payload", scratch -> {
            CommandHome home = example(scratch).with(CONFIG, """
                    [statusline]
                    elements = ["context"]
                    [[context_window]]
                    provider = "Zai"
                    model = "GLM-5"
                    tokens = 200000
                    """);
            Check.equal("approximate", "ctx ~100%\n", home.run("statusline").done());
            home.world().in("{\"context\": {\"used_tokens\": 120000, \"limit_tokens\": 272000}}");
            Check.equal("payload", "ctx 44%\n", home.run("statusline").done());
            Check.equal("JSON", "44.117647", VectorReader.object(json(home, "statusline --json").get("context"))
                    .get("percentage").toString());
        });
        s.test("the most urgent budget that fits", StatuslineCommandTest::budgets);
        s.test("a plan for the area shown comes first", StatuslineCommandTest::areas);
        s.test("a payload chooses and is shown by the test", scratch -> {
            CommandHome home = example(scratch);
            home.world().in("{\"harness\": \"lab\", \"source_session_id\": \"a\","
                    + " \"model\": {\"provider_id\": \"zai\", \"model_id\": \"glm-6\"}, \"cwd\": \"/w\"}");
            Check.equal("session whole, model of the tool", "lab · glm-6 · 1.1M tok · +2.0M cached · v$2.36\n",
                    home.run("statusline").done());
            Check.equal("test", """
                    Source: a
                    Model: zai / glm-6
                    Timing: 0ms
                    Output cache: miss
                    Refresh: 1 source
                    Quota: -
                    Payload:
                    {
                      "harness": "lab",
                      "source_session_id": "a",
                      "model": {
                        "provider_id": "zai",
                        "model_id": "glm-6"
                      },
                      "cwd": "/w"
                    }
                    Line:
                    lab · glm-6 · 1.1M tok · +2.0M cached · v$2.36
                    """, home.run("statusline test").done());
            home.world().in("");
            Check.that("today", home.run("statusline test --session none --refresh never").done()
                    .startsWith("Source: (today fallback)\nModel: - / -\n"));
        });
        s.test("mistakes are one line", StatuslineCommandTest::mistakes);
        s.test("warnings are not for prompts", scratch -> {
            CommandHome home = example(scratch).with(CONFIG, "[statuslime]\nx = 1\n");
            Check.equal("line", "lab · glm-5 · 760.0k tok · v$1.24\n", home.run("statusline").done());
        });
        s.test("an empty home", scratch -> {
            CommandHome home = new CommandHome(scratch, LAB);
            Check.equal("message", "toktrail: no usage sources\n", home.run("statusline").done());
            home.with(CONFIG, "[statusline]\nempty = \"silent\"\n");
            Check.equal("silent", "", home.run("statusline").done());
            Check.equal("JSON", "", json(home, "statusline --json").get("line"));
            Check.that("no ledger was made", !Files.exists(home.ledger()));
        });
        s.test("colour by option, setting and terminal", scratch -> {
            CommandHome home = example(scratch).with(CONFIG, "[statusline]\nelements = [\"stale\"]\n");
            String dim = "\u001b[2mstale 1h\u001b[0m\n";
            Check.equal("no terminal", "stale 1h\n", home.run("statusline").done());
            Check.equal("option", dim, home.run("--color always statusline").done());
            home.with(CONFIG, "[statusline]\nelements = [\"stale\"]\ncolor = \"always\"\n");
            Check.equal("setting", dim, home.run("statusline").done());
            Check.equal("option over setting", "stale 1h\n", home.run("statusline --color never").done());
            home.with(CONFIG, "[statusline]\nelements = [\"stale\"]\n").world().terminal();
            Check.equal("terminal", dim, home.run("statusline").done());
            Check.equal("not in JSON", "stale 1h", json(home, "statusline --json --color always").get("line"));
            home.world().variable("NO_COLOR", "1");
            Check.equal("variable", "stale 1h\n", home.run("statusline").done());
        });
        s.test("the line for scripts of old", scratch -> {
            CommandHome home = example(scratch).with(CONFIG,
                    "[statusline]\nbasis = \"actual\"\nmax_width = 5\nsession = \"none\"\n");
            Check.equal("its own settings", "lab · glm-5 · 760.0k tok · v$1.24\n",
                    home.run("usage statusline --timezone Nowhere --utc").done());
            Check.equal("basis", "actual", json(home, "usage statusline --basis actual --no-refresh --json")
                    .get("basis"));
        });
    }

    static CommandHome example(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, LAB).with(SOURCE, CALLS).with(".config/toktrail/prices.toml",
                Files.readString(Scratch.fixture("cli/budget/prices.toml")));
        home.world().now(NOW);
        return home;
    }

    private static Map<String, Object> json(CommandHome home, String line) {
        return VectorReader.object(VectorReader.parse(home.run(line).done()));
    }

    private static Object session(CommandHome home, String options) {
        return json(home, "statusline --json --no-refresh " + options).get("source_session_id");
    }

    private static void selection(Scratch scratch) throws Exception {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        CommandHome home = example.home();
        Check.equal("newest", "claude · claude-haiku-4-5 · 1.1k tok · +10.0k cached · v$0.01\n",
                example.run("statusline").done());
        Check.equal("tool", "s-b", session(home, "--harness CODEX"));
        Check.equal("session", "s-a", session(home, "--source-session s-a"));
        Check.equal("of the session's last call", "claude-haiku-4-5",
                json(home, "statusline --json --no-refresh --source-session s-a").get("model_id"));
        Check.equal("provider", "s-b", session(home, "--provider openai"));
        Check.equal("model", "s-d", session(home, "--model claude-opus-4-5"));
        Check.equal("only its calls", 1L,
                json(home, "statusline --json --no-refresh --source-session s-a --model claude-opus-4-5")
                        .get("message_count"));
        Map<String, Object> none = json(home, "statusline --json --no-refresh --session none");
        Check.equal("today", 1L, none.get("message_count"));
        Check.equal("no session", null, none.get("source_session_id"));
        Check.equal("not stale", null, none.get("stale_seconds"));
        Check.equal("no such session", null, session(home, "--source-session nope"));
        home.with(CONFIG, "[statusline]\ndefault_harness = \"codex\"\n");
        Check.equal("setting", "s-b", session(home, ""));
        Check.equal("option", "s-e", session(home, "--harness claude"));
        home.world().in("{\"harness\": \"opencode\"}");
        Check.equal("setting over payload", "s-b", session(home, ""));
        home.with(CONFIG, "");
        Check.equal("payload", "s-c", session(home, ""));
    }

    private static void runs(Scratch scratch) throws Exception {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        CommandHome home = example.home();
        home.world().now(Instant.parse("2026-05-13T10:20:00Z"));
        home.run("run start --source-session s-c").done();
        Check.equal("session of the run", "s-c", session(home, ""));
        Check.equal("not in mode latest", "s-e", session(home, "--session latest"));
        Check.equal("option", "s-a", session(home, "--source-session s-a"));
        home.world().now(Instant.parse("2026-05-13T10:30:00Z"));
        Check.equal("30 minutes", "s-c", session(home, ""));
        home.world().now(Instant.parse("2026-05-13T10:30:00.001Z"));
        Check.equal("idle", "s-e", session(home, ""));
        home.run("run stop --no-refresh --json").done();
        home.run("run start --harness codex").done();
        Check.equal("tool of the run", "s-b", session(home, ""));
    }

    private static void budgets(Scratch scratch) throws Exception {
        String elements = "\n[statusline]\nelements = [\"budget\"]\n";
        String budgets = Files.readString(Scratch.fixture("cli/budget/config.toml"));
        CommandHome home = example(scratch).with(CONFIG, budgets + elements);
        Check.equal("over", "budget over $0.24\n", home.run("statusline").done());
        Map<String, Object> json = VectorReader.object(json(home, "statusline --json").get("budget"));
        Check.equal("id", "day", json.get("id"));
        Check.equal("over", "0.244", json.get("over"));
        Check.equal("share", "1.244", json.get("share").toString());
        Check.equal("reset", 12 * 3600L, json.get("reset_in_seconds"));
        Check.equal("red", "\u001b[31mbudget over $0.24\u001b[0m\n", home.run("statusline --color always").done());
        assign(home, "b", "work/shop");
        home.with(CONFIG, budgets.replace("limit_usd = 1\n", "limit_usd = 100\n") + elements);
        Check.equal("tokens, with a warning", "\u001b[33mbudget 76% 240.0k left\u001b[0m\n",
                home.run("statusline --color always").done());
        home.with(CONFIG, budgets.replace("limit_usd = 1\n", "limit_usd = 100\n")
                .replace("areas = [\"work\"]", "areas = [\"home\"]") + elements);
        Check.equal("another area", "budget 12% $26.40 left\n", home.run("statusline").done());
        String scoped = """
                [[budgets]]
                id = "b"
                limit_usd = 2
                period = "monthly"
                [budgets.scope]
                """;
        for (String[] row : new String[][] {{"harnesses = [\"lab\"]", "budget over $1.60\n"},
            {"providers = [\"ZAI\"]", "budget over $1.60\n"}, {"providers = [\"openai\"]", "toktrail\n"},
            {"models = [\"glm_5\"]", "budget over $1.60\n"}, {"models = [\"glm-4\"]", "toktrail\n"},
            {"machines = [\"nobody\"]", "toktrail\n"}, {"cwd_prefixes = [\"/elsewhere\"]", "toktrail\n"},
            {"cwd_prefixes = [\"~\"]", "budget 0% $2.00 left\n"}}) {
            home.with(CONFIG, scoped + row[0] + elements);
            Check.equal(row[0], row[1], home.run("statusline").done());
        }
    }

    private static void areas(Scratch scratch) throws Exception {
        String second = PLAN.replace("zai-coding-plan", "work").replace("limit_usd = 30", "limit_usd = 1000")
                .replace("usage_providers = [\"zai\"]", "usage_providers = [\"zai\"]\nscope = { areas = [\"work\"] }");
        String third = PLAN.replace("limit_usd = 30", "limit_usd = 3").replace("usage_providers = [\"zai\"]",
                "usage_providers = [\"zai\"]\nscope = { areas = [\"home\"], include_unassigned = true }");
        CommandHome home = example(scratch).with(".config/toktrail/subscriptions.toml", second + third)
                .with(CONFIG, "[statusline]\nelements = [\"area\", \"quota\"]\n");
        Check.equal("no area: what is used up most", "area - · monthly over $0.60\n", home.run("statusline").done());
        assign(home, "b", "work/shop");
        Check.equal("the plan of the area", "area work/shop · monthly 0% $998.76 left [27d10h]\n",
                home.run("statusline").done());
        home.run("area create home").done();
        home.run("area use home").done();
        Check.that("the active area counts first",
                home.run("statusline").done().startsWith("area home · monthly 79%"));
    }

    private static void assign(CommandHome home, String session, String area) {
        LedgerSettings settings = LedgerSettings.of(home.environment().clock(), home.environment().clock().getZone());
        try (Ledger ledger = Ledger.open(home.ledger(), settings)) {
            ledger.areas().assign(new SessionRef("lab", session), AreaPaths.parse(area), NOW.toEpochMilli());
        }
    }

    private static void mistakes(Scratch scratch) throws Exception {
        CommandHome home = example(scratch);
        Check.equal("session", "--session must be one of: auto, latest, none.\n",
                home.run("statusline --session last").failed());
        Check.equal("basis", "basis must be one of: source, actual, virtual, auto.\n",
                home.run("statusline --basis real").failed());
        Check.equal("refresh", "--refresh must be one of: never, auto, always.\n",
                home.run("statusline --refresh now").failed());
        Check.equal("both", "Use either --refresh or --no-refresh, not both.\n",
                home.run("statusline --refresh always --no-refresh").failed());
        Check.equal("harness", "Unsupported harness: nope\n", home.run("statusline --harness nope").failed());
        home.run("statusline --max-width 0").misused();
        home.run("statusline --stale-after -1").misused();
        home.run("statusline --json test").misused();
        home.with(CONFIG, "[statusline]\nrefresh = \"always\"\n");
        home.run("statusline --no-refresh").done();
        home.world().in("{\"a\"");
        String broken = home.run("statusline").failed();
        Check.that(broken, broken.startsWith("Invalid JSON from stdin: ") && broken.lines().count() == 1);
        home.world().in("[]");
        Check.equal("no object", "Statusline stdin payload must be a JSON object.\n",
                home.run("statusline --json").failed());
        home.world().in("");
        home.with(CONFIG, "[statusline]\nbasis = \"x\"\nrefresh = \"y\"\n");
        String config = home.run("statusline").failed();
        Check.that(config, config.startsWith("<HOME>/" + CONFIG + ":2:9: ") && config.lines().count() == 1
                && config.endsWith("(and 1 more; toktrail config validate)\n"));
        home.with(CONFIG, "");
        home.run("statusline").done();
        Files.writeString(home.ledger(), "no database at all, but long enough to be looked at as one".repeat(20));
        String ledger = home.run("statusline --no-refresh").failed();
        Check.equal("ledger: " + ledger, 1L, ledger.lines().count());
    }
}

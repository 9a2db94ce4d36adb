package toktrail.cli;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code sources sessions} and {@code sources session}. */
public final class SourceSessionsCommandTest {

    private static final String THREAD = "0199bbbb-0000-7000-8000-000000000002";
    private static final FakeHarness LAB = FakeHarness.of("lab", "Lab");
    private static final FakeHarness CODEX = FakeHarness.of("codex", "Codex");
    private static final FakeHarness AMP = FakeHarness.of("amp", "Amp");
    private static final String CALLS = """
            old 1777975200000 openai gpt-5 high build 1000 200 50 500 0.5
            old 1777975201000 google gemini - - 300 1 0 0 0.25
            new 1778072400000 openai gpt-5 - - 100 10 0 0 0
            """;

    private SourceSessionsCommandTest() { }

    public static void tests(Suite s) {
        s.test("lists sessions, the newest first", scratch -> Check.equal("text", """
                source_session_id  first                    last                     msgs  input  output  reasoning  \
                cache_r  cache_w  total  actual  virtual  savings
                new                2026-05-06 13:00:00 UTC  2026-05-06 13:00:00 UTC     1    100      10          0  \
                      0        0    110   $0.00    $0.00    $0.00
                old                2026-05-05 10:00:00 UTC  2026-05-05 10:00:01 UTC     2  1,300     251         50  \
                    500        0  1,551   $0.75    $0.00   -$0.75
                """, home(scratch).run("sources sessions lab").done()));
        s.test("sorts, limits and chooses columns", scratch -> {
            CommandHome home = home(scratch);
            Check.equal("tokens", """
                    total  source_session_id  source_cost  providers      models
                    1,551  old                      $0.75  google,openai  gemini,gpt-5
                    """, home.run("sources sessions lab --sort tokens --limit 1"
                    + " --columns Total,source_session_id,source_cost,providers,models").done());
            Check.equal("savings", "source_session_id  source_paths\nnew                <HOME>/.lab/sessions/a.txt\n"
                    + "old                <HOME>/.lab/sessions/a.txt\n",
                    home.run("sources sessions lab --sort savings --columns source_session_id,source_paths").done());
            for (String sort : List.of("tokens", "actual")) {
                Check.equal(sort, "source_session_id\nold\nnew\n",
                        home.run("sources sessions lab --columns source_session_id --sort " + sort).done());
            }
            Check.that("rich", home.run("sources sessions lab --rich --columns models").done().startsWith("╭"));
        });
        s.test("lists sessions as JSON", scratch -> Check.equal("JSON", """
                [
                  {
                    "harness": "lab",
                    "source_session_id": "old",
                    "first_created_ms": 1777975200000,
                    "last_created_ms": 1777975201000,
                    "assistant_message_count": 2,
                    "tokens": {
                      "input": 1300,
                      "output": 201,
                      "reasoning": 50,
                      "cache_read": 500,
                      "cache_write": 0,
                      "cache_output": 0,
                      "total": 1551,
                      "prompt_total": 1800,
                      "output_total": 251,
                      "accounting_total": 2051
                    },
                    "source_cost_usd": "0.75",
                    "actual_cost_usd": "0.75",
                    "virtual_cost_usd": "0",
                    "savings_usd": "-0.75",
                    "unpriced_count": 2,
                    "providers": [
                      "google",
                      "openai"
                    ],
                    "models": [
                      "gemini",
                      "gpt-5"
                    ],
                    "source_paths": [
                      "<HOME>/.lab/sessions/a.txt"
                    ]
                  }
                ]
                """, home(scratch).run("sources sessions lab --sort tokens --limit 1 --json").done()));
        s.test("shows one session as text", scratch -> {
            CommandHome home = home(scratch);
            String detail = """
                    Lab source session old
                    first:    2026-05-05 10:00:00 UTC
                    last:     2026-05-05 10:00:01 UTC
                    messages: 2
                    source:   <HOME>/.lab/sessions/a.txt

                    Totals
                      token usage: total=1,551 input=1,300 (+500 cached) output=251 (reasoning 50)

                    Costs
                      source:   $0.75
                      actual:   $0.75
                      virtual:  $0.00
                      savings:  -$0.75
                      unpriced: 2 messages in 2 models
                    """;
            Check.equal("text", detail, home.run("sources session lab old").done());
            Check.equal("sessions", detail, home.run("sources sessions lab old").done());
            Check.equal("breakdown", detail + """

                    By model
                    provider/model  thinking  msgs  input  output  reasoning  cache_r  cache_w  cache_o  total  actual\
                      virtual  savings
                    openai/gpt-5    high         1  1,000     250         50      500        0        0  1,250   $0.50\
                        $0.00   -$0.50
                    google/gemini   -            1    300       1          0        0        0        0    301   $0.25\
                        $0.00   -$0.25

                    By activity
                      build               1,250 tokens   cached input 500   actual $0.50   virtual $0.00\
                       savings -$0.50
                      unknown               301 tokens   cached input 0   actual $0.25   virtual $0.00   savings -$0.25
                    """, home.run("sources session lab old --breakdown").done());
        });
        s.test("shows one session as JSON", scratch -> Check.equal("JSON", """
                {
                  "harness": "lab",
                  "source_session_id": "new",
                  "source_paths": [
                    "<HOME>/.lab/sessions/a.txt"
                  ],
                  "first_created_ms": 1778072400000,
                  "last_created_ms": 1778072400000,
                  "assistant_message_count": 1,
                  "totals": {
                TOTALS
                  },
                  "by_model": [
                    {
                      "provider_id": "openai",
                      "model_id": "gpt-5",
                      "thinking_level": null,
                      "message_count": 1,
                  TOTALS
                    }
                  ],
                  "by_activity": [
                    {
                      "agent": "unknown",
                      "message_count": 1,
                      "total_tokens": 110,
                  TOTALS
                    }
                  ]
                }
                """.replace("  TOTALS", totals("      ")).replace("TOTALS", totals("    ")),
                home(scratch).run("sources sessions lab --last --json").done()));
        s.test("knows a session of Codex by its thread, others by their whole id", scratch -> {
            String id = "rollout-2026-05-06T15-00-00-" + THREAD;
            CommandHome home = new CommandHome(scratch, CODEX, AMP)
                    .with(".codex/sessions/a.txt", id + " 1000 openai gpt-5 - - 100 10 0 0 0\n")
                    .with(".amp/sessions/a.txt", id + " 1000 openai gpt-5 - - 100 10 0 0 0\n");
            Check.that("thread", home.run("sources session codex " + THREAD).done()
                    .startsWith("Codex source session " + id + "\n"));
            Check.equal("no thread", "Amp source session not found: " + THREAD + "\n",
                    home.run("sources session amp " + THREAD).failed());
        });
        s.test("shows times in the configured zone, or UTC", scratch -> {
            CommandHome home = home(scratch).with(".config/toktrail/config.toml", "timezone = \"Europe/Berlin\"\n");
            Check.equal("zone", "last\n2026-05-06 15:00:00 CEST\n",
                    home.run("sources sessions lab --columns last --limit 1").done());
            Check.equal("UTC", "last\n2026-05-06 13:00:00 UTC\n",
                    home.run("sources sessions lab --columns last --limit 1 --utc").done());
        });
        s.test("says so when there is no session", scratch -> {
            CommandHome home = new CommandHome(scratch, LAB).with(".lab/sessions/a.txt", "");
            String none = "No importable Lab assistant messages found.\n";
            Check.equal("list", none, home.run("sources sessions lab").done());
            Check.equal("last", none, home.run("sources sessions lab --last").done());
            Check.equal("JSON", "[]\n", home.run("sources sessions lab --json").done());
            Check.equal("last as JSON", "[]\n", home.run("sources sessions lab --last --json").done());
            home.with(".config/toktrail/config.toml", "[imports.sources]\nlab = []\n");
            Check.equal("no source", none, home.run("sources sessions lab").done());
        });
        s.test("refuses what it cannot show", SourceSessionsCommandTest::refusals);
        s.test("offers harnesses for completion", scratch -> Check.equal("candidates", "lab\tLab\n",
                new CommandHome(scratch, AMP, LAB).run("__complete bash -- sources sessions l").done()));
    }

    private static void refusals(Scratch scratch) throws Exception {
        CommandHome home = home(scratch).with("locked/a.txt", "");
        Check.equal("both", "Use either a source session id or --last, not both.\n",
                home.run("sources sessions lab old --last").failed());
        Check.equal("not found", "Lab source session not found: x\n",
                home.run("sources sessions lab x").failed());
        Check.equal("not found", "Lab source session not found: x\n", home.run("sources session lab x").failed());
        Check.equal("sort", "Unsupported sort. Use last, tokens, actual, virtual, or savings.\n",
                home.run("sources sessions lab --sort size").failed());
        Check.equal("columns", "Unsupported columns: a, B\n",
                home.run("sources sessions lab --columns first,a,last,B").failed());
        Check.equal("missing", "Amp source path not found: <HOME>/.amp/sessions\n",
                home.run("sources sessions amp").failed());
        Check.equal("missing", "Lab source path not found: <HOME>/gone\n",
                home.run("sources session lab old --source ~/gone").failed());
        Check.equal("locked", "Lab source cannot be read: <HOME>/locked: permission denied\n",
                home.run("sources sessions lab --source locked").failed());
        Check.equal("harness", "Unsupported harness: cursor\n", home.run("sources sessions cursor").failed());
        Check.that("limit", home.run("sources sessions lab --limit 0").misused()
                .contains("Invalid value for '--limit': 0 is not in the range x>=1."));
        Check.that("no session", home.run("sources session lab").misused().contains("Missing argument 'SESSION'."));
        Check.that("no harness", home.run("sources sessions").misused().contains("Missing argument 'HARNESS'."));
        Check.that("option of the list", home.run("sources session lab old --limit 1").misused()
                .contains("No such option: --limit"));
        home.with(".config/toktrail/config.toml", "x =");
        Check.that("configuration",
                home.run("sources sessions lab").failed().startsWith("<HOME>/.config/toktrail/config.toml:1:"));
    }

    private static CommandHome home(Scratch scratch) throws Exception {
        return new CommandHome(scratch, LAB, AMP).with(".lab/sessions/a.txt", CALLS);
    }

    private static String totals(String indent) {
        return """
                "input": 100,
                "output": 10,
                "reasoning": 0,
                "cache_read": 0,
                "cache_write": 0,
                "cache_output": 0,
                "total": 110,
                "prompt_total": 100,
                "output_total": 10,
                "accounting_total": 110,
                "source_cost_usd": "0",
                "actual_cost_usd": "0",
                "virtual_cost_usd": "0",
                "savings_usd": "0",
                "unpriced_count": 1""".indent(indent.length()).stripTrailing();
    }
}

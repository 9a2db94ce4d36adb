package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code run …}. */
public final class RunCommandsTest {

    private static final FakeHarness CODEX = FakeHarness.of("codex", "Codex");
    private static final FakeHarness AMP = FakeHarness.of("amp", "Amp");
    private static final String START = "2026-05-06T12:00:00Z";
    private static final long START_MS = Instant.parse(START).toEpochMilli();

    private RunCommandsTest() { }

    public static void tests(Suite s) {
        s.test("the life of a run", RunCommandsTest::life);
        s.test("JSON of a run has its keys in order", RunCommandsTest::json);
        s.test("start normalises its scope, and refuses what it cannot mean", RunCommandsTest::scope);
        s.test("a run that is missing, or still active, is told plainly", RunCommandsTest::refusals);
        s.test("list narrows by state and archive", RunCommandsTest::lists);
        s.test("status reports what is linked, and stop links what is new", RunCommandsTest::usage);
        s.test("status begins its filters with the window of the run, narrowed by options", RunCommandsTest::filters);
        s.test("status filters by area", RunCommandsTest::areas);
        s.test("stop imports even if the last import is recent, unless it must not", RunCommandsTest::recent);
        s.test("refresh details stand before the result", RunCommandsTest::details);
        s.test("names cannot command the terminal", RunCommandsTest::harmless);
        s.test("list and status without refresh leave the ledger as it is", RunCommandsTest::readOnly);
    }

    private static void life(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX, AMP);
        Check.equal("none", "No active run found.\n", home.run("run status --no-refresh").failed());
        Check.equal("none to stop", "No active run found.\n", home.run("run stop --no-refresh").failed());
        Check.equal("empty list", "No toktrail runs found.\n", home.run("run list").done());
        Check.equal("empty list as JSON", "[]\n", home.run("run list --json").done());
        Check.equal("started", "Started run 1: nightly\nScope: all configured usage\n",
                home.run("run start --name nightly").done());
        Check.equal("one at a time", "Tracking session 1 is already active.\n", home.run("run start").failed());
        home.world().now(Instant.parse("2026-05-06T13:00:00Z"));
        Check.equal("stopped", "Stopped run 1: nightly\n", home.run("run stop --no-refresh").done());
        home.world().now(Instant.parse("2026-05-06T14:00:00Z"));
        Check.equal("stopped before", "Run 1 is already stopped.\n", home.run("run stop 1").done());
        Check.equal("archived", "Archived run 1: nightly\n", home.run("run archive 1").done());
        home.world().now(Instant.parse("2026-05-06T15:00:00Z"));
        Check.equal("archived again", "Archived run 1: nightly\n", home.run("run archive 1").done());
        Check.equal("next", "Started run 2: (unnamed)\nScope: all configured usage\n", home.run("run start").done());
        Check.equal("table", """
                2 toktrail runs:

                ID  State     Archived                 Scope                 Name     Started                  Ended
                 2  active    -                        all configured usage  -        2026-05-06 15:00:00 UTC  -
                 1  archived  2026-05-06 14:00:00 UTC  all configured usage  nightly  2026-05-06 12:00:00 UTC  \
                2026-05-06 13:00:00 UTC
                """, home.run("run list --all").done());
        Check.equal("back", "Unarchived run 1: nightly\n", home.run("run unarchive 1").done());
        Check.equal("back again", "Unarchived run 1: nightly\n", home.run("run unarchive 1").done());
    }

    private static void harmless(Scratch scratch) {
        CommandHome home = new CommandHome(scratch, CODEX);
        Check.equal("started", "Started run 1: a[2Jb c\nScope: source-session=s[1mt\n",
                home.runWords("run", "start", "--name", "a\u001b[2Jb\nc", "--source-session", "s\u001b[1mt")
                        .done());
        Check.that("title", home.run("run status --no-refresh").done().startsWith("toktrail run 1: a[2Jb c\n"));
        Check.equal("message", "No machine matched selector '[31mx'.\n",
                home.runWords("run", "status", "--no-refresh", "--machine", "\u001b[31mx").failed());
        Check.that("usage", !home.runWords("run", "\u001b[31mx").misused().contains("\u001b"));
        Check.equal("stopped", "Stopped run 1: a[2Jb c\n", home.run("run stop --no-refresh").done());
    }

    private static void json(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX, AMP);
        String run = home.run("run start --name nightly --harness codex --provider openai --json").done();
        Check.equal("run", """
                {
                  "id": 1,
                  "sync_id": "ID",
                  "name": "nightly",
                  "started_at_ms": 1778068800000,
                  "ended_at_ms": null,
                  "active": true,
                  "archived_at_ms": null,
                  "scope": {
                    "harnesses": [
                      "codex"
                    ],
                    "provider_ids": [
                      "openai"
                    ],
                    "model_ids": [],
                    "source_session_ids": [],
                    "thinking_levels": [],
                    "agents": []
                  }
                }
                """, run.replaceAll("\"[0-9a-f]{32}\"", "\"ID\""));
        Check.equal("the same in the list", Json.parse(run), Json.parse(home.run("run list --json").done())
                .asArray().get(0));
        JsonObject stopped = Json.parse(home.run("run stop --no-refresh --json").done()).asObject();
        Check.equal("end", START_MS, stopped.count("ended_at_ms").getAsLong());
        Check.equal("active", "false", stopped.get("active").toString());
        Check.equal("archived", START_MS, Json.parse(home.run("run archive 1 --json").done()).asObject()
                .count("archived_at_ms").getAsLong());
        Check.equal("not archived", "null", Json.parse(home.run("run unarchive 1 --json").done()).asObject()
                .get("archived_at_ms").toString());
    }

    private static void scope(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX, AMP);
        Check.equal("harness", "Unsupported harness: cursor\n", home.run("run start --harness cursor").failed());
        Check.equal("level", "Invalid thinking level: unknown\n", home.run("run start --thinking unknown").failed());
        Check.equal("scope", """
                Started run 1: (unnamed)
                Scope: harness=codex,amp; provider=open-ai; model=gpt-5; source-session=s-1; thinking=high; agent=build
                """, home.run("run start --agent Build --thinking HIGH --harness Codex --harness AMP --harness codex"
                + " --provider Open_AI --model GPT_5 --source-session s-1").done());
    }

    private static void refusals(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX, AMP);
        home.run("run start").done();
        Check.equal("active", "Cannot archive active run 1. Stop it first.\n", home.run("run archive 1").failed());
        Check.equal("archive", "Tracking session not found: 9\n", home.run("run archive 9").failed());
        Check.equal("unarchive", "Tracking session not found: 9\n", home.run("run unarchive 9").failed());
        Check.equal("status", "Run not found: 9\n", home.run("run status 9").failed());
        Check.equal("stop", "Run not found: 9\n", home.run("run stop 9").failed());
        Check.equal("limit", "--limit must be non-negative.\n", home.run("run list --limit -1").failed());
        Check.equal("archived, all", "Use either --archived or --all, not both.\n",
                home.run("run list --archived --all").failed());
        Check.equal("active, ended", "Use either --active or --ended, not both.\n",
                home.run("run list --active --ended").failed());
        Check.that("number", home.run("run archive x").misused().contains("'x' is not a valid integer."));
        Check.that("sub-command", home.run("run").misused().endsWith("Error: Missing command.\n"));
    }

    private static void lists(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX, AMP);
        for (int i = 1; i <= 3; i++) {
            home.run("run start --name r" + i).done();
            if (i < 3) {
                home.run("run stop --no-refresh").done();
            }
        }
        home.run("run archive 1").done();
        Check.equal("default", "3 2 ", ids(home, ""));
        Check.equal("all", "3 2 1 ", ids(home, "--all"));
        Check.equal("archived", "1 ", ids(home, "--archived"));
        Check.equal("active", "3 ", ids(home, "--active"));
        Check.equal("ended", "2 ", ids(home, "--ended"));
        Check.equal("all that ended", "2 1 ", ids(home, "--ended --all"));
        Check.equal("limit", "3 ", ids(home, "--limit 1"));
        Check.equal("none", "", ids(home, "--limit 0"));
        Check.that("one", home.run("run list --active").done().startsWith("1 toktrail run:\n\nID  State"));
    }

    private static String ids(CommandHome home, String options) {
        StringBuilder ids = new StringBuilder();
        Json.parse(home.run("run list --json " + options).done()).asArray()
                .forEach(run -> ids.append(run.asObject().count("id").getAsLong()).append(' '));
        return ids.toString();
    }

    /** Two calls in the time of the run, one before it, one outside its scope. */
    private static CommandHome tracked(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX, AMP)
                .with(".codex/sessions/a.txt", call(-1) + call(1) + call(2)).with(".amp/sessions/b.txt", call(3));
        home.run("run start --name nightly --harness codex").done();
        home.world().now(Instant.parse("2026-05-06T13:00:00Z"));
        return home;
    }

    /** A call so many minutes after the start of the run: 100 in, 20 out, 5 reasoning, 40 from the cache. */
    private static String call(int minutes) {
        return "s1 " + (START_MS + minutes * 60_000L) + " openai gpt-5 - - 100 20 5 40 0.01\n";
    }

    private static void usage(Scratch scratch) throws Exception {
        CommandHome home = tracked(scratch);
        String text = home.run("run status").done();
        Check.equal("head", """
                toktrail run 1: nightly
                Scope: harness=codex

                Totals
                  token usage: total=250 input=200 (+80 cached) output=50 (reasoning 10)
                """, text.substring(0, text.indexOf("\nCosts")));
        home.with(".codex/sessions/c.txt", call(4)).with(".amp/sessions/c.txt", call(5));
        home.world().now(Instant.parse("2026-05-06T13:10:00Z"));
        Check.equal("stop", "Stopped run 1: nightly\nLinked events excluded by scope: 1\n",
                home.run("run stop").done());
        JsonObject report = Json.parse(home.run("run status 1 --no-refresh --json").done()).asObject();
        Check.equal("linked by stop", 375L, report.get("totals").asObject().count("total").getAsLong());
        home.run("run archive 1").done();
        Check.that("archive", home.run("run status 1 --no-refresh").done().startsWith(
                "toktrail run 1: nightly\nScope: harness=codex\nArchived: 2026-05-06 13:10:00 UTC\n\nTotals\n"));
    }

    private static void filters(Scratch scratch) throws Exception {
        CommandHome home = tracked(scratch);
        String json = home.run("run status --json --model gpt-5 --since-ms 5 --limit 0").done();
        Check.that("filters: " + json, json.contains("""
                  "filters": {
                    "since_ms": 1778068800000,
                    "model_id": "gpt-5"
                  },
                """));
        Check.that("display filters", json.contains("\"limit\": 0"));
        home.run("run stop").done();
        JsonObject narrowed = Json.parse(home.run("run status 1 --no-refresh --json --since-ms "
                + (START_MS + 90_000) + " --until-ms " + (START_MS + 150_000)).done()).asObject();
        Check.equal("session", "1", narrowed.get("session").asObject().get("id").toString());
        Check.equal("window", "{\"since_ms\":1778068890000,\"until_ms\":1778068950000}",
                narrowed.get("filters").toString().replace(" ", ""));
        Check.equal("one call", 125L, narrowed.get("totals").asObject().count("total").getAsLong());
        Check.equal("end of the run", START_MS + 3_600_000,
                Json.parse(home.run("run status 1 --no-refresh --json").done()).asObject().get("filters").asObject()
                        .count("until_ms").getAsLong());
    }

    private static void areas(Scratch scratch) throws Exception {
        CommandHome home = tracked(scratch);
        Check.equal("unknown", "Area not found: work\n", home.run("run status --area work").failed());
        Check.equal("two of them", "Use only one of --area, --area-leaf, or --unassigned-area.\n",
                home.run("run status --area work --area-leaf x").failed());
        String text = home.run("run status --unassigned-area --no-refresh").done();
        Check.that(text, text.startsWith("toktrail run 1: nightly\nScope: harness=codex\n"
                + "Area filter: unassigned only\n\nTotals\n  token usage: total=250 "));
        Check.equal("machine", "No machine matched selector 'x'.\n",
                home.run("run status --machine x --no-refresh").failed());
    }

    private static void recent(Scratch scratch) throws Exception {
        CommandHome home = tracked(scratch);
        home.run("refresh").code();
        home.with(".codex/sessions/c.txt", call(4));
        home.run("run stop --no-refresh").done();
        Check.equal("none linked", 250L, total(home, 1));
        home.run("run start").done();
        home.world().now(Instant.parse("2026-05-06T14:00:00Z"));
        home.with(".codex/sessions/d.txt", call(90));
        home.run("refresh").code();
        home.with(".codex/sessions/e.txt", call(91));
        home.run("run stop").done();
        Check.equal("all linked", 250L, total(home, 2));
    }

    private static long total(CommandHome home, int run) {
        return Json.parse(home.run("run status " + run + " --no-refresh --json").done()).asObject().get("totals")
                .asObject().count("total").getAsLong();
    }

    private static void details(Scratch scratch) throws Exception {
        CommandHome home = tracked(scratch);
        JsonObject wrapped = Json.parse(home.run("run status --refresh-details --json").done()).asObject();
        long linked = 0;
        for (JsonValue row : wrapped.array("refresh")) {
            linked += row.asObject().count("rows_linked").getAsLong();
        }
        Check.equal("linked", 2L, linked);
        Check.equal("report", "1", wrapped.get("report").asObject().get("session").asObject().get("id").toString());
        String text = home.run("run stop --refresh-details").done();
        Check.that(text, text.startsWith("Refreshed usage\nharness") && text.endsWith("\n\nStopped run 1: nightly\n"));
    }

    private static void readOnly(Scratch scratch) throws Exception {
        CommandHome home = tracked(scratch);
        home.run("refresh").code();
        Path ledger = scratch.directory().resolve(".local/state/toktrail/toktrail.db");
        byte[] before = Files.readAllBytes(ledger);
        home.run("run list").done();
        home.run("run status --no-refresh").done();
        Check.equal("ledger", before, Files.readAllBytes(ledger));
    }
}

package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code stats}: the documented example, as JSON and as text, and what there is without usage. */
public final class StatsTest {

    private StatsTest() { }

    public static void tests(Suite s) {
        s.test("the documented example follows the older keys", StatsTest::example);
        s.test("the example as text", scratch -> Check.equal("text", """
                Stats v1
                Messages: 8
                Tokens: 16,182
                Virtual cost: $0.3917
                Unpriced models: 1
                Sessions: 5
                Archetypes: automation=2, standard=1, marathon=2
                Median duration: 20m
                Tool usage: unavailable; 5 sessions have no persisted tool stats.

                Total cost         $0.39*
                Total tokens       301,182
                Active days        5 / 8
                Avg / active day   $0.08
                Avg tokens / day   60.2K
                Best day (cost)    2026-05-17 $0.28
                Peak day (tokens)  2026-05-17 209.0K
                Favourite model    claude-opus-4-5
                Current streak     2 days
                Longest streak     3 days
                Peak hour          11:00-12:00
                Longest session    8h 45m
                Messages           8
                Sessions           5
                Cache hit ratio    90.8%
                * 1 event has no price
                """, ExampleLedger.of(scratch, 8).home().run("stats").done()));
        s.test("filters choose usage; only the current streak looks beyond the time asked for", scratch -> {
            CommandHome home = ExampleLedger.of(scratch, 8).home();
            Check.equal("codex", "49100 1 0 1 gpt-5.3-codex 0 31500000", figures(home, "--harness codex"));
            Check.equal("claude", "251292 3 2 2 claude-opus-4-5 11 9000000", figures(home, "--harness claude"));
            Check.equal("haiku", "17440 2 1 1 claude-haiku-4-5 8 null", figures(home, "--model claude-haiku-4-5"));
            Check.equal("early", "31152 1 2 1 claude-opus-4-5 11 1200000",
                    figures(home, "--harness claude --until 2026-05-12"));
            Check.equal("none", "0 0 0 null null null null", figures(home, "--agent nobody"));
            Check.equal("unknown", "Unsupported harness: nope\n", home.run("stats --harness nope").failed());
        });
        s.test("another cost, or none at all", scratch -> {
            CommandHome home = ExampleLedger.of(scratch, 8).home();
            String source = home.run("stats --basis source").done();
            Check.that(source, source.contains("\nTotal cost         $0.00\n")
                    && source.contains("\nBest day (cost)    -\n"));
            Check.that("basis", home.run("stats --basis source --json").done().contains("\"basis\": \"source\""));
            Check.that("text", !home.run("stats --no-cost").done().contains("$"));
            JsonObject json = Json.parse(home.run("stats --no-cost --json").done()).asObject();
            Check.that("keys", !json.has("total_cost") && !json.has("daily_avg_cost")
                    && !json.object("best_day").has("cost") && json.has("active_days"));
            Check.equal("shape", List.of("total_tokens", "daily_avg_tokens", "peak_day", "active_days"),
                    Json.parse(home.run("stats --no-cost --shape toktrack").done()).asObject().names());
            Check.equal("unknown", "Unsupported --basis. Use virtual, actual, source, or auto.\n",
                    home.run("stats --basis list").failed());
        });
        s.test("without usage there are zeros and nulls", scratch -> {
            CommandHome home = ExampleLedger.empty(scratch).home();
            Check.equal("six keys", Json.parse("""
                    {"total_tokens": 0, "daily_avg_tokens": 0, "peak_day": null, "total_cost": 0, "daily_avg_cost": 0,
                     "active_days": 0}"""), Json.parse(home.run("stats --shape toktrack").done()));
            JsonObject all = Json.parse(home.run("stats --json").done()).asObject();
            for (String key : List.of("peak_day", "best_day", "longest_streak", "favorite_model", "peak_hour",
                    "longest_session_ms", "first_day", "last_day")) {
                Check.equal(key, "null", all.get(key).toString());
            }
            Check.that("no fraction", home.run("stats --json").done().contains("\"total_cost\": 0,"));
        });
    }

    /** Tokens, active days, current and longest streak, model, hour, longest session. */
    private static String figures(CommandHome home, String filter) {
        JsonObject json = Json.parse(home.run("stats --json " + filter).done()).asObject();
        String longest = json.get("longest_streak").toString().equals("null") ? "null"
                : json.object("longest_streak").get("days").toString();
        return json.get("total_tokens") + " " + json.get("active_days") + " " + json.get("current_streak") + " "
                + longest + " " + json.text("favorite_model").orElse("null") + " " + json.get("peak_hour") + " "
                + json.get("longest_session_ms");
    }

    private static void example(Scratch scratch) throws IOException {
        CommandHome home = ExampleLedger.of(scratch, 8).home();
        JsonObject expected = Json.parse(Files.readString(Scratch.fixture("cli/known/stats-appended.json"))).asObject();
        JsonObject got = Json.parse(home.run("stats --json").done()).asObject();
        List<String> names = new ArrayList<>(got.names());
        Check.equal("at the end", expected.names(), names.subList(names.size() - expected.names().size(),
                names.size()));
        Check.equal("before them", "generated_at_ms", names.get(names.size() - expected.names().size() - 1));
        expected.names().forEach(name ->
                Check.equal(name, expected.get(name).toString(), got.get(name).toString()));
        JsonObject six = Json.parse(home.run("stats --shape toktrack").done()).asObject();
        Check.equal("six keys", expected.names().subList(0, 6), six.names());
        six.names().forEach(name -> Check.equal(name, expected.get(name).toString(), six.get(name).toString()));
    }
}

package toktrail.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail explain}. */
public final class ExplainCommandTest {

    private static final String TRANSCRIPT =
            ".claude/projects/-home-dev-shop/0d5f0c1e-1111-4aaa-8bbb-000000000001.jsonl";

    private ExplainCommandTest() { }

    public static void tests(Suite s) {
        s.test("the total is that of usage summary", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            for (String filters : List.of("", "--harness codex", "--since 2026-05-01 --until 2026-05-05",
                    "--model gpt-5.4", "--source-session ses_cache", "--agent build --utc", "--this-week",
                    "--provider opencode-go --timezone Asia/Kathmandu", "--unassigned-area", "--thinking high",
                    "--machine testbox", "--price-state unpriced")) {
                Map<String, Object> want = VectorReader.object(VectorReader.object(VectorReader.parse(
                        home.run("usage summary --no-refresh --json " + filters).done())).get("totals"));
                Map<String, Object> explained = json(home, "explain --limit 0 " + filters);
                Map<String, Object> total = VectorReader.object(explained.get("total"));
                Check.equal("tokens " + filters, picked(want, total.get("tokens")), total.get("tokens"));
                Check.equal("costs " + filters, picked(want, total.get("costs")), total.get("costs"));
                long listed = VectorReader.objects(explained.get("events")).size();
                Check.equal("events " + filters, filters.contains("unpriced") ? total.get("unpriced_events")
                        : total.get("events"), listed);
            }
        });
        s.test("a run's events are those of the run", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("run start --name a").done();
            Files.writeString(home.file(TRANSCRIPT), Files.readString(home.file(TRANSCRIPT)));
            home.run("refresh").done();
            Map<String, Object> status = VectorReader.object(VectorReader.parse(
                    home.run("run status --no-refresh --json").done()));
            Map<String, Object> explained = json(home, "explain --run 1 --limit 0");
            Map<String, Object> total = VectorReader.object(explained.get("total"));
            Check.equal("tokens", picked(VectorReader.object(status.get("totals")), total.get("tokens")),
                    total.get("tokens"));
            Check.equal("no such run", ExitCode.FAILED, home.run("explain --run 7").code());
        });
        s.test("nothing is imported unless asked", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Check.equal("empty", "toktrail explain\nNo usage data.\n", home.run("explain --verify").done());
            Check.equal("no ledger", false, Files.exists(home.ledger()));
            Check.that("asked", home.run("explain --refresh").done().contains("\nEvent 1  "));
            Check.equal("nothing matches", "toktrail explain\nNo usage data.\n",
                    home.run("explain --agent nobody").done());
        });
        s.test("ids exclude filters and must be there", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            for (String filter : List.of("--since 2026-01-01", "--harness codex", "--run 1", "--price-state all",
                    "--today", "--unassigned-area")) {
                Check.that(filter, home.run("explain 1 " + filter).misused()
                        .contains("Use either EVENT_ID or " + filter.split(" ")[0] + ", not both."));
            }
            Check.that("unknown", home.run("explain 1 99").failed().startsWith("Event not found: 99."));
            Check.that("no number", home.run("explain one").code() == ExitCode.USAGE);
            Check.that("limit", home.run("explain --limit -1").failed().contains("--limit must be non-negative."));
            Map<String, Object> three = json(home, "explain 3 1 3");
            Check.equal("listed", 2, VectorReader.objects(three.get("events")).size());
            Check.equal("total", 2L, VectorReader.object(three.get("total")).get("events"));
            Check.equal("total alone", List.of(), json(home, "explain --total").get("events"));
        });
        s.test("a record is the same, moved, changed, or gone", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Path file = home.file(TRANSCRIPT);
            List<String> lines = Files.readAllLines(file);
            Check.equal("same", "same", verify(home, ExitCode.DONE));
            Files.writeString(file, "{}\n" + String.join("\n", lines) + "\n");
            Check.equal("moved", "moved", verify(home, ExitCode.DONE));
            List<String> other = new ArrayList<>(lines);
            Check.that("there is a figure", other.get(1).contains("\"output_tokens\":640")
                    || other.get(1).contains("\"output_tokens\": 640"));
            other.set(1, other.get(1).replaceFirst("(\"output_tokens\": ?)640", "$1641"));
            Files.write(file, other);
            Check.equal("changed", "changed", verify(home, ExitCode.FAILED));
            Outcome text = home.run("explain 1 --verify");
            Check.that("both are shown: " + text.out(), text.out().contains("    stored     12")
                    && text.out().contains("641"));
            Check.equal("no message", "", text.err());
            other.remove(1);
            Files.write(file, other);
            Check.equal("gone", "gone", verify(home, ExitCode.DONE));
            Files.delete(file);
            Check.equal("file gone", "gone", verify(home, ExitCode.DONE));
            Check.that("still explained", home.run("explain 1").done().contains("(the file is gone)"));
        });
        s.test("a database that is none any more is unreadable", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Path database = home.file(".local/share/opencode/opencode.db");
            for (String suffix : List.of("-wal", "-shm")) {
                Files.deleteIfExists(database.resolveSibling(database.getFileName() + suffix));
            }
            Files.write(database, "SQLite format 3\0 no more".repeat(80).getBytes(StandardCharsets.UTF_8));
            Map<String, Object> explained = json(home, "explain --harness opencode --limit 1 --verify");
            Map<String, Object> event = VectorReader.objects(explained.get("events")).get(0);
            Check.equal("outcome", "unreadable", VectorReader.object(event.get("verify")).get("outcome"));
        });
    }

    private static Map<String, Object> json(CommandHome home, String line) {
        return VectorReader.object(VectorReader.parse(home.run(line + " --json").done()));
    }

    /** The outcome for the first event. */
    private static String verify(CommandHome home, ExitCode code) {
        Outcome outcome = home.run("explain 1 --verify --json");
        Check.equal("exit code", code, outcome.code());
        Map<String, Object> event =
                VectorReader.objects(VectorReader.object(VectorReader.parse(outcome.out())).get("events")).get(0);
        return (String) VectorReader.object(event.get("verify")).get("outcome");
    }

    /** The values of {@code want} under the keys of {@code got}. */
    private static Map<String, Object> picked(Map<String, Object> want, Object got) {
        Map<String, Object> picked = new LinkedHashMap<>();
        VectorReader.object(got).keySet().forEach(key -> picked.put(key, want.get(key)));
        return picked;
    }
}

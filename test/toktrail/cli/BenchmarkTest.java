package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import toktrail.harness.claude.ClaudeHarness;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code --benchmark}: what is said of an import and a report, and that it is true. */
public final class BenchmarkTest {

    private static final Instant WRITTEN = Instant.parse("2026-05-05T10:00:00Z");
    private static final int FILES = 12;
    private static final int CHANGED = 3;
    private static final int NEW_CALLS = 41;
    /** So that the new calls come to 1.9 MB. */
    private static final int PADDING = 46_000;
    private static final List<String> REPORTS =
            List.of("daily --json", "weekly", "monthly", "models --json", "blocks", "graph");

    private BenchmarkTest() { }

    public static void tests(Suite s) {
        s.test("the documented lines, but for other figures", BenchmarkTest::example);
        s.test("every report has them, with or without an import", scratch -> {
            ExampleLedger ledger = ExampleLedger.of(scratch, 8);
            for (String report : REPORTS) {
                List<String> lines = lines(ledger.run(report + " --benchmark").err());
                int calls = report.equals("blocks") ? 5 : 8;
                Check.equal(report, List.of("Scan 0 files, 0 changed 0 ms", "Parse 0 B, 0 events 0 ms",
                        "Ledger " + calls + " events loaded"), List.of(lines.get(0), lines.get(1),
                        lines.get(2).replaceAll(" [0-9,]+ ms", "")));
                Check.that("JSON is as it was: " + report, !report.endsWith("--json")
                        || ledger.run(report + " --benchmark").out().equals(ledger.run(report).out()));
                Check.that("unasked", !ledger.run(report).err().contains(" ms"));
            }
        });
    }

    private static void example(Scratch scratch) throws IOException {
        CommandHome home = new CommandHome(scratch, new ClaudeHarness());
        for (int i = 0; i < FILES; i++) {
            write(home, i, List.of(call(i, 0)), WRITTEN);
        }
        home.run("graph").done();
        for (int i = 0; i < NEW_CALLS; i++) {
            write(home, i % CHANGED, List.of(call(FILES + i, PADDING)), WRITTEN.plusSeconds(60));
        }
        home.world().now(WRITTEN.plusSeconds(86_400 * 2));
        CommandHome.Outcome outcome = home.run("graph --benchmark");
        Check.equal("kinds of figures", figuresLeftOut(Files.readString(Scratch.fixture("cli/known/benchmark.txt"))),
                figuresLeftOut(outcome.err()));
        Check.that("JSON", Json.parse(outcome.out()).asObject().has("contributions"));
        List<String> lines = lines(outcome.err());
        Check.that(lines.get(0), lines.get(0).startsWith("Scan 12 files, 3 changed "));
        // the last call of a transcript may have grown, so that it is read once more
        Check.that(lines.get(1), lines.get(1).startsWith("Parse 1.9 MB, " + (NEW_CALLS + CHANGED) + " events "));
        Check.that(lines.get(2), lines.get(2).startsWith("Ledger 53 events loaded "));
        Check.equal("the steps make up the total", ms(lines.get(4)),
                ms(lines.get(0)) + ms(lines.get(1)) + ms(lines.get(2)) + ms(lines.get(3)));
        home.world().now(WRITTEN.plusSeconds(86_400 * 3));
        lines = lines(home.run("graph --benchmark").err());
        Check.that(lines.get(0), lines.get(0).startsWith("Scan 12 files, 0 changed "));
        Check.equal("nothing is read", "Parse 0 B, 0 events 0 ms", lines.get(1));
        lines = lines(home.run("graph --benchmark --refresh").err());
        Check.that("read without a change: " + lines, lines.get(0).startsWith("Scan 12 files, 0 changed ")
                && lines.get(1).startsWith("Parse 1.9 MB, 53 events "));
    }

    private static void write(CommandHome home, int file, List<String> calls, Instant time) throws IOException {
        Path path = home.file(".claude/projects/p/s" + file + ".jsonl");
        Files.createDirectories(path.getParent());
        Files.write(path, calls, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    private static String call(int id, int padding) {
        return "{\"type\":\"assistant\",\"sessionId\":\"s\",\"timestamp\":\"" + WRITTEN.minusSeconds(1000 - id)
                + "\",\"requestId\":\"r" + id + "\",\"message\":{\"id\":\"m" + id + "\",\"content\":\""
                + "x".repeat(padding) + "\",\"model\":\"claude-sonnet-4-5\",\"usage\":{\"input_tokens\":1,"
                + "\"output_tokens\":2}}}";
    }

    /** The lines of the benchmark with single blanks. */
    private static List<String> lines(String err) {
        List<String> lines = err.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
        int first = 0;
        while (!lines.get(first).startsWith("Scan ")) {
            first++;
        }
        return lines.subList(first, lines.size());
    }

    /** Whole lines, every number as {@code N}, columns divided by one blank: they are as wide as their numbers. */
    private static String figuresLeftOut(String text) {
        return text.replaceAll("[0-9][0-9,.]*", "N").replaceAll("(?<=[^ \n]) +", " ");
    }

    private static long ms(String line) {
        String[] words = line.substring(0, line.indexOf(" ms")).split(" ");
        return Long.parseLong(words[words.length - 1].replace(",", ""));
    }
}

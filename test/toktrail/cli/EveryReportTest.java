package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Manners of every report: the same bytes again, nothing written, one document, an answer where there is nothing. */
public final class EveryReportTest {

    private EveryReportTest() { }

    public static void tests(Suite s) {
        s.test("without an import a report writes nothing and says the same again", scratch -> {
            CommandHome home = RandomUsage.of(scratch).home();
            home.run("usage summary").done();
            List<byte[]> before = bytes(home);
            Map<String, String> first = answers(home);
            Map<String, String> second = answers(home);
            first.forEach((line, text) -> Check.equal(line, text, second.get(line)));
            List<byte[]> after = bytes(home);
            Check.equal("files", before.size(), after.size());
            for (int i = 0; i < before.size(); i++) {
                Check.that("ledger is unchanged", Arrays.equals(before.get(i), after.get(i)));
            }
        });
        s.test("details of an import and a report make one document", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            for (String line : EveryHarnessHome.REPORTS) {
                Outcome outcome = home.run(line + " --refresh --refresh-details");
                if (line.contains("--json") && outcome.code() == ExitCode.DONE) {
                    Json.parse(outcome.out());
                    Check.that(line, outcome.out().startsWith("{\n  \"refresh\": ["));
                }
            }
        });
        s.test("a time that ends before it begins is empty, no mistake", scratch -> {
            CommandHome home = RandomUsage.of(scratch).home();
            nothing(home, " --since 2026-05-10 --until 2026-05-01");
            nothing(home, " --since 1999-01-01 --until 1999-12-31");
        });
        s.test("there is an answer where there is no ledger", scratch -> {
            CommandHome home = RandomUsage.of(scratch).home();
            try (var files = Files.list(home.ledger().getParent())) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            nothing(home, "");
        });
    }

    private static void nothing(CommandHome home, String window) {
        for (String line : EveryHarnessHome.REPORTS) {
            boolean timeless = List.of("usage today", "subscriptions", "budget", "run status").stream()
                    .anyMatch(line::startsWith);
            if (line.startsWith("run status") || timeless && !window.isEmpty()) {
                continue;
            }
            Outcome outcome = home.run(quiet(line) + window);
            Check.equal(line + window + ": " + outcome.err(), ExitCode.DONE, outcome.code());
            if (line.contains("--json") || line.equals("graph")) {
                Json.parse(outcome.out());
                Check.equal(line + window, "", outcome.err());
            } else if (!line.startsWith("export") && !line.startsWith("stats")) {
                Check.that(line + window + outcome, outcome.out().contains("No usage data.")
                        || outcome.err().equals("No usage data found.\n") || line.startsWith("usage summary"));
            }
        }
    }

    private static String quiet(String line) {
        return line.startsWith("export") || line.startsWith("stats") ? line : line + " --no-refresh";
    }

    private static Map<String, String> answers(CommandHome home) {
        Map<String, String> answers = new TreeMap<>();
        for (String line : EveryHarnessHome.REPORTS) {
            Outcome outcome = home.run(quiet(line));
            Check.equal(line + outcome.err(), ExitCode.DONE, outcome.code());
            answers.put(line, outcome.out());
        }
        return answers;
    }

    /** The ledger with what lies beside it. */
    private static List<byte[]> bytes(CommandHome home) throws Exception {
        List<byte[]> bytes = new ArrayList<>();
        try (var files = Files.list(home.ledger().getParent())) {
            for (Path file : files.sorted().toList()) {
                if (!file.toString().endsWith("-shm")) {
                    bytes.add(Files.readAllBytes(file));
                }
            }
        }
        return bytes;
    }
}

package toktrail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import toktrail.environment.Environment;
import toktrail.harness.codex.CodexHarness;
import toktrail.importer.SourceSurvey;
import toktrail.importer.SourceSurvey.Survey;
import toktrail.testing.TestWorld;

/**
 * Reads a generated home of Codex without a ledger: {@code CodexBench DIRECTORY [MEGABYTES]}. The corpus is made below
 * the directory if it is not there; what is read is compared with what was planted.
 */
public final class CodexBench {

    private static final int ROUNDS = 5;
    private static final int DEFAULT_MEGABYTES = 500;

    private CodexBench() { }

    public static void main(String[] args) throws IOException {
        int megabytes = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_MEGABYTES;
        Path home = Path.of(args[0]).toAbsolutePath().resolve("codex-" + megabytes);
        Path totals = home.resolve("planted.txt");
        if (!Files.exists(totals)) {
            String planted = CodexCorpus.generate(home, megabytes * 1_000_000L, 1).toString();
            Files.writeString(totals, planted);
        }
        String planted = Files.readString(totals);
        System.out.println(planted);
        long bytes = Long.parseLong(planted.split(", ", -1)[1].replaceAll("[^0-9]", ""));
        Environment environment = new TestWorld(home).environment();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Survey survey = new SourceSurvey(environment).read(CodexHarness.codex(), List.of(home), false);
            double seconds = (System.nanoTime() - start) / 1e9;
            long tokens = survey.events().stream().mapToLong(event -> event.tokens().accountingTotal()).sum();
            String found = String.format(Locale.ROOT, "%,d lines, %,d calls, %,d tokens", survey.rowsSeen(),
                    survey.events().size(), tokens);
            System.out.printf(Locale.ROOT, "%.2f s, %,.0f MB/s, %s%n", seconds, bytes / 1e6 / seconds,
                    planted.endsWith(found) ? "totals as planted" : "WRONG: " + found);
        }
    }
}

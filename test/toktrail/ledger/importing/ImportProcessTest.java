package toktrail.ledger.importing;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import toktrail.ledger.Ledger;
import toktrail.ledger.Samples;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunChoice;
import toktrail.ledger.run.RunScope;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Imports in other processes: killed in the middle, and beside writers of areas and runs. */
public final class ImportProcessTest {

    private ImportProcessTest() { }

    public static void tests(Suite s) {
        s.test("a killed import leaves whole files, and the next one completes them", scratch -> {
            Path path = Samples.db(scratch.directory());
            Process process = start(path, 0, 100_000);
            try (BufferedReader out = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                int lines = 20 + scratch.random().nextInt(20);
                for (int i = 0; i < lines; i++) {
                    Check.that("a line", out.readLine() != null);
                }
                process.destroyForcibly();
                Check.that("killed", process.waitFor(10, TimeUnit.SECONDS));
            }
            try (Ledger ledger = Ledger.open(path, Samples.at(2_000))) {
                Check.equal("sums", List.of(), ledger.checkSums());
                long files = Samples.number(ledger, "SELECT count(*) FROM import_file");
                Check.that("some files", files >= 19);
                Check.equal("whole files", files * 20, Samples.number(ledger, "SELECT count(*) FROM event"));
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    for (int file = 0; file < files + 5; file++) {
                        ImportProgram.importFile(importing, file);
                    }
                    importing.finish();
                }
                Check.equal("all files", (files + 5) * 20, Samples.number(ledger, "SELECT count(*) FROM event"));
                Check.equal("sums", List.of(), ledger.checkSums());
            }
        });
        s.test("another process may import and write areas and runs between our transactions", scratch -> {
            Path path = Samples.db(scratch.directory());
            Ledger.open(path, Samples.at(1)).close();
            Process process = start(path, 0, 60);
            try (Ledger ledger = Ledger.open(path, Samples.at(2_000))) {
                for (int i = 0; i < 30; i++) {
                    ledger.areas().use(AreaPaths.parse("area/" + i % 3), null, 2_000 + i);
                    Run run = ledger.runs().start("r", i, RunScope.ALL, 2_000);
                    try (Importing importing = ledger.importing(Samples.QUICK)) {
                        ImportProgram.importFile(importing, 40 + i);
                        importing.link(RunChoice.ACTIVE);
                        importing.finish();
                    }
                    ledger.runs().stop(run.id(), 3_000_000, 3_000);
                }
                while (new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                        .readLine() != null) {
                    Thread.onSpinWait();
                }
                Check.equal("status", 0, process.waitFor());
                Check.equal("events", 70L * 20, Samples.number(ledger, "SELECT count(*) FROM event"));
                Check.equal("runs", 30L, Samples.number(ledger, "SELECT count(*) FROM run"));
                Check.equal("sums", List.of(), ledger.checkSums());
            }
        });
    }

    private static Process start(Path ledger, int first, int count) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", ImportProgram.class.getName(),
                ledger.toString(), String.valueOf(first), String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}

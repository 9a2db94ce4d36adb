package toktrail.cli.known;

import java.util.List;
import java.util.Optional;
import toktrail.cli.CommandContext;
import toktrail.environment.Output;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportResult;
import toktrail.text.DisplayWidth;
import toktrail.text.Numbers;

/** Where the time of a report goes. */
final class Benchmark {

    private static final int WHAT_WIDTH = 28;
    private static final int TIME_WIDTH = 8;

    private final CommandContext context;
    private final long startMs;
    private long importedMs;
    private Optional<ImportReport> imported = Optional.empty();

    /** Begins now. */
    Benchmark(CommandContext context) {
        this.context = context;
        startMs = now();
        importedMs = startMs;
    }

    /** The import is over. */
    void imported(Optional<ImportReport> report) {
        imported = report;
        importedMs = now();
    }

    /** Milliseconds since the import. */
    long reportMs() {
        return now() - importedMs;
    }

    /** Says where the time went, if that is asked for. */
    void print() {
        if (!context.invocation().flag(KnownOptions.BENCHMARK)) {
            return;
        }
        List<ImportResult> results = imported.map(ImportReport::results).orElse(List.of());
        long files = 0;
        long rows = 0;
        long events = 0;
        long compareMs = 0;
        long readMs = 0;
        long writeMs = 0;
        for (ImportResult result : results) {
            files += result.span() == null || result.span().filesSeen() == null ? 0 : result.span().filesSeen();
            rows += result.rows().seen();
            events += result.rows().eventsSeen();
            compareMs += result.times().fingerprint();
            readMs += result.times().scan();
            writeMs += result.times().write();
        }
        long reportMs = reportMs();
        line("Scan", Numbers.count(files) + " files", compareMs);
        line("Parse", Numbers.count(rows) + " records, " + Numbers.count(events) + " events", readMs);
        line("Ledger", "", writeMs);
        line("Report", "", reportMs);
        line("Total", "", now() - startMs);
    }

    private void line(String step, String what, long ms) {
        Output err = context.environment().streams().err();
        String name = step + " ".repeat(Math.max(1, 11 - step.length())) + what;
        String time = Numbers.count(ms) + " ms";
        err.line("  " + name + " ".repeat(Math.max(1, WHAT_WIDTH + TIME_WIDTH + 1 - DisplayWidth.of(name)
                - time.length())) + time);
    }

    private long now() {
        return context.environment().clock().millis();
    }
}

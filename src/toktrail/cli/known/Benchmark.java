package toktrail.cli.known;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.environment.Output;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportResult;
import toktrail.ledger.LedgerView;

/**
 * Where the time of a report goes: it imports and reads for the report with a stopwatch in hand. What is neither is the
 * report's own: options, configuration, prices, formatting.
 */
final class Benchmark {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final CommandContext context;
    private final long startNanos = System.nanoTime();
    private long ledgerNanos;
    private long importedMs;
    private Optional<ImportReport> imported = Optional.empty();

    /** Begins now. */
    Benchmark(CommandContext context) {
        this.context = context;
    }

    /** Imports what the report should know of these harnesses, as {@link ReportRefresh#runFor}. */
    Optional<ImportReport> refresh(List<String> harnesses) {
        long start = System.nanoTime();
        imported = new ReportRefresh(context).runFor(harnesses);
        ledgerNanos += System.nanoTime() - start;
        importedMs = now();
        return imported;
    }

    /** What {@code work} makes of the ledger. */
    <T> T read(Function<LedgerView, T> work) {
        long start = System.nanoTime();
        T result = context.workspace().ledger().read(work);
        ledgerNanos += System.nanoTime() - start;
        return result;
    }

    /** Milliseconds since the import, by the clock of the command. */
    long reportMs() {
        return now() - importedMs;
    }

    /**
     * Says on standard error where the time went, if that is asked for.
     *
     * @param events calls that the report is made of
     */
    void print(long events) {
        if (!context.invocation().flag(KnownOptions.BENCHMARK)) {
            return;
        }
        long endNanos = System.nanoTime();
        long totalMs = (endNanos - startNanos) / NANOS_PER_MILLI;
        long uptimeMs = ManagementFactory.getRuntimeMXBean().getUptime();
        // To ask takes time that is not the report's.
        long sinceStartMs = uptimeMs - (System.nanoTime() - endNanos) / NANOS_PER_MILLI;
        Output err = context.environment().streams().err();
        for (String line : figures(totalMs, events).lines(sinceStartMs)) {
            err.line(line);
        }
    }

    private BenchmarkFigures figures(long totalMs, long events) {
        long files = 0;
        long changed = 0;
        long bytes = 0;
        long parsed = 0;
        long scanMs = 0;
        long parseMs = 0;
        for (ImportResult result : imported.map(ImportReport::results).orElse(List.of())) {
            ImportResult.Files own = result.span().files();
            if (own != null) {
                files += own.seen();
                changed += own.changed();
                bytes += own.bytes();
            }
            parsed += result.rows().eventsSeen();
            scanMs += result.times().fingerprint();
            parseMs += result.times().scan();
        }
        // The import's own steps are part of the time with the ledger, and so are cut off it.
        long ledgerMs = ledgerNanos / NANOS_PER_MILLI - scanMs - parseMs;
        return new BenchmarkFigures(new BenchmarkFigures.Scanned(files, changed),
                new BenchmarkFigures.Parsed(bytes, parsed), events,
                new BenchmarkFigures.Times(scanMs, parseMs, ledgerMs, totalMs));
    }

    private long now() {
        return context.environment().clock().millis();
    }
}

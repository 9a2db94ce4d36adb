package toktrail.report.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.ledger.LedgerHealth;

/**
 * What every report can afford to look at: the age of imports against what tools delete, the clock, the write-ahead
 * log, and whether a past day was below its seal when days were last sealed. Everything else is left to the
 * {@link Doctor}.
 */
public final class Glance {

    /** No tool deletes what is half as old as this. */
    private static final long YOUNG_MS = Duration.ofHours(12).toMillis();

    private final Environment environment;
    private final LedgerHealth ledger;

    private Glance(Environment environment, LedgerHealth ledger) {
        this.environment = environment;
        this.ledger = ledger;
    }

    /**
     * How much is not well.
     *
     * @param errors   findings of level {@link Level#ERROR}
     * @param warnings findings of level {@link Level#WARN}
     */
    public record Alarm(long errors, long warnings) { }

    /**
     * What is not well with a ledger.
     *
     * @param file      where it is; there is one of this version
     * @param harnesses the tools that are imported
     * @throws toktrail.error.UserException if it cannot be read
     */
    public static Alarm at(Path file, Environment environment, List<Harness> harnesses) {
        try (LedgerHealth ledger = LedgerHealth.open(file)) {
            return new Glance(environment, ledger).alarm(file, harnesses);
        }
    }

    private Alarm alarm(Path file, List<Harness> harnesses) {
        if (ledger.lastRefreshMs().isEmpty()) {
            // a new ledger: there is nothing to lose yet, and a report may be asked without an import
            return new Alarm(0, 0);
        }
        List<Finding> findings = new ArrayList<>();
        QuickChecks quick = new QuickChecks(environment, ledger);
        findings.addAll(quick.refreshAge());
        findings.addAll(quick.clock());
        findings.addAll(quick.future());
        findings.addAll(QuickChecks.log(file));
        findings.addAll(retention(harnesses));
        Diagnosis diagnosis = new Diagnosis(environment.clock().millis(), findings);
        return new Alarm(diagnosis.count(Level.ERROR) + ledger.shrunkDayCount(), diagnosis.count(Level.WARN));
    }

    /** Settings of tools are read only if their last import is so old that it matters. */
    private List<Finding> retention(List<Harness> harnesses) {
        List<Tool> stale = new ArrayList<>();
        RetentionChecks.ToolUse use = new LedgerUse();
        for (Harness harness : harnesses) {
            Tool tool = new Tool(harness, List.of(), false);
            OptionalLong refreshed = use.refreshedMs(tool);
            boolean young = refreshed.isPresent()
                    && environment.clock().millis() - refreshed.getAsLong() < YOUNG_MS;
            if (!young && use.isUsed(tool)) {
                stale.add(tool);
            }
        }
        return new RetentionChecks(environment, use).all(stale);
    }

    /** The use of tools as the ledger alone tells it. */
    private final class LedgerUse implements RetentionChecks.ToolUse {

        @Override
        public boolean isUsed(Tool tool) {
            return ledger.hasEvents(tool.id());
        }

        @Override
        public OptionalLong refreshedMs(Tool tool) {
            OptionalLong own = ledger.refreshedMs(tool.id());
            return own.isPresent() ? own : ledger.lastRefreshMs();
        }
    }
}

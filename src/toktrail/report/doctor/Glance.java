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
     * What is not well with a ledger.
     *
     * @param file      where it is; there is one of this version
     * @param harnesses the tools that are imported
     * @throws toktrail.error.UserException if it cannot be read
     */
    public static Diagnosis at(Path file, Environment environment, List<Harness> harnesses) {
        try (LedgerHealth ledger = LedgerHealth.open(file)) {
            return new Diagnosis(environment.clock().millis(),
                    new Glance(environment, ledger).findings(file, harnesses));
        }
    }

    private List<Finding> findings(Path file, List<Harness> harnesses) {
        List<Finding> findings = new ArrayList<>();
        if (ledger.lastRefreshMs().isEmpty()) {
            // a new ledger: there is nothing to lose yet, and a report may be asked without an import
            return findings;
        }
        QuickChecks quick = new QuickChecks(environment, ledger);
        findings.addAll(quick.refreshAge());
        findings.addAll(quick.clock());
        findings.addAll(quick.future());
        findings.addAll(QuickChecks.log(file));
        for (long day = ledger.shrunkDayCount(); day > 0; day--) {
            findings.add(Finding.of("ledger-shrunk", Level.ERROR, "A past day has lost usage."));
        }
        findings.addAll(retention(harnesses));
        return findings;
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

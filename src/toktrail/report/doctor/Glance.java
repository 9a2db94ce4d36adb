package toktrail.report.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final long lastRefreshMs;
    private final Map<String, OptionalLong> refreshed;

    private Glance(Environment environment, LedgerHealth ledger, long lastRefreshMs) {
        this.environment = environment;
        this.ledger = ledger;
        this.lastRefreshMs = lastRefreshMs;
        refreshed = ledger.refreshedMs();
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
     * @param file      where it is
     * @param harnesses the tools that are imported
     * @throws toktrail.error.UserException if it cannot be read
     */
    public static Alarm at(Path file, LedgerHealth ledger, Environment environment, List<Harness> harnesses) {
        OptionalLong last = ledger.lastRefreshMs();
        if (last.isEmpty()) {
            // a new ledger: there is nothing to lose yet, and a report may be asked without an import
            return new Alarm(0, 0);
        }
        Glance glance = new Glance(environment, ledger, last.getAsLong());
        List<Finding> findings = glance.retention(harnesses);
        long warnings = new QuickChecks(environment, ledger).warnings(file);
        return new Alarm(count(findings, Level.ERROR) + ledger.shrunkDayCount(),
                count(findings, Level.WARN) + warnings);
    }

    private static long count(List<Finding> findings, Level level) {
        long count = 0;
        for (Finding finding : findings) {
            count += finding.level() == level ? 1 : 0;
        }
        return count;
    }

    /** Settings of tools are read only if their last import is so old that it matters. */
    private List<Finding> retention(List<Harness> harnesses) {
        RetentionChecks.ToolUse use = new LedgerUse();
        List<Tool> stale = new ArrayList<>();
        for (Harness harness : harnesses) {
            Tool tool = new Tool(harness, List.of(), false);
            if (environment.clock().millis() - use.refreshedMs(tool).getAsLong() >= YOUNG_MS && use.isUsed(tool)) {
                stale.add(tool);
            }
        }
        return stale.isEmpty() ? List.of() : new RetentionChecks(environment, use).all(stale);
    }

    /** The use of tools as the ledger alone tells it. */
    private final class LedgerUse implements RetentionChecks.ToolUse {

        @Override
        public boolean isUsed(Tool tool) {
            return ledger.hasEvents(tool.id());
        }

        @Override
        public OptionalLong refreshedMs(Tool tool) {
            OptionalLong own = refreshed.getOrDefault(tool.id(), OptionalLong.empty());
            return own.isPresent() ? own : OptionalLong.of(lastRefreshMs);
        }
    }
}

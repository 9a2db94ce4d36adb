package toktrail.report.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import toktrail.environment.Environment;
import toktrail.error.FileTrouble;
import toktrail.json.JsonObject;
import toktrail.ledger.LedgerHealth;
import toktrail.text.Numbers;

/** Checks of an open ledger that cost next to nothing. */
final class QuickChecks {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long LARGEST_LOG_BYTES = 256L << 20;
    private static final long REFRESH_DAYS = 7;

    private final Environment environment;
    private final LedgerHealth ledger;
    private final long nowMs;

    QuickChecks(Environment environment, LedgerHealth ledger) {
        this.environment = environment;
        this.ledger = ledger;
        nowMs = environment.clock().millis();
    }

    /** {@code ledger-wal}: whether the write-ahead log is brought into the ledger now and then. */
    static List<Finding> log(Path ledger) {
        try {
            long size = logBytes(ledger);
            return List.of(size <= LARGEST_LOG_BYTES
                    ? Finding.of("ledger-wal", Level.OK, "The write-ahead log is small.")
                    : Finding.of("ledger-wal", Level.WARN, "The write-ahead log has grown to " + (size >> 20)
                            + " MiB.").withHint("End programs that keep the ledger open, then: toktrail refresh")
                            .withData(JsonObject.builder().put("wal_bytes", size).build()));
        } catch (IOException e) {
            return List.of(Finding.of("ledger-wal", Level.INFO, "The size of the write-ahead log is unknown: "
                    + FileTrouble.reason(e)));
        }
    }

    private static long logBytes(Path ledger) throws IOException {
        Path log = ledger.resolveSibling(ledger.getFileName() + "-wal");
        return Files.exists(log) ? Files.size(log) : 0;
    }

    private static boolean isLogLarge(Path ledger) {
        try {
            return logBytes(ledger) > LARGEST_LOG_BYTES;
        } catch (IOException unknown) {
            // of which log() tells; no reason to worry
            return false;
        }
    }

    /** How many of the findings of these checks are of level {@link Level#WARN}, without making them. */
    long warnings(Path file) {
        boolean[] warnings = {isRefreshOld(ledger.lastRefreshMs()), isClockBehind(ledger.lastImportMs()),
                callsInFuture() > 0, isLogLarge(file)};
        long count = 0;
        for (boolean warning : warnings) {
            count += warning ? 1 : 0;
        }
        return count;
    }

    private long callsInFuture() {
        return ledger.eventsAfter(nowMs + DAY_MS);
    }

    private boolean isClockBehind(OptionalLong lastImportMs) {
        return lastImportMs.isPresent() && lastImportMs.getAsLong() > nowMs;
    }

    private boolean isRefreshOld(OptionalLong lastMs) {
        return lastMs.isEmpty() || nowMs - lastMs.getAsLong() > REFRESH_DAYS * DAY_MS;
    }

    /** {@code future-events}: whether calls claim to have been made tomorrow. */
    List<Finding> future() {
        long count = callsInFuture();
        return List.of(count == 0 ? Finding.of("future-events", Level.OK, "No call lies in the future.")
                : Finding.of("future-events", Level.WARN, Numbers.counted(count, "call") + " claim to have been made"
                        + " more than a day from now.")
                        .withHint("Check the clock. They count in reports of that time; toktrail usage daily shows it.")
                        .withData(JsonObject.builder().put("event_count", count).build()));
    }

    /** {@code clock}: whether the clock goes behind what is stored. */
    List<Finding> clock() {
        OptionalLong last = ledger.lastImportMs();
        return List.of(!isClockBehind(last) ? Finding.of("clock", Level.OK, "The clock agrees with the ledger.")
                : Finding.of("clock", Level.WARN, "The clock says " + Findings.time(nowMs) + ", but the last call was"
                        + " imported at " + Findings.time(last.getAsLong()) + ".").withHint("Set the clock.")
                        .withData(JsonObject.builder().put("last_import_ms", last.getAsLong()).build()));
    }

    /** {@code refresh-age}: whether usage is imported regularly. */
    List<Finding> refreshAge() {
        OptionalLong last = ledger.lastRefreshMs();
        JsonObject data = JsonObject.builder().put("last_refresh_completed_ms", Findings.orNull(last)).build();
        if (isRefreshOld(last)) {
            String message = last.isEmpty() ? "Nothing was ever imported." : "The last import was "
                    + Numbers.counted((nowMs - last.getAsLong()) / DAY_MS, "day") + " ago.";
            return List.of(Finding.of("refresh-age", Level.WARN, message).withHint("Schedule toktrail refresh: "
                    + (environment.host().windows()
                            ? "schtasks /create /tn toktrail /sc daily /tr \"toktrail refresh\""
                            : "crontab line 17 9 * * * toktrail refresh")).withData(data));
        }
        return List.of(Finding.of("refresh-age", Level.OK, "Usage was imported " + Findings.time(last.getAsLong())
                + ".").withData(data));
    }
}

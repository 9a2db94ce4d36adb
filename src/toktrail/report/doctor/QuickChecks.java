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
        Path log = ledger.resolveSibling(ledger.getFileName() + "-wal");
        try {
            long size = Files.exists(log) ? Files.size(log) : 0;
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

    /** {@code future-events}: whether calls claim to have been made tomorrow. */
    List<Finding> future() {
        long count = ledger.eventsAfter(nowMs + DAY_MS);
        return List.of(count == 0 ? Finding.of("future-events", Level.OK, "No call lies in the future.")
                : Finding.of("future-events", Level.WARN, Numbers.counted(count, "call") + " claim to have been made"
                        + " more than a day from now.")
                        .withHint("Check the clock. They count in reports of that time; toktrail usage daily shows it.")
                        .withData(JsonObject.builder().put("event_count", count).build()));
    }

    /** {@code clock}: whether the clock goes behind what is stored. */
    List<Finding> clock() {
        OptionalLong last = ledger.lastImportMs();
        boolean behind = last.isPresent() && last.getAsLong() > nowMs;
        return List.of(!behind ? Finding.of("clock", Level.OK, "The clock agrees with the ledger.")
                : Finding.of("clock", Level.WARN, "The clock says " + Findings.time(nowMs) + ", but the last call was"
                        + " imported at " + Findings.time(last.getAsLong()) + ".").withHint("Set the clock.")
                        .withData(JsonObject.builder().put("last_import_ms", last.getAsLong()).build()));
    }

    /** {@code refresh-age}: whether usage is imported regularly. */
    List<Finding> refreshAge() {
        OptionalLong last = ledger.lastRefreshMs();
        JsonObject data = JsonObject.builder().put("last_refresh_completed_ms", Findings.orNull(last)).build();
        if (last.isEmpty() || nowMs - last.getAsLong() > REFRESH_DAYS * DAY_MS) {
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

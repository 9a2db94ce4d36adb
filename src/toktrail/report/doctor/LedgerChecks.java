package toktrail.report.doctor;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import toktrail.config.choice.CostBasis;
import toktrail.config.price.PriceKind;
import toktrail.json.JsonObject;
import toktrail.ledger.LedgerHealth;
import toktrail.ledger.LedgerHealth.ShrunkDay;
import toktrail.ledger.file.LedgerSettings;
import toktrail.report.ReportPeriod;
import toktrail.report.UnconfiguredRow;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReport;
import toktrail.text.Numbers;
import toktrail.time.TimeWindow;

/** Checks of an open ledger that take their time. */
final class LedgerChecks {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long UNPRICED_DAYS = 30;

    private final Subject subject;
    private final LedgerHealth ledger;
    private final long nowMs;

    LedgerChecks(Subject subject, LedgerHealth ledger) {
        this.subject = subject;
        this.ledger = ledger;
        nowMs = subject.nowMs();
    }

    /** {@code ledger-rollups}: whether the sums kept beside the events are those of the events. */
    List<Finding> rollups() {
        List<String> differences = ledger.sumDifferences(
                LedgerSettings.of(subject.environment().clock(), subject.environment().clock().getZone()));
        return List.of(differences.isEmpty()
                ? Finding.of("ledger-rollups", Level.OK, "All sums are those of their events.")
                : Finding.of("ledger-rollups", Level.ERROR, "Sums differ from their events: "
                        + Findings.some(differences) + ".")
                        .withHint("Reports may be wrong. Please report this; the events themselves are not affected.")
                        .withData(JsonObject.builder().put("differences", Findings.texts(differences)).build()));
    }

    /** {@code ledger-shrunk}: whether a past day has lost usage. */
    List<Finding> shrunk() {
        return Findings.orOk(Finding.of("ledger-shrunk", Level.OK, "No past day has lost usage."),
                ledger.shrunkDays().stream().map(LedgerChecks::shrunk).toList());
    }

    private static Finding shrunk(ShrunkDay day) {
        String date = LocalDate.ofEpochDay(day.day()).toString();
        return Finding.of("ledger-shrunk", Level.ERROR, day.harness() + " used " + day.sealed() + " tokens on " + date
                + " (UTC), of which " + (day.sealed() - day.stored()) + " are gone.").about(day.harness())
                .withHint("Restore a backup of the ledger, or read what is left of the sources:"
                        + " toktrail refresh --full")
                .withData(JsonObject.builder().put("date", date).put("sealed_tokens", day.sealed())
                        .put("stored_tokens", day.stored()).build());
    }

    /** {@code unpriced}: models of the last 30 days without the price that reports show. */
    List<Finding> unpriced() {
        UsageQuery query = UsageQuery.of(new ReportPeriod(Optional.empty(),
                new TimeWindow(OptionalLong.of(nowMs - UNPRICED_DAYS * DAY_MS), OptionalLong.empty()),
                subject.environment().clock().getZone(), false));
        UsageReport report = ledger.read(subject.prices().bounds(),
                view -> subject.prices().reporter().everything(view, query));
        TreeSet<String> models = new TreeSet<>();
        long messages = 0;
        for (UnconfiguredRow row : report.tables().unconfigured()) {
            if (row.required().contains(basis())) {
                models.add(row.providerId() + "/" + row.modelId());
                messages += row.messageCount();
            }
        }
        return List.of(models.isEmpty()
                ? Finding.of("unpriced", Level.OK, "All models of the last 30 days have a price.")
                : Finding.of("unpriced", Level.WARN, Numbers.counted(models.size(), "model") + " of the last 30 days"
                        + " without a price: " + Findings.some(List.copyOf(models)) + ".")
                        .withHint("toktrail prices list --missing-only shows them; toktrail prices set gives a price.")
                        .withData(JsonObject.builder().put("models", Findings.texts(List.copyOf(models)))
                                .put("message_count", messages).build()));
    }

    private PriceKind basis() {
        CostBasis basis = subject.reading().configuration().ui().basis();
        return basis == CostBasis.ACTUAL ? PriceKind.ACTUAL : PriceKind.VIRTUAL;
    }

    /** {@code skipped-rows}: whether the readers understand what the tools write. */
    List<Finding> skippedRows() {
        return Findings.orOk(Finding.of("skipped-rows", Level.OK, "Readers understand the records of all tools."),
                ledger.harnesses().entrySet().stream()
                        .filter(entry -> entry.getValue().rowsSkipped() * 100 > entry.getValue().rowsSeen())
                        .map(entry -> Finding.of("skipped-rows", Level.WARN, entry.getValue().rowsSkipped() + " of "
                                + Numbers.counted(entry.getValue().rowsSeen(), "record") + " of " + entry.getKey()
                                + " gave no usage.").about(entry.getKey())
                                .withHint("toktrail refresh --full --harness " + entry.getKey()
                                        + " reads them again; a newer toktrail may know more.")
                                .withData(JsonObject.builder().put("rows_seen", entry.getValue().rowsSeen())
                                        .put("rows_skipped", entry.getValue().rowsSkipped()).build())).toList());
    }
}

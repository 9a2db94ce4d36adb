package toktrail.report;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.ledger.LedgerView;

/**
 * What a report came to at one moment, to be compared with another.
 *
 * @param totals    all of it
 * @param byHarness the same by harness id, sorted
 */
public record UsageSnapshot(UsageSums totals, SortedMap<String, UsageSums> byHarness) {

    public UsageSnapshot {
        Objects.requireNonNull(totals, "totals");
        byHarness = Collections.unmodifiableSortedMap(new TreeMap<>(byHarness));
    }

    /**
     * What the question is answered with now.
     *
     * @throws toktrail.error.UserException as {@link UsageReporter#summary}
     */
    public static UsageSnapshot take(UsageReporter reporter, LedgerView ledger, UsageQuery query) {
        UsageReport report = reporter.summary(ledger, query);
        SortedMap<String, UsageSums> byHarness = new TreeMap<>();
        report.tables().byHarness().forEach(row -> byHarness.put(row.harness(), row.sums()));
        return new UsageSnapshot(report.totals(), byHarness);
    }

    /** What was added since an earlier moment. */
    public UsageChange since(UsageSnapshot before) {
        return UsageChange.between(before.totals, totals);
    }

    /** What was added to each harness since an earlier moment, those without any change left out; sorted. */
    public SortedMap<String, UsageChange> harnessesSince(UsageSnapshot before) {
        TreeSet<String> names = new TreeSet<>(byHarness.keySet());
        names.addAll(before.byHarness.keySet());
        SortedMap<String, UsageChange> changes = new TreeMap<>();
        for (String name : names) {
            UsageChange change = UsageChange.between(before.byHarness.getOrDefault(name, UsageSums.NONE),
                    byHarness.getOrDefault(name, UsageSums.NONE));
            if (!change.isNone()) {
                changes.put(name, change);
            }
        }
        return changes;
    }
}

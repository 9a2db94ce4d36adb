package toktrail.ledger.importing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerView;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.UsageGroup;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.EventSums;
import toktrail.usage.Money;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** What an import has written is what reports read. */
public final class ImportedSumsTest {

    private record Key(String harness, CallKind kind, boolean high, boolean stated) { }

    private static final long BOUND = 1000;
    private static final long HOUR = 3_600_000;
    private static final int EVENTS = 150;

    private ImportedSumsTest() { }

    public static void tests(Suite s) {
        for (String zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "Z")) {
            s.test("sums of imported events, days summed in " + zone, scratch -> imported(scratch, ZoneId.of(zone)));
        }
    }

    private static void imported(Scratch scratch, ZoneId zone) {
        Random random = scratch.random();
        long middle = Instant.parse("2026-04-04T15:00:00Z").toEpochMilli();
        Clock clock = Clock.fixed(Instant.ofEpochMilli(middle), ZoneOffset.UTC);
        LedgerSettings settings = LedgerSettings.of(clock, zone).withTierBounds(model ->
                model.equals("tiered") ? new long[] {BOUND} : new long[0]);
        Path path = scratch.directory().resolve("ledger.db");
        List<UsageEvent> events = new ArrayList<>();
        try (Ledger ledger = Ledger.open(path, settings);
                Importing importing = ledger.importing(Samples.QUICK)) {
            for (int i = 0; i < EVENTS; i++) {
                UsageEvent event = event(random, i, middle + random.nextInt(200) * HOUR / 2 - 50 * HOUR);
                events.add(event);
                Storing.event(importing, event, SampleRules.of(UpdatePolicy.FILE), List.of());
            }
            importing.finish();
        }
        try (Ledger ledger = Ledger.openForReading(path, settings).orElseThrow()) {
            for (int i = 0; i < 60; i++) {
                long since = middle + random.nextInt(100) * HOUR - 50 * HOUR - random.nextInt(2);
                TimeWindow window = i == 0 ? TimeWindow.ALL : TimeWindow.of(since, since + random.nextInt(70) * HOUR);
                AreaFilter area = i % 3 == 0 ? AreaFilter.UNASSIGNED : AreaFilter.ANY;
                UsageFilter filter = UsageFilter.ALL.withArea(area);
                Check.equal(window + " " + area, plain(events, window),
                        sums(LedgerView.read(Samples.database(ledger), view -> view.groups(filter, window))));
            }
            Check.equal("facts", (long) EVENTS, ledger.read(LedgerView::facts).eventCount());
            Check.that("refresh", ledger.read(view -> view.facts().lastRefreshCompletedMs()).isPresent());
        }
    }

    private static UsageEvent event(Random random, int number, long createdMs) {
        SessionRef session = new SessionRef(number % 3 == 0 ? "codex" : "pi", "s" + number % 7);
        CallKind kind = CallKind.of("p" + number % 2, number % 5 == 0 ? "plain" : "tiered",
                number % 4 == 0 ? "high" : null, null);
        Amount amount = Amount.of(new Tokens(1 + random.nextInt(900), random.nextInt(9), 1, random.nextInt(900), 2, 0),
                number % 3 == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(number, 6));
        EventKeys keys = new EventKeys("r" + number, null, "k" + number, null, "match" + number, null);
        return new UsageEvent(session, kind, createdMs, null, amount, SourcePosition.file("/f"), keys,
                null, null);
    }

    private static Map<Key, EventSums> plain(List<UsageEvent> events, TimeWindow window) {
        Map<Key, EventSums> sums = new HashMap<>();
        for (UsageEvent event : events) {
            if (window.contains(event.createdMs())) {
                boolean high = event.kind().modelId().equals("tiered") && event.tokens().promptTotal() > BOUND;
                Amount amount = event.amount();
                sums.merge(new Key(event.session().harness(), event.kind(), high, amount.sourceCostUsd().signum() > 0),
                        new EventSums(1, amount.tokens(), amount.cacheWrite1h(), amount.webSearchRequests(),
                                Money.toPico(amount.sourceCostUsd())), EventSums::plus);
            }
        }
        return sums;
    }

    private static Map<Key, EventSums> sums(List<UsageGroup> groups) {
        Map<Key, EventSums> sums = new HashMap<>();
        for (UsageGroup group : groups) {
            sums.put(new Key(group.harness(), group.kind(), group.contextTokens() > BOUND, group.statedCost()),
                    group.sums());
        }
        return sums;
    }
}

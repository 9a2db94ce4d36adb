package toktrail.ledger.query;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.LedgerView;
import toktrail.ledger.area.Area;
import toktrail.ledger.file.TierBounds;
import toktrail.ledger.filter.FolderFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.Buckets;
import toktrail.time.Granularity;
import toktrail.time.TimeWindow;
import toktrail.usage.EventSums;

/** Sums by day, session, area and run are those of their events, added up one by one with the JDK's calendar. */
public final class PartPlanTest {

    private static final int QUESTIONS = 24;

    /** What an event belongs to, and how it is priced. */
    private record PartKey(Object part, PlanTest.Key key) { }

    private PartPlanTest() { }

    public static void tests(Suite s) {
        for (PlanTest.Clocks clocks : PlanTest.CLOCKS) {
            s.test("every division adds up to the events, " + clocks.zone() + " " + clocks.around().substring(0, 10),
                    scratch -> divisions(scratch, clocks, TierBounds.NONE));
        }
        s.test("divisions know tiers that no sum tells apart", scratch -> divisions(scratch, PlanTest.CLOCKS.get(0),
                model -> model.equals("gpt-5.4") ? new long[] {700, 2000, 1500} : new long[0]));
        s.test("an empty ledger has no parts", scratch -> {
            try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("UTC"))) {
                ledger.read(view -> {
                    Buckets days = new Buckets(Granularity.DAILY, ZoneId.of("Asia/Kathmandu"), DayOfWeek.MONDAY);
                    Check.equal("days", Map.of(), view.byBucket(UsageFilter.ALL, TimeWindow.ALL, days));
                    Check.equal("sessions", Map.of(), view.bySessionAndBucket(UsageFilter.ALL, TimeWindow.ALL, days));
                    Check.equal("areas", Map.of(), view.byArea(UsageFilter.ALL, TimeWindow.ALL));
                    Check.equal("runs", Map.of(), view.byRun(List.of(), UsageFilter.ALL, TimeWindow.ALL));
                    return null;
                });
            }
        });
    }

    private static void divisions(Scratch scratch, PlanTest.Clocks clocks, TierBounds bounds) throws Exception {
        Random random = scratch.random();
        long middle = Instant.parse(clocks.around()).toEpochMilli();
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of(clocks.zone()))) {
            List<Long> runs = PlanTest.fill(ledger, random, middle);
            for (int i = 0; i < QUESTIONS; i++) {
                UsageFilter filter = PlanTest.filter(ledger, random, List.of(runs.get(0)));
                UsageFilter plain = new UsageFilter(filter.machine(), filter.harness(), filter.sourceSession(),
                        filter.calls(), filter.area(), FolderFilter.ANY, Optional.empty());
                TimeWindow window = i % 5 == 0 ? TimeWindow.ALL : PlanTest.window(random, middle);
                LedgerView.read(ledger.database(), bounds, view -> {
                    new Question(ledger, view, plain, window, bounds).check(random, runs);
                    return null;
                });
            }
        }
    }

    /** One filter and window, asked in every division. */
    private record Question(
            LedgerFixture ledger, LedgerView view, UsageFilter filter, TimeWindow window, TierBounds bounds) {

        void check(Random random, List<Long> runs) {
            Granularity granularity = PlanTest.pick(random, List.of(Granularity.values()));
            ZoneId zone = ZoneId.of(PlanTest.pick(random, PlanTest.CLOCKS).zone());
            DayOfWeek start = DayOfWeek.of(random.nextInt(7) + 1);
            Supplier<Buckets> buckets = () -> new Buckets(granularity, zone, start);
            String name = granularity + " " + zone + " " + start + " ";
            compare(name, event -> bucketKey(granularity, zone, start, event.createdMs()),
                    named(view.byBucket(filter, window, buckets.get()), bucket -> bucket.key()), filter);
            compare("instances " + name, event -> event.session().harness() + "/" + event.session().sourceId()
                    + "/" + bucketKey(granularity, zone, start, event.createdMs()),
                    named(view.bySessionAndBucket(filter, window, buckets.get()), part -> part.session().harness()
                            + "/" + part.session().sourceSessionId() + "/" + part.bucket().key()), filter);
            compare("areas ", event -> event.session().area(), named(view.byArea(filter, window),
                    area -> area.map(Area::id).orElse(0L)), filter);
            Map<Long, List<UsageGroup>> byRun = view.byRun(runs.stream().map(view::run).toList(), filter, window);
            for (long id : runs) {
                UsageFilter ofRun = new UsageFilter(filter.machine(), filter.harness(), filter.sourceSession(),
                        filter.calls(), filter.area(), FolderFilter.ANY, Optional.of(view.run(id)));
                compare("run ", event -> id, byRun.containsKey(id) ? Map.of(id, byRun.get(id)) : Map.of(), ofRun);
            }
        }

        private <P> Map<Object, List<UsageGroup>> named(Map<P, List<UsageGroup>> parts, Function<P, Object> name) {
            Map<Object, List<UsageGroup>> named = new HashMap<>();
            parts.forEach((part, groups) -> {
                Check.that("groups of " + part, !groups.isEmpty());
                Check.equal("part " + part, null, named.put(name.apply(part), groups));
            });
            return named;
        }

        private void compare(String what, Function<LedgerFixture.Event, Object> part,
                Map<?, List<UsageGroup>> parts, UsageFilter asked) {
            Map<Long, String> machineIds = new HashMap<>();
            view.machines().all().forEach(machine -> machineIds.put(machine.id(), machine.machineId()));
            Map<PartKey, EventSums> want = new HashMap<>();
            for (LedgerFixture.Event event : ledger.events()) {
                if (window.contains(event.createdMs()) && PlanTest.selects(ledger, asked, event)) {
                    want.merge(new PartKey(part.apply(event), key(machineIds.get(event.session().machine()),
                            event.session().harness(), event.kind(), event.amount().tokens().promptTotal(),
                            event.stated())), event.sums(), EventSums::plus);
                }
            }
            Map<PartKey, EventSums> got = new HashMap<>();
            parts.forEach((name, groups) -> groups.forEach(group -> {
                LedgerFixture.Kind kind = ledger.events().stream().map(LedgerFixture.Event::kind)
                        .filter(some -> some.kind().equals(group.kind())).findFirst().orElseThrow();
                Check.equal("no group comes twice", null, got.put(new PartKey(name, key(group.machine().machineId(),
                        group.harness(), kind, group.contextTokens(), group.statedCost())), group.sums()));
            }));
            Check.equal(what + asked + " " + window, want, got);
        }

        /** The tier by the bounds that were stored and those that are asked for. */
        private PlanTest.Key key(
                String machine, String harness, LedgerFixture.Kind kind, long prompt, boolean stated) {
            TreeSet<Long> all = new TreeSet<>();
            for (long bound : bounds.of(kind.kind().modelId())) {
                all.add(bound);
            }
            for (String bound : kind.bounds().isEmpty() ? new String[0] : kind.bounds().split(",")) {
                all.add(Long.valueOf(bound));
            }
            return new PlanTest.Key(machine, harness, kind.kind(), all.headSet(prompt).size(), stated);
        }
    }

    /** The bucket of an instant, the plain way: dates begin in order, and an instant belongs to the last begun. */
    private static String bucketKey(Granularity granularity, ZoneId zone, DayOfWeek start, long ms) {
        LocalDate date = Instant.ofEpochMilli(ms).atZone(zone).toLocalDate().plusDays(1);
        while (date.atStartOfDay(zone).toInstant().toEpochMilli() > ms) {
            date = date.minusDays(1);
        }
        return switch (granularity) {
            case DAILY -> date.toString();
            case WEEKLY -> date.with(TemporalAdjusters.previousOrSame(start)).toString();
            case MONTHLY -> YearMonth.from(date).toString();
        };
    }
}

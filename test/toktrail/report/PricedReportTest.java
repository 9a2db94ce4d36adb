package toktrail.report;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import toktrail.ledger.Ledger;
import toktrail.ledger.Samples;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.Storing;
import toktrail.pricing.PriceBook;
import toktrail.pricing.PriceWorld;
import toktrail.pricing.Pricing;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;
import toktrail.usage.Variant;

/** The costs of a report are those of its events, each worked out by hand. */
public final class PricedReportTest {

    /**
     * What one model charges.
     *
     * @param input above and below the threshold, USD per million tokens of the whole prompt
     */
    private record Tariff(String provider, String model, long threshold, int[] input, int output) { }

    private static final List<Tariff> TARIFFS = List.of(
            new Tariff("p", "flat", Long.MAX_VALUE, new int[] {3, 3}, 7),
            new Tariff("p", "tiered", 1000, new int[] {2, 4}, 9),
            new Tariff("q", "tiered", 700, new int[] {5, 6}, 11),
            new Tariff("openai", "gpt-5.4", 1200, new int[] {1, 8}, 13),
            new Tariff("openai", "gpt-5.5", 300, new int[] {10, 20}, 17));

    private static final String CONFIG = """
            [costing]
            default_actual_mode = "pricing"
            [[actual_cost]]
            harness = "pi"
            mode = "source"
            """;

    private static final String REVIEW = "codex-auto-review";
    private static final long CHANGE = Instant.parse("2026-04-23T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final int EVENTS = 200;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private PricedReportTest() { }

    public static void tests(Suite s) {
        s.test("a report costs what its events cost", scratch -> reports(scratch, true, true));
        s.test("a report costs what its events cost, when the prices are newer than the sums",
                scratch -> reports(scratch, false, true));
        s.test("a report costs what its events cost, when an import has seen the new prices",
                scratch -> reports(scratch, false, false));
    }

    private static void reports(Scratch scratch, boolean known, boolean outdated) throws Exception {
        PriceWorld world = new PriceWorld(scratch, CONFIG, prices());
        PriceBook book = world.configured();
        ZoneId zone = ZoneId.of("Asia/Kathmandu");
        LedgerSettings before =
                LedgerSettings.of(Clock.fixed(Instant.ofEpochMilli(CHANGE), ZoneOffset.UTC), zone);
        LedgerSettings now = before.withTierBounds(book::tierBounds);
        Path path = scratch.directory().resolve("ledger.db");
        List<UsageEvent> events = fill(path, known ? now : before, scratch.random());
        if (!outdated) {
            try (Ledger ledger = Ledger.open(path, now); Importing importing = ledger.importing(Samples.QUICK)) {
                importing.finish();
            }
        }
        UsageReporter reporter = new UsageReporter(world.costs(book), Set.of());
        try (Ledger ledger = Ledger.openForReading(path, now).orElseThrow()) {
            Check.equal("sums", List.of(), ledger.checkSums());
            for (int i = 0; i < 40; i++) {
                long since = CHANGE + (scratch.random().nextInt(80) - 50) * HOUR - scratch.random().nextInt(2);
                TimeWindow window = i < 2 ? TimeWindow.ALL
                        : TimeWindow.of(since, since + scratch.random().nextInt(60) * HOUR);
                Optional<String> session = i % 4 == 3 ? Optional.of("s1") : Optional.empty();
                UsageQuery query = new UsageQuery(new UsageSelection(Optional.empty(), Optional.empty(), session,
                        CallFilter.ANY, AreaSelector.ANY, OptionalLong.empty()),
                        new ReportPeriod(Optional.empty(), window, zone, true), i % 2 == 0, DisplayFilters.NONE);
                compare(window + " " + session, events.stream().filter(event -> window.contains(event.createdMs())
                                && session.map(event.session().sourceSessionId()::equals).orElse(true)).toList(),
                        ledger.read(view -> reporter.summary(view, query)));
            }
        }
        singly(world.costs(book), events);
    }

    private static String prices() {
        StringBuilder text = new StringBuilder();
        for (Tariff tariff : TARIFFS) {
            boolean tiered = tariff.threshold() < Long.MAX_VALUE;
            text.append(row(tariff, 0, tiered ? "context_max_tokens = " + tariff.threshold() : ""));
            text.append(tiered ? row(tariff, 1, "context_min_tokens = " + (tariff.threshold() + 1)) : "");
        }
        return text.toString();
    }

    private static String row(Tariff tariff, int tier, String bound) {
        return "[[pricing.virtual]]\nprovider = \"" + tariff.provider() + "\"\nmodel = \"" + tariff.model()
                + "\"\ninput_usd_per_1m = " + tariff.input()[tier] + "\noutput_usd_per_1m = " + tariff.output() + "\n"
                + bound + "\n";
    }

    private static List<UsageEvent> fill(Path path, LedgerSettings settings, Random random) {
        EventRules rules = new EventRules() {
            @Override
            public UpdatePolicy policy() {
                return UpdatePolicy.FILE;
            }

            @Override
            public String globalKey(SessionRef session, String dedupKey) {
                return session.harness() + ":" + dedupKey;
            }
        };
        List<UsageEvent> events = new ArrayList<>();
        try (Ledger ledger = Ledger.open(path, settings); Importing importing = ledger.importing(Samples.QUICK)) {
            for (int i = 0; i < EVENTS; i++) {
                events.add(event(random, i));
                Storing.event(importing, events.get(i), rules, List.of());
            }
            importing.finish();
        }
        return events;
    }

    private static UsageEvent event(Random random, int number) {
        Tariff tariff = TARIFFS.get(random.nextInt(TARIFFS.size()));
        boolean review = tariff.provider().equals("openai") && random.nextBoolean();
        Variant variant = random.nextInt(4) == 0 ? new Variant(null, "batch", null) : Variant.STANDARD;
        CallKind kind = new CallKind(tariff.provider(), review ? REVIEW : tariff.model(),
                random.nextBoolean() ? "high" : null, null, variant);
        Amount amount = Amount.of(new Tokens(1 + random.nextInt(900), random.nextInt(9), 1, random.nextInt(900), 2, 0),
                number % 3 == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(number, 6));
        SessionRef session = new SessionRef(number % 3 == 0 ? "codex" : "pi", "s" + number % 7);
        return new UsageEvent(session, kind, CHANGE + (random.nextInt(60) - 30) * HOUR + random.nextInt(3) - 1, null,
                amount, SourcePosition.file("/f"),
                new EventKeys("r" + number, null, "k" + number, null, "match" + number, null), null, null);
    }

    /** What an event costs, worked out without any of the program's code for prices. */
    private static BigDecimal cost(UsageEvent event) {
        String model = !event.kind().modelId().equals(REVIEW) ? event.kind().modelId()
                : event.createdMs() < CHANGE ? "gpt-5.4" : "gpt-5.5";
        Tariff tariff = TARIFFS.stream().filter(each -> each.model().equals(model)
                && each.provider().equals(event.kind().providerId())).findFirst().orElseThrow();
        long prompt = event.tokens().promptTotal();
        long doubled = prompt * tariff.input()[prompt > tariff.threshold() ? 1 : 0] * 2
                + event.tokens().outputTotal() * tariff.output() * 2;
        return BigDecimal.valueOf(event.kind().variant().equals(Variant.STANDARD) ? doubled : doubled / 2)
                .divide(MILLION).divide(BigDecimal.valueOf(2));
    }

    private static void compare(String what, List<UsageEvent> events, UsageReport report) {
        BigDecimal actual = BigDecimal.ZERO;
        BigDecimal virtual = BigDecimal.ZERO;
        BigDecimal auto = BigDecimal.ZERO;
        for (UsageEvent event : events) {
            BigDecimal stated = event.amount().sourceCostUsd();
            virtual = virtual.add(cost(event));
            actual = actual.add(event.session().harness().equals("pi") ? stated : cost(event));
            auto = auto.add(stated.signum() > 0 ? stated : cost(event));
        }
        UsageSums totals = report.totals();
        Check.equal(what + ": calls", (long) events.size(), totals.messageCount());
        same(what + ": virtual", virtual, totals.costs().virtual());
        same(what + ": actual", actual, totals.costs().actual());
        same(what + ": auto", auto, totals.costs().auto());
        Check.equal(what + ": unpriced", 0L, totals.costs().unpricedCount());
        same(what + ": models", virtual, report.tables().byModel().stream()
                .map(row -> row.sums().costs().virtual()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static void singly(Pricing pricing, List<UsageEvent> events) {
        BigDecimal virtual = events.stream().map(PricedReportTest::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        same("calls of a source", virtual, new SourceSessions(pricing).of(events, List.of()).stream()
                .map(session -> session.totals().costs().virtual()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static void same(String what, BigDecimal want, BigDecimal got) {
        Check.that(what + ": want " + want + ", got " + got, want.compareTo(got) == 0);
    }
}

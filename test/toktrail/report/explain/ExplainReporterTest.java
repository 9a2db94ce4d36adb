package toktrail.report.explain;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import toktrail.config.choice.CostBasis;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerView;
import toktrail.ledger.Samples;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.Storing;
import toktrail.ledger.run.RunChoice;
import toktrail.ledger.run.RunScope;
import toktrail.pricing.CostTerm;
import toktrail.pricing.PriceWorld;
import toktrail.report.DisplayFilters;
import toktrail.report.PriceState;
import toktrail.report.ReportPeriod;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReporter;
import toktrail.report.UsageSums;
import toktrail.report.explain.ExplainQuery.Listing;
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

/** Terms add up to costs, events to totals, and both to what reports say. */
public final class ExplainReporterTest {

    private static final String CONFIG = """
            [costing]
            default_actual_mode = "pricing"
            [[actual_cost]]
            harness = "pi"
            mode = "source"
            [[actual_cost]]
            model = "tiered"
            mode = "zero"
            """;

    private static final String PRICES = """
            [[pricing.virtual]]
            provider = "p"
            model = "flat"
            input_usd_per_1m = 3.3
            output_usd_per_1m = 7.77
            cache_write_1h_usd_per_1m = 6.1
            cached_input_usd_per_1m = 0.0125
            web_search_usd_per_1k = 10
            us_inference_multiplier = 1.1
            batch_multiplier = 0.35
            [[pricing.virtual]]
            provider = "p"
            model = "tiered"
            input_usd_per_1m = 2
            output_usd_per_1m = 9
            context_max_tokens = 1000
            [[pricing.virtual]]
            provider = "p"
            model = "tiered"
            input_usd_per_1m = 4
            output_usd_per_1m = 9
            context_min_tokens = 1001
            [[pricing.actual]]
            provider = "p"
            model = "flat"
            input_usd_per_1m = 1.1
            output_usd_per_1m = 2
            """;

    private static final long START = Instant.parse("2026-04-20T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final int EVENTS = 250;
    private static final List<String> MODELS = List.of("flat", "tiered", "unknown-to-all", "codex-auto-review");

    private static final EventRules RULES = new EventRules() {
        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.FILE;
        }

        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return session.harness() + ":" + dedupKey;
        }
    };

    private ExplainReporterTest() { }

    public static void tests(Suite s) {
        s.test("terms add up to costs, events to the total of the report", scratch -> {
            World world = new World(scratch);
            Random random = scratch.random();
            for (int i = 0; i < 40; i++) {
                UsageQuery usage = query(random, i);
                UsageExplanation all = world.explain(new ExplainQuery(usage, List.of(),
                        Optional.of(new Listing(EventSort.NEWEST, Listing.ALL, PriceState.ALL))));
                UsageSums want = world.read(view -> new UsageReporter(world.prices.pricing(), Set.of())
                        .summary(view, usage)).totals();
                compare(usage.toString(), want, all);
            }
        });
        s.test("lists are in their order and not longer than asked", scratch -> {
            World world = new World(scratch);
            UsageQuery usage = query(scratch.random(), 0);
            for (PriceState state : PriceState.values()) {
                for (EventSort sort : EventSort.values()) {
                    List<Long> all = ids(world.explain(new ExplainQuery(usage, List.of(),
                            Optional.of(new Listing(sort, Listing.ALL, state)))));
                    List<ExplainedEvent> events = new ArrayList<>(world.all());
                    events.removeIf(event -> state != PriceState.ALL
                            && (state == PriceState.PRICED) == isUnpriced(event));
                    events.sort(order(sort).thenComparing(event -> event.event().id()));
                    Check.equal(sort + " " + state, events.stream().map(event -> event.event().id()).toList(), all);
                    Check.that("enough of them", all.size() > 7);
                    Check.equal("the first of them", all.subList(0, 7), ids(world.explain(new ExplainQuery(usage,
                            List.of(), Optional.of(new Listing(sort, 7, state))))));
                }
            }
        });
        s.test("events by their ids make a total of their own", scratch -> {
            World world = new World(scratch);
            List<ExplainedEvent> all = world.all();
            List<ExplainedEvent> some = List.of(all.get(3), all.get(100), all.get(17));
            UsageExplanation explained = world.explain(new ExplainQuery(query(scratch.random(), 0),
                    some.stream().map(event -> event.event().id()).toList(),
                    Optional.of(new Listing(EventSort.NEWEST, Listing.ALL, PriceState.ALL))));
            compare("three", explained.total().sums(), explained);
            Check.equal("three", 3, explained.events().size());
            Check.equal("files", 1L, explained.total().sources().files());
        });
    }

    private static Comparator<ExplainedEvent> order(EventSort sort) {
        Comparator<ExplainedEvent> time = Comparator.comparing(event -> event.event().event().createdMs());
        return switch (sort) {
            case OLDEST -> time;
            case NEWEST -> time.reversed();
            case TOKENS -> Comparator.<ExplainedEvent, Long>comparing(
                    event -> event.event().event().tokens().total()).reversed();
            case COST -> Comparator.<ExplainedEvent, BigDecimal>comparing(
                    event -> event.virtual().usd().orElse(BigDecimal.ZERO)).reversed();
        };
    }

    private static boolean isUnpriced(ExplainedEvent event) {
        return event.virtual().usd().isEmpty() || event.actual().usd().isEmpty();
    }

    private static List<Long> ids(UsageExplanation explanation) {
        return explanation.events().stream().map(event -> event.event().id()).toList();
    }

    private static void compare(String what, UsageSums want, UsageExplanation got) {
        BigDecimal source = BigDecimal.ZERO;
        BigDecimal virtual = BigDecimal.ZERO;
        BigDecimal actual = BigDecimal.ZERO;
        Tokens tokens = Tokens.NONE;
        long unpriced = 0;
        for (ExplainedEvent event : got.events()) {
            terms(what, event.virtual());
            terms(what, event.actual());
            source = source.add(event.sourceUsd());
            virtual = virtual.add(event.virtual().usd().orElse(BigDecimal.ZERO));
            actual = actual.add(event.actual().usd().orElse(BigDecimal.ZERO));
            tokens = tokens.plus(event.event().event().tokens());
            unpriced += isUnpriced(event) ? 1 : 0;
        }
        Check.equal(what + ": calls", want.messageCount(), (long) got.events().size());
        Check.equal(what + ": tokens", want.tokens(), tokens);
        same(what + ": source", want.costs().source(), source);
        same(what + ": virtual", want.costs().virtual(), virtual);
        same(what + ": actual", want.costs().actual(), actual);
        Check.equal(what + ": unpriced", want.costs().unpricedCount(), unpriced);
        Check.equal(what + ": total", want.messageCount(), got.total().sums().messageCount());
        same(what + ": total", want.costs().actual(), got.total().sums().costs().actual());
        same(what + ": by origin", virtual, got.total().byOrigin().stream()
                .map(TotalMakeUp.OriginShare::virtualUsd).reduce(BigDecimal.ZERO, BigDecimal::add));
        Check.equal(what + ": by origin", want.messageCount(),
                got.total().byOrigin().stream().mapToLong(TotalMakeUp.OriginShare::events).sum());
        Check.equal(what + ": sessions", got.events().stream().map(event -> event.event().event().session())
                .distinct().count(), got.total().sources().sessions());
    }

    /** Each term is its factors multiplied, and the terms are the cost. */
    private static void terms(String what, ExplainedCost cost) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CostTerm term : cost.terms()) {
            int digits = term.part() == CostTerm.Part.WEB_SEARCH ? 3 : 6;
            same(what + ": " + term, BigDecimal.valueOf(term.count(), digits).multiply(term.price())
                    .multiply(term.factor()), term.usd());
            sum = sum.add(term.usd());
        }
        if (cost.price().isPresent()) {
            same(what + ": terms", sum, cost.usd().orElseThrow());
        }
        Check.equal("what is missing is told", cost.usd().isEmpty(), !cost.missing().isEmpty());
    }

    private static UsageQuery query(Random random, int number) {
        long since = START + random.nextInt(40) * HOUR + random.nextInt(5);
        TimeWindow window = number < 3 ? TimeWindow.ALL : TimeWindow.of(since, since + random.nextInt(80) * HOUR);
        CallFilter calls = number % 4 != 1 ? CallFilter.ANY : new CallFilter(Optional.empty(), List.of(),
                random.nextBoolean() ? Optional.of(MODELS.get(random.nextInt(MODELS.size()))) : Optional.empty(),
                random.nextBoolean() ? Optional.of("high") : Optional.empty(), Optional.empty());
        UsageSelection selection = new UsageSelection(Optional.empty(),
                number % 5 == 2 ? Optional.of(random.nextBoolean() ? "PI" : "codex") : Optional.empty(),
                number % 6 == 3 ? Optional.of("s" + random.nextInt(7)) : Optional.empty(), calls, AreaSelector.ANY,
                number % 7 == 4 ? OptionalLong.of(1) : OptionalLong.empty());
        return new UsageQuery(selection, new ReportPeriod(Optional.empty(), window, ZoneOffset.UTC, true), false,
                DisplayFilters.NONE);
    }

    private static void same(String what, BigDecimal want, BigDecimal got) {
        Check.that(what + ": want " + want + ", got " + got, want.compareTo(got) == 0);
    }

    /** A ledger of random events, a part of them linked to a run, and prices for most. */
    private static final class World {

        private final ExplainReporter.Prices prices;
        private final ExplainReporter reporter;
        private final Path path;
        private final LedgerSettings settings;

        World(Scratch scratch) throws Exception {
            PriceWorld world = new PriceWorld(scratch, CONFIG, PRICES);
            prices = new ExplainReporter.Prices(world.costs(world.all()), world.explainer(), "2026-01-01",
                    CostBasis.VIRTUAL);
            reporter = new ExplainReporter(prices, Set.of("pi", "codex"), harness -> RULES);
            path = scratch.directory().resolve("ledger.db");
            settings = LedgerSettings.of(Clock.fixed(Instant.ofEpochMilli(START), ZoneOffset.UTC),
                    ZoneId.of("Asia/Kathmandu")).withTierBounds(world.all()::tierBounds);
            try (Ledger ledger = Ledger.open(path, settings)) {
                ledger.runs().start("run", START + 10 * HOUR, RunScope.ALL, START + 10 * HOUR);
                Random random = scratch.random();
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    for (int i = 0; i < EVENTS; i++) {
                        Storing.event(importing, event(random, i), RULES, List.of());
                        if (i == EVENTS / 2) {
                            importing.commitPoint();
                        }
                    }
                    importing.link(RunChoice.ACTIVE);
                    importing.finish();
                }
            }
        }

        private static UsageEvent event(Random random, int number) {
            Variant variant = switch (random.nextInt(6)) {
                case 0 -> new Variant("us", "batch", null);
                case 1 -> new Variant(null, null, "fast");
                default -> Variant.STANDARD;
            };
            String model = MODELS.get(random.nextInt(MODELS.size()));
            CallKind kind = new CallKind(model.startsWith("codex") ? "openai" : "p", model,
                    random.nextBoolean() ? "high" : null, null, variant);
            int write = random.nextInt(50);
            Amount amount = new Amount(new Tokens(random.nextInt(900), random.nextInt(90), random.nextInt(3),
                    random.nextInt(900), write, random.nextInt(2)), random.nextInt(write + 1),
                    random.nextInt(4) / 3, number % 3 == 0 ? BigDecimal.valueOf(number, 6) : BigDecimal.ZERO);
            SessionRef session = new SessionRef(number % 3 == 0 ? "codex" : "pi", "s" + number % 7);
            return new UsageEvent(session, kind, START + random.nextInt(120) * HOUR + random.nextInt(3) - 1, null,
                    amount, SourcePosition.file("/f"),
                    new EventKeys("r" + number, null, "k" + number, null, "match" + number, null), null, null);
        }

        <T> T read(Function<LedgerView, T> work) {
            try (Ledger ledger = Ledger.openForReading(path, settings).orElseThrow()) {
                return ledger.read(work);
            }
        }

        UsageExplanation explain(ExplainQuery query) {
            return read(view -> reporter.explain(view, query));
        }

        List<ExplainedEvent> all() {
            return explain(new ExplainQuery(query(new Random(1), 0), List.of(),
                    Optional.of(new Listing(EventSort.OLDEST, Listing.ALL, PriceState.ALL)))).events();
        }
    }
}

package toktrail.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import toktrail.config.price.PriceKind;
import toktrail.ledger.machine.Machine;
import toktrail.pricing.CostTotals;
import toktrail.spelling.TextOrder;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.Tokens;

/** The orders of rows, and which of them are shown. */
public final class OrderTest {

    // name: provider, model, level | actual, virtual | tokens, messages, unpriced
    private static final Map<String, ModelRow> MODELS = new TreeMap<>(Map.of(
            "a", model("p1", "m1", null, "1", "5", 10, 3, 0),
            "b", model("p1", "m1", "high", "1", "5", 10, 3, 2),
            "c", model("p2", "m0", null, "1.0", "2", 10, 4, 0),
            "d", model("p0", "m2", "low", "3", "2", 20, 1, 1),
            "e", model("p0", "m2", null, "0", "0", 20, 1, 1)));

    private OrderTest() { }

    public static void tests(Suite s) {
        s.test("models come in the order that was asked for", OrderTest::models);
        s.test("display filters choose rows and cut them after sorting", scratch -> display());
        s.test("providers, harnesses, machines and agents have their orders", OrderTest::others);
        s.test("models without price go by size", OrderTest::unconfigured);
        s.test("text goes by code point", scratch -> {
            List<String> names = new ArrayList<>(List.of("b", "a\uD83D\uDE00", "a\uFF5E", "ab", "a", "B"));
            names.sort(TextOrder.CODE_POINT);
            Check.equal("order", List.of("B", "a", "ab", "a\uFF5E", "a\uD83D\uDE00", "b"), names);
        });
        s.test("options know the names of sorts and price states", scratch -> {
            Check.equal("sort", "unpriced", ModelSort.UNPRICED.word());
            Check.equal("state", "priced", PriceState.PRICED.word());
        });
    }

    private static void models(Scratch scratch) {
        check(scratch, ModelSort.ACTUAL, "d c b a e");
        check(scratch, ModelSort.VIRTUAL, "b a d c e");
        check(scratch, ModelSort.SAVINGS, "b a c e d");
        check(scratch, ModelSort.TOKENS, "d e c b a");
        check(scratch, ModelSort.MESSAGES, "c b a d e");
        check(scratch, ModelSort.PROVIDER, "e d a b c");
        check(scratch, ModelSort.MODEL, "c a b e d");
        check(scratch, ModelSort.UNPRICED, "e d b c a");
    }

    private static void check(Scratch scratch, ModelSort sort, String want) {
        List<ModelRow> shuffled = shuffled(scratch, MODELS.values());
        Check.equal(sort.word(), want, names(shuffled.stream().sorted(sort.order()).toList()));
    }

    private static String names(List<ModelRow> rows) {
        List<String> names = new ArrayList<>();
        for (ModelRow row : rows) {
            MODELS.forEach((name, candidate) -> {
                if (candidate.equals(row)) {
                    names.add(name);
                }
            });
        }
        return String.join(" ", names);
    }

    private static void display() {
        display("d c b a e", PriceState.ALL, -1, -1, -1);
        display("c a", PriceState.PRICED, -1, -1, -1);
        display("d b e", PriceState.UNPRICED, -1, -1, -1);
        display("c b a", PriceState.ALL, 3, -1, -1);
        display("d e", PriceState.ALL, -1, 11, -1);
        display("d c", PriceState.ALL, -1, -1, 2);
        display("", PriceState.ALL, -1, -1, 0);
        display("b", PriceState.UNPRICED, 2, 10, 1);
    }

    private static void display(String want, PriceState state, long messages, long tokens, long limit) {
        DisplayFilters filters =
                new DisplayFilters(state, number(messages), number(tokens), ModelSort.ACTUAL, number(limit));
        Check.equal(filters.toString(), want, names(filters.apply(List.copyOf(MODELS.values()))));
    }

    private static OptionalLong number(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static void others(Scratch scratch) {
        List<ProviderRow> providers = List.of(
                new ProviderRow("x", sums("2", "0", 1)), new ProviderRow("y", sums("1", "3", 1)),
                new ProviderRow("z", sums("1", "2", 9)), new ProviderRow("a", sums("1", "2", 8)),
                new ProviderRow("b", sums("1", "2", 8)));
        check(scratch, providers, Orders::providers);
        check(scratch, List.of(new HarnessRow("x", sums("2", "0", 1)), new HarnessRow("c", sums("1", "0", 9)),
                new HarnessRow("a", sums("1", "5", 8)), new HarnessRow("b", sums("1", "6", 8))), Orders::harnesses);
        check(scratch, List.of(new ActivityRow("x", sums("2", "0", 1)), new ActivityRow("c", sums("1", "0", 9)),
                new ActivityRow("a", sums("1", "5", 8)), new ActivityRow("b", sums("1", "6", 8))), Orders::activities);
        check(scratch, List.of(new MachineRow(new Machine(1, "m9", "z", "z", true), sums("2", "0", 1)),
                new MachineRow(new Machine(2, "m8", "y", "y", false), sums("1", "0", 9)),
                new MachineRow(new Machine(3, "m7", "b", "b", false), sums("1", "0", 8)),
                new MachineRow(new Machine(4, "m5", "c", "c", false), sums("1", "0", 8)),
                new MachineRow(new Machine(5, "m6", "c", "c", false), sums("1", "0", 8))), Orders::machines);
    }

    private static void unconfigured(Scratch scratch) {
        List<PriceKind> virtual = List.of(PriceKind.VIRTUAL);
        check(scratch, List.of(
                missing(virtual, "z", "p", "m", null, 1, 9),
                missing(virtual, "y", "p", "m", null, 5, 8),
                missing(virtual, "a", "q", "m", null, 4, 8),
                missing(virtual, "b", "p", "m", null, 4, 8),
                missing(List.of(PriceKind.ACTUAL), "b", "p", "n", null, 4, 8),
                missing(List.of(PriceKind.ACTUAL, PriceKind.VIRTUAL), "b", "p", "n", null, 4, 8),
                missing(virtual, "b", "p", "n", null, 4, 8),
                missing(virtual, "b", "p", "n", "high", 4, 8)), Orders::unconfigured);
    }

    private static <R> void check(Scratch scratch, List<R> want, Comparator<R> order) {
        Check.equal("order", want, shuffled(scratch, want).stream().sorted(order).toList());
    }

    private static <R> List<R> shuffled(Scratch scratch, Collection<R> rows) {
        List<R> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(scratch.random().nextLong()));
        return shuffled;
    }

    private static ModelRow model(String provider, String model, String level, String actual, String virtual,
            long tokens, long messages, long unpriced) {
        return new ModelRow(provider, model, level, new UsageSums(messages, new Tokens(tokens, 0, 0, 99, 0, 0),
                new CostTotals(BigDecimal.ZERO, new BigDecimal(actual), new BigDecimal(virtual),
                        BigDecimal.ZERO, unpriced)));
    }

    private static UsageSums sums(String actual, String source, long tokens) {
        return new UsageSums(1, new Tokens(0, tokens, 0, 0, 0, 99 - tokens),
                new CostTotals(new BigDecimal(source), new BigDecimal(actual), BigDecimal.ZERO, BigDecimal.ZERO, 0));
    }

    private static UnconfiguredRow missing(List<PriceKind> required, String harness, String provider, String model,
            String level, long messages, long tokens) {
        return new UnconfiguredRow(required, harness, provider, model, level, messages,
                new Tokens(tokens, 0, 0, 0, 0, 0));
    }
}

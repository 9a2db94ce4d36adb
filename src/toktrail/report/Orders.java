package toktrail.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import toktrail.config.price.PriceKind;
import toktrail.spelling.TextOrder;

/** The orders of the tables; each ends in the key of the rows, so that nothing is left to chance. */
public final class Orders {

    /** The order of names. */
    static final Comparator<String> TEXT = TextOrder.CODE_POINT;

    private Orders() { }

    /** Models, where no other order was asked for. */
    public static int models(ModelRow a, ModelRow b) {
        return first(b.sums().costs().actual().compareTo(a.sums().costs().actual()),
                Long.compare(b.sums().messageCount(), a.sums().messageCount()),
                text(a.providerId(), b.providerId()), text(a.modelId(), b.modelId()),
                text(a.thinkingLevel(), b.thinkingLevel()));
    }

    static int providers(ProviderRow a, ProviderRow b) {
        return first(b.sums().costs().actual().compareTo(a.sums().costs().actual()),
                b.sums().costs().source().compareTo(a.sums().costs().source()),
                Long.compare(b.sums().tokens().total(), a.sums().tokens().total()),
                text(a.providerId(), b.providerId()));
    }

    static int harnesses(HarnessRow a, HarnessRow b) {
        return first(largest(a.sums(), b.sums()), text(a.harness(), b.harness()));
    }

    static int machines(MachineRow a, MachineRow b) {
        return first(largest(a.sums(), b.sums()), text(a.machine().label(), b.machine().label()),
                text(a.machine().machineId(), b.machine().machineId()));
    }

    static int activities(ActivityRow a, ActivityRow b) {
        return first(largest(a.sums(), b.sums()), text(a.agent(), b.agent()));
    }

    static int unconfigured(UnconfiguredRow a, UnconfiguredRow b) {
        return first(Long.compare(b.tokens().total(), a.tokens().total()),
                Long.compare(b.messageCount(), a.messageCount()), text(a.harness(), b.harness()),
                text(a.providerId(), b.providerId()), text(a.modelId(), b.modelId()),
                text(a.thinkingLevel(), b.thinkingLevel()), text(kinds(a), kinds(b)));
    }

    private static String kinds(UnconfiguredRow row) {
        List<String> labels = new ArrayList<>();
        for (PriceKind kind : row.required()) {
            labels.add(kind.word());
        }
        return String.join("+", labels);
    }

    /** By actual cost, then total tokens, both descending. */
    private static int largest(UsageSums a, UsageSums b) {
        return first(b.costs().actual().compareTo(a.costs().actual()),
                Long.compare(b.tokens().total(), a.tokens().total()));
    }

    /** By code point; null is like an empty text. */
    static int text(String a, String b) {
        return TextOrder.CODE_POINT.compare(a == null ? "" : a, b == null ? "" : b);
    }

    /** The first comparison that makes a difference, 0 if none does. */
    static int first(int... comparisons) {
        for (int comparison : comparisons) {
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }

    /** The greatest amount first. */
    static <R> Comparator<R> costly(Function<R, BigDecimal> amount) {
        return Comparator.comparing(amount).reversed();
    }

    /** The greatest number first. */
    static <R> Comparator<R> descending(ToLongFunction<R> number) {
        return Comparator.comparingLong(number).reversed();
    }

    /** By code point; null is like an empty text. */
    static <R> Comparator<R> ascending(Function<R, String> text) {
        return (a, b) -> text(text.apply(a), text.apply(b));
    }
}

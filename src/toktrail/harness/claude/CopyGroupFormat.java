package toktrail.harness.claude;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.harness.claude.CallUsage.Charge;
import toktrail.harness.claude.CallUsage.InnerCall;
import toktrail.harness.claude.CallUsage.Reported;
import toktrail.usage.Tokens;
import toktrail.usage.Variant;

/** Packs groups of copies. Texts that recur in a file (models, sessions, agents) are numbers into a table. */
final class CopyGroupFormat {

    /** The texts of one file while they are collected. */
    static final class Texts {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        /** The number of a text, -1 for null. */
        int number(String text) {
            if (text == null) {
                return -1;
            }
            Integer known = numbers.putIfAbsent(text, texts.size());
            if (known == null) {
                texts.add(text);
                return texts.size() - 1;
            }
            return known;
        }

        String[] toArray() {
            return texts.toArray(String[]::new);
        }
    }

    private CopyGroupFormat() { }

    /** Appends a group. */
    static void write(PackedWriter out, Texts texts, CopyGroup group) {
        Mark mark = group.mark();
        CopyGroup.First first = group.first();
        CopyGroup.Best best = group.best();
        int flags = (mark.maker().sidechain() ? 1 : 0) | (mark.maker().progress() ? 2 : 0)
                | (mark.origin().forked() ? 4 : 0) | (best.repeated() ? 8 : 0) | (best.stopped() ? 16 : 0);
        out.number(flags).text(mark.ids().message()).text(mark.ids().request()).text(mark.ids().uuid())
                .number(texts.number(mark.maker().agentId())).number(texts.number(mark.maker().attribution()))
                .number(texts.number(mark.origin().session())).number(texts.number(mark.origin().forkedFrom()))
                .number(first.line()).number(first.offset()).number(first.ms()).number(texts.number(first.model()))
                .number(best.line() - first.line()).number(best.offset() - first.offset())
                .number(texts.number(best.model())).text(cost(best.costUsd()));
        charge(out, texts, best.usage().charge());
        out.number(best.usage().webSearches()).number(best.usage().inner().size());
        for (InnerCall inner : best.usage().inner()) {
            out.number(texts.number(inner.kind())).number(texts.number(inner.model()));
            charge(out, texts, inner.charge());
        }
        reported(out, group.reported());
        out.number(group.earliestMs() - first.ms()).number(group.latestMs() - first.ms())
                .text(cost(group.largestCost())).number(texts.number(group.sidecar()));
        out.number(group.numbers().length);
        for (long number : group.numbers()) {
            out.number(number - first.line());
        }
    }

    /** Reads the group at the reader. */
    static CopyGroup read(PackedReader in, String[] texts) {
        int flags = in.count();
        Mark.Ids ids = new Mark.Ids(in.text(), in.text(), in.text());
        Mark.Maker maker = new Mark.Maker((flags & 1) != 0, (flags & 2) != 0, text(in, texts), text(in, texts));
        Mark.Origin origin = new Mark.Origin(text(in, texts), (flags & 4) != 0, text(in, texts));
        CopyGroup.First first = new CopyGroup.First(in.number(), in.number(), in.number(), text(in, texts));
        long line = first.line() + in.number();
        long offset = first.offset() + in.number();
        String model = text(in, texts);
        BigDecimal cost = cost(in.text());
        Charge charge = charge(in, texts);
        long searches = in.number();
        List<InnerCall> inner = new ArrayList<>();
        for (int rest = in.count(); rest > 0; rest--) {
            inner.add(new InnerCall(text(in, texts), text(in, texts), charge(in, texts)));
        }
        Reported reported = reported(in);
        CallUsage usage = new CallUsage(charge, searches, List.copyOf(inner), reported, false);
        CopyGroup group = new CopyGroup(new Mark(ids, maker, origin), first,
                new CopyGroup.Best(line, offset, (flags & 8) != 0, (flags & 16) != 0, model, usage, cost));
        group.times(first.ms() + in.number(), first.ms() + in.number());
        BigDecimal largest = cost(in.text());
        group.sidecar(text(in, texts));
        long[] numbers = new long[in.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = first.line() + in.number();
        }
        group.kept(reported, largest, numbers);
        return group;
    }

    private static void charge(PackedWriter out, Texts texts, Charge charge) {
        Tokens t = charge.tokens();
        String variant = charge.variant().text();
        out.number(t.input()).number(t.output()).number(t.cacheRead()).number(t.cacheWrite()).number(t.cacheOutput())
                .number(charge.cacheWrite1h()).number(variant.isEmpty() ? -1 : texts.number(variant));
    }

    private static Charge charge(PackedReader in, String[] texts) {
        Tokens tokens = new Tokens(in.number(), in.number(), 0, in.number(), in.number(), in.number());
        long oneHour = in.number();
        String variant = text(in, texts);
        return new Charge(tokens, oneHour, variant == null ? Variant.STANDARD : Variant.parse(variant));
    }

    private static void reported(PackedWriter out, Reported reported) {
        out.number(reported.input()).number(reported.output()).number(reported.cacheRead())
                .number(reported.cacheCreation());
    }

    private static Reported reported(PackedReader in) {
        return new Reported(in.number(), in.number(), in.number(), in.number());
    }

    private static String text(PackedReader in, String[] texts) {
        int number = in.count();
        return number < 0 ? null : texts[number];
    }

    private static String cost(BigDecimal usd) {
        return usd == null ? null : usd.toString();
    }

    private static BigDecimal cost(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}

package toktrail.sync;

import java.math.BigDecimal;
import java.util.Objects;
import toktrail.ledger.exchange.ExchangedEvent;
import toktrail.spelling.TextOrder;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Variant;

/** What becomes of two copies of an event. Both have their fingerprints; the numbers and marks of the first stay. */
final class EventCopies {

    private EventCopies() { }

    /** Whether both bill the same. */
    static boolean billEqually(ExchangedEvent a, ExchangedEvent b) {
        UsageEvent x = a.event();
        UsageEvent y = b.event();
        return x.tokens().equals(y.tokens()) && x.kind().providerId().equals(y.kind().providerId())
                && x.kind().modelId().equals(y.kind().modelId()) && x.createdMs() == y.createdMs();
    }

    /** Whether the second has more tokens, or as many and the smaller fingerprint. */
    static boolean prefersSecond(ExchangedEvent a, ExchangedEvent b) {
        long sums = b.event().tokens().accountingTotal() - a.event().tokens().accountingTotal();
        return sums != 0 ? sums > 0
                : TextOrder.CODE_POINT.compare(b.event().fingerprint(), a.event().fingerprint()) < 0;
    }

    /** The event that was first imported owns it: the earlier import, then the smaller machine id. */
    static ExchangedEvent owned(ExchangedEvent kept, ExchangedEvent a, ExchangedEvent b) {
        boolean first = a.importedAtMs() != b.importedAtMs() ? a.importedAtMs() < b.importedAtMs()
                : TextOrder.CODE_POINT.compare(a.machineId(), b.machineId()) <= 0;
        ExchangedEvent owner = first ? a : b;
        return new ExchangedEvent(a.id(), owner.machineId(), kept.event(), kept.costText(), owner.importedAtMs(),
                a.marks());
    }

    /** The session, time and keys of one event with the values of another. */
    static ExchangedEvent valued(ExchangedEvent identity, ExchangedEvent values) {
        UsageEvent a = identity.event();
        UsageEvent b = values.event();
        String fingerprint = a.keys().globalKey() == null ? a.fingerprint() : b.fingerprint();
        return new ExchangedEvent(identity.id(), identity.machineId(),
                new UsageEvent(a.session(), b.kind(), a.createdMs(), b.completedMs(), b.amount(), a.position(),
                        a.keys(), fingerprint, b.rawJson()),
                values.costText(), identity.importedAtMs(), identity.marks());
    }

    /**
     * Two copies of one record, column by column; what is billed comes from one of them as a whole.
     *
     * @param firstOld  whether the first shows what older programs read of the record
     * @param secondOld whether the second does
     */
    static ExchangedEvent united(ExchangedEvent a, ExchangedEvent b, boolean firstOld, boolean secondOld) {
        UsageEvent x = a.event();
        UsageEvent y = b.event();
        UsageEvent billed = bill(x, y, firstOld, secondOld);
        Tokens tokens = billed.tokens();
        boolean firstCost = prefersFirstCost(a, b);
        BigDecimal cost = (firstCost ? x : y).amount().sourceCostUsd();
        long hour = Math.max(x.amount().cacheWrite1h(), y.amount().cacheWrite1h());
        Amount amount = new Amount(tokens, Math.min(hour, tokens.cacheWrite()),
                Math.max(x.amount().webSearchRequests(), y.amount().webSearchRequests()), cost);
        EventKeys keys = new EventKeys(Later.smaller(x.keys().rowId(), y.keys().rowId()),
                Later.smaller(x.keys().messageId(), y.keys().messageId()),
                dedup(x.keys().dedupKey(), y.keys().dedupKey()), x.keys().globalKey(), null, null);
        SessionRef session = new SessionRef(x.session().harness(),
                Later.smaller(x.session().sourceSessionId(), y.session().sourceSessionId()));
        boolean firstPlace = Objects.equals(keys.rowId(), x.keys().rowId());
        UsageEvent event = new UsageEvent(session, kind(billed.kind(), x.kind(), y.kind()),
                Math.min(x.createdMs(), y.createdMs()), Later.greater(x.completedMs(), y.completedMs()), amount,
                firstPlace ? x.position() : y.position(), keys, x.fingerprint(),
                Later.smaller(x.rawJson(), y.rawJson()));
        return new ExchangedEvent(a.id(), a.machineId(), event, (firstCost ? a : b).costText(), a.importedAtMs(),
                a.marks());
    }

    /** The copy whose counts, provider and model are taken: one that was corrected, else the larger. */
    private static UsageEvent bill(UsageEvent x, UsageEvent y, boolean firstOld, boolean secondOld) {
        if (firstOld != secondOld) {
            return firstOld ? y : x;
        }
        Tokens s = x.tokens();
        Tokens t = y.tokens();
        long order = t.accountingTotal() - s.accountingTotal();
        long[] columns = {s.input() - t.input(), s.output() - t.output(), s.reasoning() - t.reasoning(),
                s.cacheRead() - t.cacheRead(), s.cacheWrite() - t.cacheWrite(), s.cacheOutput() - t.cacheOutput(),
                TextOrder.CODE_POINT.compare(x.kind().providerId(), y.kind().providerId()),
                TextOrder.CODE_POINT.compare(x.kind().modelId(), y.kind().modelId())};
        for (int i = 0; order == 0 && i < columns.length; i++) {
            order = columns[i];
        }
        return order <= 0 ? x : y;
    }

    private static boolean prefersFirstCost(ExchangedEvent a, ExchangedEvent b) {
        int x = a.event().amount().sourceCostUsd().signum();
        int y = b.event().amount().sourceCostUsd().signum();
        return x != y ? x > y : TextOrder.CODE_POINT.compare(a.costText(), b.costText()) <= 0;
    }

    private static String dedup(String a, String b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : Later.smaller(a, b);
    }

    private static CallKind kind(CallKind billed, CallKind a, CallKind b) {
        return new CallKind(billed.providerId(), billed.modelId(), Later.smaller(a.thinkingLevel(), b.thinkingLevel()),
                Later.smaller(a.agent(), b.agent()),
                new Variant(Later.smaller(a.variant().inferenceGeo(), b.variant().inferenceGeo()),
                        Later.smaller(a.variant().serviceTier(), b.variant().serviceTier()),
                        Later.smaller(a.variant().speed(), b.variant().speed())));
    }

    /** Whether both would travel as the same row, of the same owner. */
    static boolean same(ExchangedEvent a, ExchangedEvent b) {
        UsageEvent x = a.event();
        UsageEvent y = b.event();
        Amount m = x.amount();
        Amount n = y.amount();
        return a.machineId().equals(b.machineId()) && a.importedAtMs() == b.importedAtMs()
                && a.costText().equals(b.costText()) && x.session().equals(y.session()) && x.kind().equals(y.kind())
                && x.createdMs() == y.createdMs() && Objects.equals(x.completedMs(), y.completedMs())
                && m.tokens().equals(n.tokens()) && m.cacheWrite1h() == n.cacheWrite1h()
                && m.webSearchRequests() == n.webSearchRequests() && x.keys().equals(y.keys())
                && x.fingerprint().equals(y.fingerprint()) && Objects.equals(x.rawJson(), y.rawJson());
    }
}

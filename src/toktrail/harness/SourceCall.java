package toktrail.harness;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.Fingerprint.View;
import toktrail.usage.UsageEvent;

/**
 * A call as a record tells it, for tools that write a call again while it grows, or to several files: of such copies
 * the one with the larger sum counts, then the later one; the call is as old as its earliest copy.
 *
 * @param event     the event, with a match key, without fingerprint
 * @param view      the values an older toktrail would have stored; null if they can be derived
 * @param otherKeys further keys under which an older ledger may hold the call
 * @param firstMs   time of its earliest copy, at most {@code event.createdMs()}
 */
public record SourceCall(UsageEvent event, View view, List<DroppedCopy> otherKeys, long firstMs) {

    public SourceCall {
        Objects.requireNonNull(event.keys().matchKey(), "matchKey");
        otherKeys = List.copyOf(otherKeys);
    }

    /** A call with nothing special. */
    public static SourceCall of(UsageEvent event) {
        return of(event, null, List.of());
    }

    /** A call that an older toktrail saw differently; {@code view} may be null. */
    public static SourceCall of(UsageEvent event, View view, List<DroppedCopy> otherKeys) {
        return new SourceCall(event, view, otherKeys, event.createdMs());
    }

    /** Identity of the call. */
    String matchKey() {
        return event.keys().matchKey();
    }

    /** Whether this copy counts and not one that was met before. */
    boolean replaces(SourceCall before) {
        long sum = event.tokens().accountingTotal();
        long sumBefore = before.event.tokens().accountingTotal();
        return sum > sumBefore || sum == sumBefore && event.createdMs() >= before.event.createdMs();
    }

    /** The call as this copy and one that was met after it tell it. */
    SourceCall or(SourceCall after) {
        SourceCall best = after.replaces(this) ? after : this;
        List<DroppedCopy> keys = otherKeys.equals(after.otherKeys) ? otherKeys
                : Stream.concat(otherKeys.stream(), after.otherKeys.stream()).distinct().toList();
        return new SourceCall(best.event, best.view, keys, Math.min(firstMs, after.firstMs));
    }

    /** The event to hand on. */
    public UsageEvent settled() {
        View dated = view != null && view.createdMs() == event.createdMs() ? view.at(firstMs) : view;
        UsageEvent first = event.withCreatedMs(firstMs);
        String fingerprint = dated == null ? null : Fingerprint.unlessDerived(first, dated);
        return fingerprint == null ? first : first.withFingerprint(fingerprint);
    }
}

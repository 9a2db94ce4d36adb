package toktrail.usage;

import java.util.Objects;

/**
 * One billed model call, or the smallest sum of calls a harness keeps.
 *
 * @param session     the source session it belongs to
 * @param kind        provider, model, thinking level, agent, billing attributes
 * @param createdMs   when the call was made, epoch milliseconds UTC
 * @param completedMs when it was complete, not before {@code createdMs}; null if the source does not tell
 * @param amount      tokens and stated cost
 * @param position    the record it came from
 * @param keys        its identity
 * @param fingerprint 64 hex digits, only where they cannot be derived from the other fields; else null
 * @param rawJson     the record as text, only on request; else null
 */
public record UsageEvent(
        SessionRef session,
        CallKind kind,
        long createdMs,
        Long completedMs,
        Amount amount,
        SourcePosition position,
        EventKeys keys,
        String fingerprint,
        String rawJson) {

    public UsageEvent {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(keys, "keys");
        if (completedMs != null && completedMs < createdMs) {
            completedMs = null;
        }
    }

    /** The six token classes. */
    public Tokens tokens() {
        return amount.tokens();
    }

    /** The same event, made at this time, epoch milliseconds UTC. */
    public UsageEvent withCreatedMs(long ms) {
        return ms == createdMs ? this
                : new UsageEvent(session, kind, ms, completedMs, amount, position, keys, fingerprint, rawJson);
    }

    /** The same event under these keys. */
    public UsageEvent withKeys(EventKeys other) {
        return new UsageEvent(session, kind, createdMs, completedMs, amount, position, other, fingerprint, rawJson);
    }

    /** The same event with this fingerprint, null for the one that follows from its other fields. */
    public UsageEvent withFingerprint(String hexDigits) {
        return new UsageEvent(session, kind, createdMs, completedMs, amount, position, keys, hexDigits, rawJson);
    }
}

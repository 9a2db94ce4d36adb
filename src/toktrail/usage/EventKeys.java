package toktrail.usage;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * The identity of a call.
 *
 * <p>Of most calls the row id says only where the record stands, and the global key only the session and the dedup key.
 * {@link #derived} keys hold what these strings are made of and make them each time they are asked for; whether a
 * string is the derived one can be asked without making it. Keys are equal if their strings are.
 */
public final class EventKeys {

    private final String messageId;
    /** Null if it is the row id. */
    private final String dedupKey;
    private final Supplier<String> matchKey;
    private final String alternateKey;

    /** What row id and global key are made of; all three null if those are given. */
    private final SourcePosition position;
    private final SessionRef session;
    private final EventRules rules;

    private final String rowId;
    private final String globalKey;

    /**
     * Keys with these strings.
     *
     * @param rowId        the source's row id, or {@code file:line}; null if none
     * @param messageId    message id of the source, null if it has none
     * @param dedupKey     key inside one source session
     * @param globalKey    key unique over all machines within a harness, the same in sync archives; null if none
     * @param matchKey     identity of the call independent of file, copy, fork and (for codex and code) harness; local
     *                     to a ledger; null if none
     * @param alternateKey coarser key under which {@link EventRules#sameCall} looks for the call as well; null if none
     */
    public EventKeys(String rowId, String messageId, String dedupKey, String globalKey, String matchKey,
            String alternateKey) {
        this.rowId = rowId;
        this.messageId = messageId;
        this.dedupKey = Objects.requireNonNull(dedupKey, "dedupKey");
        this.globalKey = globalKey;
        this.matchKey = () -> matchKey;
        this.alternateKey = alternateKey;
        position = null;
        session = null;
        rules = null;
    }

    private EventKeys(EventKeys other, Supplier<String> matchKey, String alternateKey) {
        rowId = other.rowId;
        messageId = other.messageId;
        dedupKey = other.dedupKey;
        globalKey = other.globalKey;
        position = other.position;
        session = other.session;
        rules = other.rules;
        this.matchKey = matchKey;
        this.alternateKey = alternateKey;
    }

    private EventKeys(SourcePosition position, SessionRef session, EventRules rules, String messageId,
            String dedupKey) {
        this.position = position;
        this.session = Objects.requireNonNull(session, "session");
        this.rules = Objects.requireNonNull(rules, "rules");
        this.messageId = messageId;
        this.dedupKey = dedupKey;
        rowId = null;
        globalKey = null;
        matchKey = () -> null;
        alternateKey = null;
    }

    /**
     * Keys with the row id of a position and the global key that rules make of the session and the dedup key; without
     * match and alternate key.
     *
     * @param position  the record; its file is known
     * @param rules     give every dedup key of the session a global key
     * @param messageId null if it has none
     * @param dedupKey  null for the row id
     */
    public static EventKeys derived(SourcePosition position, SessionRef session, EventRules rules, String messageId,
            String dedupKey) {
        Objects.requireNonNull(position.file(), "file");
        return new EventKeys(position, session, rules, messageId, dedupKey);
    }

    /** The same keys with these to find a stored call by, each null for none. */
    public EventKeys withMatch(String match, String alternate) {
        return new EventKeys(this, () -> match, alternate);
    }

    /** The same keys with a match key that is made each time it is asked for, and no alternate key. */
    public EventKeys withMatch(Supplier<String> match) {
        return new EventKeys(this, match, null);
    }

    /** The source's row id, or {@code file:line}; null if none. */
    public String rowId() {
        return isDerived() ? position.rowId() : rowId;
    }

    /** Message id of the source, null if it has none. */
    public String messageId() {
        return messageId;
    }

    /** Key inside one source session. */
    public String dedupKey() {
        return dedupKey == null ? rowId() : dedupKey;
    }

    /** Key unique over all machines within a harness, the same in sync archives; null if none. */
    public String globalKey() {
        return isDerived() ? rules.globalKey(session, dedupKey()) : globalKey;
    }

    /** Identity of the call independent of file, copy, fork and (for codex and code) harness; null if none. */
    public String matchKey() {
        return matchKey.get();
    }

    /** Coarser key under which {@link EventRules#sameCall} looks for the call as well; null if none. */
    public String alternateKey() {
        return alternateKey;
    }

    /** Whether row id and global key are made when they are asked for, by position and rules, and not given. */
    public boolean isDerived() {
        return position != null;
    }

    /** Whether the row id is that of a position; without making it if this is the position they derive from. */
    public boolean hasRowIdOf(SourcePosition other) {
        return isDerived() && position == other || Objects.equals(rowId(), other.rowId());
    }

    /** Whether the dedup key is the row id. */
    public boolean hasRowIdAsDedupKey() {
        return dedupKey == null || dedupKey.equals(rowId());
    }

    /**
     * Whether there is a global key and it is what rules make of a session and the dedup key; without making it if
     * these are what it derives from.
     */
    public boolean hasGlobalKeyOf(SessionRef other, EventRules otherRules) {
        if (isDerived() && rules == otherRules && session.equals(other)) {
            return true;
        }
        String global = globalKey();
        return global != null && global.equals(otherRules.globalKey(other, dedupKey()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventKeys that && Objects.equals(messageId, that.messageId)
                && Objects.equals(matchKey(), that.matchKey()) && Objects.equals(alternateKey, that.alternateKey)
                && dedupKey().equals(that.dedupKey()) && Objects.equals(rowId(), that.rowId())
                && Objects.equals(globalKey(), that.globalKey());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rowId(), messageId, dedupKey(), globalKey(), matchKey(), alternateKey);
    }

    @Override
    public String toString() {
        return "EventKeys[rowId=" + rowId() + ", messageId=" + messageId + ", dedupKey=" + dedupKey() + ", globalKey="
                + globalKey() + ", matchKey=" + matchKey() + ", alternateKey=" + alternateKey + "]";
    }
}

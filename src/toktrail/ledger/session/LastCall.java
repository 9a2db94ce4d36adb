package toktrail.ledger.session;

import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.machine.Machine;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.usage.CallKind;
import toktrail.usage.SessionRef;
import toktrail.usage.Variant;

/**
 * The call that stands for the present state of a session.
 *
 * @param kind         what was asked of whom
 * @param createdMs    when
 * @param promptTokens the size of its prompt: input, cache reads and cache writes
 */
public record LastCall(CallKind kind, long createdMs, long promptTokens) {

    public LastCall {
        Objects.requireNonNull(kind, "kind");
    }

    private static final String COLUMNS = """
            SELECT k.provider_id, k.model_id, k.thinking_level, k.agent, k.variant, e.created_ms,
              e.input_tokens + e.cache_read_tokens + e.cache_write_tokens
            """;

    /**
     * The last call of a session that it made itself, absent if it has no events. Its sub-agents' calls are those that
     * name an agent while others of the session name none; where all of them do, all are its own.
     */
    public static Optional<LastCall> find(Database database, Machine machine, SessionRef session) {
        return database.first(COLUMNS + """
                FROM session s JOIN event e ON e.session = s.id JOIN call_kind k ON k.id = e.call_kind
                WHERE s.harness = ? AND s.source_session_id = ? AND s.machine = ?
                ORDER BY k.agent <> '', e.created_ms DESC, e.id DESC LIMIT 1
                """, s -> s.bindText(1, session.harness()).bindText(2, session.sourceSessionId())
                        .bindLong(3, machine.id()), LastCall::of);
    }

    /** The last call of a session, given by its row, whoever made it. */
    static Optional<LastCall> newest(Database database, long session) {
        return database.first(COLUMNS + """
                FROM event e JOIN call_kind k ON k.id = e.call_kind
                WHERE e.session = ? ORDER BY e.created_ms DESC, e.id DESC LIMIT 1
                """, s -> s.bindLong(1, session), LastCall::of);
    }

    private static LastCall of(Row row) {
        return new LastCall(new CallKind(row.text(1), row.text(2), nullIfEmpty(row.text(3)),
                nullIfEmpty(row.text(4)), Variant.parse(row.text(5))), row.longValue(6), row.longValue(7));
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}

package toktrail.ledger.query;

/** How single events are listed; ties by id. */
public enum EventOrder {
    NEWEST("e.created_ms DESC"),
    OLDEST("e.created_ms"),
    /** Input, output and reasoning tokens together, the most first. */
    TOKENS("e.input_tokens + e.output_tokens + e.reasoning_tokens DESC");

    private final String sql;

    EventOrder(String sql) {
        this.sql = sql;
    }

    /** The terms of an ORDER BY over events {@code e}. */
    String sql() {
        return sql + ", e.id";
    }
}

package toktrail.ledger.row;

import java.util.HashSet;
import java.util.Set;
import toktrail.ledger.file.Meta;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.UsageEvent;

/**
 * What past UTC days amounted to, so that a later loss is noticed. A day is sealed when it is 48 hours old; seals only
 * grow, except where an import has said that it lowered or moved events of the day.
 */
public final class DaySeals {

    /** A UTC day, since 1970, of a tool. */
    private record Seal(long day, String harness) { }

    /** The key of the number of days that were below their seal when days were last sealed. */
    public static final String SHRUNK_DAYS = "shrunk_days";

    /** The days of a tool that are below their seal: day, tool, sealed tokens, tokens. */
    public static final String SHRUNK = """
            SELECT d.day_utc, d.harness, d.tokens, coalesce(n.tokens, 0) FROM day_seal d LEFT JOIN (
              SELECT (r.hour - (r.hour % 24 + 24) % 24) / 24 AS day, g.harness AS harness,
                sum(r.input_tokens + r.output_tokens + r.reasoning_tokens + r.cache_read_tokens
                  + r.cache_write_tokens + r.cache_output_tokens) AS tokens
              FROM rollup_hour r JOIN rollup_key g ON g.id = r.rollup_key GROUP BY 1, 2
            ) n ON n.day = d.day_utc AND n.harness = d.harness
            WHERE coalesce(n.tokens, 0) < d.tokens""";

    private static final long DAY_MS = 86_400_000;
    private static final long AGE_MS = 2 * DAY_MS;
    private static final String SEALED_UNTIL = "sealed_until_day";

    private final long limit;
    private final Set<Seal> lowered = new HashSet<>();
    private boolean touched;

    /** For a transaction of this time, epoch milliseconds UTC: younger days are not sealed. */
    public DaySeals(long nowMs) {
        limit = Math.floorDiv(nowMs - AGE_MS, DAY_MS);
    }

    /** An event of this time was added or replaced. */
    public void touched(long createdMs) {
        touched |= Math.floorDiv(createdMs, DAY_MS) < limit;
    }

    /** An event is another one now: its day may only shrink if it was moved or one of its classes became smaller. */
    public void replaced(UsageEvent before, UsageEvent now) {
        touched(now.createdMs());
        if (now.createdMs() != before.createdMs() || now.tokens().lowers(before.tokens())) {
            lowered(before.createdMs(), before.session().harness());
        }
    }

    /** An event of a tool of this time became smaller, was moved or deleted. */
    public void lowered(long createdMs, String harness) {
        touched(createdMs);
        lowered.add(new Seal(Math.floorDiv(createdMs, DAY_MS), harness));
    }

    /**
     * Breaks the seals of days that were lowered, in the transaction that lowers them: an import that is killed later
     * must not leave a day below its seal.
     */
    public void breakLowered(Database database) {
        if (lowered.isEmpty()) {
            return;
        }
        try (SqlStatement delete = database.prepare("DELETE FROM day_seal WHERE day_utc = ? AND harness = ?")) {
            lowered.forEach(seal -> delete.bindLong(1, seal.day()).bindText(2, seal.harness()).update());
        }
        lowered.clear();
    }

    /** Seals what is old enough and not yet sealed so; the sums must be written, the transaction is the caller's. */
    public void write(Database database, long nowMs) {
        Meta meta = new Meta(database);
        if (!touched && meta.getLong(SEALED_UNTIL).orElse(Long.MIN_VALUE) >= limit) {
            return;
        }
        breakLowered(database);
        database.update("""
                INSERT INTO day_seal (day_utc, harness, tokens, messages, sealed_at_ms)
                SELECT (r.hour - (r.hour % 24 + 24) % 24) / 24, g.harness,
                  sum(r.input_tokens + r.output_tokens + r.reasoning_tokens + r.cache_read_tokens
                    + r.cache_write_tokens + r.cache_output_tokens), sum(r.event_count), ?1
                FROM rollup_hour r JOIN rollup_key g ON g.id = r.rollup_key
                WHERE r.hour < ?2 * 24 GROUP BY 1, 2
                ON CONFLICT DO UPDATE SET tokens = max(tokens, excluded.tokens),
                  messages = max(messages, excluded.messages), sealed_at_ms = excluded.sealed_at_ms
                WHERE excluded.tokens > tokens OR excluded.messages > messages""",
                s -> s.bindLong(1, nowMs).bindLong(2, limit));
        meta.put(SEALED_UNTIL, Long.toString(limit));
        meta.put(SHRUNK_DAYS, Long.toString(database.firstLong("SELECT count(*) FROM (" + SHRUNK + ")",
                SqlStatement.Binder.NONE).orElse(0)));
        touched = false;
    }
}

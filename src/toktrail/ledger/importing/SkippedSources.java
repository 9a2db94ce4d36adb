package toktrail.ledger.importing;

import java.util.List;
import java.util.Optional;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;

/**
 * The query for every {@link SkippedSource}, and how people make imports forget them; an import itself asks
 * {@link ImportFiles} for the entries of a harness.
 */
public final class SkippedSources {

    private SkippedSources() { }

    /** The last failure first, then by harness and path. */
    public static List<SkippedSource> list(Database database) {
        return database.query("""
                SELECT harness, path, reason, detail, size_bytes, mtime_ns, attempts, updated_at_ms
                FROM skipped_source ORDER BY updated_at_ms DESC, harness, path""", SqlStatement.Binder.NONE,
                row -> new SkippedSource(row.text(1), new SkippedEntry(row.text(2), row.text(3), row.text(4),
                        row.boxedLong(5), row.boxedLong(6), row.longValue(7), row.longValue(8))));
    }

    /** Forgets those of a harness, or all; says how many. */
    public static long clear(Database database, Optional<String> harness) {
        return database.inTransaction(TransactionMode.IMMEDIATE, () -> database.update(
                "DELETE FROM skipped_source WHERE ?1 IS NULL OR harness = ?1",
                s -> s.bindNullableText(1, harness.orElse(null))));
    }
}

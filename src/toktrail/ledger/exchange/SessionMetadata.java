package toktrail.ledger.exchange;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;

/** Finds and puts what a ledger knows about sessions. */
public final class SessionMetadata {

    /** The columns that {@link #map} reads. */
    static final String COLUMNS = "s.source_paths_json, s.cwd, s.source_dir, s.git_root, s.git_remote, s.title,"
            + " s.started_ms, s.last_seen_ms, s.metadata_created_at_ms, s.metadata_updated_at_ms";

    private final ExchangeTransaction tx;
    private final Database database;

    /** Those of the ledger of a transaction, valid as long as that. */
    public SessionMetadata(ExchangeTransaction tx) {
        this.tx = tx;
        database = tx.database();
    }

    static MetadataRow map(SessionId session, Row row, int column) {
        return new MetadataRow(session, Columns.texts(row.text(column)),
                new MetadataRow.Texts(row.text(column + 1), row.text(column + 2), row.text(column + 3),
                        row.text(column + 4), row.text(column + 5)),
                Columns.boxed(row, column + 6), Columns.boxed(row, column + 7),
                new Stamps(row.longValue(column + 8), row.longValue(column + 9)));
    }

    /** What is known of a session, absent if nothing is. */
    public Optional<MetadataRow> find(SessionId session) {
        OptionalLong stored = tx.findSession(session.machineId(), session.ref());
        return stored.isEmpty() ? Optional.empty() : database.first("SELECT " + COLUMNS + " FROM session s"
                + " WHERE s.id = ? AND s.metadata_created_at_ms IS NOT NULL",
                s -> s.bindLong(1, stored.getAsLong()), row -> map(session, row, 1));
    }

    /** Stores what is known of a session, whose machine must be stored. */
    public void put(MetadataRow row) {
        MetadataRow.Texts texts = row.texts();
        database.update("""
                UPDATE session SET source_paths_json = ?, cwd = ?, source_dir = ?, git_root = ?, git_remote = ?,
                  title = ?, started_ms = ?, last_seen_ms = ?, metadata_created_at_ms = ?, metadata_updated_at_ms = ?
                WHERE id = ?""",
                s -> s.bindText(1, Columns.json(row.paths())).bindNullableText(2, texts.cwd())
                        .bindNullableText(3, texts.sourceDir()).bindNullableText(4, texts.gitRoot())
                        .bindNullableText(5, texts.gitRemote()).bindNullableText(6, texts.title())
                        .bindNullableLong(7, row.startedMs()).bindNullableLong(8, row.lastSeenMs())
                        .bindLong(9, row.stamps().createdAtMs()).bindLong(10, row.stamps().updatedAtMs())
                        .bindLong(11, tx.session(row.session().machineId(), row.session().ref())));
    }

    /** Notes that another machine has told of a session. */
    public void told(SessionId session, long exportedAtMs) {
        tx.findSession(session.machineId(), session.ref()).ifPresent(id -> database.update("""
                UPDATE session SET metadata_imported_at_ms = ?1
                WHERE id = ?2 AND coalesce(metadata_imported_at_ms, -1) < ?1""",
                s -> s.bindLong(1, exportedAtMs).bindLong(2, id)));
    }
}

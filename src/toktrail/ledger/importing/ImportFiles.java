package toktrail.ledger.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.ledger.row.Dictionaries;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/** What is known of source files and of sources that failed. The transaction is the caller's. */
final class ImportFiles implements AutoCloseable {

    private static final String PUT = """
            INSERT INTO import_file (harness, file, size_bytes, mtime_ns, file_key, auxiliary_fingerprint,
              offset_bytes, line_number, head_hash, tail_hash, parser_version, parser_state, rows_seen,
              rows_skipped, rows_duplicate, missing_since_ms, updated_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns,
              file_key = excluded.file_key, auxiliary_fingerprint = excluded.auxiliary_fingerprint,
              offset_bytes = excluded.offset_bytes, line_number = excluded.line_number,
              head_hash = excluded.head_hash, tail_hash = excluded.tail_hash,
              parser_version = excluded.parser_version, parser_state = excluded.parser_state,
              rows_seen = excluded.rows_seen, rows_skipped = excluded.rows_skipped,
              rows_duplicate = excluded.rows_duplicate, missing_since_ms = excluded.missing_since_ms,
              updated_at_ms = excluded.updated_at_ms""";

    private final Database database;
    private final Dictionaries dictionaries;
    private SqlStatement put;
    private SqlStatement known;
    private SqlStatement skipped;

    ImportFiles(Database database, Dictionaries dictionaries) {
        this.database = database;
        this.dictionaries = dictionaries;
    }

    /** What tells whether the files of a harness have changed, by path. */
    Map<String, KnownFile> known(String harness) {
        if (known == null) {
            known = database.prepare(KnownFile.PACKED);
        }
        return KnownFile.unpack(known.bindText(1, harness).first(row -> row.text(1)).orElse(null));
    }

    /** The state of a file, with the parser's version but without what the parser remembers. */
    Optional<FileState> state(String harness, String file) {
        OptionalLong id = dictionaries.findFile(file);
        return id.isEmpty() ? Optional.empty() : database.first("""
                SELECT size_bytes, mtime_ns, file_key, auxiliary_fingerprint, offset_bytes, line_number, head_hash,
                  tail_hash, parser_version, rows_seen, rows_skipped, rows_duplicate, missing_since_ms
                FROM import_file WHERE harness = ? AND file = ?""",
                s -> s.bindText(1, harness).bindLong(2, id.getAsLong()),
                row -> new FileState(file,
                        new FileState.FileStamp(row.longValue(1), row.longValue(2), orEmpty(row.text(3)),
                                orEmpty(row.text(4))),
                        new FileProgress(row.longValue(5), row.longValue(6), row.boxedLong(7), row.boxedLong(8)),
                        ParserState.none((int) row.longValue(9)),
                        new FileState.RowCounts(row.longValue(10), row.longValue(11), row.longValue(12)),
                        row.boxedLong(13)));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** What the parser remembers of a file, absent if nothing is known of it. */
    Optional<ParserState> parserState(String harness, String file) {
        OptionalLong id = dictionaries.findFile(file);
        return id.isEmpty() ? Optional.empty() : database.first(
                "SELECT parser_version, parser_state FROM import_file WHERE harness = ? AND file = ?",
                s -> s.bindText(1, harness).bindLong(2, id.getAsLong()),
                row -> ParserState.ofBlob((int) row.longValue(1), row.bytes(2)));
    }

    /** The shared parts of all files of a harness that have one, by path. */
    Map<String, byte[]> sharedStates(String harness) {
        Map<String, byte[]> shared = new HashMap<>();
        // A state begins with the length of the shared part.
        database.forEach("""
                SELECT f.path, i.parser_state FROM import_file i JOIN file f ON f.id = i.file
                WHERE i.harness = ? AND substr(i.parser_state, 1, 4) <> x'00000000'""", s -> s.bindText(1, harness),
                row -> shared.put(row.text(1), ParserState.ofBlob(0, row.bytes(2)).shared()));
        return shared;
    }

    void put(String harness, FileState state, long nowMs) {
        FileState.FileStamp stamp = state.stamp();
        FileProgress progress = state.progress();
        if (put == null) {
            put = database.prepare(PUT);
        }
        put.bindText(1, harness).bindLong(2, dictionaries.file(state.file())).bindLong(3, stamp.sizeBytes())
                .bindLong(4, stamp.mtimeNs()).bindText(5, stamp.fileKey()).bindText(6, stamp.auxiliaryFingerprint())
                .bindLong(7, progress.offset()).bindLong(8, progress.lines()).bindNullableLong(9, progress.headHash())
                .bindNullableLong(10, progress.tailHash()).bindLong(11, state.parser().version())
                .bindBytes(12, state.parser().toBlob()).bindLong(13, state.rows().seen())
                .bindLong(14, state.rows().skipped()).bindLong(15, state.rows().duplicate())
                .bindNullableLong(16, state.missingSinceMs()).bindLong(17, nowMs).update();
    }

    /** Notes since when a file is gone, once; null takes the mark away. */
    void missing(String harness, String file, Long sinceMs) {
        OptionalLong id = dictionaries.findFile(file);
        if (id.isPresent()) {
            database.update("""
                    UPDATE import_file SET missing_since_ms = ?1
                    WHERE harness = ?2 AND file = ?3 AND (missing_since_ms IS NULL) <> (?1 IS NULL)""",
                    s -> s.bindNullableLong(1, sinceMs).bindText(2, harness).bindLong(3, id.getAsLong()));
        }
    }

    Map<String, SkippedEntry> skipped(String harness) {
        Map<String, SkippedEntry> entries = new HashMap<>();
        if (skipped == null) {
            skipped = database.prepare("""
                    SELECT path, reason, detail, size_bytes, mtime_ns, attempts, updated_at_ms FROM skipped_source
                    WHERE harness = ?""");
        }
        skipped.bindText(1, harness).forEach(
                row -> entries.put(row.text(1), new SkippedEntry(row.text(1), row.text(2), row.text(3),
                        row.boxedLong(4), row.boxedLong(5), row.longValue(6), row.longValue(7))));
        return entries;
    }

    void putSkipped(String harness, SkippedEntry entry, long nowMs) {
        database.update("""
                INSERT INTO skipped_source (harness, path, reason, detail, size_bytes, mtime_ns, updated_at_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET reason = excluded.reason, detail = excluded.detail,
                  size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns, attempts = attempts + 1,
                  updated_at_ms = excluded.updated_at_ms""",
                s -> s.bindText(1, harness).bindText(2, entry.path()).bindText(3, entry.reason())
                        .bindNullableText(4, entry.detail()).bindNullableLong(5, entry.sizeBytes())
                        .bindNullableLong(6, entry.mtimeNs()).bindLong(7, nowMs));
    }

    void clearSkipped(String harness, String path) {
        database.update("DELETE FROM skipped_source WHERE harness = ? AND path = ?",
                s -> s.bindText(1, harness).bindText(2, path));
    }

    @Override
    public void close() {
        close(put);
        close(known);
        close(skipped);
    }

    private static void close(SqlStatement statement) {
        if (statement != null) {
            statement.close();
        }
    }
}

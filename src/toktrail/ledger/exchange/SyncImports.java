package toktrail.ledger.exchange;

import java.util.Objects;

/** Remembers what was imported from other machines; nothing is ever skipped because of that. */
public final class SyncImports {

    /**
     * What was imported.
     *
     * @param key    what names it: the checksum of an archive
     * @param sha256 its checksum
     * @param path   where it was
     */
    public record Entry(String key, String sha256, Exporter exporter, String path) {

        /** An archive, which is named by its checksum; what is no file has a key of another kind. */
        public static Entry archive(String sha256, Exporter exporter, String path) {
            return new Entry(sha256, sha256, exporter, path);
        }

        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(exporter, "exporter");
            Objects.requireNonNull(path, "path");
        }
    }

    private SyncImports() { }

    /** Stores that this was imported, and with what result; the last time counts. */
    public static void record(ExchangeTransaction tx, Entry entry, String resultJson) {
        tx.database().update("""
                INSERT INTO sync_import (archive_key, archive_sha256, source_machine_id, exported_at_ms, archive_path,
                  imported_at_ms, result_json) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (archive_key) DO UPDATE SET archive_path = excluded.archive_path,
                  imported_at_ms = excluded.imported_at_ms, result_json = excluded.result_json""",
                s -> s.bindText(1, entry.key()).bindText(2, entry.sha256())
                        .bindText(3, entry.exporter().machineId()).bindLong(4, entry.exporter().exportedAtMs())
                        .bindText(5, entry.path()).bindLong(6, tx.nowMs()).bindText(7, resultJson));
    }
}

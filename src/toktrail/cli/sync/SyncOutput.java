package toktrail.cli.sync;

import toktrail.cli.refresh.RefreshDetails;
import toktrail.json.JsonWriter;
import toktrail.ledger.exchange.ArchiveCounts;
import toktrail.sync.Conflict;
import toktrail.sync.ExportResult;
import toktrail.sync.ImportCount;
import toktrail.sync.ImportResult;
import toktrail.text.Numbers;

/** Text and JSON of what was exported and imported. */
final class SyncOutput {

    private SyncOutput() { }

    static void json(JsonWriter writer, ExportResult result, RefreshDetails details) {
        ArchiveCounts counts = result.counts();
        writer.beginObject();
        writer.key("archive_path").text(result.archive());
        writer.key("exported_at_ms").number(result.exporter().exportedAtMs());
        writer.key("schema_version").number(result.schemaVersion());
        writer.key("machine_id").text(result.exporter().machineId());
        writer.key("machine_name").text(result.exporter().machineName());
        writer.key("run_count").number(counts.runs());
        writer.key("source_session_count").number(counts.sourceSessions());
        writer.key("usage_event_count").number(counts.usageEvents());
        writer.key("run_event_count").number(counts.runEvents());
        writer.key("raw_json_count").number(counts.rawJsonRows());
        details.writeMember(writer);
        writer.endObject();
    }

    static String text(ExportResult result, RefreshDetails details) {
        StringBuilder text = new StringBuilder(details.lines());
        ArchiveCounts counts = result.counts();
        text.append("Exported toktrail state archive:\n");
        line(text, "archive", result.archive());
        line(text, "schema", Integer.toString(result.schemaVersion()));
        line(text, "machine_id", result.exporter().machineId());
        line(text, "runs", Numbers.count(counts.runs()));
        line(text, "source sessions", Numbers.count(counts.sourceSessions()));
        line(text, "usage events", Numbers.count(counts.usageEvents()));
        line(text, "run links", Numbers.count(counts.runEvents()));
        line(text, "raw json rows", Numbers.count(counts.rawJsonRows()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(": ").append(value).append('\n');
    }

    static void json(JsonWriter writer, ImportResult result) {
        writer.beginObject();
        writer.key("archive_path").text(result.archive());
        writer.key("dry_run").bool(result.dryRun());
        counts(writer, result, true);
        writer.key("conflicts").beginArray();
        result.conflicts().forEach(conflict -> json(writer, conflict));
        writer.endArray();
        counts(writer, result, false);
        writer.key("warnings").beginArray();
        result.warnings().forEach(writer::text);
        writer.endArray();
        if (result.failed()) {
            writer.key("failed").bool(true);
        }
        writer.endObject();
    }

    private static void counts(JsonWriter writer, ImportResult result, boolean first) {
        for (ImportCount count : ImportCount.values()) {
            if (count.standsFirst() == first) {
                writer.key(count.key()).number(result.count(count));
            }
        }
    }

    private static void json(JsonWriter writer, Conflict conflict) {
        writer.beginObject();
        writer.key("kind").text(Conflict.KIND);
        writer.key("harness").text(conflict.harness());
        writer.key("global_dedup_key").text(conflict.globalKey());
        writer.key("local_fingerprint").text(conflict.local());
        writer.key("imported_fingerprint").text(conflict.imported());
        writer.key("message").text(conflict.message());
        writer.key("resolution").text(conflict.keptStored() ? "local" : "imported");
        writer.endObject();
    }

    static String text(ImportResult result) {
        StringBuilder text = new StringBuilder();
        String would = result.dryRun() ? "would " : "";
        text.append(result.dryRun() ? "Dry-run import" : "Imported").append(" toktrail state archive:\n");
        line(text, "archive", result.archive());
        pair(text, result, "runs", ImportCount.RUNS_INSERTED, ImportCount.RUNS_UPDATED);
        pair(text, result, "source sessions", ImportCount.SOURCE_SESSIONS_INSERTED,
                ImportCount.SOURCE_SESSIONS_UPDATED);
        String insert = result.dryRun() ? "would insert " : "inserted ";
        String skip = result.dryRun() ? "would skip " : "skipped ";
        line(text, "usage events", insert + count(result, ImportCount.USAGE_EVENTS_INSERTED));
        line(text, "usage events", skip + count(result, ImportCount.USAGE_EVENTS_SKIPPED));
        unlessZero(text, result, ImportCount.USAGE_EVENTS_UPDATED, would.isEmpty() ? "updated " : "would update ");
        unlessZero(text, result, ImportCount.USAGE_EVENTS_RETIRED, would.isEmpty() ? "retired " : "would retire ");
        line(text, "run links", "inserted " + count(result, ImportCount.RUN_EVENTS_INSERTED));
        line(text, "conflicts", Numbers.count(result.conflicts().size()));
        return text.toString();
    }

    private static void unlessZero(StringBuilder text, ImportResult result, ImportCount count,
            String verb) {
        if (result.count(count) > 0) {
            line(text, "usage events", verb + count(result, count));
        }
    }

    private static void pair(StringBuilder text, ImportResult result, String name,
            ImportCount inserted, ImportCount updated) {
        line(text, name, "inserted " + count(result, inserted) + ", updated " + count(result, updated));
    }

    private static String count(ImportResult result, ImportCount count) {
        return Numbers.count(result.count(count));
    }
}

package toktrail.cli.refresh;

import java.util.List;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportResult;
import toktrail.importer.ImportResult.Status;
import toktrail.json.JsonWriter;
import toktrail.text.Numbers;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;

/** Text and JSON of what an import did. */
public final class RefreshOutput {

    private static final int NO_WIDTH = 0;

    private RefreshOutput() { }

    /** The table of {@code refresh}, with a line about corrections if there were any. */
    static String text(ImportReport report, Style style) {
        Table table = Table.of(Column.text("harness"), Column.number("files"), Column.number("inserted"),
                Column.number("linked"), Column.number("scope excl"), Column.number("skipped"),
                Column.number("fingerprint ms"), Column.number("scan ms"), Column.number("db ms"),
                Column.number("total ms"), Column.text("status"));
        for (ImportResult result : report.results()) {
            ImportResult.Rows rows = result.rows();
            ImportResult.Times times = result.times();
            ImportResult.Files files = result.span().files();
            table.row(result.harness(), files == null ? "-" : Numbers.count(files.seen()),
                    Numbers.count(rows.inserted()), Numbers.count(rows.linked()), Numbers.count(rows.scopeExcluded()),
                    Numbers.count(rows.skipped()), Numbers.count(times.fingerprint()), Numbers.count(times.scan()),
                    Numbers.count(times.write()), Numbers.count(times.elapsed()), status(result));
        }
        return table.render(Look.PLAIN, style, NO_WIDTH) + corrections(report);
    }

    private static String status(ImportResult result) {
        return result.message() == null ? result.status().id() : result.status().id() + ": " + result.message();
    }

    private static String corrections(ImportReport report) {
        long corrected = 0;
        long retired = 0;
        long held = 0;
        for (ImportResult result : report.results()) {
            corrected += result.rows().changes().corrected();
            retired += result.rows().changes().retired();
            held += result.rows().changes().held();
        }
        String text = corrected + retired == 0 ? "" : "Corrected " + Numbers.count(corrected) + " and retired "
                + Numbers.count(retired) + " events: " + Numbers.signedCount(report.correctedTokens()) + " tokens.\n";
        return held == 0 ? text : text + Numbers.count(held)
                + " stored events are larger than their records; toktrail refresh --full corrects them.\n";
    }

    /** The lines for a source the person named. */
    public static String explicitText(ImportReport report, String displayName) {
        StringBuilder text = new StringBuilder();
        for (ImportResult result : report.results()) {
            Long run = result.span().runId();
            text.append("Refreshed ").append(displayName).append(" usage:\n")
                    .append("  source path: ").append(result.source()).append('\n')
                    .append("  run: ").append(run == null ? "none" : run.toString()).append('\n')
                    .append("  rows seen: ").append(Numbers.count(result.rows().seen())).append('\n')
                    .append("  rows imported: ").append(Numbers.count(result.rows().inserted())).append('\n')
                    .append("  rows skipped: ").append(Numbers.count(result.rows().skipped())).append('\n');
        }
        return text + corrections(report);
    }

    /** The list of results; the keys of a named source stand in another order, for old scripts. */
    static void json(JsonWriter writer, ImportReport report, String sourceSession, boolean explicit) {
        writer.beginArray();
        for (ImportResult result : report.results()) {
            writer.beginObject();
            List<String> keys = explicit ? EXPLICIT_KEYS : KEYS;
            keys.forEach(key -> member(writer.key(key), key, result, sourceSession));
            if (report.dryRun()) {
                writer.key("dry_run").bool(true);
            }
            writer.endObject();
        }
        writer.endArray();
    }

    private static final List<String> KEYS = List.of("run_id", "harness", "source_path", "source_session_id",
            "rows_seen", "rows_imported", "rows_linked", "rows_scope_excluded", "rows_skipped", "events_seen",
            "events_imported", "events_skipped", "status", "error_message", "files_seen", "since_ms",
            "first_event_ms", "last_event_ms", "elapsed_ms", "fingerprint_ms", "scan_ms", "db_write_ms",
            "events_updated", "events_corrected", "events_retired", "events_held");

    private static final List<String> EXPLICIT_KEYS = List.of("harness", "source_path", "run_id", "rows_seen",
            "rows_imported", "rows_skipped", "source_session_id", "rows_linked", "rows_scope_excluded", "events_seen",
            "events_imported", "events_skipped", "status", "error_message", "files_seen", "since_ms",
            "first_event_ms", "last_event_ms", "elapsed_ms", "fingerprint_ms", "scan_ms", "db_write_ms",
            "events_updated", "events_corrected", "events_retired", "events_held");

    private static void member(JsonWriter writer, String key, ImportResult result, String sourceSession) {
        ImportResult.Rows rows = result.rows();
        ImportResult.Span span = result.span();
        ImportResult.Times times = result.times();
        switch (key) {
            case "run_id" -> writer.numberOrNull(span.runId());
            case "harness" -> writer.text(result.harness());
            case "source_path" -> writer.text(result.source());
            case "source_session_id" -> writer.text(sourceSession);
            case "rows_seen" -> writer.number(rows.seen());
            case "rows_imported", "events_imported" -> writer.number(rows.inserted());
            case "rows_linked" -> writer.number(rows.linked());
            case "rows_scope_excluded" -> writer.number(rows.scopeExcluded());
            case "rows_skipped", "events_skipped" -> writer.number(rows.skipped());
            case "events_seen" -> writer.number(rows.eventsSeen());
            case "status" -> writer.text(result.status().id());
            case "error_message" -> writer.text(result.status() == Status.OK ? null : result.message());
            case "files_seen" -> writer.numberOrNull(span.files() == null ? null : Long.valueOf(span.files().seen()));
            case "since_ms" -> writer.numberOrNull(span.sinceMs());
            case "first_event_ms" -> writer.numberOrNull(span.firstEventMs());
            case "last_event_ms" -> writer.numberOrNull(span.lastEventMs());
            case "elapsed_ms" -> writer.number(times.elapsed());
            case "fingerprint_ms" -> writer.number(times.fingerprint());
            case "scan_ms" -> writer.number(times.scan());
            case "db_write_ms" -> writer.number(times.write());
            case "events_updated" -> writer.number(rows.changes().updated());
            case "events_corrected" -> writer.number(rows.changes().corrected());
            case "events_retired" -> writer.number(rows.changes().retired());
            case "events_held" -> writer.number(rows.changes().held());
            default -> throw new IllegalStateException(key);
        }
    }
}

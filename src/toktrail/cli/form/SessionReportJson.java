package toktrail.cli.form;

import java.util.Optional;
import toktrail.json.JsonWriter;
import toktrail.ledger.area.Area;
import toktrail.ledger.session.LedgerSession;
import toktrail.ledger.session.SessionOrder;
import toktrail.report.FilterEcho;
import toktrail.report.sessions.SessionDigest;
import toktrail.report.sessions.SessionQuery;
import toktrail.report.sessions.SessionReport;
import toktrail.report.sessions.SessionRow;
import toktrail.usage.SessionFacts;

/** Usage by session as JSON. */
public final class SessionReportJson {

    private SessionReportJson() { }

    /** Writes the whole report. */
    public static void write(JsonWriter writer, SessionReport report) {
        writer.beginObject().key("type").text("usage_sessions");
        writer.key("order").text(word(report.query().order()));
        filters(writer, report.filters(), report.query());
        writer.key("sessions").beginArray();
        for (SessionRow row : report.sessions()) {
            writer.beginObject();
            row(writer, row, report.query().breakdown());
            writer.endObject();
        }
        writer.endArray();
        new ViewJson(writer).totals(report.totals());
        writer.endObject();
    }

    private static String word(SessionOrder order) {
        return order == SessionOrder.OLDEST_FIRST ? "asc" : "desc";
    }

    private static void filters(JsonWriter writer, FilterEcho echo, SessionQuery query) {
        ViewJson shared = new ViewJson(writer);
        writer.key("filters").beginObject();
        shared.selection(echo);
        writer.key("split_thinking").bool(echo.splitThinking());
        shared.area(echo.area());
        writer.key("limit").number(query.limit());
        writer.key("order").text(word(query.order()));
        writer.key("breakdown").bool(query.breakdown());
        shared.period(echo);
        writer.endObject();
    }

    /** The keys of one session, into the object that is open. */
    static void row(JsonWriter writer, SessionRow row, boolean breakdown) {
        ReportJson json = new ReportJson(writer);
        identity(writer, row.session());
        writer.key("first_ms").number(row.firstMs());
        writer.key("last_ms").number(row.lastMs());
        writer.key("message_count").number(row.sums().messageCount());
        ReportJson.texts(writer.key("providers"), row.providers());
        ReportJson.texts(writer.key("models"), row.models());
        SessionFacts facts = row.details().facts();
        ReportJson.texts(writer.key("source_paths"), facts.sourcePaths());
        writer.key("cwd").text(facts.workspace().cwd());
        writer.key("source_dir").text(row.details().sourceDir());
        writer.key("git_root").text(facts.workspace().gitRoot());
        writer.key("git_remote").text(facts.workspace().gitRemote());
        writer.key("session_title").text(facts.title());
        json.tokensAndCosts(row.sums());
        if (breakdown) {
            writer.key("by_model");
            json.models(row.byModel());
        }
        row.digest().ifPresent(digest -> digest(writer, digest));
    }

    private static void identity(JsonWriter writer, LedgerSession session) {
        writer.key("key").text(session.key());
        writer.key("origin_machine_id").text(session.machine().machineId());
        writer.key("machine_name").text(session.machine().name());
        writer.key("machine_label").text(session.machine().label());
        writer.key("harness").text(session.ref().harness());
        writer.key("source_session_id").text(session.ref().sourceSessionId());
        Optional<Area> area = session.area();
        writer.key("area_id").numberOrNull(area.map(Area::id).orElse(null));
        writer.key("area_sync_id").text(area.map(Area::syncId).orElse(null));
        writer.key("area_path").text(area.map(Area::path).orElse(null));
        writer.key("area_name").text(area.map(Area::name).orElse(null));
    }

    private static void digest(JsonWriter writer, SessionDigest digest) {
        writer.key("summary").beginObject();
        writer.key("one_line").text(digest.oneLine().orElse(null));
        writer.key("confidence").text(digest.confidence());
        writer.key("generator").text(digest.generator());
        writer.key("tool_failure_count").number(digest.toolFailures());
        writer.endObject().key("tool_health").value(digest.toolHealth());
        writer.key("health");
        if (digest.health().isPresent()) {
            writer.value(digest.health().get());
        } else {
            writer.nullValue();
        }
    }
}

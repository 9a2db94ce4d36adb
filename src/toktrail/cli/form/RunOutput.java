package toktrail.cli.form;

import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;
import toktrail.json.JsonWriter;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunScope;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.time.Timestamps;

/** Text and JSON of runs. */
public final class RunOutput {

    private static final int SCOPE_WIDTH = 40;
    private static final int NAME_WIDTH = 24;

    private RunOutput() { }

    /** A run with its scope, as an object. */
    public static void json(JsonWriter writer, Run run) {
        RunScope scope = run.scope();
        writer.beginObject();
        writer.key("id").number(run.id());
        writer.key("sync_id").text(run.syncId());
        writer.key("name").text(run.name());
        writer.key("started_at_ms").number(run.startedAtMs());
        writer.key("ended_at_ms").numberOrNull(run.endedAtMs());
        writer.key("active").bool(run.active());
        writer.key("archived_at_ms").numberOrNull(run.archivedAtMs());
        writer.key("scope").beginObject();
        ReportJson.texts(writer.key("harnesses"), scope.harnesses());
        ReportJson.texts(writer.key("provider_ids"), scope.providerIds());
        ReportJson.texts(writer.key("model_ids"), scope.modelIds());
        ReportJson.texts(writer.key("source_session_ids"), scope.sourceSessionIds());
        ReportJson.texts(writer.key("thinking_levels"), scope.thinkingLevels());
        ReportJson.texts(writer.key("agents"), scope.agents());
        writer.endObject();
        writer.endObject();
    }

    /** {@code run 3: nightly}, on one line. */
    public static String title(Run run) {
        return Sanitised.line("run " + run.id() + ": " + run.title());
    }

    /** What belongs to a run, on one line: {@code harness=a,b; provider=p}. */
    public static String scope(RunScope scope) {
        StringJoiner parts = new StringJoiner("; ").setEmptyValue("all configured usage");
        part(parts, "harness", scope.harnesses());
        part(parts, "provider", scope.providerIds());
        part(parts, "model", scope.modelIds());
        part(parts, "source-session", scope.sourceSessionIds());
        part(parts, "thinking", scope.thinkingLevels());
        part(parts, "agent", scope.agents());
        return Sanitised.line(parts.toString());
    }

    private static void part(StringJoiner parts, String name, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(name + "=" + String.join(",", values));
        }
    }

    /** How many there are, and a row for each. */
    public static String list(List<Run> runs, ZoneId zone, Look look, Style style, int width) {
        if (runs.isEmpty()) {
            return "No toktrail runs found.\n";
        }
        Table table = Table.of(Column.number("ID"), Column.text("State"), Column.text("Archived"),
                Column.wrapped("Scope", SCOPE_WIDTH), Column.wrapped("Name", NAME_WIDTH), Column.text("Started"),
                Column.text("Ended"));
        for (Run run : runs) {
            table.row(Long.toString(run.id()), state(run), time(run.archivedAtMs(), zone), scope(run.scope()),
                    run.name() == null ? Numbers.NONE : run.name(), Timestamps.text(run.startedAtMs(), zone),
                    time(run.endedAtMs(), zone));
        }
        return runs.size() + (runs.size() == 1 ? " toktrail run:\n\n" : " toktrail runs:\n\n")
                + table.render(look, style, width);
    }

    private static String state(Run run) {
        return run.active() ? "active" : run.archivedAtMs() != null ? "archived" : "ended";
    }

    private static String time(Long ms, ZoneId zone) {
        return Timestamps.text(ms == null ? OptionalLong.empty() : OptionalLong.of(ms), zone);
    }
}

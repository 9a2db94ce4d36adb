package toktrail.cli.sources;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import toktrail.cli.form.ReportJson;
import toktrail.cli.form.UsageReportText;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.TimeOptions;
import toktrail.harness.HarnessInfo;
import toktrail.json.JsonWriter;
import toktrail.report.ActivityRow;
import toktrail.report.SourceSession;
import toktrail.terminal.LineWidth;
import toktrail.text.DisplayWidth;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Table;
import toktrail.text.Table.Look;
import toktrail.time.Timestamps;

/** Sessions of a source as text or JSON, whichever was asked for. */
final class SourceSessionOutput {

    private static final int ACTIVITY_WIDTH = 12;
    private static final int TOKENS_WIDTH = 12;

    private final CommandContext context;
    private final HarnessInfo info;
    private final ZoneId zone;
    private final Look look;
    private final int width;

    SourceSessionOutput(CommandContext context, HarnessInfo info) {
        this.context = context;
        this.info = info;
        zone = TimeOptions.zone(Optional.empty(), context.invocation().flag(SourceSessionOptions.UTC),
                context.workspace().configuration().timezone(), context.environment().clock().getZone());
        look = context.look(GlobalOptions.RICH);
        width = LineWidth.of(context.environment());
    }

    /** Prints the list; columns are those of the text. */
    void list(List<SourceSession> sessions, List<SourceSessionColumn> columns) {
        if (context.json()) {
            context.printJson(writer -> listJson(writer, sessions));
        } else if (sessions.isEmpty()) {
            line("No importable " + info.displayName() + " assistant messages found.");
        } else {
            Table table = new Table(columns.stream().map(SourceSessionColumn::column).toList());
            for (SourceSession session : sessions) {
                table.row(columns.stream().map(column -> column.cell(session, zone)).toList());
            }
            context.out().print(table.render(look, context.style(), width));
        }
    }

    /** Prints one session. */
    void detail(SourceSession session) {
        if (context.json()) {
            context.printJson(writer -> detailJson(writer, session));
            return;
        }
        line(context.style().bold(Sanitised.line(info.displayName() + " source session "
                + session.session().sourceSessionId())));
        line("first:    " + Timestamps.text(session.firstMs(), zone));
        line("last:     " + Timestamps.text(session.lastMs(), zone));
        line("messages: " + Numbers.count(session.totals().messageCount()));
        line("source:   " + Sanitised.line(String.join(", ", session.sourcePaths())));
        heading("Totals");
        line("  " + UsageReportText.tokenLine(session.totals().tokens()));
        heading("Costs");
        UsageReportText.costLines(session.totals().costs(), session.unpricedModels()).forEach(this::line);
        if (context.invocation().flag(SourceSessionOptions.BREAKDOWN)) {
            heading("By model");
            context.out().print(UsageReportText.modelTable(session.byModel()).render(look, context.style(), width));
            heading("By activity");
            session.byActivity().forEach(row -> line(activity(row)));
        }
    }

    private static String activity(ActivityRow row) {
        String name = Sanitised.line(row.agent());
        String tokens = Numbers.count(row.sums().tokens().total());
        return "  " + name + " ".repeat(Math.max(0, ACTIVITY_WIDTH - DisplayWidth.of(name))) + " "
                + " ".repeat(Math.max(0, TOKENS_WIDTH - tokens.length())) + tokens + " tokens   cached input "
                + Numbers.count(row.sums().tokens().cacheRead())
                + "   actual " + Numbers.money(row.sums().costs().actual())
                + "   virtual " + Numbers.money(row.sums().costs().virtual())
                + "   savings " + Numbers.money(row.sums().costs().savings());
    }

    private static void listJson(JsonWriter writer, List<SourceSession> sessions) {
        ReportJson json = new ReportJson(writer);
        writer.beginArray();
        for (SourceSession session : sessions) {
            writer.beginObject().key("harness").text(session.session().harness());
            writer.key("source_session_id").text(session.session().sourceSessionId());
            times(writer, session);
            writer.key("tokens").beginObject();
            json.tokens(session.totals().tokens());
            writer.endObject();
            json.costs(session.totals().costs());
            ReportJson.texts(writer.key("providers"), session.providers());
            ReportJson.texts(writer.key("models"), session.models());
            ReportJson.texts(writer.key("source_paths"), session.sourcePaths());
            writer.endObject();
        }
        writer.endArray();
    }

    private static void detailJson(JsonWriter writer, SourceSession session) {
        ReportJson json = new ReportJson(writer);
        writer.beginObject().key("harness").text(session.session().harness());
        writer.key("source_session_id").text(session.session().sourceSessionId());
        ReportJson.texts(writer.key("source_paths"), session.sourcePaths());
        times(writer, session);
        writer.key("totals");
        json.totals(session.totals());
        writer.key("by_model");
        json.models(session.byModel());
        writer.key("by_activity");
        json.activities(session.byActivity());
        writer.endObject();
    }

    private static void times(JsonWriter writer, SourceSession session) {
        writer.key("first_created_ms").number(session.firstMs());
        writer.key("last_created_ms").number(session.lastMs());
        writer.key("assistant_message_count").number(session.totals().messageCount());
    }

    private void heading(String title) {
        line("");
        line(context.style().bold(title));
    }

    private void line(String text) {
        context.out().line(text);
    }
}

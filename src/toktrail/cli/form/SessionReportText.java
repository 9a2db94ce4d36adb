package toktrail.cli.form;

import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import toktrail.args.Invocation;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.ledger.area.Area;
import toktrail.pricing.CostTotals;
import toktrail.report.ModelRow;
import toktrail.report.sessions.SessionDigest;
import toktrail.report.sessions.SessionReport;
import toktrail.report.sessions.SessionRow;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Table;
import toktrail.time.Timestamps;
import toktrail.usage.SessionFacts;
import toktrail.usage.Tokens;

/** Usage by session as text: a paragraph for each session, or tables. */
public final class SessionReportText {

    private final ViewText text;
    private final Invocation line;

    /** Text for the streams and options of a command. */
    public SessionReportText(CommandContext context) {
        text = new ViewText(context);
        line = context.invocation();
    }

    /** A paragraph for each session. */
    public String cards(SessionReport report) {
        text.title("sessions", report.filters());
        if (report.sessions().isEmpty()) {
            text.noData();
        }
        report.sessions().forEach(row -> card(row, report));
        return text.render();
    }

    /** A row for each session; the command declares whether tables are rich ones. */
    public String table(SessionReport report) {
        return table(report, tables(report).full());
    }

    /** As {@link #table(SessionReport)}, with fewer columns. */
    public String compact(SessionReport report) {
        return table(report, tables(report).compact());
    }

    private SessionTables tables(SessionReport report) {
        return new SessionTables(report, line.flag(UsageOptions.RICH));
    }

    private String table(SessionReport report, Table sessions) {
        text.title("sessions", report.filters());
        if (report.sessions().isEmpty()) {
            text.noData();
            return text.render();
        }
        text.table(sessions);
        if (report.query().breakdown()) {
            text.line("");
            text.heading("Breakdown by provider/model");
            text.table(tables(report).breakdown());
        }
        return text.render();
    }

    private void card(SessionRow row, SessionReport report) {
        ZoneId zone = report.filters().period().zone();
        text.line("");
        text.heading(Sanitised.line(Timestamps.text(row.lastMs(), zone) + "  " + row.session().machine().label()
                + "  " + row.session().ref().harness() + "/" + row.session().ref().sourceSessionId()));
        entry("Area: ", row.session().area().map(Area::path).orElse(ViewText.UNASSIGNED));
        SessionFacts facts = row.details().facts();
        String folder = facts.workspace().cwd() != null ? facts.workspace().cwd() : row.details().sourceDir();
        if (folder != null) {
            entry("CWD:  ", folder);
        }
        List<String> paths = facts.sourcePaths();
        if (!paths.isEmpty()) {
            entry("Source: ", paths.get(0) + (paths.size() > 1 ? " (+" + (paths.size() - 1) + " more)" : ""));
        }
        List<String> models = row.models();
        entry(models.size() == 1 ? "Model: " : "Models: ",
                (line.flag(UsageOptions.RICH) ? ModelList.full(models) : ModelList.brief(models)) + " with "
                + Numbers.count(row.sums().messageCount()) + " msgs");
        entry("Token usage:", UsageReportText.tokenLine(row.sums().tokens()).substring("token usage:".length()));
        CostTotals costs = row.sums().costs();
        entry("Costs: ", "source=" + Numbers.money(costs.source()) + " actual=" + Numbers.money(costs.actual())
                + " virtual=" + Numbers.money(costs.virtual()) + " savings=" + Numbers.money(costs.savings())
                + " unpriced=" + Numbers.count(costs.unpricedCount()));
        row.digest().ifPresent(this::digest);
        if (report.query().breakdown()) {
            text.line("   Breakdown:");
            row.byModel().forEach(model -> text.line("     " + Sanitised.line(breakdown(model))));
        }
    }

    private void digest(SessionDigest digest) {
        entry("Summary: ", digest.oneLine().orElse(Numbers.NONE) + " (tool_failures="
                + Numbers.count(digest.toolFailures()) + ")");
        OptionalLong score = digest.score();
        entry("Health:  ", digest.grade().orElse(Numbers.NONE) + " "
                + (score.isPresent() ? Numbers.count(score.getAsLong()) : Numbers.NONE) + " " + digest.outcome()
                + " (" + digest.outcomeConfidence() + ")");
    }

    private static String breakdown(ModelRow row) {
        Tokens tokens = row.sums().tokens();
        return row.name() + " msgs=" + Numbers.count(row.sums().messageCount())
                + " total=" + Numbers.count(tokens.total()) + " input=" + Numbers.count(tokens.input())
                + " output=" + Numbers.count(tokens.output() + tokens.reasoning())
                + " reasoning=" + Numbers.count(tokens.reasoning())
                + " cache_read=" + Numbers.count(tokens.cacheRead())
                + " actual=" + Numbers.money(row.sums().costs().actual())
                + " virtual=" + Numbers.money(row.sums().costs().virtual());
    }

    private void entry(String label, String content) {
        text.line("   " + label + Sanitised.line(content));
    }
}

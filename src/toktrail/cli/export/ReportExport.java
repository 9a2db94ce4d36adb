package toktrail.cli.export;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Workspace;
import toktrail.ledger.LedgerView;
import toktrail.ledger.session.SessionOrder;
import toktrail.report.RowOrder;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReport;
import toktrail.report.UsageReporter;
import toktrail.report.division.DivisionReporter;
import toktrail.report.division.SeriesQuery;
import toktrail.report.sessions.SessionQuery;
import toktrail.report.sessions.SessionReporter;
import toktrail.time.Granularity;

/** Writes the rows of a report. */
final class ReportExport {

    /** The reports that can be exported. */
    enum Report {
        DAILY, WEEKLY, MONTHLY, SESSIONS, MODELS, AREAS, MACHINES;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> labels() {
            return List.of(values()).stream().map(Report::label).toList();
        }

        static Report of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    private final Workspace workspace;
    private final UsageQuery query;
    private final Function<List<String>, Rows> format;

    /** @param format makes the writer of rows with these columns */
    ReportExport(CommandContext context, UsageQuery query, Function<List<String>, Rows> format) {
        workspace = context.workspace();
        this.query = query;
        this.format = format;
    }

    void write(LedgerView ledger, Report report, Set<Extra> extras) {
        switch (report) {
            case DAILY -> series(ledger, Granularity.DAILY, "date");
            case WEEKLY -> series(ledger, Granularity.WEEKLY, "week");
            case MONTHLY -> series(ledger, Granularity.MONTHLY, "month");
            case SESSIONS -> sessions(ledger, extras);
            case MODELS -> write(ReportColumns.models(), everything(ledger).tables().byModel());
            case AREAS -> write(ReportColumns.areas(), divisions().areas(ledger, query).rows());
            case MACHINES -> write(ReportColumns.machines(), everything(ledger).tables().byMachine());
        }
    }

    private void series(LedgerView ledger, Granularity granularity, String name) {
        SeriesQuery series = new SeriesQuery(query, granularity, workspace.configuration().ui().startOfWeek(),
                RowOrder.ASC, false);
        write(ReportColumns.series(name), divisions().series(ledger, series).buckets());
    }

    private void sessions(LedgerView ledger, Set<Extra> extras) {
        SessionQuery sessions = new SessionQuery(query.selection(), query.period(), SessionOrder.OLDEST_FIRST,
                OptionalLong.empty(), query.splitThinking(), false, false);
        write(ReportColumns.sessions(extras), new SessionReporter(workspace.pricing(), workspace.tools().ids())
                .sessions(ledger, sessions).sessions());
    }

    private UsageReport everything(LedgerView ledger) {
        return new UsageReporter(workspace.pricing(), workspace.tools().ids()).everything(ledger, query);
    }

    private DivisionReporter divisions() {
        return new DivisionReporter(workspace.pricing(), workspace.tools().ids());
    }

    private <T> void write(List<Column<T>> columns, List<T> values) {
        Rows rows = format.apply(Column.names(columns));
        rows.begin();
        values.forEach(value -> rows.row(Column.row(columns, value)));
    }
}

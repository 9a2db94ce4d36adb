package toktrail.cli.form;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import toktrail.ledger.area.Area;
import toktrail.pricing.CostTotals;
import toktrail.report.sessions.SessionDigest;
import toktrail.report.sessions.SessionReport;
import toktrail.report.sessions.SessionRow;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.time.Timestamps;

/** The tables of usage by session. */
final class SessionTables {

    private static final int WIDE = 48;
    private static final int AREA = 36;

    private final SessionReport report;
    private final boolean rich;
    private final ZoneId zone;

    SessionTables(SessionReport report, boolean rich) {
        this.report = report;
        this.rich = rich;
        zone = report.filters().period().zone();
    }

    Table full() {
        List<Column> columns = new ArrayList<>(heads());
        columns.add(Column.number("msgs"));
        columns.add(Column.wrapped("models", WIDE));
        columns.addAll(ViewText.numbers(ViewText.CLASSES));
        columns.addAll(ViewText.numbers(ViewText.COSTS));
        addDigestColumns(columns);
        Table table = new Table(columns);
        for (SessionRow row : report.sessions()) {
            List<String> cells = head(row);
            cells.add(Numbers.count(row.sums().messageCount()));
            cells.add(models(row));
            cells.addAll(ViewText.classes(row.sums().tokens()));
            cells.addAll(ViewText.costs(row.sums().costs()));
            addDigest(cells, row);
            table.row(cells);
        }
        return table;
    }

    Table compact() {
        List<Column> columns = new ArrayList<>(heads());
        columns.addAll(ViewText.numbers(List.of("msgs", "total", "actual", "virtual", "savings")));
        columns.add(Column.wrapped("models", WIDE));
        addDigestColumns(columns);
        Table table = new Table(columns);
        for (SessionRow row : report.sessions()) {
            CostTotals costs = row.sums().costs();
            List<String> cells = head(row);
            cells.addAll(List.of(Numbers.count(row.sums().messageCount()),
                    Numbers.count(row.sums().tokens().total()), Numbers.money(costs.actual()),
                    Numbers.money(costs.virtual()), Numbers.money(costs.savings()), models(row)));
            addDigest(cells, row);
            table.row(cells);
        }
        return table;
    }

    Table breakdown() {
        Table table = new Table(ViewText.breakdownColumns(Column.wrapped("session", WIDE)));
        for (SessionRow row : report.sessions()) {
            row.byModel().forEach(model -> table.row(ViewText.breakdown(row.session().key(), model)));
        }
        return table;
    }

    private static List<Column> heads() {
        return List.of(Column.text("machine"), Column.wrapped("session", WIDE), Column.wrapped("area", AREA),
                Column.text("last"));
    }

    private List<String> head(SessionRow row) {
        return new ArrayList<>(List.of(row.session().machine().label(), row.session().key(),
                row.session().area().map(Area::path).orElse(ViewText.UNASSIGNED), Timestamps.text(row.lastMs(), zone)));
    }

    private String models(SessionRow row) {
        return rich ? ModelList.full(row.models()) : ModelList.brief(row.models());
    }

    private void addDigestColumns(List<Column> columns) {
        if (report.query().withSummary()) {
            columns.addAll(List.of(Column.wrapped("summary", WIDE), Column.text("health"),
                    Column.number("tool_failures")));
        }
    }

    private void addDigest(List<String> cells, SessionRow row) {
        if (!report.query().withSummary()) {
            return;
        }
        if (row.digest().isEmpty()) {
            cells.addAll(List.of(Numbers.NONE, Numbers.NONE, Numbers.NONE));
            return;
        }
        SessionDigest digest = row.digest().get();
        cells.addAll(List.of(digest.oneLine().orElse(Numbers.NONE), health(digest),
                Numbers.count(digest.toolFailures())));
    }

    /** Grade and score, else how it ended if that is known. */
    private static String health(SessionDigest digest) {
        if (digest.grade().isPresent() && digest.score().isPresent()) {
            return digest.grade().get() + digest.score().getAsLong();
        }
        return digest.outcome().equals("unknown") ? Numbers.NONE : digest.outcome();
    }
}

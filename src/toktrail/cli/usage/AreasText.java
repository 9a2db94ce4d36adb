package toktrail.cli.usage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.cli.form.UsageReportText;
import toktrail.cli.form.ViewText;
import toktrail.cli.frame.CommandContext;
import toktrail.ledger.area.Area;
import toktrail.ledger.filter.AreaFilter;
import toktrail.pricing.CostTotals;
import toktrail.report.UnassignedShare;
import toktrail.report.UsageSums;
import toktrail.report.division.ShareBasis;
import toktrail.report.division.UsageByArea;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;

/** Usage by area as text. */
final class AreasText {

    /** What is shown of an area. */
    enum Columns { BOTH, DIRECT, SUBTREE }

    private static final int AREA_WIDTH = 48;

    private final ViewText text;
    private final Columns columns;
    private final Optional<ShareBasis> share;
    private final BigDecimal unassignedThreshold;

    /** @param share by what the column of shares is measured, absent without it */
    AreasText(CommandContext context, Columns columns, Optional<ShareBasis> share) {
        text = new ViewText(context);
        this.columns = columns;
        this.share = share;
        unassignedThreshold = context.workspace().unassignedThreshold();
    }

    /** @param rows those that are shown */
    String render(UsageByArea areas, List<UsageByArea.Row> rows) {
        text.title("areas", areas.filters());
        if (rows.isEmpty()) {
            text.noData();
            return text.render();
        }
        Table table = new Table(heads());
        for (UsageByArea.Row row : rows) {
            List<String> cells = new ArrayList<>();
            cells.add("  ".repeat(row.depth()) + row.area().map(Area::path).orElse(ViewText.UNASSIGNED));
            addFigures(cells, row);
            share.ifPresent(basis -> cells.add(Numbers.ratio(basis.share(row.subtree(), areas.totals()))));
            table.row(cells);
        }
        text.line("");
        text.table(table);
        if (areas.filters().area().equals(AreaFilter.ANY)) {
            warn(areas);
        }
        return text.render();
    }

    private void warn(UsageByArea areas) {
        UsageByArea.Row last = areas.rows().get(areas.rows().size() - 1);
        long unassigned = last.area().isPresent() ? 0 : last.subtree().tokens().total();
        UnassignedShare part = new UnassignedShare(unassigned, areas.totals().tokens().total());
        if (part.reaches(unassignedThreshold)) {
            text.line("");
            text.warning(UsageReportText.unassigned(part, "this report's"));
        }
    }

    private List<Column> heads() {
        List<Column> heads = new ArrayList<>();
        heads.add(Column.wrapped("area", AREA_WIDTH));
        switch (columns) {
            case BOTH -> heads.addAll(ViewText.numbers(List.of("msgs self", "msgs tree", "total self", "total tree",
                    "actual tree", "virtual tree")));
            case DIRECT -> heads.addAll(ViewText.numbers(List.of("msgs", "total", "actual")));
            case SUBTREE -> {
                heads.add(Column.number("msgs"));
                heads.addAll(ViewText.numbers(ViewText.CLASSES));
                heads.addAll(ViewText.numbers(List.of("actual", "virtual", "savings", "unpriced")));
            }
        }
        if (share.isPresent()) {
            heads.add(Column.number("share"));
        }
        return heads;
    }

    private void addFigures(List<String> cells, UsageByArea.Row row) {
        UsageSums direct = row.direct();
        UsageSums tree = row.subtree();
        CostTotals costs = tree.costs();
        switch (columns) {
            case BOTH -> cells.addAll(List.of(Numbers.count(direct.messageCount()),
                    Numbers.count(tree.messageCount()), Numbers.count(direct.tokens().total()),
                    Numbers.count(tree.tokens().total()), Numbers.money(costs.actual()),
                    Numbers.money(costs.virtual())));
            case DIRECT -> cells.addAll(List.of(Numbers.count(direct.messageCount()),
                    Numbers.count(direct.tokens().total()), Numbers.money(direct.costs().actual())));
            case SUBTREE -> {
                cells.add(Numbers.count(tree.messageCount()));
                cells.addAll(ViewText.classes(tree.tokens()));
                cells.addAll(ViewText.costs(costs).subList(1, ViewText.COSTS.size()));
            }
        }
    }
}

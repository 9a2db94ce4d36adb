package toktrail.cli.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import toktrail.ledger.area.Area;
import toktrail.report.MachineRow;
import toktrail.report.ModelRow;
import toktrail.report.UsageSums;
import toktrail.report.division.BucketRow;
import toktrail.report.division.UsageByArea;
import toktrail.report.export.EventExport;
import toktrail.report.sessions.SessionRow;
import toktrail.usage.Tokens;

/** The columns of reports. */
final class ReportColumns {

    private static final String SEPARATOR = "; ";

    private ReportColumns() { }

    /** @param period what a row is about: {@code date}, {@code week} or {@code month} */
    static List<Column<BucketRow>> series(String period) {
        List<Column<BucketRow>> columns = new ArrayList<>();
        columns.add(new Column<>(period, row -> Cell.text(row.bucket().key())));
        columns.addAll(sums(BucketRow::sums));
        columns.add(new Column<>("models", row -> models(row.models())));
        return columns;
    }

    static List<Column<SessionRow>> sessions(Set<Extra> extras) {
        List<Column<SessionRow>> columns = new ArrayList<>(List.of(
                new Column<>("session_id", row -> Cell.text(EventExport.sessionId(row.session().machine().machineId(),
                        row.session().ref()))),
                new Column<>("machine", row -> Cell.line(row.session().machine().label())),
                new Column<>("harness", row -> Cell.line(row.session().ref().harness())),
                new Column<>("area", row -> Cell.text(row.session().area().map(Area::path).orElse(null))),
                new Column<>("first_at", row -> Cell.time(row.firstMs())),
                new Column<>("first_ms", row -> Cell.number(row.firstMs())),
                new Column<>("last_at", row -> Cell.time(row.lastMs())),
                new Column<>("last_ms", row -> Cell.number(row.lastMs())),
                new Column<>("duration_ms", row -> Cell.number(row.lastMs() - row.firstMs()))));
        columns.addAll(sums(SessionRow::sums));
        columns.add(new Column<>("models", row -> models(row.byModel())));
        if (extras.contains(Extra.IDS)) {
            columns.add(new Column<>("source_session_id", row -> Cell.line(row.session().ref().sourceSessionId())));
        }
        if (extras.contains(Extra.PATHS)) {
            columns.add(new Column<>("cwd", row -> Cell.line(row.details().facts().workspace().cwd())));
            columns.add(new Column<>("git_root", row -> Cell.line(row.details().facts().workspace().gitRoot())));
            columns.add(new Column<>("git_remote", row -> Cell.line(row.details().facts().workspace().gitRemote())));
        }
        if (extras.contains(Extra.TITLES)) {
            columns.add(new Column<>("session_title", row -> Cell.line(row.details().facts().title())));
        }
        return columns;
    }

    static List<Column<ModelRow>> models() {
        List<Column<ModelRow>> columns = new ArrayList<>(List.of(
                new Column<>("provider_id", row -> Cell.line(row.providerId())),
                new Column<>("model_id", row -> Cell.line(row.modelId())),
                new Column<>("thinking_level", row -> Cell.line(row.thinkingLevel()))));
        columns.addAll(sums(ModelRow::sums));
        return columns;
    }

    static List<Column<MachineRow>> machines() {
        List<Column<MachineRow>> columns = new ArrayList<>(List.of(
                new Column<>("machine_id", row -> Cell.text(row.machine().machineId())),
                new Column<>("machine", row -> Cell.line(row.machine().label()))));
        columns.addAll(sums(MachineRow::sums));
        return columns;
    }

    /** A row for each area, so that only the columns of the areas themselves add up; nothing stands for no area. */
    static List<Column<UsageByArea.Row>> areas() {
        return List.of(
                new Column<>("area", row -> Cell.text(row.area().map(Area::path).orElse(null))),
                new Column<>("direct_messages", row -> Cell.number(row.direct().messageCount())),
                new Column<>("direct_total_tokens", row -> Cell.number(row.direct().tokens().total())),
                new Column<>("direct_source_cost_usd", row -> Cell.money(row.direct().costs().source())),
                new Column<>("direct_actual_cost_usd", row -> Cell.money(row.direct().costs().actual())),
                new Column<>("direct_virtual_cost_usd", row -> Cell.money(row.direct().costs().virtual())),
                new Column<>("subtree_messages", row -> Cell.number(row.subtree().messageCount())),
                new Column<>("subtree_total_tokens", row -> Cell.number(row.subtree().tokens().total())),
                new Column<>("subtree_source_cost_usd", row -> Cell.money(row.subtree().costs().source())),
                new Column<>("subtree_actual_cost_usd", row -> Cell.money(row.subtree().costs().actual())),
                new Column<>("subtree_virtual_cost_usd", row -> Cell.money(row.subtree().costs().virtual())));
    }

    private static <T> List<Column<T>> sums(Function<T, UsageSums> sums) {
        Function<T, Tokens> tokens = row -> sums.apply(row).tokens();
        return List.of(
                new Column<>("messages", row -> Cell.number(sums.apply(row).messageCount())),
                new Column<>("input_tokens", row -> Cell.number(tokens.apply(row).input())),
                new Column<>("output_tokens", row -> Cell.number(tokens.apply(row).output())),
                new Column<>("reasoning_tokens", row -> Cell.number(tokens.apply(row).reasoning())),
                new Column<>("cache_read_tokens", row -> Cell.number(tokens.apply(row).cacheRead())),
                new Column<>("cache_write_tokens", row -> Cell.number(tokens.apply(row).cacheWrite())),
                new Column<>("cache_output_tokens", row -> Cell.number(tokens.apply(row).cacheOutput())),
                new Column<>("total_tokens", row -> Cell.number(tokens.apply(row).total())),
                new Column<>("source_cost_usd", row -> Cell.money(sums.apply(row).costs().source())),
                new Column<>("actual_cost_usd", row -> Cell.money(sums.apply(row).costs().actual())),
                new Column<>("virtual_cost_usd", row -> Cell.money(sums.apply(row).costs().virtual())),
                new Column<>("unpriced_count", row -> Cell.number(sums.apply(row).costs().unpricedCount())));
    }

    private static Cell models(List<ModelRow> rows) {
        return Cell.line(String.join(SEPARATOR, ModelRow.names(rows)));
    }
}

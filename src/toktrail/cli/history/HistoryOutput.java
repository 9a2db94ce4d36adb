package toktrail.cli.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import toktrail.importer.history.HistoryImport.FileResult;
import toktrail.importer.history.HistoryImport.ToolResult;
import toktrail.json.JsonWriter;
import toktrail.ledger.recorded.HarnessDay;
import toktrail.ledger.recorded.HistoryChange.Verdict;
import toktrail.ledger.recorded.RecordedDays;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;

/**
 * What became of histories.
 *
 * @param results by file
 * @param dryRun  whether nothing was stored
 */
record HistoryOutput(List<FileResult> results, boolean dryRun) {

    HistoryOutput {
        results = List.copyOf(results);
    }

    /** A line for each reason for which rows of a file were left out. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (FileResult result : results) {
            result.file().skipped().forEach((reason, count) -> warnings.add(Sanitised.line(result.file().name()
                    + ": left out " + Numbers.counted(count, "row") + " " + reason)));
        }
        return warnings;
    }

    String text(Style style) {
        Table table = Table.of(Column.text("File"), Column.text("Format"), Column.text("Tool"), Column.text("From"),
                Column.text("To"), Column.number("Days"), Column.number("Covered"), Column.number("New"),
                Column.number("Replaced"), Column.number("Kept"), Column.number("Tokens"), Column.number("Cost"));
        long taken = 0;
        Set<HarnessDay> covered = new HashSet<>();
        for (FileResult result : results) {
            for (ToolResult tool : result.tools()) {
                table.row(result.file().name(), result.file().format().label(), tool.harness(),
                        tool.days().get(0).toString(), tool.days().get(tool.days().size() - 1).toString(),
                        Numbers.count(tool.days().size()), Numbers.count(tool.covered().size()),
                        rows(tool, Verdict.NEW), rows(tool, Verdict.REPLACED), rows(tool, Verdict.KEPT),
                        Numbers.count(tool.total().tokens().accountingTotal()),
                        Numbers.visibleMoney(tool.total().costUsd()));
                taken += tool.verdicts().get(Verdict.NEW) + tool.verdicts().get(Verdict.REPLACED);
                tool.covered().forEach(day -> covered.add(new HarnessDay(day, tool.harness())));
            }
        }
        StringBuilder text = new StringBuilder();
        if (!table.isEmpty()) {
            text.append(table.render(Table.Look.PLAIN, style, 0)).append('\n');
        }
        text.append(dryRun ? "Would take over " : "Took over ").append(Numbers.counted(taken, "row"));
        text.append(dryRun ? "; nothing was stored.\n" : ".\n");
        if (!covered.isEmpty()) {
            text.append("The ledger has calls of the same tool on ").append(Numbers.counted(covered.size(), "day"))
                    .append("; there they count instead.\n");
        }
        return text.toString();
    }

    private static String rows(ToolResult tool, Verdict verdict) {
        return Numbers.count(tool.verdicts().get(verdict));
    }

    void json(JsonWriter writer) {
        writer.beginObject().key("dry_run").bool(dryRun).key("files").beginArray();
        for (FileResult result : results) {
            writer.beginObject().key("file").text(result.file().name());
            writer.key("format").text(result.file().format().label());
            writer.key("tools").beginArray();
            result.tools().forEach(tool -> json(writer, tool));
            writer.endArray().key("skipped").beginArray();
            result.file().skipped().forEach((reason, count) -> writer.beginObject().key("reason").text(reason)
                    .key("rows").number(count).endObject());
            writer.endArray().endObject();
        }
        writer.endArray().endObject();
    }

    private static void json(JsonWriter writer, ToolResult tool) {
        writer.beginObject().key("harness").text(tool.harness());
        writer.key("first_day").text(tool.days().get(0).toString());
        writer.key("last_day").text(tool.days().get(tool.days().size() - 1).toString());
        writer.key("days").number(tool.days().size());
        writer.key("covered_days").number(tool.covered().size());
        writer.key("rows_new").number(tool.verdicts().get(Verdict.NEW));
        writer.key("rows_replaced").number(tool.verdicts().get(Verdict.REPLACED));
        writer.key("rows_kept").number(tool.verdicts().get(Verdict.KEPT));
        writer.key("tokens").number(tool.total().tokens().accountingTotal());
        writer.key("messages").number(tool.total().messages());
        writer.key("cost_usd").money(tool.total().costUsd());
        writer.endObject();
    }

    static void forgotten(JsonWriter writer, String origin, RecordedDays.Holding holding, boolean dryRun) {
        writer.beginObject().key("dry_run").bool(dryRun).key("forgotten").beginObject();
        writer.key("origin").text(origin).key("rows").number(holding.rows()).key("days").number(holding.days());
        writer.endObject().endObject();
    }

    static String forgotten(String origin, RecordedDays.Holding holding, boolean dryRun) {
        return (dryRun ? "Would forget " : "Forgot ") + Numbers.counted(holding.rows(), "row") + " of "
                + Numbers.counted(holding.days(), "day") + " from " + Sanitised.line(origin) + ".";
    }
}

package toktrail.importer.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.ledger.Ledger;
import toktrail.ledger.recorded.HarnessDay;
import toktrail.ledger.recorded.HistoryChange;
import toktrail.ledger.recorded.HistoryChange.Verdict;
import toktrail.ledger.recorded.RecordedDays;
import toktrail.ledger.recorded.RecordedUsage;

/** Takes histories of other trackers over into a ledger. */
public final class HistoryImport {

    /**
     * What became of a file.
     *
     * @param file  what it holds
     * @param tools its tools by id
     */
    public record FileResult(HistoryFile file, List<ToolResult> tools) {

        public FileResult {
            tools = List.copyOf(tools);
        }
    }

    /**
     * What became of a tool's days.
     *
     * @param harness  id of the tool
     * @param days     the days, the first one first; at least one
     * @param covered  those of them of which the ledger has calls, which count instead
     * @param total    what was recorded of all models on all days, under the name of the first of them
     * @param verdicts how many rows were new, replaced others, or were not needed; none is missing
     */
    public record ToolResult(String harness, List<LocalDate> days, List<LocalDate> covered, RecordedUsage total,
            Map<Verdict, Long> verdicts) {

        public ToolResult {
            days = List.copyOf(days);
            covered = List.copyOf(covered);
            verdicts = Map.copyOf(verdicts);
        }
    }

    private final Ledger ledger;
    private final ZoneId zone;

    /** @param zone the zone in which the days of the ledger are compared with those of histories */
    public HistoryImport(Ledger ledger, ZoneId zone) {
        this.ledger = ledger;
        this.zone = zone;
    }

    /** Stores what the files hold, one after the other, all of it or nothing. */
    public List<FileResult> store(List<HistoryFile> files, long nowMs) {
        return results(files, ledger.recordedDays().add(histories(files), nowMs));
    }

    /** What {@link #store} would do. */
    public List<FileResult> plan(List<HistoryFile> files) {
        return results(files, ledger.recordedDays().plan(histories(files)));
    }

    private static List<RecordedDays.History> histories(List<HistoryFile> files) {
        return files.stream().map(file -> new RecordedDays.History(file.format().label(), file.rows())).toList();
    }

    private List<FileResult> results(List<HistoryFile> files, List<HistoryChange> changes) {
        Set<HarnessDay> days = new HashSet<>();
        files.forEach(file -> file.rows().forEach(row -> days.add(row.when())));
        Set<HarnessDay> covered = ledger.read(view -> view.countedDays(zone).covered(days));
        List<FileResult> results = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Map<String, List<HistoryChange.Result>> byTool = new TreeMap<>();
            changes.get(i).results().forEach(result ->
                    byTool.computeIfAbsent(result.row().when().harness(), tool -> new ArrayList<>()).add(result));
            List<ToolResult> tools = new ArrayList<>();
            byTool.forEach((tool, rows) -> tools.add(result(tool, rows, covered)));
            results.add(new FileResult(files.get(i), tools));
        }
        return results;
    }

    private static ToolResult result(String tool, List<HistoryChange.Result> rows, Set<HarnessDay> covered) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, 0L);
        }
        TreeSet<LocalDate> days = new TreeSet<>();
        RecordedUsage total = null;
        for (HistoryChange.Result result : rows) {
            verdicts.merge(result.verdict(), 1L, Long::sum);
            days.add(result.row().when().day());
            total = total == null ? result.row() : total.plus(result.row());
        }
        return new ToolResult(tool, List.copyOf(days),
                days.stream().filter(day -> covered.contains(new HarnessDay(day, tool))).toList(), total, verdicts);
    }
}

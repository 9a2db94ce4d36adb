package toktrail.ledger.recorded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.ledger.recorded.HistoryChange.Result;
import toktrail.ledger.recorded.HistoryChange.Verdict;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/**
 * Decides what of a history is stored. A row takes the place of another only with more tokens; a day of a tool belongs
 * to one origin, the one that recorded more of it, so that two trackers that watched the same calls do not count twice.
 */
final class HistoryMerge {

    /** A day of a tool as it is to be stored. */
    private record Held(String origin, Map<CallKind, RecordedUsage> rows) {

        long tokens() {
            return sum(rows.values());
        }
    }

    private final Map<HarnessDay, Held> days = new HashMap<>();
    private final Set<HarnessDay> changed = new LinkedHashSet<>();

    /** What is stored. */
    static HistoryMerge load(Database database) {
        HistoryMerge merge = new HistoryMerge();
        database.forEach("SELECT " + CountedDays.COLUMNS + ", a.origin FROM archived_day a",
                SqlStatement.Binder.NONE, row -> {
                    RecordedUsage usage = CountedDays.row(row);
                    merge.days.computeIfAbsent(usage.when(),
                            day -> new Held(row.text(CountedDays.WIDTH + 1), new LinkedHashMap<>()))
                            .rows().put(usage.kind(), usage);
                });
        return merge;
    }

    /** Takes the rows of one history, each day, tool and model once. */
    HistoryChange add(String origin, List<RecordedUsage> rows) {
        Map<HarnessDay, List<RecordedUsage>> byDay = new LinkedHashMap<>();
        rows.forEach(row -> byDay.computeIfAbsent(row.when(), day -> new ArrayList<>()).add(row));
        Map<RecordedUsage, Verdict> verdicts = new HashMap<>();
        byDay.forEach((day, own) -> addDay(origin, day, own, verdicts));
        return new HistoryChange(origin, rows.stream().map(row -> new Result(row, verdicts.get(row))).toList());
    }

    private void addDay(String origin, HarnessDay day, List<RecordedUsage> rows,
            Map<RecordedUsage, Verdict> verdicts) {
        Held held = days.get(day);
        boolean foreign = held != null && !held.origin().equals(origin);
        if (foreign && sum(rows) <= held.tokens()) {
            rows.forEach(row -> verdicts.put(row, Verdict.KEPT));
            return;
        }
        if (held == null || foreign) {
            days.put(day, new Held(origin, new LinkedHashMap<>()));
        }
        Map<CallKind, RecordedUsage> stored = days.get(day).rows();
        for (RecordedUsage row : rows) {
            RecordedUsage before = stored.get(row.kind());
            boolean less = before != null && row.tokens().accountingTotal() <= before.tokens().accountingTotal();
            verdicts.put(row, less ? Verdict.KEPT : before != null || foreign ? Verdict.REPLACED : Verdict.NEW);
            if (!less) {
                stored.put(row.kind(), row);
                changed.add(day);
            }
        }
    }

    private static long sum(Iterable<RecordedUsage> rows) {
        long sum = 0;
        for (RecordedUsage row : rows) {
            sum = Tokens.sum(sum, row.tokens().accountingTotal());
        }
        return sum;
    }

    /** Stores the days that have changed; the transaction is the caller's. */
    void write(Database database, long nowMs) {
        try (SqlStatement delete = database.prepare("DELETE FROM archived_day WHERE day = ? AND harness = ?");
                SqlStatement insert = database.prepare("""
                        INSERT INTO archived_day (day, harness, provider_id, model_id, input_tokens, output_tokens,
                          reasoning_tokens, cache_read_tokens, cache_write_tokens, cost_pico_usd, messages, origin,
                          imported_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (HarnessDay day : changed) {
                delete.bindText(1, day.day().toString()).bindText(2, day.harness()).update();
                Held held = days.get(day);
                for (RecordedUsage row : held.rows().values()) {
                    insert.bindText(1, day.day().toString()).bindText(2, day.harness());
                    bind(insert, row);
                    insert.bindText(12, held.origin()).bindLong(13, nowMs).update();
                }
            }
        }
    }

    private static void bind(SqlStatement insert, RecordedUsage row) {
        Tokens tokens = row.tokens();
        insert.bindText(3, row.kind().providerId()).bindText(4, row.kind().modelId()).bindLong(5, tokens.input())
                .bindLong(6, tokens.output()).bindLong(7, tokens.reasoning()).bindLong(8, tokens.cacheRead())
                .bindLong(9, tokens.cacheWrite()).bindLong(10, row.costPico()).bindLong(11, row.messages());
    }
}

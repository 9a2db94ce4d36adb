package toktrail.harness.cursor;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.Containment;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.KeptState;
import toktrail.harness.RecordCost;
import toktrail.harness.SourceCall;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.json.JsonStyle;
import toktrail.time.SourceTime;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/** Reads one export. The columns of tokens stand beside each other, the sum of a day of an account is a session. */
final class UsageExport implements DocumentReader<CallReading> {

    private static final String DATE = "Date";
    private static final String MODEL = "Model";
    private static final int DAY_DIGITS = "2026-01-31".length();
    private static final long NOON_MS = 12 * 3_600_000L;
    private static final int LONGEST_NUMBER = 18;

    private final boolean keepRaw;

    UsageExport(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public CallReading read(FileFacts facts) throws IOException {
        try (CsvRows rows = new CsvRows(Files.newInputStream(facts.file().path()))) {
            Map<String, Integer> header = new HashMap<>();
            if (rows.next()) {
                for (int i = 0; i < rows.fields().size(); i++) {
                    header.putIfAbsent(rows.fields().get(i), i);
                }
            }
            if (!header.containsKey(DATE) || !header.containsKey(MODEL)) {
                return CallReading.NOTHING;
            }
            int width = rows.fields().size();
            return new Export(facts, header).read(rows, width);
        }
    }

    private final class Export {

        private final FileFacts facts;
        private final String account;
        private final Map<String, Integer> header;
        private final CallCollector collector;
        /** How often rows with the same values came. */
        private final Map<String, Integer> repeats = new HashMap<>();
        private final Map<String, SessionRef> sessions = new HashMap<>();
        private final Map<String, CallKind> kinds = new HashMap<>();

        Export(FileFacts facts, Map<String, Integer> header) {
            this.facts = facts;
            this.header = header;
            account = CursorHarness.account(facts.file());
            collector = new CallCollector(facts.file());
        }

        CallReading read(CsvRows rows, int width) throws IOException {
            long count = 0;
            while (rows.next()) {
                // The program may be in the middle of writing the last row.
                if (rows.isUnfinished() && rows.fields().size() < width) {
                    break;
                }
                count++;
                row(rows);
            }
            return collector.reading(count, KeptState.NONE);
        }

        private void row(CsvRows rows) {
            List<String> row = rows.fields();
            String date = text(row, DATE);
            OptionalLong time = time(date);
            if (text(row, MODEL).isEmpty() || time.isEmpty()) {
                return;
            }
            CallKind kind = kinds.computeIfAbsent(text(row, MODEL), model ->
                    CallKind.of(Vendors.of(model).orElse(CursorHarness.ID), model, null, null));
            long written = count(row, "Input (w/ Cache Write)");
            long input = count(row, "Input (w/o Cache Write)");
            long cacheRead = count(row, "Cache Read");
            long output = count(row, "Output Tokens");
            String values = String.join(":", date, text(row, "Kind"), kind.modelId(), Long.toString(written),
                    Long.toString(input), Long.toString(cacheRead), Long.toString(output));
            String key = values + ":" + repeats.merge(values, 1, Integer::sum);
            Amount amount = Amount.of(tokens(new Tokens(input, output, 0, cacheRead, written, 0),
                    count(row, "Total Tokens")), cost(text(row, "Cost")));
            SessionRef session = session(time.getAsLong());
            String globalKey = CursorHarness.RULES.globalKey(session, key);
            SourcePosition position = new SourcePosition(facts.file().name(), rows.line(), rows.offset());
            collector.add(SourceCall.of(new UsageEvent(session, kind, time.getAsLong(), null, amount, position,
                    new EventKeys(position.rowId(), null, key, globalKey, globalKey, null), null,
                    keepRaw ? raw(row) : null)));
        }

        private SessionRef session(long timeMs) {
            String id = CursorHarness.ID + "-" + account + "-"
                    + Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC).toLocalDate();
            return sessions.computeIfAbsent(id, name -> new SessionRef(CursorHarness.ID, name));
        }

        private String text(List<String> row, String column) {
            Integer index = header.get(column);
            return index == null || index >= row.size() ? "" : row.get(index);
        }

        private long count(List<String> row, String column) {
            String digits = text(row, column).replace(",", "");
            return isDigits(digits, LONGEST_NUMBER) ? Long.parseLong(digits) : 0;
        }

        private String raw(List<String> row) {
            JsonObject.Builder members = JsonObject.builder();
            header.entrySet().stream().sorted(Map.Entry.comparingByValue())
                    .forEach(column -> members.put(column.getKey(), text(row, column.getKey())));
            return Json.write(members.build(), JsonStyle.SPACED);
        }
    }

    /** The time of a date; one without time of day is at noon. */
    private static OptionalLong time(String date) {
        OptionalLong time = SourceTime.ofText(date);
        return time.isPresent() && date.length() == DAY_DIGITS ? OptionalLong.of(time.getAsLong() + NOON_MS) : time;
    }

    /** In the oldest exports what was written to the cache contains the input: then the total tells so. */
    private static Tokens tokens(Tokens t, long total) {
        boolean inclusive = t.input() > 0 && t.input() <= t.cacheWrite()
                && total == Tokens.sum(t.cacheWrite(), t.cacheRead(), t.output());
        Tokens classes = inclusive ? new Tokens(t.input(), t.output(), 0, t.cacheRead(), t.cacheWrite() - t.input(), 0)
                : t;
        return Containment.withRest(classes, total);
    }

    /** A cost; 0 for {@code Included} and the like. */
    private static BigDecimal cost(String text) {
        String number = text.replace("$", "").replace(",", "").strip();
        boolean plain = isDigits(number.replaceFirst("\\.", ""), 2 * LONGEST_NUMBER);
        return plain ? RecordCost.of(Double.parseDouble(number)) : BigDecimal.ZERO;
    }

    private static boolean isDigits(String text, int most) {
        return !text.isEmpty() && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

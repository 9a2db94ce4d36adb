package toktrail.ledger.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import toktrail.error.UserException;
import toktrail.ledger.row.EventValues;
import toktrail.spelling.Decimals;
import toktrail.sqlite.Row;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Variant;

/** Makes events of rows that somebody sent: values that no event can have are mended, and that is told once. */
final class IncomingEvents {

    /** The columns of an event that are read, in this order; the machine and the attributes follow. */
    static final String COLUMNS = "id, tracking_session_id, area_id, harness, source_session_id, source_row_id, "
            + "source_message_id, source_dedup_key, global_dedup_key, fingerprint_hash, provider_id, model_id, "
            + "thinking_level, agent, created_ms, completed_ms, input_tokens, output_tokens, reasoning_tokens, "
            + "cache_read_tokens, cache_write_tokens, cache_output_tokens, source_cost_usd, raw_json, imported_at_ms";

    static final String ATTRIBUTES = "cache_write_1h, web_search_requests, speed, service_tier, inference_geo, "
            + "reasoning_in_output";

    private static final int TOKENS = 17;
    private static final int ORIGIN = 26;
    private static final long LATEST_MS = 253_402_300_799_999L;
    private static final int MOST_DIGITS = 40;
    private static final String LINES = ".jsonl";

    private final Exporter exporter;
    private final Map<Long, String> areas;
    private final Map<Long, String> runs;
    private final List<String> warnings;

    /** A cost as it was written. */
    private record Cost(BigDecimal amount, String text) { }

    IncomingEvents(Exporter exporter, Map<Long, String> areas, Map<Long, String> runs, List<String> warnings) {
        this.exporter = exporter;
        this.areas = areas;
        this.runs = runs;
        this.warnings = warnings;
    }

    EventRow map(Row row) {
        SessionRef session = new SessionRef(row.text(4), row.text(5));
        String rowId = row.text(6);
        EventKeys keys = new EventKeys(rowId, row.text(7), row.text(8) == null ? "" : row.text(8), row.text(9), null,
                null);
        CallKind kind = new CallKind(orUnknown(row.text(11)), orUnknown(row.text(12)),
                Names.thinkingLevel(row.text(13)), Names.trimmed(row.text(14)),
                new Variant(attribute(row.text(ORIGIN + 5)), attribute(row.text(ORIGIN + 4)),
                        attribute(row.text(ORIGIN + 3))));
        Cost cost = cost(row.text(23));
        UsageEvent read = new UsageEvent(session, kind, time(row, 15, "created_ms"), Columns.boxed(row, 16),
                amount(row, cost.amount()), position(rowId), keys, row.text(10), row.text(24));
        UsageEvent event = EventValues.limited(read);
        BigDecimal kept = event.amount().sourceCostUsd();
        String machine = row.text(ORIGIN) == null ? exporter.machineId() : row.text(ORIGIN);
        ExchangedEvent exchanged = new ExchangedEvent(row.longValue(1), machine, event,
                kept == cost.amount() ? cost.text() : Decimals.plain(kept),
                time(row, 25, "imported_at_ms"), new ExchangedEvent.Marks(true, null, null));
        return new EventRow(exchanged, row.isNull(2) ? null : runs.get(row.longValue(2)),
                row.isNull(3) ? null : areas.get(row.longValue(3)),
                !row.isNull(ORIGIN + 6) && row.longValue(ORIGIN + 6) == 0);
    }

    private static String orUnknown(String name) {
        String trimmed = Names.trimmed(name);
        return trimmed == null ? CallKind.UNKNOWN : trimmed;
    }

    private static String attribute(String value) {
        String trimmed = Names.trimmed(value);
        return trimmed == null || trimmed.indexOf(';') >= 0 || trimmed.indexOf('=') >= 0 ? null : trimmed;
    }

    private static long time(Row row, int column, String name) {
        long ms = row.longValue(column);
        if (ms < 0 || ms > LATEST_MS) {
            throw UserException.failed("usage_events." + name + ": " + ms + " is no time");
        }
        return ms;
    }

    /** A line of a file is one that can be found again; anything else stays a text. */
    private static SourcePosition position(String rowId) {
        int colon = rowId == null ? -1 : rowId.lastIndexOf(':');
        if (colon > LINES.length() && rowId.startsWith(LINES, colon - LINES.length())) {
            String digits = rowId.substring(colon + 1);
            boolean number = !digits.isEmpty() && digits.length() < 10 && digits.charAt(0) != '0'
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            if (number) {
                return new SourcePosition(rowId.substring(0, colon), Long.parseLong(digits), SourcePosition.NONE);
            }
        }
        return new SourcePosition(null, SourcePosition.NONE, SourcePosition.NONE);
    }

    private Amount amount(Row row, BigDecimal cost) {
        long[] counts = new long[6];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(row.longValue(TOKENS + i));
        }
        Tokens tokens = new Tokens(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
        long hour = Math.min(count(row.longValue(ORIGIN + 1)), tokens.cacheWrite());
        return new Amount(tokens, hour, count(row.longValue(ORIGIN + 2)), cost);
    }

    private long count(long stored) {
        if (stored < 0) {
            warn("counts below 0 in the archive were read as 0");
        }
        return Math.max(stored, 0);
    }

    /** The text is kept if it says that amount; whoever reads it later need not look again. */
    private Cost cost(String text) {
        try {
            BigDecimal cost = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
            if (cost != null && cost.signum() >= 0 && Math.abs((long) cost.scale()) <= MOST_DIGITS) {
                return new Cost(cost, text);
            }
        } catch (NumberFormatException e) {
            return noCost();
        }
        return noCost();
    }

    private Cost noCost() {
        warn("costs in the archive that are no amounts were read as 0");
        return new Cost(BigDecimal.ZERO, Decimals.plain(BigDecimal.ZERO));
    }

    private void warn(String text) {
        if (!warnings.contains(text)) {
            warnings.add(text);
        }
    }
}

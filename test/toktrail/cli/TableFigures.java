package toktrail.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import toktrail.testing.Check;
import toktrail.testing.TextTables;
import toktrail.testing.VectorReader;

/** The figures in rows of usage tables, compared with those of the same report as JSON. */
final class TableFigures {

    /** Columns of text and the keys of JSON that hold the same figure. */
    private static final Map<String, String> COUNTS = Map.of("msgs", "message_count", "input", "input", "reasoning",
            "reasoning", "cache_r", "cache_read", "cache_w", "cache_write", "cache_o", "cache_output", "total",
            "total", "unpriced", "unpriced_count");
    private static final Map<String, String> AMOUNTS = Map.of("source", "source_cost_usd", "actual",
            "actual_cost_usd", "virtual", "virtual_cost_usd", "savings", "savings_usd");

    private TableFigures() { }

    /** Compares the figures of a row of a table with those of the same row as JSON; other columns are ignored. */
    static void compare(String what, Map<String, Object> row, Map<String, String> cells) {
        COUNTS.forEach((column, key) -> {
            if (cells.containsKey(column) && !(what.endsWith(" total") && column.equals("msgs"))) {
                Check.equal(what + " " + column, ((Number) find(row, key)).longValue(),
                        Long.parseLong(TextTables.figure(cells.get(column))));
            }
        });
        if (cells.containsKey("output")) {
            Check.equal(what + " output", ((Number) find(row, "output")).longValue()
                    + ((Number) find(row, "reasoning")).longValue(),
                    Long.parseLong(TextTables.figure(cells.get("output"))));
        }
        AMOUNTS.forEach((column, key) -> {
            if (cells.containsKey(column)) {
                Check.equal(what + " " + column, new BigDecimal((String) find(row, key))
                        .setScale(2, RoundingMode.HALF_EVEN), new BigDecimal(TextTables.figure(cells.get(column)))
                        .setScale(2));
            }
        });
    }

    /** The value of a key in an object or one below it. */
    private static Object find(Map<String, Object> row, String key) {
        if (row.containsKey(key)) {
            return row.get(key);
        }
        for (String inner : List.of("tokens", "costs")) {
            Object part = row.get(inner);
            if (part != null && VectorReader.object(part).containsKey(key)) {
                return VectorReader.object(part).get(key);
            }
        }
        throw new AssertionError("no " + key + " in " + row);
    }
}

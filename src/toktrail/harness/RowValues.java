package toktrail.harness;

import java.math.BigDecimal;
import java.util.OptionalLong;
import toktrail.json.Json;
import toktrail.json.JsonNull;
import toktrail.json.JsonObject;
import toktrail.json.JsonStyle;
import toktrail.json.JsonText;
import toktrail.sqlite.Row;
import toktrail.time.SourceTime;
import toktrail.usage.Names;

/** Values in rows of the tools' databases, of whatever type SQLite stored them. Columns count from 1. */
public final class RowValues {

    private RowValues() { }

    /** A token count: a fraction is cut, anything that is no number, negative or too large is 0. */
    public static long count(Row row, int column) {
        OptionalLong whole = row.findLong(column);
        if (whole.isPresent()) {
            return Math.max(whole.getAsLong(), 0);
        }
        double value = row.type(column) == Row.Type.REAL ? row.doubleValue(column) : 0;
        // 2^63 is a double, Long.MAX_VALUE is not.
        return value > 0 && value < 0x1p63 ? (long) value : 0;
    }

    /** A time, epoch milliseconds UTC; absent unless it is a number or text that means one after 1970. */
    public static OptionalLong time(Row row, int column) {
        OptionalLong whole = row.findLong(column);
        OptionalLong time;
        if (whole.isPresent()) {
            time = SourceTime.ofNumber(whole.getAsLong());
        } else {
            time = switch (row.type(column)) {
                case REAL -> SourceTime.ofNumber(row.doubleValue(column));
                case TEXT -> SourceTime.ofText(row.text(column));
                case NULL, INTEGER, BLOB -> OptionalLong.empty();
            };
        }
        return time.isPresent() && time.getAsLong() > 0 ? time : OptionalLong.empty();
    }

    /** A cost in USD; 0 for anything but a finite positive number. */
    public static BigDecimal cost(Row row, int column) {
        return RecordCost.of(row.doubleValue(column));
    }

    /** A text without white space at its ends; null for NULL and for nothing but white space. */
    public static String text(Row row, int column) {
        return Names.trimmed(row.text(column));
    }

    /** The row as JSON text: an object with these columns, all of them texts or null. */
    public static String json(Row row, String... columns) {
        JsonObject.Builder members = JsonObject.builder();
        for (int i = 0; i < columns.length; i++) {
            String value = row.text(i + 1);
            members.put(columns[i], value == null ? JsonNull.NULL : new JsonText(value));
        }
        return Json.write(members.build(), JsonStyle.SPACED);
    }
}

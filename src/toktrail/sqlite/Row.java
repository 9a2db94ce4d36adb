package toktrail.sqlite;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The current row of a query; valid only during the call that receives it. Columns count from 1. SQLite stores a type
 * with each value whatever the column says, so the methods convert and never fail because of a type.
 */
public final class Row {

    /** Turns a row into a value. */
    public interface Mapper<T> {
        /** A value made of {@code row}, which must not be kept. */
        T map(Row row);
    }

    /** Takes the rows one after the other. */
    public interface Consumer {
        /** Uses {@code row}, which must not be kept. */
        void accept(Row row);
    }

    /** What a value is. */
    public enum Type { NULL, INTEGER, REAL, TEXT, BLOB }

    private static final int LONGEST_NUMBER = 64;

    private final ResultSet rows;
    private final Database database;

    Row(ResultSet rows, Database database) {
        this.rows = rows;
        this.database = database;
    }

    /** The type of the stored value. */
    public Type type(int column) {
        Object value = value(column);
        if (value == null) {
            return Type.NULL;
        }
        if (value instanceof String) {
            return Type.TEXT;
        }
        if (value instanceof byte[]) {
            return Type.BLOB;
        }
        return value instanceof Double ? Type.REAL : Type.INTEGER;
    }

    /** Whether the value is NULL. */
    public boolean isNull(int column) {
        return nullableLong(column).isEmpty();
    }

    /** A whole number of one of our own columns; SQLite's conversion elsewhere: NULL and text that is none give 0. */
    public long longValue(int column) {
        try {
            return rows.getLong(column);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** As {@link #longValue}, absent for NULL. */
    public OptionalLong nullableLong(int column) {
        try {
            long value = rows.getLong(column);
            return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** As {@link #longValue}, null for NULL. */
    public Long boxedLong(int column) {
        OptionalLong value = nullableLong(column);
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    /**
     * The whole number a foreign value stands for: an INTEGER, a REAL without fraction, or a TEXT of such a number in
     * decimal notation with blanks around it. Absent for everything else and outside the range of a long.
     */
    public OptionalLong findLong(int column) {
        Object value = value(column);
        if (value instanceof Long || value instanceof Integer) {
            return OptionalLong.of(((Number) value).longValue());
        }
        if (value instanceof Double real) {
            // 2^63 itself is outside
            return real == Math.rint(real) && real >= -0x1p63 && real < 0x1p63
                    ? OptionalLong.of(real.longValue()) : OptionalLong.empty();
        }
        return value instanceof String text ? parseLong(text.strip()) : OptionalLong.empty();
    }

    private static OptionalLong parseLong(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return OptionalLong.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // a short text can mean a number of a billion digits
            return number.precision() - (long) number.scale() > LONGEST_NUMBER
                    ? OptionalLong.empty() : OptionalLong.of(number.longValueExact());
        } catch (ArithmeticException | NumberFormatException noWholeNumber) {
            return OptionalLong.empty();
        }
    }

    /** A number with fraction in SQLite's conversion: NULL and text that is none give 0. */
    public double doubleValue(int column) {
        try {
            return rows.getDouble(column);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** The value as text, null for NULL; numbers in SQLite's notation, a BLOB read as UTF-8. */
    public String text(int column) {
        try {
            return rows.getString(column);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** The bytes of a BLOB, the UTF-8 of anything else, null for NULL; a copy. */
    public byte[] bytes(int column) {
        try {
            if (database.isUtf8()) {
                return rows.getBytes(column);
            }
            Object value = rows.getObject(column);
            if (value == null || value instanceof byte[]) {
                return (byte[]) value;
            }
            return rows.getString(column).getBytes(StandardCharsets.UTF_8);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private Object value(int column) {
        try {
            return rows.getObject(column);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }
}

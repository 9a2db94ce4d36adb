package toktrail.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A compiled statement that is bound and run as often as needed. Parameters count from 1 and keep their values until
 * they are bound again. A query is read to its end or left inside the method that runs it, so no lock stays behind.
 */
public final class SqlStatement implements AutoCloseable {

    /** Gives the parameters of a statement their values. */
    public interface Binder {
        /** For statements without parameters. */
        Binder NONE = statement -> { };

        /** Binds every parameter of {@code statement}. */
        void bind(SqlStatement statement);
    }

    private final Database database;
    private final PreparedStatement statement;

    SqlStatement(Database database, PreparedStatement statement) {
        this.database = database;
        this.statement = statement;
    }

    /** Binds a whole number. */
    public SqlStatement bindLong(int parameter, long value) {
        try {
            statement.setLong(parameter, value);
            return this;
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Binds a whole number, or NULL for null. */
    public SqlStatement bindNullableLong(int parameter, Long value) {
        return value == null ? bindNull(parameter) : bindLong(parameter, value);
    }

    /** Binds a text. */
    public SqlStatement bindText(int parameter, String value) {
        return bindNullableText(parameter, Objects.requireNonNull(value, "value"));
    }

    /** Binds a text, or NULL for null. */
    public SqlStatement bindNullableText(int parameter, String value) {
        try {
            statement.setString(parameter, value);
            return this;
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Binds a BLOB, or NULL for null; the array must not change before the statement has run. */
    public SqlStatement bindBytes(int parameter, byte[] value) {
        try {
            statement.setBytes(parameter, value);
            return this;
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Binds NULL. */
    public SqlStatement bindNull(int parameter) {
        try {
            statement.setNull(parameter, Types.NULL);
            return this;
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Runs a statement that gives no rows; the number of rows inserted, changed or deleted. */
    public long update() {
        try {
            return statement.executeLargeUpdate();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Runs a query and hands over each row in order. */
    public void forEach(Row.Consumer consumer) {
        try (ResultSet rows = statement.executeQuery()) {
            Row row = new Row(rows, database);
            while (rows.next()) {
                consumer.accept(row);
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Runs a query and collects what {@code mapper} makes of each row; a list of the caller's own. */
    public <T> List<T> list(Row.Mapper<T> mapper) {
        List<T> values = new ArrayList<>();
        forEach(row -> values.add(mapper.map(row)));
        return values;
    }

    /** What {@code mapper} makes of the first row, absent without one or when the mapper gives null. */
    public <T> Optional<T> first(Row.Mapper<T> mapper) {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(mapper.map(new Row(rows, database))) : Optional.empty();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** The first column of the first row, absent without a row or for NULL. */
    public OptionalLong firstLong() {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? new Row(rows, database).nullableLong(1) : OptionalLong.empty();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }
}

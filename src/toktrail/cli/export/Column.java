package toktrail.cli.export;

import java.util.List;
import java.util.function.Function;

/**
 * A column of rows made of {@code T}.
 *
 * @param name  its name in the header line and in JSON
 * @param value what a row has in it
 */
record Column<T>(String name, Function<T, Cell> value) {

    static <T> List<String> names(List<Column<T>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** The row of {@code value}. */
    static <T> List<Cell> row(List<Column<T>> columns, T value) {
        return columns.stream().map(column -> column.value().apply(value)).toList();
    }
}

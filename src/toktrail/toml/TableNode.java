package toktrail.toml;

import java.util.List;
import toktrail.error.Location;

/**
 * What a key holds while the text is read: a table that may still grow, an array of tables that may, or a finished
 * value. Inline tables and arrays in brackets are finished.
 */
sealed interface TableNode permits TableBuilder, TableNode.Elements, TableNode.Leaf {

    /** The finished value. */
    TomlValue build();

    /**
     * An array of tables, each begun by a header.
     *
     * @param location the first of the headers
     * @param tables   the elements, at least one once the header is read
     */
    record Elements(Location location, List<TableBuilder> tables) implements TableNode {

        TableBuilder last() {
            return tables.get(tables.size() - 1);
        }

        @Override
        public TomlValue build() {
            return new TomlArray(tables.stream().<TomlValue>map(TableBuilder::build).toList(), location);
        }
    }

    /**
     * A finished value.
     *
     * @param value the value
     */
    record Leaf(TomlValue value) implements TableNode {

        @Override
        public TomlValue build() {
            return value;
        }
    }
}

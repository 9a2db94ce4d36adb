package toktrail.ledger.row;

import java.util.Collections;
import java.util.List;

/** Columns that belong together, in the one order in which they are always written and read. */
public final class ColumnList {

    private final List<String> names;

    ColumnList(String... names) {
        this.names = List.of(names);
    }

    /** Their names. */
    List<String> names() {
        return names;
    }

    /** How many there are. */
    public int size() {
        return names.size();
    }

    /** The names, for an INSERT: {@code a, b}. */
    public String list() {
        return each("", "", ", ");
    }

    /** As many parameters, for an INSERT: {@code ?, ?}. */
    public String marks() {
        return String.join(", ", Collections.nCopies(names.size(), "?"));
    }

    /** The columns of a table, for a SELECT: {@code t.a, t.b}. */
    public String of(String table) {
        return each(table + ".", "", ", ");
    }

    /** Each name between two texts, joined: {@code each("sum(", ")", ", ")} gives {@code sum(a), sum(b)}. */
    public String each(String before, String after, String separator) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.isEmpty() ? "" : separator).append(before).append(name).append(after);
        }
        return text.toString();
    }
}

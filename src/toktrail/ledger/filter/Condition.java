package toktrail.ledger.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import toktrail.sqlite.SqlStatement;

/** Conditions of a query joined by AND, with the values of their parameters in order. */
public final class Condition {

    private static final String UUID_SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    private final StringBuilder sql = new StringBuilder("1");
    private final List<Object> values = new ArrayList<>();

    /** What the filter says about a session {@code s}. */
    public static Condition onSession(UsageFilter filter) {
        Condition condition = new Condition();
        if (filter.machine().isPresent()) {
            condition.and("s.machine = ?", filter.machine().get().id());
        }
        if (filter.sourceSession().isPresent()) {
            String id = filter.sourceSession().get();
            if (isUuid(id)) {
                // a thread of codex or code: its file is named after the time it began and the thread
                condition.and("(s.source_session_id = ? OR s.harness IN ('codex', 'code')"
                        + " AND substr(s.source_session_id, ?) = ?)", id, -id.length() - 1L, "-" + id);
            } else {
                condition.and("s.source_session_id = ?", id);
            }
        }
        if (filter.area() instanceof AreaFilter.Within within) {
            condition.andRow("s.area", within.areaIds());
        } else if (filter.area() instanceof AreaFilter.OneOf some) {
            condition.and(some.unassigned() ? "(s.area IS NULL OR s.area IN (SELECT value FROM json_each(?)))"
                    : "s.area IN (SELECT value FROM json_each(?))", list(some.areaIds()));
        } else if (filter.area() instanceof AreaFilter.Unassigned) {
            condition.and("s.area IS NULL");
        }
        if (filter.folders() instanceof FolderFilter.OneOf some) {
            condition.andRow("s.id", some.sessions());
        }
        return condition;
    }

    private static boolean isUuid(String id) {
        if (id.length() != UUID_SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            boolean hyphen = UUID_SHAPE.charAt(i) == '-';
            if (hyphen ? id.charAt(i) != '-' : Character.digit(id.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Adds a condition; values are longs and strings. */
    public Condition and(String text, Object... parameters) {
        sql.append(" AND ").append(text);
        values.addAll(List.of(parameters));
        return this;
    }

    /** Adds the condition that the column holds one of these texts. */
    public Condition andOneOf(String column, List<String> texts) {
        sql.append(" AND ").append(column).append(" IN (").append(String.join(", ",
                Collections.nCopies(texts.size(), "?"))).append(')');
        values.addAll(texts);
        return this;
    }

    /** Adds the condition that the column holds one of these rows. */
    public Condition andRow(String column, Collection<Long> rows) {
        return and(column + " IN (SELECT value FROM json_each(?))", list(rows));
    }

    /** Adds another condition with its values. */
    public Condition and(Condition other) {
        sql.append(" AND ").append(other.sql);
        values.addAll(other.values);
        return this;
    }

    /** Adds a value of a parameter that stands before the conditions in the statement; to be called first. */
    public Condition with(String value) {
        values.add(value);
        return this;
    }

    /** A list of ids as one parameter, to be read with {@code json_each}. */
    public static String list(Collection<Long> ids) {
        return new TreeSet<>(ids).toString();
    }

    /** The text; true for no condition. */
    public String sql() {
        return sql.toString();
    }

    /** Binds the values to the parameters from the first on. */
    public SqlStatement.Binder binder() {
        return statement -> {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Long number) {
                    statement.bindLong(i + 1, number);
                } else {
                    statement.bindText(i + 1, (String) values.get(i));
                }
            }
        };
    }
}

package toktrail.harness.goose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.harness.RecordCost;
import toktrail.harness.WrittenNumber;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonNumber;
import toktrail.json.JsonText;
import toktrail.sqlite.Database;
import toktrail.sqlite.ForeignDatabase;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement.Binder;
import toktrail.time.SourceTime;
import toktrail.usage.Names;

/**
 * Reads the rows of a database. Tables observed, any of them and of their columns may be missing:
 * <pre>
 *   sessions(id, name, description, session_type, working_dir, created_at, updated_at, provider_name,
 *            model_config_json, parent_session_id, accumulated_cost, and counters of the last turn and accumulated)
 *   usage_ledger(id, session_id, created_timestamp, model, cost, cost_source, and counters)
 * </pre>
 */
final class GooseDatabase {

    private static final String[] COUNTERS =
            {"input_tokens", "output_tokens", "total_tokens", "cache_read_tokens", "cache_write_tokens"};
    private static final String ACCUMULATED = "accumulated_";
    private static final String CARRIED = "carried_forward";
    private static final int SESSION_TEXTS = 11;
    private static final int LEDGER_TEXTS = 6;

    private final Database database;
    private final long fileMs;

    /**
     * A reading inside one transaction.
     *
     * @param fileMs time of sessions that have none
     */
    GooseDatabase(Database database, long fileMs) {
        this.database = database;
        this.fileMs = fileMs;
    }

    /** The sessions that have an id. */
    List<SessionRow> sessions() {
        List<SessionRow> sessions = new ArrayList<>();
        List<String> columns = new ArrayList<>(List.of("id", "name", "description", "working_dir", "parent_session_id",
                "session_type", "provider_name", "model_config_json", "created_at", "updated_at", "accumulated_cost"));
        columns.addAll(List.of(COUNTERS));
        List.of(COUNTERS).forEach(name -> columns.add(ACCUMULATED + name));
        read("sessions", columns, row -> session(row).ifPresent(sessions::add));
        return sessions;
    }

    /** The calls of the ledger that have an id and a session, in the order in which they were entered. */
    List<LedgerRow> ledger() {
        List<LedgerRow> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>(List.of("id", "session_id", "cost_source", "created_timestamp", "model",
                "cost"));
        columns.addAll(List.of(COUNTERS));
        read("usage_ledger", columns, row -> ledgerRow(row).ifPresent(rows::add));
        return rows;
    }

    /** How many rows both tables have. */
    long rows() {
        long rows = 0;
        for (String table : new String[] {"sessions", "usage_ledger"}) {
            if (!database.columns(table).isEmpty()) {
                rows += database.firstLong("SELECT count(*) FROM " + table, Binder.NONE).orElse(0);
            }
        }
        return rows;
    }

    private void read(String table, List<String> columns, Row.Consumer consumer) {
        Set<String> present = database.columns(table);
        if (!present.contains("id")) {
            return;
        }
        String select = ForeignDatabase.columnsOrNull(present, columns.toArray(String[]::new));
        database.forEach("SELECT " + select + " FROM " + table + " ORDER BY id", Binder.NONE, consumer);
    }

    private Optional<SessionRow> session(Row row) {
        String id = Names.trimmed(row.text(1));
        if (id == null) {
            return Optional.empty();
        }
        String name = Names.trimmed(row.text(2));
        SessionRow.About about = new SessionRow.About(name == null ? Names.trimmed(row.text(3)) : name,
                Names.trimmed(row.text(4)), Names.trimmed(row.text(5)));
        String provider = Names.normalise(row.text(7) == null ? "" : row.text(7));
        OptionalLong created = time(row, 9);
        OptionalLong known = created.isPresent() ? created : time(row, 10);
        Counters last = counters(row, SESSION_TEXTS);
        int accumulated = SESSION_TEXTS + COUNTERS.length;
        return Optional.of(new SessionRow(id, about, Names.trimmed(row.text(6)), provider.isEmpty() ? null : provider,
                model(row.text(8)), new SessionRow.Time(known.orElse(fileMs), created.isPresent()),
                counters(row, accumulated).orElse(last), old(row, accumulated, last), cost(row, 11), true));
    }

    private static Optional<LedgerRow> ledgerRow(Row row) {
        String id = Names.trimmed(row.text(1));
        String session = Names.trimmed(row.text(2));
        if (id == null || session == null) {
            return Optional.empty();
        }
        OptionalLong time = time(row, 4);
        return Optional.of(new LedgerRow(id, session, CARRIED.equals(row.text(3)),
                time.isPresent() ? (Long) time.getAsLong() : null, Names.trimmed(row.text(5)),
                counters(row, LEDGER_TEXTS), cost(row, 6)));
    }

    /** The counters behind so many other columns. */
    private static Counters counters(Row row, int before) {
        return new Counters(count(row, before + 1), count(row, before + 2), count(row, before + 3),
                count(row, before + 4), count(row, before + 5));
    }

    /** An older toktrail took an accumulated counter unless it was null. */
    private static Counters old(Row row, int before, Counters last) {
        return new Counters(isNull(row, before + 1) ? last.input() : count(row, before + 1),
                isNull(row, before + 2) ? last.output() : count(row, before + 2),
                isNull(row, before + 3) ? last.total() : count(row, before + 3), 0, 0);
    }

    private static boolean isNull(Row row, int column) {
        return row.type(column) == Row.Type.NULL;
    }

    private static long count(Row row, int column) {
        Optional<JsonNumber> number = number(row, column);
        OptionalLong count = number.isPresent() ? number.get().count() : OptionalLong.empty();
        return count.orElse(0);
    }

    /** The number a value is or spells. */
    private static Optional<JsonNumber> number(Row row, int column) {
        return switch (row.type(column)) {
            case INTEGER -> Optional.of(JsonNumber.of(row.longValue(column)));
            case REAL -> real(row.doubleValue(column));
            case TEXT -> WrittenNumber.of(new JsonText(row.text(column)));
            case NULL, BLOB -> Optional.empty();
        };
    }

    private static Optional<JsonNumber> real(double value) {
        return Double.isFinite(value) ? Optional.of(JsonNumber.of(JsonNumber.shortestDecimal(value)))
                : Optional.empty();
    }

    private static BigDecimal cost(Row row, int column) {
        return RecordCost.of(number(row, column));
    }

    /** A time as text, as number, or as number in a text. */
    private static OptionalLong time(Row row, int column) {
        Optional<JsonNumber> number = number(row, column);
        if (number.isPresent()) {
            OptionalLong whole = number.get().isInteger() ? number.get().truncated() : OptionalLong.empty();
            return whole.isPresent() ? SourceTime.ofNumber(whole.getAsLong())
                    : SourceTime.ofNumber(number.get().doubleValue());
        }
        String text = row.text(column);
        return text == null ? OptionalLong.empty() : SourceTime.ofText(text);
    }

    private static String model(String configuration) {
        if (configuration == null) {
            return null;
        }
        try {
            return Json.parse(configuration).asObject().text("model_name").orElse(null);
        } catch (JsonException broken) {
            return null;
        }
    }
}

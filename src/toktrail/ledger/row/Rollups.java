package toktrail.ledger.row;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import toktrail.sqlite.BulkInsert;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/**
 * The three tables of sums. Differences are added up in memory and written once per transaction; a row whose count
 * reaches 0 is deleted.
 */
public final class Rollups implements AutoCloseable {

    private static final List<String> VALUES = values();

    /** Price classes of one hour, day or call kind stand together in one number. */
    private static final long CLASSES = 1 << 12;

    private final Database database;
    private final Dictionaries dictionaries;
    private final RollupDays days;
    private final SumTable hours = new SumTable();
    private final SumTable dates = new SumTable();
    private final SumTable sessions = new SumTable();

    /** The sums of a ledger that is open for writing, with days of its zone. */
    public Rollups(Database database, Dictionaries dictionaries, RollupDays days) {
        this.database = database;
        this.dictionaries = dictionaries;
        this.days = days;
    }

    private static List<String> values() {
        List<String> names = new ArrayList<>(List.of("event_count"));
        names.addAll(EventValues.COLUMNS.names());
        return List.copyOf(names);
    }

    /** Adds an event, or with {@code sign} -1 takes it away. */
    public void add(SessionEntry session, KindEntry kind, long createdMs, int sign, long[] values) {
        long key = session.rollupKey(kind.id());
        if (key == 0) {
            key = dictionaries.rollupKey(session.machine, session.ref.harness(), kind.id());
            session.setRollupKey(kind.id(), key);
        }
        long priceClass = kind.priceClass(EventValues.contextTokens(values), EventValues.pico(values));
        hours.add(key, RollupDays.hour(createdMs) * CLASSES + priceClass, sign, values);
        dates.add(key, days.day(createdMs) * CLASSES + priceClass, sign, values);
        sessions.add(session.id(), kind.id() * CLASSES + priceClass, sign, values);
    }

    /** Writes the differences. */
    public void flush() {
        write("rollup_hour", List.of("rollup_key", "price_class", "hour"), hours, false);
        write("rollup_day", List.of("rollup_key", "price_class", "day"), dates, false);
        write("rollup_session", List.of("session", "call_kind", "price_class"), sessions, true);
    }

    /** Writes the day sums only and forgets the others. */
    void flushDays() {
        hours.clear();
        sessions.clear();
        flush();
    }

    private void write(String table, List<String> keys, SumTable sums, boolean classLast) {
        if (sums.size() == 0) {
            return;
        }
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(VALUES);
        String conflict = "ON CONFLICT DO UPDATE SET " + VALUES.stream()
                .map(name -> name + " = " + name + " + excluded." + name).collect(Collectors.joining(", "));
        try (BulkInsert insert = database.bulkInsert(table, columns, conflict);
                SqlStatement delete = database.prepare("DELETE FROM " + table + " WHERE " + keys.get(0)
                        + " = ? AND " + keys.get(1) + " = ? AND " + keys.get(2) + " = ? AND event_count = 0")) {
            sums.forEach((a, b, values, at) -> {
                insert.putLong(a).putLong(second(b, classLast)).putLong(third(b, classLast));
                for (int i = at; i < at + SumTable.WIDTH; i++) {
                    insert.putLong(values[i]);
                }
                insert.endRow();
            });
            insert.flush();
            sums.forEach((a, b, values, at) -> {
                if (values[at] < 0) {
                    delete.bindLong(1, a).bindLong(2, second(b, classLast)).bindLong(3, third(b, classLast)).update();
                }
            });
        }
        sums.clear();
    }

    private static long second(long packed, boolean classLast) {
        return classLast ? Math.floorDiv(packed, CLASSES) : Math.floorMod(packed, CLASSES);
    }

    private static long third(long packed, boolean classLast) {
        return classLast ? Math.floorMod(packed, CLASSES) : Math.floorDiv(packed, CLASSES);
    }

    @Override
    public void close() {
        hours.clear();
        dates.clear();
        sessions.clear();
    }
}

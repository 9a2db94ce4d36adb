package toktrail.ledger.row;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import toktrail.ledger.file.LedgerSchema;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.file.Meta;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.time.Zones;

/** Computes sums anew where what they were made with has changed, and checks them against the events. */
public final class RollupMaintenance {

    private static final List<String> TABLES = List.of("rollup_hour", "rollup_day", "rollup_session");

    private final Database database;
    private final LedgerSettings settings;
    private final Meta meta;

    /** Of an open ledger; sums are to be those of the zone and the price tiers of these settings. */
    public RollupMaintenance(Database database, LedgerSettings settings) {
        this.database = database;
        this.settings = settings;
        meta = new Meta(database);
    }

    /** The zone of the days that were summed up, absent if they are by other rules than those of this JVM. */
    public static Optional<ZoneId> zoneOfUsableDays(Meta meta) {
        Optional<String> name = meta.get("rollup_zone");
        Optional<ZoneId> zone = name.isPresent() ? Zones.find(name.get()) : Optional.empty();
        boolean same = zone.isPresent()
                && meta.get("rollup_rules").orElse("").equals(LedgerSchema.zoneRules(zone.get()));
        return same ? zone : Optional.empty();
    }

    /** The zone of the day sums. */
    public ZoneId zone() {
        return ZoneId.of(meta.get("rollup_zone").orElse("UTC"));
    }

    /** Rebuilds what another program version, zone, zone data or price file has made wrong. */
    public void bringUpToDate() {
        boolean version = !meta.get("rollup_version").orElse("").equals(LedgerSchema.ROLLUP_VERSION);
        String zone = settings.zone().getId();
        String rules = LedgerSchema.zoneRules(settings.zone());
        boolean days = !meta.get("rollup_zone").orElse("").equals(zone)
                || !meta.get("rollup_rules").orElse("").equals(rules);
        Map<Long, String> bounds = extendedBounds();
        if (!version && !days && bounds.isEmpty()) {
            return;
        }
        database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            meta.put("rollup_zone", zone);
            meta.put("rollup_rules", rules);
            meta.put("rollup_version", LedgerSchema.ROLLUP_VERSION);
            bounds.forEach((kind, text) -> database.update("UPDATE call_kind SET price_tier_bounds = ? WHERE id = ?",
                    s -> s.bindText(1, text).bindLong(2, kind)));
            if (version) {
                rebuild("");
            } else {
                rebuildChanged(days, bounds);
            }
        });
    }

    private void rebuildChanged(boolean days, Map<Long, String> bounds) {
        if (!bounds.isEmpty()) {
            String kinds = bounds.keySet().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
            rebuild(kinds);
        }
        if (days) {
            database.update("DELETE FROM rollup_day", SqlStatement.Binder.NONE);
            sumEvents("", true);
        }
    }

    /** Call kinds whose model has thresholds that are not in their row, with the row's new text. */
    private Map<Long, String> extendedBounds() {
        Map<Long, String> changed = new HashMap<>();
        database.forEach("SELECT id, model_id, price_tier_bounds FROM call_kind", SqlStatement.Binder.NONE, row -> {
            TreeSet<Long> all = KindEntry.bounds(row.text(3));
            if (all.addAll(KindEntry.bounds(KindEntry.boundsText(settings.tierBounds().of(row.text(2)))))) {
                changed.put(row.longValue(1), KindEntry.boundsText(all));
            }
        });
        return changed;
    }

    /** Deletes and recomputes all sums in one transaction. */
    public void rebuildAll() {
        database.inTransaction(TransactionMode.IMMEDIATE, () -> rebuild(""));
    }

    /** Within a transaction; {@code kinds} is a list of ids in brackets, or empty for all. */
    private void rebuild(String kinds) {
        String where = kinds.isEmpty() ? "" : " WHERE rollup_key IN (SELECT id FROM rollup_key WHERE call_kind IN "
                + kinds + ")";
        database.update("DELETE FROM rollup_hour" + where, SqlStatement.Binder.NONE);
        database.update("DELETE FROM rollup_day" + where, SqlStatement.Binder.NONE);
        database.update("DELETE FROM rollup_session" + (kinds.isEmpty() ? "" : " WHERE call_kind IN " + kinds),
                SqlStatement.Binder.NONE);
        sumEvents(kinds, false);
    }

    private void sumEvents(String kinds, boolean daysOnly) {
        try (Dictionaries dictionaries = new Dictionaries(database, settings.tierBounds());
                Sessions sessions = new Sessions(database, 0);
                Rollups rollups = new Rollups(database, dictionaries, new RollupDays(zone()))) {
            database.forEach("SELECT session, call_kind, created_ms, " + EventValues.COLUMNS.list() + " FROM event"
                    + (kinds.isEmpty() ? "" : " WHERE call_kind IN " + kinds), SqlStatement.Binder.NONE,
                    row -> rollups.add(sessions.get(row.longValue(1)), dictionaries.kind(row.longValue(2)),
                            row.longValue(3), 1, EventValues.read(row, 4)));
            if (daysOnly) {
                rollups.flushDays();
            } else {
                rollups.flush();
            }
        }
    }

    /** Compares the totals of every table of sums, and the sessions' counters, with the events; one line each. */
    public List<String> check() {
        List<String> differences = new ArrayList<>();
        String sums = EventValues.COLUMNS.each("coalesce(sum(", "), 0)", " || ',' || ");
        String want = text("SELECT count(*) || ',' || " + sums + " FROM event");
        for (String table : TABLES) {
            String got = text("SELECT coalesce(sum(event_count), 0) || ',' || " + sums + " FROM " + table);
            if (!got.equals(want)) {
                differences.add(table + ": " + got + " instead of " + want);
            }
        }
        long sessions = database.firstLong("""
                SELECT count(*) FROM session s LEFT JOIN (
                  SELECT session, count(*) AS n, min(created_ms) AS first, max(created_ms) AS last,
                    count(i.event) AS unclaimed
                  FROM event LEFT JOIN event_identity i ON i.event = event.id AND i.unclaimed = 1 GROUP BY session
                ) e ON e.session = s.id
                WHERE s.event_count <> coalesce(e.n, 0) OR s.unclaimed_count <> coalesce(e.unclaimed, 0)
                  OR s.first_ms IS NOT e.first OR s.last_ms IS NOT e.last""", SqlStatement.Binder.NONE).orElse(0);
        if (sessions > 0) {
            differences.add("session: " + sessions + " rows differ from their events");
        }
        return differences;
    }

    private String text(String sql) {
        return database.first(sql, SqlStatement.Binder.NONE, row -> row.text(1)).orElse("");
    }
}

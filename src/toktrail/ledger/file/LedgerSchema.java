package toktrail.ledger.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.UUID;
import toktrail.sqlite.Database;

/** The tables of a new ledger and its first rows. */
public final class LedgerSchema {

    /** {@code tokt} in ASCII: marks our files. */
    static final int APPLICATION_ID = 1953459060;

    /** The version this program reads and writes; versions count from 1001. */
    public static final int VERSION = 1002;

    /** The oldest version that can be read without being migrated: since then only importing has changed. */
    public static final int OLDEST_READABLE = 1001;

    /** Changed whenever sums have to be computed anew. */
    public static final String ROLLUP_VERSION = "1";

    private LedgerSchema() { }

    /** Makes everything; to be called within a transaction on a database without tables. */
    public static void create(Database database, LedgerSettings settings) {
        database.execute(script());
        long now = settings.nowMs();
        Meta meta = new Meta(database);
        meta.put("ledger_id", randomId());
        meta.put("rollup_zone", settings.zone().getId());
        meta.put("rollup_rules", zoneRules(settings.zone()));
        meta.put("rollup_version", ROLLUP_VERSION);
        meta.put("revision", "0");
        String machineId = randomId();
        meta.put("machine_id", machineId);
        meta.put("created_at_ms", Long.toString(now));
        database.update("""
                INSERT INTO machine (machine_id, is_local, first_seen_ms, last_seen_ms, created_at_ms, updated_at_ms)
                VALUES (?1, 1, ?2, ?2, ?2, ?2)""", s -> s.bindText(1, machineId).bindLong(2, now));
    }

    /** The version of the zone's rules in this JVM, such as {@code 2026a}. */
    public static String zoneRules(ZoneId zone) {
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(zone.getId())) {
            return "";
        }
        NavigableMap<String, ?> versions = ZoneRulesProvider.getVersions(zone.getId());
        return versions.isEmpty() ? "" : versions.lastKey();
    }

    /** A new id of 32 lower-case hexadecimal digits, different from all others. */
    public static String randomId() {
        return UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String script() {
        try (InputStream stream = LedgerSchema.class.getResourceAsStream("schema-" + VERSION + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException("the schema is missing from the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

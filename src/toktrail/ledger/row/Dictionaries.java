package toktrail.ledger.row;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import toktrail.ledger.file.TierBounds;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.CallKind;
import toktrail.usage.Variant;

/**
 * Ids of what many events share: files, call kinds, keys of sums. Rows are made within the transaction that needs them;
 * after a rollback this object is of no use any more.
 */
public final class Dictionaries implements AutoCloseable {

    private record RollupKey(long machine, String harness, long kind) {

        /** Written out, as it takes milliseconds until a new process has the derived code of a record. */
        @Override
        public int hashCode() {
            return 31 * (31 * Long.hashCode(machine) + harness.hashCode()) + Long.hashCode(kind);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RollupKey that && machine == that.machine && kind == that.kind
                    && harness.equals(that.harness);
        }
    }

    private static final String KIND_COLUMNS =
            "id, provider_id, model_id, thinking_level, agent, variant, price_tier_bounds";

    private final Database database;
    private final TierBounds tierBounds;
    private final Map<String, Long> files = new HashMap<>();
    private final Map<Long, String> paths = new HashMap<>();
    private final Map<CallKind, KindEntry> kinds = new HashMap<>();
    private final Map<Long, KindEntry> kindsById = new HashMap<>();
    private final Map<RollupKey, Long> rollupKeys = new HashMap<>();
    private final Map<String, Long> lastIds = new HashMap<>();
    private final SqlStatement findFile;
    private final SqlStatement insertFile;
    private boolean loaded;
    private String lastPath;
    private long lastFile;
    private KindEntry lastKind;

    /** Those of a ledger that is open for writing; new call kinds get the price tiers of now. */
    public Dictionaries(Database database, TierBounds tierBounds) {
        this.database = database;
        this.tierBounds = tierBounds;
        findFile = database.prepare("SELECT id FROM file WHERE path = ?");
        insertFile = database.prepare("INSERT INTO file (id, path) VALUES (?, ?)");
    }

    /** Forgets everything, because another connection may have added rows. */
    public void reset() {
        files.clear();
        paths.clear();
        kinds.clear();
        kindsById.clear();
        rollupKeys.clear();
        lastIds.clear();
        loaded = false;
        lastPath = null;
        lastKind = null;
    }

    /** Notes a file that is known to be stored. */
    void knowFile(String path, long id) {
        files.put(path, id);
        paths.put(id, path);
    }

    /** The id of a path, absent if it is not stored. */
    public OptionalLong findFile(String path) {
        Long known = files.get(path);
        if (known != null) {
            return OptionalLong.of(known);
        }
        if (files.size() == lastId("file")) {
            return OptionalLong.empty();
        }
        OptionalLong id = findFile.bindText(1, path).firstLong();
        id.ifPresent(found -> knowFile(path, found));
        return id;
    }

    /** The id of a path, which is added if it is new. */
    public long file(String path) {
        if (path.equals(lastPath)) {
            return lastFile;
        }
        OptionalLong found = findFile(path);
        long id = found.isPresent() ? found.getAsLong() : addFile(path);
        lastPath = path;
        lastFile = id;
        return id;
    }

    private long addFile(String path) {
        long id = nextId("file");
        insertFile.bindLong(1, id).bindText(2, path).update();
        knowFile(path, id);
        return id;
    }

    /** The path of a file id. */
    public String path(long file) {
        return paths.computeIfAbsent(file, id -> database.first("SELECT path FROM file WHERE id = ?",
                s -> s.bindLong(1, id), row -> row.text(1)).orElseThrow());
    }

    /** The row of a call kind, which is added if it is new. */
    public KindEntry kind(CallKind kind) {
        if (lastKind != null && kind.equals(lastKind.kind())) {
            return lastKind;
        }
        loadKinds();
        KindEntry entry = kinds.get(kind);
        lastKind = entry != null ? entry : addKind(kind);
        return lastKind;
    }

    /** The row of a call kind by its id. */
    public KindEntry kind(long id) {
        loadKinds();
        return kindsById.get(id);
    }

    private void loadKinds() {
        if (!loaded) {
            database.forEach("SELECT " + KIND_COLUMNS + " FROM call_kind", SqlStatement.Binder.NONE,
                    row -> know(new KindEntry(row.longValue(1), readKind(row, 2), row.text(7))));
            database.forEach("SELECT machine, harness, call_kind, id FROM rollup_key", SqlStatement.Binder.NONE,
                    row -> rollupKeys.put(new RollupKey(row.longValue(1), row.text(2), row.longValue(3)),
                            row.longValue(4)));
            loaded = true;
        }
    }

    /** Provider, model, thinking level, agent and variant from five columns. */
    public static CallKind readKind(Row row, int column) {
        return new CallKind(row.text(column), row.text(column + 1), emptyToNull(row.text(column + 2)),
                emptyToNull(row.text(column + 3)), Variant.parse(row.text(column + 4)));
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String nullToEmpty(String text) {
        return text == null ? "" : text;
    }

    private KindEntry addKind(CallKind kind) {
        long id = nextId("call_kind");
        String bounds = KindEntry.boundsText(tierBounds.of(kind.modelId()));
        database.update("INSERT INTO call_kind (" + KIND_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                s -> s.bindLong(1, id).bindText(2, kind.providerId()).bindText(3, kind.modelId())
                        .bindText(4, nullToEmpty(kind.thinkingLevel())).bindText(5, nullToEmpty(kind.agent()))
                        .bindText(6, kind.variant().text()).bindText(7, bounds));
        return know(new KindEntry(id, kind, bounds));
    }

    private KindEntry know(KindEntry entry) {
        kinds.put(entry.kind(), entry);
        kindsById.put(entry.id(), entry);
        return entry;
    }

    /** The id under which sums of a machine, harness and call kind are kept. */
    long rollupKey(long machine, String harness, long kind) {
        loadKinds();
        RollupKey key = new RollupKey(machine, harness, kind);
        Long known = rollupKeys.get(key);
        if (known != null) {
            return known;
        }
        long id = nextId("rollup_key");
        database.update("INSERT INTO rollup_key (id, machine, harness, call_kind) VALUES (?, ?, ?, ?)",
                s -> s.bindLong(1, id).bindLong(2, machine).bindText(3, harness).bindLong(4, kind));
        rollupKeys.put(key, id);
        return id;
    }

    private long lastId(String table) {
        return lastIds.computeIfAbsent(table, name ->
                database.firstLong("SELECT max(id) FROM " + name, SqlStatement.Binder.NONE).orElse(0));
    }

    private long nextId(String table) {
        long next = lastId(table) + 1;
        lastIds.put(table, next);
        return next;
    }

    @Override
    public void close() {
        findFile.close();
        insertFile.close();
    }
}

package toktrail.harness.opencode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import toktrail.harness.KeptState;
import toktrail.harness.opencode.OpenCodeReading.Extent;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonTokenizer;
import toktrail.json.Shape;
import toktrail.sqlite.Database;
import toktrail.sqlite.ForeignDatabase;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.SqlStatement.Binder;

/**
 * One reading of a database, inside one transaction. Tables observed, any of them and of their columns may be missing:
 * <pre>
 *   message(id, session_id, time_created, time_updated, data)
 *   part(id, message_id, …, data)
 *   session(id, project_id, parent_id, directory, title, time_updated, …)
 *   project(id, worktree, …)
 * </pre>
 */
final class DatabasePass {

    /** A message is written again until its call is complete; clocks may differ by less than this. */
    private static final long UPDATED_BACK_MS = 60_000;
    private static final long CREATED_BACK_MS = 86_400_000;
    private static final long UNKNOWN_TIME = Long.MIN_VALUE;

    private final Database database;
    private final String fileKey;
    private final long nowMs;
    private final boolean keepRaw;
    private final MessageParser parser;
    private final JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, String> sessionIds = new HashMap<>();
    private long rowsSeen;
    private long newestMs;
    private String newestId;
    private long largestRowId;

    /**
     * How rows are read.
     *
     * @param dialect whose they are
     * @param keepRaw whether calls carry their record
     */
    record Manner(Dialect dialect, boolean keepRaw) { }

    /**
     * A pass over an open database.
     *
     * @param fileKey identity of its file
     * @param nowMs   rows dated later say nothing about how far it was read
     */
    DatabasePass(Database database, String fileKey, long nowMs, Manner manner) {
        this.database = database;
        this.fileKey = fileKey;
        this.nowMs = nowMs;
        keepRaw = manner.keepRaw();
        parser = new MessageParser(manner.dialect());
    }

    /** Reads everything, or what may have changed since {@code from} if that can be told. */
    OpenCodeReading read(Optional<Watermark> from) {
        Set<String> columns = database.columns("message");
        if (columns.isEmpty()) {
            return new OpenCodeReading(List.of(), List.of(), Extent.DATABASE, 0, KeptState.NONE);
        }
        boolean dated = columns.contains("id") && columns.contains("time_created") && columns.contains("time_updated");
        Optional<Watermark> since = from.filter(mark -> dated && isThere(mark.markId()));
        newestMs = since.map(Watermark::updatedMs).orElse(UNKNOWN_TIME);
        newestId = since.map(Watermark::markId).orElse(null);
        largestRowId = since.map(Watermark::rowId).orElse(0L);
        try (StepTable steps = new StepTable(database, this::parse)) {
            readMessages(columns, since, steps);
        }
        List<Session> sessions = sessions(since);
        byte[] resume = dated && newestId != null
                ? new Watermark(fileKey, newestMs, newestId, largestRowId).state() : KeptState.NONE.resume();
        return new OpenCodeReading(List.copyOf(messages), sessions,
                since.isPresent() ? Extent.DATABASE_CHANGES : Extent.DATABASE, rowsSeen,
                KeptState.atEnd(resume));
    }

    private boolean isThere(String messageId) {
        return database.firstLong("SELECT 1 FROM message WHERE id = ?", s -> s.bindText(1, messageId)).isPresent();
    }

    private void readMessages(Set<String> columns, Optional<Watermark> since, StepTable steps) {
        boolean numbered = hasRowIds();
        String select = "SELECT " + ForeignDatabase.columnsOrNull(columns, "id", "session_id", "time_updated", "data")
                + (numbered ? ", rowid" : ", 0") + " FROM message";
        if (since.isEmpty()) {
            database.forEach(select, Binder.NONE, row -> take(row, steps));
            return;
        }
        Watermark mark = since.get();
        // Times of another type than a number cannot be compared: such rows are always read.
        String changed = " WHERE time_updated >= ?1 OR time_created >= ?2 OR time_updated IS NULL"
                + " OR time_created IS NULL" + (numbered ? " OR rowid > ?3" : " OR ?3 < 0");
        database.forEach(select + changed, statement -> statement
                .bindLong(1, mark.updatedMs() - UPDATED_BACK_MS)
                .bindLong(2, mark.updatedMs() - CREATED_BACK_MS)
                .bindLong(3, mark.rowId()), row -> take(row, steps));
    }

    private boolean hasRowIds() {
        return database.firstLong("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'message' COLLATE NOCASE"
                + " AND sql NOT LIKE '%WITHOUT%ROWID%'", Binder.NONE).isPresent();
    }

    private void take(Row row, StepTable steps) {
        rowsSeen++;
        largestRowId = Math.max(largestRowId, row.longValue(5));
        String rowId = row.text(1);
        byte[] data = row.bytes(4);
        JsonObject message = parse(data, MessageParser.MESSAGE);
        String id = parser.id(message, rowId);
        String session = parser.session(message, row.text(2));
        if (id == null || id.isBlank() || session == null || session.isBlank()) {
            return;
        }
        long updated = row.findLong(3).orElse(UNKNOWN_TIME);
        if (rowId != null && updated >= 0 && updated > newestMs && updated <= nowMs) {
            newestMs = updated;
            newestId = rowId;
        }
        Message.Call call = message == null ? null : parser.call(message, () -> steps.of(rowId),
                keepRaw ? new String(data, StandardCharsets.UTF_8) : null);
        messages.add(new Message(id, sessionIds.computeIfAbsent(session, s -> s), updated, call));
    }

    /** The wanted parts of a value; null if it is no JSON object. */
    private JsonObject parse(byte[] data, Shape shape) {
        if (data == null) {
            return null;
        }
        try {
            return JsonParser.parseObject(tokenizer.reset(data, 0, data.length), shape);
        } catch (JsonException malformed) {
            return null;
        }
    }

    /** The sessions of the messages that were read, and all that changed. */
    private List<Session> sessions(Optional<Watermark> since) {
        Set<String> columns = database.columns("session");
        if (!columns.contains("id")) {
            return List.of();
        }
        Map<String, String> worktrees = worktrees();
        Set<String> met = new HashSet<>(sessionIds.keySet());
        long changedFrom = since.map(mark -> mark.updatedMs() - UPDATED_BACK_MS).orElse(UNKNOWN_TIME);
        List<Session> sessions = new ArrayList<>();
        database.forEach("SELECT " + ForeignDatabase.columnsOrNull(columns, "id", "title", "directory", "project_id",
                "parent_id", "time_updated") + " FROM session", Binder.NONE, row -> {
                    String id = row.text(1);
                    long updated = row.findLong(6).orElse(UNKNOWN_TIME);
                    if (id != null && !id.isBlank() && (updated >= changedFrom || met.contains(id))) {
                        sessions.add(new Session(id, row.text(2), row.text(3), worktrees.get(row.text(4)),
                                row.text(5), updated));
                    }
                });
        return List.copyOf(sessions);
    }

    private Map<String, String> worktrees() {
        Map<String, String> worktrees = new HashMap<>();
        Set<String> columns = database.columns("project");
        if (columns.contains("id") && columns.contains("worktree")) {
            database.forEach("SELECT id, worktree FROM project", Binder.NONE, row ->
                    worktrees.put(row.text(1), row.text(2)));
        }
        return worktrees;
    }

    /** Parses a value in a shape; null if it is no JSON object. */
    interface Parse {
        JsonObject parse(byte[] data, Shape shape);
    }

    /** The steps of messages, from table {@code part}. */
    private static final class StepTable implements AutoCloseable {

        /** A part that ends a step is small; tool results, which may name such parts, need not be loaded. */
        private static final int LONGEST_STEP_BYTES = 1 << 16;
        private static final String ENDED = " octet_length(data) <= " + LONGEST_STEP_BYTES
                + " AND instr(data, '" + MessageParser.STEP_FINISH + "') > 0";

        private final Database database;
        private final Parse parse;
        private final boolean present;
        private final boolean indexed;
        private SqlStatement byMessage;
        private Map<String, List<StepTokens>> all;

        StepTable(Database database, Parse parse) {
            this.database = database;
            this.parse = parse;
            Set<String> columns = database.columns("part");
            present = columns.contains("message_id") && columns.contains("data");
            indexed = present && database.firstLong("SELECT 1 FROM pragma_index_list('part') AS l,"
                    + " pragma_index_info(l.name) AS i WHERE i.seqno = 0 AND i.name = 'message_id' COLLATE NOCASE",
                    Binder.NONE).isPresent();
        }

        /** The steps of a message in the order of their parts. */
        List<StepTokens> of(String messageId) {
            if (!present) {
                return List.of();
            }
            if (!indexed) {
                if (all == null) {
                    all = readAll();
                }
                return all.getOrDefault(messageId, List.of());
            }
            if (byMessage == null) {
                byMessage = database.prepare("SELECT data FROM part WHERE message_id = ? AND" + ENDED);
            }
            List<StepTokens> steps = new ArrayList<>();
            byMessage.bindText(1, messageId).forEach(row -> step(row.bytes(1)).ifPresent(steps::add));
            return steps;
        }

        /** Without an index one look at each part is better than one for each message. */
        private Map<String, List<StepTokens>> readAll() {
            Map<String, List<StepTokens>> steps = new HashMap<>();
            database.forEach("SELECT message_id, data FROM part WHERE" + ENDED, Binder.NONE, row ->
                    step(row.bytes(2)).ifPresent(step ->
                            steps.computeIfAbsent(row.text(1), id -> new ArrayList<>()).add(step)));
            return steps;
        }

        private Optional<StepTokens> step(byte[] data) {
            JsonObject part = parse.parse(data, MessageParser.PART);
            return part == null ? Optional.empty() : MessageParser.step(part);
        }

        @Override
        public void close() {
            if (byMessage != null) {
                byMessage.close();
            }
        }
    }
}

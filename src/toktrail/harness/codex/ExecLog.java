package toktrail.harness.codex;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import toktrail.harness.Line;
import toktrail.harness.RecordTime;
import toktrail.harness.SavedText;
import toktrail.json.JsonObject;
import toktrail.spelling.WhiteSpace;
import toktrail.usage.KeyHash;

/**
 * The output of {@code codex exec --json}, kept by the user, and foreign logs with a usage object in each line.
 *
 * <p>The usage of {@code turn.completed} is the running total of its thread; adding such totals overstates long
 * threads. A resumed thread writes {@code thread.started} again, which resets nothing.
 */
final class ExecLog {

    /** Where a record may have its usage, time and model, beside at top level. */
    static final String[] PARTS = {"data", "result", "response"};

    /**
     * A call.
     *
     * @param amount   what it consumed
     * @param matchKey its identity
     * @param threadId its thread, null if the log does not tell
     */
    record Turn(Counts amount, String matchKey, String threadId) { }

    private final Map<String, Counts> lastOfThread = new HashMap<>();
    private final Map<Long, Integer> equalLines = new HashMap<>();
    private String threadId;

    /** Takes a record; gives the call it tells of, or null. */
    Turn take(JsonObject record, Line line, String sessionId) {
        String type = record.text("type").orElse("");
        if (type.equals("thread.started")) {
            threadId = record.text("thread_id").orElse(threadId);
        }
        Counts usage = usage(record);
        if (usage == null) {
            return null;
        }
        if (threadId != null && type.equals("turn.completed")) {
            return turn(usage);
        }
        long hash = KeyHash.of(WhiteSpace.trim(line.text()));
        int equal = equalLines.merge(hash, 1, Integer::sum) - 1;
        String key = "codex-exec:" + sessionId + ":" + HexFormat.of().toHexDigits(hash) + ":" + equal;
        return new Turn(usage, key, null);
    }

    /** When a record was made; absent if it does not tell. */
    static OptionalLong time(JsonObject record) {
        OptionalLong time = timeIn(record);
        for (String part : PARTS) {
            if (time.isEmpty()) {
                time = timeIn(record.object(part));
            }
        }
        return time;
    }

    private Turn turn(Counts usage) {
        Counts before = lastOfThread.put(threadId, usage);
        Counts amount = before != null && usage.coversFive(before) ? usage.minus(before) : usage;
        StringBuilder key = new StringBuilder("codex-exec:").append(threadId).append(':');
        return new Turn(amount, usage.appendTo(key).toString(), threadId);
    }

    private static Counts usage(JsonObject record) {
        if (record.get("usage") instanceof JsonObject usage) {
            return Counts.read(usage);
        }
        for (String part : PARTS) {
            if (record.object(part).get("usage") instanceof JsonObject usage) {
                return Counts.read(usage);
            }
        }
        return null;
    }

    private static OptionalLong timeIn(JsonObject object) {
        return RecordTime.first(object, "timestamp", "time", "created_at", "createdAt");
    }

    /** Writes what later lines are compared with. */
    void writeTo(DataOutputStream out) throws IOException {
        SavedText.write(out, threadId);
        out.writeInt(lastOfThread.size());
        for (Map.Entry<String, Counts> last : lastOfThread.entrySet()) {
            SavedText.write(out, last.getKey());
            last.getValue().writeTo(out);
        }
        out.writeInt(equalLines.size());
        for (Map.Entry<Long, Integer> lines : equalLines.entrySet()) {
            out.writeLong(lines.getKey());
            out.writeInt(lines.getValue());
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    static ExecLog readFrom(DataInputStream in) throws IOException {
        ExecLog log = new ExecLog();
        log.threadId = SavedText.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            String id = SavedText.read(in);
            log.lastOfThread.put(id, Counts.readFrom(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            long hash = in.readLong();
            log.equalLines.put(hash, in.readInt());
        }
        return log;
    }
}

package toktrail.harness.gemini;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import toktrail.harness.RecordTime;
import toktrail.harness.SavedText;
import toktrail.harness.SourceProblem;
import toktrail.harness.SourceProblem.Reason;
import toktrail.json.JsonObject;
import toktrail.json.Shape;

/**
 * What a chat says of itself so far, and what its reader must know to continue: the fields of its header, each as last
 * stated, the model last seen, the number of rows.
 */
final class GeminiHeader {

    private static final int STATE_VERSION = 1;

    /** The fields of a header, of a change to it, and of a document. */
    static final Shape SHAPE = Shape.of("sessionId", "projectHash", "startTime", "lastUpdated", "kind", "summary",
            "model");

    private String sessionId;
    private String kind;
    private String model;
    private Long startMs;
    private Long updatedMs;
    private String lastModel;
    private long rows;
    /** Only of what was read in this pass. */
    private String summary;

    /** Takes over the fields that are present. */
    void change(JsonObject fields) {
        sessionId = fields.text("sessionId").orElse(sessionId);
        kind = fields.text("kind").orElse(kind);
        model = fields.text("model").orElse(model);
        summary = fields.text("summary").orElse(summary);
        startMs = time(fields, "startTime", startMs);
        updatedMs = time(fields, "lastUpdated", updatedMs);
    }

    private static Long time(JsonObject fields, String name, Long before) {
        OptionalLong time = RecordTime.of(fields.get(name));
        return time.isPresent() ? (Long) time.getAsLong() : before;
    }

    /** The session id, null if none was stated. */
    String sessionId() {
        return sessionId;
    }

    /** Title of the chat if this pass met one, else null. */
    String summary() {
        return summary;
    }

    /** Start of the chat, null if unknown. */
    Long startMs() {
        return startMs;
    }

    /** Whether it says that it is the chat of a subagent. */
    boolean isSubagent() {
        return "subagent".equals(kind);
    }

    /** The time of messages that have none: start, else last change, else {@code otherwise}. */
    long time(long otherwise) {
        return startMs != null ? startMs : updatedMs != null ? updatedMs : otherwise;
    }

    /** The model of messages that name none, null if unknown. */
    String modelOfOthers() {
        return lastModel != null ? lastModel : model;
    }

    /** A message names a model. */
    void sawModel(String name) {
        lastModel = name;
    }

    /** Counts a row; gives the number of rows before it. */
    long countRow() {
        return rows++;
    }

    /** The state for {@link #restored}; the summary is not part of it. */
    byte[] state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(STATE_VERSION);
            SavedText.write(out, sessionId);
            SavedText.write(out, kind);
            SavedText.write(out, model);
            SavedText.write(out, startMs == null ? null : Long.toString(startMs));
            SavedText.write(out, updatedMs == null ? null : Long.toString(updatedMs));
            SavedText.write(out, lastModel);
            out.writeLong(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The header as it was when its {@link #state()} was taken.
     *
     * @throws SourceProblem if the bytes are no such state
     */
    static GeminiHeader restored(byte[] state) throws SourceProblem {
        GeminiHeader header = new GeminiHeader();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            if (in.readByte() != STATE_VERSION) {
                throw new IOException("another version");
            }
            header.sessionId = SavedText.read(in);
            header.kind = SavedText.read(in);
            header.model = SavedText.read(in);
            header.startMs = number(SavedText.read(in));
            header.updatedMs = number(SavedText.read(in));
            header.lastModel = SavedText.read(in);
            header.rows = in.readLong();
            if (in.read() >= 0) {
                throw new IOException("more than a state");
            }
            return header;
        } catch (IOException | NumberFormatException e) {
            throw new SourceProblem(Reason.MALFORMED, "the saved state cannot be understood", e);
        }
    }

    private static Long number(String text) {
        return text == null ? null : Long.valueOf(text);
    }
}

package toktrail.harness.gemini;

import java.util.List;
import toktrail.harness.FileFacts;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.SourceProblem;
import toktrail.json.JsonArray;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.Shape;

/**
 * Reads the append-only form of a chat: a header, then a message per line. A message that changes is appended again;
 * {@code $set} changes the header and may repeat messages; {@code $rewindTo} takes messages out of the conversation,
 * but they were billed. Every line counts, because messages without id are known by their row.
 */
final class ChatLines implements LineReader<GeminiReading> {

    private static final String SET = "$set";
    private static final String REWIND = "$rewindTo";

    private static final Shape RECORD = record(Transcript.MESSAGE);
    private static final Shape RAW_RECORD = record(Shape.ALL);

    private final boolean nested;
    private final boolean keepRaw;

    ChatLines(boolean nested, boolean keepRaw) {
        this.nested = nested;
        this.keepRaw = keepRaw;
    }

    /** A line; {@code message} is the shape of messages in a change. */
    private static Shape record(Shape message) {
        return GeminiHeader.SHAPE.with("id", Shape.SCALAR).with("timestamp", Shape.SCALAR)
                .with("created_at", Shape.SCALAR).with("type", Shape.SCALAR).with("tokens", GeminiTokens.SHAPE)
                .with(SET, GeminiHeader.SHAPE.with("messages", message)).with(REWIND, Shape.SCALAR);
    }

    @Override
    public List<String> needles() {
        return List.of();
    }

    @Override
    public Lines<GeminiReading> open(FileFacts facts) throws SourceProblem {
        GeminiHeader header = facts.resume() == null ? new GeminiHeader() : GeminiHeader.restored(facts.resume());
        return new Chat(new Transcript(facts.file(), nested, keepRaw, header));
    }

    private final class Chat implements Lines<GeminiReading> {

        private final Transcript transcript;
        /** Rows beyond one per line. */
        private long extraRows;

        Chat(Transcript transcript) {
            this.transcript = transcript;
        }

        @Override
        public void line(Line line) {
            JsonObject record = parsed(line);
            GeminiHeader header = transcript.header();
            if (record.has(SET)) {
                JsonObject set = record.object(SET);
                header.change(set);
                JsonArray messages = set.array("messages");
                if (messages.count() > 0) {
                    extraRows += messages.count() - 1;
                    transcript.messages(messages, line.number(), line.offset());
                    return;
                }
                header.countRow();
            } else if (record.has(REWIND)) {
                header.countRow();
            } else if (!record.has("type") && (record.has("sessionId") || record.has("projectHash"))) {
                header.change(record);
                header.countRow();
            } else {
                transcript.message(record, line.number(), line.offset(), keepRaw ? line.text() : null);
            }
        }

        private JsonObject parsed(Line line) {
            try {
                return line.parse(keepRaw ? RAW_RECORD : RECORD);
            } catch (JsonException malformed) {
                transcript.header().countRow();
                throw malformed;
            }
        }

        @Override
        public GeminiReading finish(End end) {
            byte[] resume = transcript.header().state();
            return transcript.reading(end.rowsSeen() + extraRows,
                    KeptState.atEnd(resume));
        }
    }
}

package toktrail.harness.gemini;

import java.io.IOException;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.JsonFile;
import toktrail.harness.KeptState;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonStyle;
import toktrail.json.Shape;
import toktrail.usage.Names;
import toktrail.usage.SourcePosition;

/**
 * Reads a file that is one JSON document: a chat of older versions with its messages, or saved headless output with
 * sums per model. A document with anything else is one row without calls.
 */
final class ChatDocument implements DocumentReader<GeminiReading> {

    private static final Shape DOCUMENT =
            document(Transcript.MESSAGE, Shape.of().with("tokens", GeminiTokens.SHAPE));
    private static final Shape RAW_DOCUMENT = document(Shape.ALL, Shape.ALL);

    private final boolean nested;
    private final boolean keepRaw;

    ChatDocument(boolean nested, boolean keepRaw) {
        this.nested = nested;
        this.keepRaw = keepRaw;
    }

    /** A document with messages and models of these shapes. */
    private static Shape document(Shape message, Shape model) {
        Shape stats = Shape.of().with("models", Shape.each(model));
        return GeminiHeader.SHAPE.with("session_id", Shape.SCALAR).with("stats", stats)
                .with("result", Shape.of().with("stats", stats)).with("messages", message);
    }

    @Override
    public GeminiReading read(FileFacts facts) throws IOException {
        Transcript transcript = new Transcript(facts.file(), nested, keepRaw, new GeminiHeader());
        long rows = 1;
        JsonObject document = JsonFile.readValue(facts.file().path(), keepRaw ? RAW_DOCUMENT : DOCUMENT).asObject();
        transcript.header().change(document);
        JsonArray messages = document.array("messages");
        if (messages.count() > 0) {
            rows = messages.count();
            transcript.messages(messages, SourcePosition.NONE, SourcePosition.NONE);
        } else {
            stats(document, transcript);
        }
        return transcript.reading(rows, KeptState.NONE);
    }

    private void stats(JsonObject document, Transcript transcript) {
        JsonObject own = document.object("stats");
        JsonObject models = (own.has("models") ? own : document.object("result").object("stats")).object("models");
        String session = document.text("session_id").or(() -> document.text("sessionId")).orElse(transcript.stem());
        for (String name : models.names()) {
            JsonObject model = models.object(name);
            String id = Names.trimmed(name);
            if (id != null) {
                transcript.stats(session, id, model.object("tokens"),
                        keepRaw ? Json.write(model, JsonStyle.SPACED) : null);
            }
        }
    }
}

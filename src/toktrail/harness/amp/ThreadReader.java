package toktrail.harness.amp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.JsonFile;
import toktrail.harness.KeptState;
import toktrail.harness.SourceFile;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.json.Shape;
import toktrail.usage.SessionRef;

/** Reads one thread. */
final class ThreadReader implements DocumentReader<CallReading> {

    private static final Shape MESSAGE = Shape.of("role", "messageId", "timestamp").with("usage",
            Shape.of("model", "inputTokens", "outputTokens", "cacheCreationInputTokens", "cacheReadInputTokens",
                    "totalTokens", "credits", "timestamp"));
    private static final Shape LEDGER = Shape.of("timestamp", "model", "credits", "toMessageId").with("tokens",
            Shape.of("input", "output", "total", "cacheReadInputTokens", "cacheCreationInputTokens",
                    "cacheReadOutputTokens", "cachedOutputTokens"));
    private static final Shape PLACE = Shape.of().with("initial", Shape.of().with("trees", Shape.of("uri")));
    private static final String FILE = "file://";

    private final boolean keepRaw;
    private final Shape shape;

    ThreadReader(boolean keepRaw) {
        this.keepRaw = keepRaw;
        shape = Shape.of("id", "created", "title").with("env", PLACE)
                .with("messages", keepRaw ? Shape.ALL : MESSAGE)
                .with("usageLedger", Shape.of().with("events", keepRaw ? Shape.ALL : LEDGER));
    }

    @Override
    public CallReading read(FileFacts facts) throws IOException {
        if (!(JsonFile.readValue(facts.file().path(), shape) instanceof JsonObject thread)) {
            return CallReading.NOTHING;
        }
        JsonArray events = thread.object("usageLedger").array("events");
        JsonArray messages = thread.array("messages");
        SessionRef session = new SessionRef(AmpHarness.ID, thread.text("id").orElse(name(facts.file())));
        long created = thread.countOrZero("created");
        CallCollector collector = new CallCollector(facts.file());
        collector.tell(session, thread.text("title").orElse(null), workingDirectory(thread).orElse(null),
                created > 0 ? (Long) created : null);
        ThreadCalls calls = new ThreadCalls(facts.file(), session, created > 0 ? created : facts.modifiedMs(),
                keepRaw);
        List<ThreadRecord> ledger = records(events, ThreadRecord::ofLedger);
        Pairing.of(ledger, records(messages, ThreadRecord::ofMessage))
                .forEach(pair -> calls.call(pair).ifPresent(collector::add));
        return collector.reading(events.count() + messages.count(), KeptState.NONE);
    }

    private static List<ThreadRecord> records(JsonArray values, BiFunction<Integer, JsonValue,
            Optional<ThreadRecord>> reader) {
        List<ThreadRecord> records = new ArrayList<>();
        for (int i = 0; i < values.count(); i++) {
            reader.apply(i, values.get(i)).ifPresent(records::add);
        }
        return records;
    }

    private static String name(SourceFile file) {
        String name = file.baseName();
        return name.endsWith(AmpHarness.DOCUMENT)
                ? name.substring(0, name.length() - AmpHarness.DOCUMENT.length()) : name;
    }

    private static Optional<String> workingDirectory(JsonObject thread) {
        for (JsonValue tree : thread.object("env").object("initial").array("trees")) {
            String uri = tree.asObject().text("uri").orElse("");
            if (uri.startsWith(FILE)) {
                int path = uri.indexOf('/', FILE.length());
                return path < 0 ? Optional.empty() : Optional.of(decoded(uri.substring(path)));
            }
        }
        return Optional.empty();
    }

    /** The text with {@code %xx} as bytes of UTF-8; a percent sign without two digits stands for itself. */
    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            bytes[length++] = low < 0 ? bytes[i] : (byte) (high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}

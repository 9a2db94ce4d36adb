package toktrail.harness.vscode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.Containment;
import toktrail.harness.Containment.Counts;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.JsonFile;
import toktrail.harness.KeptState;
import toktrail.harness.RecordCost;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonStyle;
import toktrail.json.JsonTokenizer;
import toktrail.json.Shape;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/** Reads the messages a task shows; those that say a request was started are completed when it ended. */
final class ViewMessages implements DocumentReader<CallReading> {

    private static final Shape MESSAGE =
            Shape.of("say", "ts", "text").with("modelInfo", Shape.of("modelId", "providerId"));
    private static final Shape REQUEST =
            Shape.of("apiProtocol", "tokensIn", "tokensOut", "cacheWrites", "cacheReads", "cost");
    private static final String REQUEST_STARTED = "api_req_started";
    /** A request holds what was sent. */
    private static final int LONGEST_REQUEST_BYTES = 1 << 24;

    private final Extension extension;
    private final boolean keepRaw;

    ViewMessages(Extension extension, boolean keepRaw) {
        this.extension = extension;
        this.keepRaw = keepRaw;
    }

    @Override
    public CallReading read(FileFacts facts) throws IOException {
        CallCollector collector = new CallCollector(facts.file());
        Task task = new Task(facts, collector);
        OptionalLong messages = JsonFile.elements(facts.file().path(), keepRaw ? Shape.ALL : MESSAGE,
                LONGEST_REQUEST_BYTES, message -> task.message(message.asObject()));
        return messages.isPresent() ? collector.reading(messages.getAsLong(), KeptState.NONE) : CallReading.NOTHING;
    }

    private final class Task {

        private final FileFacts facts;
        private final CallCollector collector;
        private final SessionRef session;
        private final ConversationTags tags;
        private final JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
        private CallKind kind = CallKind.of(CallKind.UNKNOWN, CallKind.UNKNOWN, null, null);

        Task(FileFacts facts, CallCollector collector) throws IOException {
            this.facts = facts;
            this.collector = collector;
            session = new SessionRef(extension.id(), directory(facts.file()));
            tags = ConversationTags.of(ExtensionHarness.conversation(facts.file()));
        }

        void message(JsonObject message) {
            OptionalLong time = RecordTime.of(message.get("ts"));
            // Without its time a request could not be told from the next one.
            if (time.isEmpty() || !message.rawText("say").equals(Optional.of(REQUEST_STARTED))) {
                return;
            }
            long created = time.getAsLong();
            JsonObject request = request(message.rawText("text").orElse(""));
            JsonObject info = message.object("modelInfo");
            Optional<String> provider = info.text("providerId").map(Names::normalise).filter(name -> !name.isEmpty());
            Containment layout = extension.containment(request.text("apiProtocol").orElse(""), provider.orElse(""),
                    created);
            Tokens tokens = Containment.classes(new Counts(count(request, "tokensIn"), count(request, "tokensOut"), 0,
                    count(request, "cacheReads"), count(request, "cacheWrites"), 0), layout);
            if (tokens.equals(Tokens.NONE)) {
                // In progress.
                return;
            }
            kind = kind(info.text("modelId").or(tags::model).orElse(CallKind.UNKNOWN), provider);
            String key = Long.toString(created);
            String globalKey = extension.rules().globalKey(session, key);
            String file = facts.file().name();
            collector.add(SourceCall.of(new UsageEvent(session, kind, created, null,
                    Amount.of(tokens, RecordCost.of(request.get("cost"))), SourcePosition.file(file),
                    new EventKeys(file, null, key, globalKey, globalKey, null), null,
                    keepRaw ? Json.write(message, JsonStyle.SPACED) : null)));
        }

        private JsonObject request(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            try {
                return JsonParser.parseObject(tokenizer.reset(utf8, 0, utf8.length), REQUEST);
            } catch (JsonException noRequest) {
                return JsonObject.EMPTY;
            }
        }

        /** What was asked; the object of the request before if that is equal. */
        private CallKind kind(String model, Optional<String> stated) {
            String provider = stated.or(() -> Vendors.of(model)).orElse(CallKind.UNKNOWN);
            boolean same = kind.modelId().equals(model) && kind.providerId().equals(provider);
            return same ? kind : CallKind.of(provider, model, null, tags.agent().orElse(null));
        }
    }

    private static long count(JsonObject request, String name) {
        return request.count(name).orElse(0);
    }

    private static String directory(SourceFile file) {
        Path directory = file.path().getParent().getFileName();
        return directory == null ? file.baseName() : directory.toString();
    }
}

package toktrail.harness.codebuff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.JsonFile;
import toktrail.harness.KeptState;
import toktrail.harness.KeyRules;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonStyle;
import toktrail.json.JsonValue;
import toktrail.json.Shape;
import toktrail.time.SourceTime;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/** Reads one chat, an array of messages. */
final class ChatMessages implements DocumentReader<CallReading> {

    private static final Shape MESSAGE = Shape.of("id", "variant", "role", "timestamp", "createdAt")
            .with("metadata", MessageUsage.METADATA);
    private static final Set<String> ANSWERS = Set.of("ai", "agent", "assistant");
    private static final String UNNAMED = "codebuff-unknown";
    /** Place of the {@code T} in the name of a chat, {@code 2026-01-02T03-04-05.000Z}. */
    private static final int TIME_MARK = 10;

    private final boolean keepRaw;

    ChatMessages(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public CallReading read(FileFacts facts) throws IOException {
        JsonValue document = JsonFile.readValue(facts.file().path(), keepRaw ? Shape.ALL : MESSAGE);
        if (!(document instanceof JsonArray messages)) {
            return CallReading.NOTHING;
        }
        CallCollector collector = new CallCollector(facts.file());
        SessionRef session = session(facts.file());
        for (int i = 0; i < messages.count(); i++) {
            call(facts, session, messages.get(i).asObject(), i).ifPresent(collector::add);
        }
        return collector.reading(messages.count(), KeptState.NONE);
    }

    private Optional<SourceCall> call(FileFacts facts, SessionRef session, JsonObject message, int index) {
        String variant = message.text("variant").or(() -> message.text("role")).orElse("");
        if (!ANSWERS.contains(variant)) {
            return Optional.empty();
        }
        MessageUsage usage = MessageUsage.of(message.object("metadata"));
        Tokens tokens = usage.tokens();
        if (tokens.equals(Tokens.NONE)) {
            return Optional.empty();
        }
        String model = usage.model().orElse(UNNAMED);
        CallKind kind = CallKind.of(usage.model().flatMap(Vendors::of).orElse(CodebuffHarness.ID), model,
                null, null);
        long created = time(facts, message);
        String key = message.text("id").orElse(created + ":" + model + ":" + index);
        String matchKey = KeyRules.keyInSession(CodebuffHarness.ID, session, key);
        String name = facts.file().name();
        return Optional.of(SourceCall.of(new UsageEvent(session, kind, created, null, Amount.of(tokens),
                SourcePosition.file(name), new EventKeys(name, null, key, matchKey, matchKey, null), null,
                keepRaw ? Json.write(message, JsonStyle.SPACED) : null)));
    }

    private static long time(FileFacts facts, JsonObject message) {
        OptionalLong stated = RecordTime.first(message, "timestamp", "createdAt");
        if (stated.isEmpty()) {
            stated = RecordTime.first(message.object("metadata"), "timestamp");
        }
        return stated.isPresent() ? stated.getAsLong() : timeOfChat(facts);
    }

    /** The time in the name of the chat, else that of the file. */
    private static long timeOfChat(FileFacts facts) {
        String chat = name(facts.file().path(), 1);
        boolean dated = chat.length() > TIME_MARK && chat.charAt(TIME_MARK) == 'T';
        return dated ? SourceTime.ofText(chat.substring(0, TIME_MARK) + chat.substring(TIME_MARK).replace('-', ':'))
                .orElse(facts.modifiedMs()) : facts.modifiedMs();
    }

    /** Channel, project and chat: names of directories. */
    private static SessionRef session(SourceFile file) {
        Path path = file.path();
        return new SessionRef(CodebuffHarness.ID, name(path, 5) + "/" + name(path, 3) + "/" + name(path, 1));
    }

    /** The name so many levels above a file, empty if there are not so many. */
    private static String name(Path file, int above) {
        int index = file.getNameCount() - 1 - above;
        return index < 0 ? "" : file.getName(index).toString();
    }
}

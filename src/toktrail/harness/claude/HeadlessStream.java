package toktrail.harness.claude;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import toktrail.harness.RecordTime;
import toktrail.harness.claude.CallUsage.Charge;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Variant;

/**
 * Output of {@code claude -p} kept as a file: raw streaming events, one on each line.
 *
 * <p>{@code message_start} opens a message, {@code message_delta} brings further numbers, {@code message_stop}, the
 * next start or the end of the file closes it; a message is one call, its numbers the largest stated. A record that has
 * both model and usage is a call of its own. Final results carry sums and no model: they are no calls.
 */
final class HeadlessStream {

    private static final Shape MESSAGE = Shape.of("id", "model", "timestamp", "created_at")
            .with("usage", UsageParser.SHAPE);
    /** The parts of a streaming event that are read. */
    static final Shape SHAPE = Shape.of("type", "id", "model", "timestamp", "created_at", "sessionId", "session_id")
            .with("usage", UsageParser.SHAPE).with("message", MESSAGE)
            .with("delta", Shape.of("model").with("usage", UsageParser.SHAPE));

    private static final Set<String> EVENTS = Set.of("message_start", "message_delta", "message_stop");
    private static final String SYNTHETIC = "<synthetic>";

    /** A message that is being received. */
    private static final class Open {

        private String id;
        private String model;
        private OptionalLong ms = OptionalLong.empty();
        private CallUsage usage;

        void add(JsonObject numbers) {
            CallUsage more = UsageParser.parse(numbers, model == null ? "" : model, null);
            if (usage == null) {
                usage = more;
                return;
            }
            boolean plain = more.charge().variant().equals(Variant.STANDARD);
            Charge largest = plain ? usage.charge().max(more.charge()) : more.charge().max(usage.charge());
            usage = new CallUsage(largest, Math.max(usage.webSearches(), more.webSearches()),
                    more.inner().isEmpty() ? usage.inner() : more.inner(), usage.reported().max(more.reported()),
                    usage.idle() && more.idle());
        }
    }

    private final Consumer<Candidate> calls;
    private final long fallbackMs;
    private Open open;

    /**
     * A stream from its beginning.
     *
     * @param calls      takes the calls in order
     * @param fallbackMs time of calls that have none
     */
    HeadlessStream(Consumer<Candidate> calls, long fallbackMs) {
        this.calls = calls;
        this.fallbackMs = fallbackMs;
    }

    /** Whether a file that begins with a record of this type is such a stream. */
    static boolean begins(String type) {
        return EVENTS.contains(type);
    }

    /** Takes a record. */
    void record(JsonObject entry, Candidate.Spot spot) {
        JsonObject message = entry.object("message");
        String type = entry.text("type").orElse("");
        if (type.equals("message_start")) {
            close(spot);
            open = opened(entry, message);
            add(message);
            add(entry);
        } else if (type.equals("message_delta")) {
            if (open == null) {
                open = new Open();
                open.ms = time(entry);
            }
            if (open.model == null) {
                open.model = entry.object("delta").text("model").or(() -> entry.text("model")).orElse(null);
            }
            add(entry);
            add(entry.object("delta"));
        } else if (type.equals("message_stop")) {
            close(spot);
        } else {
            whole(entry, spot);
        }
    }

    /** Takes a record that is a call of its own, if it is one. */
    void whole(JsonObject entry, Candidate.Spot spot) {
        JsonObject message = entry.object("message");
        boolean usage = entry.get("usage") instanceof JsonObject || message.get("usage") instanceof JsonObject;
        if (usage && entry.text("model").or(() -> message.text("model")).isPresent()) {
            close(spot);
            open = opened(entry, message);
            add(message);
            add(entry);
            close(spot);
        }
    }

    /** Ends the open message. */
    void close(Candidate.Spot spot) {
        Open closed = open;
        open = null;
        if (closed == null || closed.model == null || closed.model.equals(SYNTHETIC) || closed.usage == null
                || closed.usage.idle()) {
            return;
        }
        Mark mark = new Mark(new Mark.Ids(closed.id, null, null), new Mark.Maker(false, false, null, null),
                new Mark.Origin(null, false, null));
        calls.accept(new Candidate(mark, spot, closed.ms.orElse(fallbackMs), closed.model, closed.usage, null, true));
    }

    private static Open opened(JsonObject entry, JsonObject message) {
        Open opened = new Open();
        boolean bare = entry.get("usage") instanceof JsonObject;
        opened.id = message.text("id").or(() -> bare ? Optional.empty() : entry.text("id")).orElse(null);
        opened.model = message.text("model").or(() -> entry.text("model")).orElse(null);
        OptionalLong ms = time(message);
        opened.ms = ms.isPresent() ? ms : time(entry);
        return opened;
    }

    private void add(JsonObject holder) {
        if (holder.get("usage") instanceof JsonObject numbers) {
            open.add(numbers);
        }
    }

    private static OptionalLong time(JsonObject holder) {
        return RecordTime.first(holder, "timestamp", "created_at");
    }
}

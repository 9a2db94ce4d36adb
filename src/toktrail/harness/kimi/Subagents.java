package toktrail.harness.kimi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.SourceProblem;
import toktrail.harness.SourceProblem.Reason;
import toktrail.harness.StateReader;
import toktrail.harness.StateWriter;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonValue;
import toktrail.spelling.WhiteSpace;

/**
 * The names of subagents: {@code subagent_name} in the arguments of the call that started one. Arguments are JSON text
 * that may arrive in parts, which follow their call on the same level: among the messages of the same agent. This is
 * what a reader must know to continue a wire. Used by one thread.
 */
final class Subagents {

    private static final int STATE_VERSION = 1;
    private static final String NAME = "subagent_name";
    /** Arguments beyond this size are those of other tools, such as files to write. */
    private static final int LONGEST_ARGUMENTS = 1 << 18;

    /** A call whose arguments may go on. */
    private record Open(String id, StringBuilder arguments) { }

    private final Map<String, String> names = new LinkedHashMap<>();
    /** The last call on each level; the level is named by the innermost call around it. */
    private final Map<String, Open> open = new LinkedHashMap<>();

    /** A call of a tool. */
    void call(List<String> level, String id, String arguments) {
        open.remove(key(level));
        if (!id.isEmpty()) {
            take(key(level), new Open(id, new StringBuilder()), arguments);
        }
    }

    /** More of the arguments of the last call on this level. */
    void part(List<String> level, String arguments) {
        Open call = open.remove(key(level));
        if (call != null) {
            take(key(level), call, arguments);
        }
    }

    private static String key(List<String> level) {
        return level.isEmpty() ? "" : level.size() + ":" + level.get(level.size() - 1);
    }

    private void take(String level, Open call, String arguments) {
        if (call.arguments().length() + arguments.length() > LONGEST_ARGUMENTS) {
            return;
        }
        call.arguments().append(arguments);
        Optional<JsonValue> complete = complete(call.arguments());
        if (complete.isEmpty()) {
            open.put(level, call);
        } else {
            complete.get().asObject().text(NAME).ifPresent(name -> names.put(call.id(), name));
        }
    }

    /** The arguments if they are complete. */
    private static Optional<JsonValue> complete(StringBuilder arguments) {
        int end = arguments.length();
        while (end > 0 && WhiteSpace.is(arguments.charAt(end - 1))) {
            end--;
        }
        if (end == 0 || arguments.charAt(end - 1) != '}') {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(arguments.toString()));
        } catch (JsonException notYet) {
            return Optional.empty();
        }
    }

    /** The name of the innermost of the agents started by these calls, outermost first, whose name is known. */
    Optional<String> name(List<String> calls) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            String name = names.get(calls.get(i));
            if (name != null) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The state for {@link #restored}. */
    byte[] state() {
        StateWriter out = new StateWriter(STATE_VERSION).count(names.size());
        names.forEach((id, name) -> out.text(id).text(name));
        out.count(open.size());
        open.forEach((level, call) -> out.text(level).text(call.id()).text(call.arguments().toString()));
        return out.bytes();
    }

    /**
     * What was known when this {@link #state()} was taken.
     *
     * @throws SourceProblem if the bytes are no such state
     */
    static Subagents restored(byte[] state) throws SourceProblem {
        Subagents subagents = new Subagents();
        StateReader in = new StateReader(state, STATE_VERSION);
        for (long left = in.count(); left > 0; left--) {
            subagents.names.put(text(in), text(in));
        }
        for (long left = in.count(); left > 0; left--) {
            subagents.open.put(text(in), new Open(text(in), new StringBuilder(text(in))));
        }
        in.end();
        return subagents;
    }

    private static String text(StateReader in) throws SourceProblem {
        String text = in.text();
        if (text == null) {
            throw new SourceProblem(Reason.MALFORMED, "the saved state cannot be understood");
        }
        return text;
    }
}

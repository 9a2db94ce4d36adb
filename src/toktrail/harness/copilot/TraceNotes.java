package toktrail.harness.copilot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the items of a file say of their traces: the first model and the best id of a session. */
final class TraceNotes {

    /** Where a session id may stand, from best to least: the ids of a rank are equally good. */
    private static final List<List<String>> SESSION_RANKS = List.of(Attributes.SESSIONS,
            List.of(Attributes.INTERACTION_ID), List.of(Attributes.RESPONSE_ID));

    private record Session(int rank, String id) { }

    private final Map<String, String> models = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();

    /** Takes an item of any kind. */
    void note(String traceId, Attributes attributes) {
        if (traceId == null) {
            return;
        }
        attributes.firstText(Attributes.MODELS).ifPresent(model -> models.putIfAbsent(traceId, model));
        session(attributes).ifPresent(session -> sessions.merge(traceId, session, (known, other) ->
                other.rank() < known.rank() ? other : known));
    }

    /** The session id an item states itself. */
    static Optional<String> sessionId(Attributes attributes) {
        return session(attributes).map(Session::id);
    }

    private static Optional<Session> session(Attributes attributes) {
        for (int rank = 0; rank < SESSION_RANKS.size(); rank++) {
            Optional<String> id = attributes.firstText(SESSION_RANKS.get(rank));
            if (id.isPresent()) {
                return Optional.of(new Session(rank, id.get()));
            }
        }
        return Optional.empty();
    }

    /** The model of a trace, absent if none is known; the trace may be null. */
    Optional<String> model(String traceId) {
        return Optional.ofNullable(models.get(traceId));
    }

    /** The session of a trace, absent if none is known; the trace may be null. */
    Optional<String> session(String traceId) {
        return Optional.ofNullable(sessions.get(traceId)).map(Session::id);
    }
}

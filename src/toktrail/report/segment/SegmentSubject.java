package toktrail.report.segment;

import java.util.Objects;
import java.util.Optional;

/**
 * What a segment is about.
 *
 * @param harness  absent if today's usage of all tools is shown
 * @param session  absent if today is shown
 * @param provider asked for, else of the session's last call
 * @param model    likewise
 * @param agent    of the session's last call
 * @param area     path of the active area of this machine, else of the session's
 */
public record SegmentSubject(Optional<String> harness, Optional<Session> session, Optional<String> provider,
        Optional<String> model, Optional<String> agent, Optional<String> area) {

    /**
     * The session.
     *
     * @param sourceSessionId the tool's own id
     * @param sourcePath      a file that holds it, as stored
     * @param lastMs          when its last call was made
     */
    public record Session(String sourceSessionId, Optional<String> sourcePath, long lastMs) {

        public Session {
            Objects.requireNonNull(sourceSessionId, "sourceSessionId");
            Objects.requireNonNull(sourcePath, "sourcePath");
        }
    }

    public SegmentSubject {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(area, "area");
    }
}

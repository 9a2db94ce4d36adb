package toktrail.harness;

import java.util.List;
import java.util.Objects;
import toktrail.environment.Environment;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/**
 * What a scan may know of its surroundings.
 *
 * @param environment the outside world
 * @param keepRaw     whether events carry their record as text
 * @param known       what was imported before
 */
public record ScanContext(Environment environment, boolean keepRaw, Known known) {

    /** Questions about events imported before. May be slow; asked only where a rule needs it. */
    public interface Known {

        /** Nothing was imported before. */
        Known NOTHING = new Known() {
            @Override
            public boolean hasMatchKey(String matchKey) {
                return false;
            }

            @Override
            public List<UsageEvent> eventsAt(String harness, long createdMs) {
                return List.of();
            }
        };

        /**
         * Whether an event with this match key is stored. What the scan itself has handed on, or told another name of,
         * may or may not count already: it knows that best.
         */
        boolean hasMatchKey(String matchKey);

        /** The stored events of a harness of exactly this moment; match and alternate keys are null. */
        List<UsageEvent> eventsAt(String harness, long createdMs);

        /** The stored events of a session with this message id, likewise; none where nobody can tell. */
        default List<UsageEvent> eventsOf(SessionRef session, String messageId) {
            return List.of();
        }
    }

    public ScanContext {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(known, "known");
    }
}

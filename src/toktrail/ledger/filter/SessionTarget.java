package toktrail.ledger.filter;

import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.machine.Machines;
import toktrail.usage.SessionRef;

/** How a person says which one session is meant. */
public sealed interface SessionTarget {

    /**
     * Which machines are looked at.
     *
     * @param selector this one; absent for the local one
     * @param all      whether all are, without a selector
     */
    record Machines(Optional<String> selector, boolean all) {

        public Machines {
            Objects.requireNonNull(selector, "selector");
        }
    }

    /** The session of a key. */
    record ByKey(SessionKey key) implements SessionTarget {

        public ByKey {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * A session by its harness and id; for Codex the thread's id does.
     *
     * @param machine selector of its machine; the only one that has it without
     */
    record ById(SessionRef session, Optional<String> machine) implements SessionTarget {

        public ById {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(machine, "machine");
        }
    }

    /**
     * The session with the latest call.
     *
     * @param harness  only of this harness
     * @param machines only of these machines
     */
    record Last(Optional<String> harness, Machines machines) implements SessionTarget {

        public Last {
            Objects.requireNonNull(harness, "harness");
            Objects.requireNonNull(machines, "machines");
        }
    }
}

package toktrail.config.setting;

import java.util.Objects;
import java.util.Optional;

/**
 * Publishing to a database.
 *
 * @param target       where to
 * @param person       whose usage it is
 * @param personName   the name of that person
 * @param batchSize    events of one transaction
 * @param sent         what is sent beside the figures
 * @param scheduleHint a note of the user
 */
public record Publish(Target target, Optional<String> person, Optional<String> personName, int batchSize, Sent sent,
        Optional<String> scheduleHint) {

    /**
     * Where to.
     *
     * @param jdbc the URL
     * @param user the login
     */
    public record Target(Optional<String> jdbc, Optional<String> user) { }

    /**
     * What is sent beside the figures.
     *
     * @param paths  working directories and git remotes
     * @param titles session titles
     * @param ids    session ids
     * @param agents names of agents
     */
    public record Sent(boolean paths, boolean titles, boolean ids, boolean agents) { }

    /** What holds where nothing is said. */
    public static final Publish STANDARD = new Publish(new Target(Optional.empty(), Optional.empty()),
            Optional.empty(), Optional.empty(), 1000, new Sent(false, false, false, true), Optional.empty());

    public Publish {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(personName, "personName");
        Objects.requireNonNull(sent, "sent");
        Objects.requireNonNull(scheduleHint, "scheduleHint");
    }
}

package toktrail.environment;

import java.time.Duration;

/**
 * A person's wish that the program ends: Ctrl-C, or another polite request to the process. It ends most commands at
 * once, with status 130; one that has something to say at its end takes the wish and acts on it.
 */
public interface Interruption {

    /** Never comes. */
    Interruption NEVER = new Interruption() {
        @Override
        public void take(Duration patience) { }

        @Override
        public boolean isRequested() {
            return false;
        }

        @Override
        public boolean await(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
            return false;
        }
    };

    /**
     * From now on the wish does not end the process: the running command does, with a status of its own.
     *
     * @param patience how long it may take to; after that the process ends all the same
     */
    void take(Duration patience);

    /** Whether the program shall end. */
    boolean isRequested();

    /**
     * Waits.
     *
     * @return true as soon as the program shall end, false when the time is over
     */
    boolean await(Duration time) throws InterruptedException;
}

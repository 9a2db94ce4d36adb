package toktrail.ledger.file;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a ledger must be told about the world.
 *
 * @param clock       the time "now"; read once per import
 * @param zone        the default zone; day sums are kept in it
 * @param machineName effective name of this machine, null for none; it is stored when a ledger is opened for writing
 * @param tierBounds  price thresholds of models
 * @param areaChooser rules for the areas of new sessions
 * @param busyTimeout how long a statement waits for another process that writes
 * @param warnings    takes lines for the user that do not stop the work
 */
public record LedgerSettings(
        Clock clock,
        ZoneId zone,
        String machineName,
        TierBounds tierBounds,
        AreaChooser areaChooser,
        Duration busyTimeout,
        Consumer<String> warnings) {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);

    public LedgerSettings {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(tierBounds, "tierBounds");
        Objects.requireNonNull(areaChooser, "areaChooser");
        Objects.requireNonNull(busyTimeout, "busyTimeout");
        Objects.requireNonNull(warnings, "warnings");
    }

    /** No machine name, price tiers, area rules; warnings are dropped. */
    public static LedgerSettings of(Clock clock, ZoneId zone) {
        return new LedgerSettings(clock, zone, null, TierBounds.NONE, AreaChooser.NONE, USUAL_TIMEOUT,
                warning -> { });
    }

    /** The same with another machine name, null for none. */
    public LedgerSettings withMachineName(String name) {
        return new LedgerSettings(clock, zone, name, tierBounds, areaChooser, busyTimeout, warnings);
    }

    /** The same with other price thresholds. */
    public LedgerSettings withTierBounds(TierBounds bounds) {
        return new LedgerSettings(clock, zone, machineName, bounds, areaChooser, busyTimeout, warnings);
    }

    /** The same with other area rules. */
    public LedgerSettings withAreaChooser(AreaChooser chooser) {
        return new LedgerSettings(clock, zone, machineName, tierBounds, chooser, busyTimeout, warnings);
    }

    /** The same with another waiting time. */
    public LedgerSettings withBusyTimeout(Duration timeout) {
        return new LedgerSettings(clock, zone, machineName, tierBounds, areaChooser, timeout, warnings);
    }

    /** The same with another taker of warnings. */
    public LedgerSettings withWarnings(Consumer<String> taker) {
        return new LedgerSettings(clock, zone, machineName, tierBounds, areaChooser, busyTimeout, taker);
    }

    /** The time now, epoch milliseconds UTC. */
    public long nowMs() {
        return clock.millis();
    }
}

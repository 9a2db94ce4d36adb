package toktrail.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import toktrail.error.UserException;

/** Time zones by name. */
public final class Zones {

    private static final String UTC = "UTC";

    private Zones() { }

    /**
     * The zone of an IANA id such as {@code Europe/Berlin}, of {@code UTC}, {@code GMT} or {@code Z}; case counts.
     * Absent for everything else, also for offsets such as {@code +02:00} or {@code UTC+2}.
     */
    public static Optional<ZoneId> find(String id) {
        if (id.equals(UTC) || id.equals("Z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        return ZoneId.getAvailableZoneIds().contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    /**
     * As {@link #find}.
     *
     * @throws UserException if there is no such zone
     */
    public static ZoneId resolve(String id) {
        return find(id).orElseThrow(() -> UserException.failed("Unknown timezone: " + id));
    }

    /**
     * The zone of a report: the option {@code --timezone} or {@code --utc}, else the configured zone, else the
     * system's.
     *
     * @throws UserException if both options are given or the id is unknown
     */
    public static ZoneId choose(Optional<String> timezone, boolean utc, Optional<ZoneId> configured, ZoneId system) {
        if (timezone.isPresent() && utc) {
            throw UserException.failed("Use either --timezone or --utc, not both.");
        }
        if (utc) {
            return ZoneOffset.UTC;
        }
        return timezone.isPresent() ? resolve(timezone.get()) : configured.orElse(system);
    }

    /** The name of a zone in reports: its id, {@code UTC} for every zone that is fixed at offset 0. */
    public static String label(ZoneId zone) {
        return isUtc(zone) ? UTC : zone.getId();
    }

    static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }
}

package toktrail.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

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

    /** The name of a zone in reports: its id, {@code UTC} for every zone that is fixed at offset 0. */
    public static String label(ZoneId zone) {
        return isUtc(zone) ? UTC : zone.getId();
    }

    static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }
}

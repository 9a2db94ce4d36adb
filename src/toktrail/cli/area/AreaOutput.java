package toktrail.cli.area;

import java.time.ZoneId;
import java.util.Optional;
import toktrail.json.JsonWriter;
import toktrail.ledger.area.ActiveArea;
import toktrail.ledger.area.Area;
import toktrail.ledger.filter.KnownSession;
import toktrail.ledger.machine.Machine;
import toktrail.text.Sanitised;
import toktrail.time.Timestamps;

/** Text and JSON of areas. */
final class AreaOutput {

    private AreaOutput() { }

    /** One area. */
    static void json(JsonWriter writer, Area area) {
        writer.beginObject();
        identity(writer, area);
        writer.key("parent_id").numberOrNull(area.parentId());
        writer.key("archived_at_ms").numberOrNull(area.archivedAtMs());
        writer.endObject();
    }

    /** What says which area it is, into the object that is open. */
    private static void identity(JsonWriter writer, Area area) {
        writer.key("area_id").number(area.id());
        writer.key("local_id").number(area.id());
        writer.key("sync_id").text(area.syncId());
        writer.key("stable_id").text(area.syncId());
        writer.key("path").text(area.path());
        writer.key("name").text(area.name());
    }

    /** The area that was just made the active one. */
    static void used(JsonWriter writer, Area area, Long expiresAtMs) {
        writer.beginObject().key("active_area").beginObject();
        identity(writer, area);
        writer.key("expires_at_ms").numberOrNull(expiresAtMs);
        writer.endObject().endObject();
    }

    /** The active area of a machine. */
    static void status(JsonWriter writer, Machine machine, ActiveArea active) {
        writer.beginObject().key("machine_id").text(machine.machineId());
        writer.key("machine_label").text(machine.label());
        writer.key("updated_at_ms").number(active.updatedAtMs());
        writer.key("expires_at_ms").number(active.expiresAtMs());
        writer.key("active_area");
        if (active.area().isPresent()) {
            writer.beginObject();
            identity(writer, active.area().get());
            writer.endObject();
        } else {
            writer.nullValue();
        }
        writer.endObject();
    }

    /** {@code Active area (LABEL): P, expires TIMESTAMP}. */
    static String status(Machine machine, ActiveArea active, ZoneId zone) {
        Optional<String> until = active.expiresAtMs().isPresent()
                ? Optional.of(", expires " + Timestamps.text(active.expiresAtMs(), zone)) : Optional.empty();
        return "Active area (" + machine.label() + "): "
                + active.area().map(area -> area.path() + until.orElse("")).orElse("none");
    }

    /** {@code HARNESS/ID (MACHINE)}. */
    static String name(KnownSession session) {
        return Sanitised.line(session.ref().harness() + "/" + session.ref().sourceSessionId()) + " ("
                + session.machine().shortId() + ")";
    }
}

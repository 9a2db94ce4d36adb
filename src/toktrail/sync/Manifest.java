package toktrail.sync;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import toktrail.error.UserException;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonStyle;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.json.JsonWriter;
import toktrail.ledger.exchange.ArchiveCounts;
import toktrail.ledger.exchange.Exporter;
import toktrail.usage.Names;

/**
 * What an archive says about itself.
 *
 * @param exporter      the machine that wrote it, and when
 * @param schemaVersion of its database
 * @param database      name of the member that is the database
 * @param checksums     SHA-256 of members in lower-case hex digits, by name
 */
record Manifest(Exporter exporter, long schemaVersion, String database, Map<String, String> checksums) {

    static final String NAME = "manifest.json";
    static final String DATABASE = "toktrail-state.sqlite";
    static final String CONFIG = "config.toml";

    /** The version that is written. */
    static final int SCHEMA_VERSION = 14;

    private static final String FORMAT = "toktrail.sync-archive.v1";

    Manifest {
        Objects.requireNonNull(exporter, "exporter");
        Objects.requireNonNull(database, "database");
        checksums = Map.copyOf(checksums);
    }

    /**
     * Reads what somebody sent.
     *
     * @throws UserException with the first thing that is wrong
     */
    static Manifest parse(byte[] bytes) {
        JsonValue value;
        try {
            value = Json.parse(bytes);
        } catch (JsonException e) {
            throw UserException.failed(NAME + " is not valid JSON: " + e.getMessage(), e);
        }
        if (!(value instanceof JsonObject object)) {
            throw UserException.failed(NAME + " is not a JSON object");
        }
        String format = object.rawText("format").orElse(object.get("format").toString());
        if (!format.equals(FORMAT)) {
            throw UserException.failed("unknown archive format: " + format);
        }
        JsonObject contains = object(object, "contains");
        object(object, "counts");
        JsonObject sums = object(object, "sha256");
        String database = contains.rawText("state_db").orElseThrow(
                () -> wrong("contains.state_db must be a string"));
        MemberNames.check(database);
        Map<String, String> checksums = new TreeMap<>();
        sums.names().forEach(name -> sums.rawText(name).ifPresent(sum -> checksums.put(name, sum)));
        if (!checksums.containsKey(database)) {
            throw wrong("sha256 must have the checksum of " + database);
        }
        long schema = integer(object, "schema_version");
        long exportedAt = integer(object, "exported_at_ms");
        String machine = object.rawText("machine_id").filter(id -> Names.trimmed(id) != null).orElseThrow(
                () -> wrong("machine_id must be a non-empty string"));
        JsonValue name = object.get("machine_name");
        if (!name.isNull() && !(name instanceof JsonText)) {
            throw wrong("machine_name must be a string or null");
        }
        return new Manifest(new Exporter(machine, Names.trimmed(name.asRawText().orElse(null)), exportedAt), schema,
                database, checksums);
    }

    private static JsonObject object(JsonObject holder, String key) {
        if (holder.get(key) instanceof JsonObject object) {
            return object;
        }
        throw wrong(key + " must be an object");
    }

    private static long integer(JsonObject holder, String key) {
        if (holder.get(key) instanceof JsonNumber number && number.isInteger() && number.truncated().isPresent()) {
            return number.truncated().getAsLong();
        }
        throw wrong(key + " must be an integer");
    }

    private static UserException wrong(String what) {
        return UserException.failed(NAME + ": " + what);
    }

    /**
     * The text of a manifest.
     *
     * @param version of the program
     */
    static byte[] render(Exporter exporter, String version, ArchiveCounts counts, Map<String, String> checksums) {
        StringBuilder text = new StringBuilder();
        JsonWriter writer = new JsonWriter(text::append, JsonStyle.PRETTY);
        writer.beginObject();
        writer.key("format").text(FORMAT);
        writer.key("created_by").text("toktrail");
        writer.key("toktrail_version").text(version);
        writer.key("exported_at_ms").number(exporter.exportedAtMs());
        writer.key("schema_version").number(SCHEMA_VERSION);
        writer.key("machine_id").text(exporter.machineId());
        writer.key("machine_name").text(exporter.machineName());
        writer.key("contains").beginObject();
        writer.key("state_db").text(DATABASE);
        writer.key("config").text(checksums.containsKey(CONFIG) ? CONFIG : null);
        writer.endObject();
        writer.key("counts").beginObject();
        writer.key("runs").number(counts.runs());
        writer.key("source_sessions").number(counts.sourceSessions());
        writer.key("usage_events").number(counts.usageEvents());
        writer.key("run_events").number(counts.runEvents());
        writer.key("areas").number(counts.areas().areas());
        writer.key("area_session_assignments").number(counts.areas().assignments());
        writer.key("machine_active_areas").number(counts.areas().activeAreas());
        writer.key("raw_json_rows").number(counts.rawJsonRows());
        writer.endObject();
        writer.key("sha256").beginObject();
        for (String member : new String[] {DATABASE, CONFIG}) {
            if (checksums.containsKey(member)) {
                writer.key(member).text(checksums.get(member));
            }
        }
        writer.endObject();
        writer.endObject();
        writer.finish();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

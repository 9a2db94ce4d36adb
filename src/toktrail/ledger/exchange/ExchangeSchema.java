package toktrail.ledger.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables and columns that every database of an archive has, as they were added over time. */
final class ExchangeSchema {

    /** The version that every reader of archives knows, and that is written. */
    static final int WRITTEN = 14;

    /** The oldest version that is read. */
    static final int OLDEST = 5;

    /** Up to this version columns may be missing. */
    static final int NEWEST = 16;

    /** Up to this version nothing is known that would matter. */
    static final int NEWEST_KNOWN = 18;

    /** The version that brought machines. */
    static final int MACHINES = 10;

    /**
     * A column.
     *
     * @param whole    whether it holds whole numbers; else texts
     * @param nullable whether it may be empty
     * @param absent   what stands for it where it is missing; absent if it must be there
     */
    record Column(String name, boolean whole, boolean nullable, Optional<String> absent) { }

    /** @param since the version that brought the table; from it on an archive must have it */
    record Table(String name, int since, List<Column> columns) { }

    /** A column whose number must be that of a row of another table. */
    record Reference(String table, String column, String target) { }

    private static final String SCOPES = "scope_harnesses_json T=[], scope_provider_ids_json T=[], "
            + "scope_model_ids_json T=[], scope_source_session_ids_json T=[], scope_thinking_levels_json T=[], "
            + "scope_agents_json T=[]";

    static final List<Table> TABLES = List.of(
            table("machines", MACHINES, "machine_id T, name T?, name_key T?, first_seen_ms I, last_seen_ms I, "
                    + "is_local I, created_at_ms I, updated_at_ms I, imported_at_ms I?"),
            table("areas", 11, "id I, sync_id T, parent_id I?, slug T, name T, path T, archived_at_ms I?, "
                    + "created_at_ms I, updated_at_ms I, imported_at_ms I?"),
            table("area_session_assignments", 11, "id I, sync_id T, area_id I, origin_machine_id T, harness T, "
                    + "source_session_id T, assigned_at_ms I, updated_at_ms I, imported_at_ms I?"),
            table("machine_active_areas", 11, "machine_id T, area_id I?, updated_at_ms I, imported_at_ms I?, "
                    + "expires_at_ms I?"),
            table("runs", OLDEST, "id I, sync_id T, origin_machine_id T?, name T?, started_at_ms I, ended_at_ms I?, "
                    + SCOPES + ", archived_at_ms I?, created_at_ms I, updated_at_ms I, imported_at_ms I?"),
            table("source_sessions", OLDEST, "id I, sync_id T, tracking_session_id I, harness T, source_session_id T, "
                    + "first_seen_ms I?, last_seen_ms I?, created_at_ms I, updated_at_ms I"),
            table("source_session_metadata", WRITTEN, "origin_machine_id T, harness T, source_session_id T, "
                    + "source_paths_json T=[], cwd T?, source_dir T?, git_root T?, git_remote T?, session_title T?, "
                    + "started_ms I?, last_seen_ms I?, created_at_ms I, updated_at_ms I, imported_at_ms I?"),
            table("usage_events", OLDEST, "id I, tracking_session_id I?, harness_session_id I?, harness T, "
                    + "source_session_id T, source_row_id T?, source_message_id T?, source_dedup_key T?, "
                    + "global_dedup_key T?, fingerprint_hash T, origin_machine_id T?, area_id I?, role T=assistant, "
                    + "provider_id T=unknown, provider_key T=unknown, model_id T, model_key T=, thinking_level T?, "
                    + "agent T?, agent_key T?, created_ms I, completed_ms I?, input_tokens I=0, output_tokens I=0, "
                    + "reasoning_tokens I=0, cache_read_tokens I=0, cache_write_tokens I=0, cache_output_tokens I=0, "
                    + "source_cost_usd T=0, raw_json T?, imported_at_ms I"),
            table("run_events", OLDEST, "tracking_session_id I, usage_event_id I, created_at_ms I"));

    /** Tables of ours; an archive has them if they have rows. */
    static final List<Table> OPTIONAL = List.of(
            table("sync_tombstones", Integer.MAX_VALUE, "kind T, origin_machine_id T, harness T, source_session_id T, "
                    + "event_uuid T, winner_uuid T?, deleted_at_ms I"),
            table("usage_event_attributes", Integer.MAX_VALUE, "usage_event_id I, cache_write_1h I?, "
                    + "web_search_requests I?, speed T?, service_tier T?, inference_geo T?, reasoning_in_output I?"));

    static final List<Reference> REFERENCES = List.of(
            new Reference("areas", "parent_id", "areas"),
            new Reference("area_session_assignments", "area_id", "areas"),
            new Reference("machine_active_areas", "area_id", "areas"),
            new Reference("source_sessions", "tracking_session_id", "runs"),
            new Reference("usage_events", "tracking_session_id", "runs"),
            new Reference("usage_events", "harness_session_id", "source_sessions"),
            new Reference("usage_events", "area_id", "areas"),
            new Reference("run_events", "tracking_session_id", "runs"),
            new Reference("run_events", "usage_event_id", "usage_events"));

    private ExchangeSchema() { }

    /** Columns with {@code I} for numbers and {@code T} for texts, {@code ?} if nullable, {@code =} and a default. */
    private static Table table(String name, int since, String columns) {
        List<Column> list = new ArrayList<>();
        for (String column : columns.split(", ")) {
            int blank = column.indexOf(' ');
            String type = column.substring(blank + 1);
            boolean nullable = type.endsWith("?");
            Optional<String> absent = nullable ? Optional.of("NULL") : type.length() > 1
                    ? Optional.of(type.charAt(0) == 'I' ? type.substring(2) : "'" + type.substring(2) + "'")
                    : Optional.empty();
            list.add(new Column(column.substring(0, blank), type.charAt(0) == 'I', nullable, absent));
        }
        return new Table(name, since, List.copyOf(list));
    }

    /** The table of this name. */
    static Table table(String name) {
        return Stream.concat(TABLES.stream(), OPTIONAL.stream()).filter(table -> table.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}

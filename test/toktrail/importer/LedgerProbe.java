package toktrail.importer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import toktrail.harness.VectorCase;

/** Looks into a ledger with plain SQL, independently of the program's own read side. */
final class LedgerProbe {

    private static final String EVENT = """
            SELECT harness, source_session_id, provider_id, model_id, thinking_level, agent, created_ms, completed_ms,
                   input_tokens, output_tokens, reasoning_tokens, cache_read_tokens, cache_write_tokens,
                   cache_output_tokens, cache_write_1h_tokens, web_search_requests, source_message_id, variant
            FROM usage_events
            ORDER BY created_ms, model_id, harness, source_session_id, source_message_id, input_tokens, output_tokens,
                     source_line, id""";

    private LedgerProbe() { }

    /** Every event as one line, without where it came from. */
    static List<String> events(Path ledger) throws SQLException {
        return lines(ledger, EVENT);
    }

    /** The same for what an expectation file of a format vector says. */
    static List<String> expected(Map<String, Object> expectation) {
        List<String> lines = new ArrayList<>();
        for (Object entry : (List<?>) expectation.get("events")) {
            Map<?, ?> event = VectorCase.withoutEarlyEnd((Map<?, ?>) entry);
            Map<?, ?> tokens = (Map<?, ?>) event.get("tokens");
            Map<?, ?> identity = (Map<?, ?>) event.get("identity");
            Map<?, ?> billing = event.get("billing") instanceof Map<?, ?> map ? map : Map.of();
            List<Object> cells = new ArrayList<>();
            for (String key : List.of("harness", "source_session_id", "provider_id", "model_id", "thinking_level",
                    "agent", "created_ms", "completed_ms")) {
                cells.add(event.get(key));
            }
            for (String key : List.of("input", "output", "reasoning", "cache_read", "cache_write", "cache_output")) {
                cells.add(tokens.get(key));
            }
            cells.add(billing.get("cache_write_1h") == null ? 0L : billing.get("cache_write_1h"));
            cells.add(billing.get("web_search_requests") == null ? 0L : billing.get("web_search_requests"));
            cells.add(identity.get("source_message_id"));
            cells.add(variant(billing));
            lines.add(String.join("|", cells.stream().map(String::valueOf).toList()));
        }
        return lines;
    }

    private static String variant(Map<?, ?> billing) {
        List<String> parts = new ArrayList<>();
        for (String key : List.of("inference_geo", "service_tier", "speed")) {
            if (billing.get(key) != null) {
                parts.add(key + "=" + billing.get(key));
            }
        }
        return parts.isEmpty() ? null : String.join(";", parts);
    }

    /** The rows of a query, cells joined by a bar. */
    static List<String> lines(Path ledger, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(String.valueOf(rows.getObject(i)));
                }
                lines.add(String.join("|", cells));
            }
        }
        return lines;
    }
}

package toktrail.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** What a pass must know of earlier ones, with the importer and the ledger as they are. */
public final class SecondPassTest {

    private SecondPassTest() { }

    public static void tests(Suite s) {
        for (String harness : List.of("opencode", "kilo")) {
            s.test("a fork seen later is the call that is stored: " + harness, scratch -> forks(scratch, harness));
        }
        s.test("a fork of a fork keeps its root when the file between is deleted and it is read again", scratch -> {
            HarnessHome home = new HarnessHome(scratch, "codex");
            home.write("sessions/rollout-1.jsonl", rollout("1", null, 10));
            home.write("sessions/rollout-2.jsonl", rollout("2", "1", 10, 15));
            String fork = rollout("3", "2", 10, 15, 18);
            home.write("sessions/rollout-3.jsonl", fork);
            home.refresh();
            Files.delete(home.root.resolve("sessions/rollout-2.jsonl"));
            home.write("sessions/rollout-3.jsonl", " " + fork);
            home.refresh();
            Check.equal("calls", List.of("3"), home.lines("SELECT count(*) FROM usage_events"));
        });
        s.test("a count whose name changes in the same pass is no count of the former name any more", scratch -> {
            HarnessHome home = new HarnessHome(scratch, "codex");
            home.write("sessions/rollout-2.jsonl", rollout("f", "c", 10, 20));
            String spawned = rollout("s", null, 10).replace("\"s\"", "\"s\",\"parent_thread_id\":\"c\"");
            home.write("sessions/rollout-3.jsonl", spawned);
            home.refresh();
            Files.delete(home.root.resolve("sessions/rollout-2.jsonl"));
            home.write("sessions/rollout-1.jsonl", rollout("c", "d", 10, 20));
            home.write("sessions/rollout-3.jsonl", spawned + counts(20, 27));
            home.refresh();
            Check.equal("calls", List.of("3"), home.lines("SELECT count(*) FROM usage_events"));
        });
        s.test("what an earlier pass told of a file may be damaged", SecondPassTest::damagedMemory);
    }

    /** The name of a subagent stands in the transcript that started it, its call in another one, which comes later. */
    private static void damagedMemory(Scratch scratch) throws Exception {
        String record = "{\"type\":\"%s\",\"sessionId\":\"s1\",\"timestamp\":\"2026-05-01T10:00:00Z\",%s}\n";
        String call = "\"model\":\"claude-opus-4-6\",\"usage\":{\"input_tokens\":1,\"output_tokens\":2}";
        HarnessHome home = new HarnessHome(scratch, "claude");
        home.write("p/s1.jsonl", String.format(record, "assistant", "\"message\":{\"id\":\"m0\"," + call
                + ",\"content\":[{\"type\":\"tool_use\",\"name\":\"Task\",\"id\":\"t1\",\"input\":{"
                + "\"subagent_type\":\"code-reviewer\"}}]}") + String.format(record, "user", "\"message\":{"
                + "\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\"}]},"
                + "\"toolUseResult\":{\"agentId\":\"a1\"}"));
        home.refresh();
        for (String damage : List.of("FFFFFFFFFFFFFFFFFFFF7F", "07", "")) {
            // The memory that others may ask for stands behind twenty bytes; the first four of them are its length.
            execute(home.ledger, "UPDATE import_file SET parser_state = unhex('000000" + String.format("%02X",
                    damage.length() / 2 + 1) + "' || substr(hex(parser_state), 9, 32) || '" + damage + "02' ||"
                    + " substr(hex(parser_state), 41))");
            home.write("p/s1/subagents/agent-a1.jsonl", String.format(record, "assistant", "\"isSidechain\":true,"
                    + "\"agentId\":\"a1\",\"message\":{\"id\":\"m" + damage + "\"," + call + "}"));
            Check.equal(damage, List.of(), home.refresh().warnings());
            Check.equal(damage, List.of("Code Reviewer"), home.lines(
                    "SELECT agent FROM usage_events WHERE source_message_id = 'm" + damage + "'"));
        }
    }

    private static String rollout(String id, String forkedFrom, int... totals) {
        return "{\"type\":\"session_meta\",\"payload\":{\"id\":\"" + id + "\""
                + (forkedFrom == null ? "" : ",\"forked_from_id\":\"" + forkedFrom + "\"") + "}}\n" + counts(totals);
    }

    private static String counts(int... totals) {
        StringBuilder text = new StringBuilder();
        for (int total : totals) {
            text.append("{\"timestamp\":\"2026-05-01T10:00:00Z\",\"type\":\"event_msg\",\"payload\":{\"type\":"
                    + "\"token_count\",\"info\":{\"total_token_usage\":{\"input_tokens\":" + total
                    + "},\"last_token_usage\":{\"input_tokens\":1}}}}\n");
        }
        return text.toString();
    }

    /** Days lie between the messages, so that a pass reads only the last ones. */
    private static void forks(Scratch scratch, String harness) throws Exception {
        HarnessHome home = new HarnessHome(scratch, harness);
        Path database = home.root.resolve(harness + ".db");
        execute(database, "CREATE TABLE message (id TEXT PRIMARY KEY, session_id, time_created, time_updated, data);"
                + message("msg_5", "ses_a", 40, 5));
        home.refresh();
        execute(database, message("msg_7", "ses_b", 40, 900_000) + message("msg_8", "ses_b", 41, 900_000));
        home.refresh();
        Check.equal("one call and another", List.of("ses_a|msg_5|37", "ses_b|msg_8|38"), home.lines(
                "SELECT source_session_id, source_message_id, output_tokens FROM usage_events ORDER BY 2"));
        execute(database, message("msg_3", "ses_c", 40, 1_800_000));
        home.refresh();
        Check.equal("what is stored stays", List.of("2"), home.lines("SELECT count(*) FROM usage_events"));
    }

    private static String message(String id, String session, int output, int updated) {
        long written = 1_772_000_000_000L + updated * 1000L;
        return "INSERT INTO message VALUES ('" + id + "', '" + session + "', " + written + ", " + written
                + ", '{\"role\":\"assistant\",\"modelID\":\"Big-Pickle\","
                + "\"providerID\":\"opencode\",\"mode\":\"Build\",\"cost\":0.012345678,\"variant\":\"high\","
                + "\"time\":{\"created\":1772000000123,\"completed\":1772000009456},\"finish\":\"stop\","
                + "\"tokens\":{\"input\":7,\"output\":" + output + ",\"reasoning\":3,\"cache\":{\"read\":9}}}');";
    }

    private static void execute(Path database, String script) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }
}

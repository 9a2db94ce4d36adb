package toktrail.harness.opencode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Scratch;
import toktrail.testing.TestWorld;

/** A data directory of OpenCode that a test fills. Single quotes in its JSON stand for double ones. */
final class Store {

    static final OpenCodeHarness HARNESS = new OpenCodeHarness();
    static final long START = 1_772_000_000_000L;
    static final String SCHEMA = "CREATE TABLE message (id text PRIMARY KEY, session_id text, time_created integer,"
            + " time_updated integer, data text);"
            + "CREATE TABLE part (id text PRIMARY KEY, message_id text, data text);"
            + "CREATE INDEX part_message ON part (message_id, id);"
            + "CREATE TABLE session (id text PRIMARY KEY, project_id text, parent_id text, directory text, title text,"
            + " time_updated integer);"
            + "CREATE TABLE project (id text PRIMARY KEY, worktree text);";

    final Path directory;
    private final Scratch scratch;

    Store(Scratch scratch) throws Exception {
        this.scratch = scratch;
        directory = Files.createDirectories(scratch.directory().resolve("data"));
    }

    Path database() {
        return directory.resolve("opencode.db");
    }

    /** Runs a script on a database of this name. */
    Store sql(String name, String script) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(name));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
        return this;
    }

    Store sql(String script) throws Exception {
        return sql("opencode.db", script);
    }

    /** A statement that inserts a message; {@code second} dates its call and its row. */
    static String insert(String id, long second, long output) {
        return insert(id, second, second, second, output);
    }

    static String insert(String id, long call, long created, long updated, long output) {
        return "INSERT OR REPLACE INTO message VALUES ('" + id + "', 'ses_1', " + (START + created * 1000) + ", "
                + (START + updated * 1000) + ", '" + message(call, output).replace('\'', '"') + "');";
    }

    /** A finished message of the assistant. */
    static String message(long second, long output) {
        return message(second, "'finish':'stop','tokens':{'input':1,'output':" + output + "}");
    }

    static String message(long second, String fields) {
        return "{'role':'assistant','modelID':'m','providerID':'p','time':{'created':" + (START + second * 1000) + "},"
                + fields + "}";
    }

    /** Writes a file of the tree. */
    Store file(String name, String text) throws Exception {
        scratch.write("data/" + name, text.replace('\'', '"'));
        return this;
    }

    RefreshDriver driver() {
        return new RefreshDriver(HARNESS, new TestWorld(scratch.directory()).environment(), List.of(directory));
    }
}

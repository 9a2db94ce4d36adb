package toktrail.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The sample home of the fixtures: a few sessions of several tools, and a configuration. */
public final class SampleHome {

    private SampleHome() { }

    /** Makes a copy at {@code home}, with the databases that the fixtures keep as SQL. */
    public static Path copyTo(Path home) throws IOException, SQLException {
        Scratch.copyTree(Scratch.fixture("cli/home"), home);
        Path data = home.resolve(".local/share/opencode");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("opencode.db"));
                Statement statement = connection.createStatement()) {
            for (String script : List.of("schema.sql", "rows.sql")) {
                statement.executeUpdate(Files.readString(data.resolve(script)));
                Files.delete(data.resolve(script));
            }
        }
        return home;
    }
}

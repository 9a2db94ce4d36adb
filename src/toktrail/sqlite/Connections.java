package toktrail.sqlite;

import java.net.URI;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;

/** Makes connections of the driver, without {@code DriverManager} and without its log. */
final class Connections {

    private Connections() { }

    /**
     * Opens an existing file. SQLite looks at it no earlier than at the first statement.
     *
     * @param parameters of the address, such as {@code mode=ro}
     */
    static SQLiteConnection open(Path file, String parameters, int busyTimeoutMillis) throws SQLException {
        return connect(address(file) + "?" + parameters, busyTimeoutMillis);
    }

    /** Opens a new database in memory, which no other connection can see. */
    static SQLiteConnection openInMemory() throws SQLException {
        return connect(":memory:", 0);
    }

    /** Runs a query once, so that what the driver does only once is done; that it cannot is not noticed here. */
    static void rehearse() {
        try (SQLiteConnection connection = openInMemory();
                PreparedStatement statement = connection.prepareStatement("SELECT 1");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
        } catch (SQLException e) {
            // the first real database will say the same
            return;
        }
    }

    private static SQLiteConnection connect(String address, int busyTimeoutMillis) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(busyTimeoutMillis));
        properties.setProperty("jdbc.get_generated_keys", "false");
        DriverLog.quieten();
        return new JDBC4Connection("jdbc:sqlite:" + address, address, properties);
    }

    /** {@code file:///…} with everything percent-encoded that SQLite or the driver would take for something else. */
    static String address(Path file) {
        // the bytes of the name, not its text: the locale may be unable to say it
        URI uri = file.toAbsolutePath().toUri();
        String host = uri.getRawAuthority();
        return "file://" + (host == null ? "" : "//" + host) + uri.getRawPath();
    }
}

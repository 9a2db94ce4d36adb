package toktrail.ledger.file;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.DatabaseProblem;
import toktrail.sqlite.SqlStatement;

/**
 * Which file is the ledger. A ledger of toktrail 0.2.0 at the given path is never modified: the ledger then is a
 * sibling with {@code .v2} before a final {@code .db} (or at the end), and so it stays when the old file is gone.
 *
 * @param given     path asked for
 * @param effective path of the ledger; equal to {@code given} in the ordinary case
 * @param exists    whether the effective ledger is there already
 * @param oldLedger the ledger of toktrail 0.2.0 at {@code given}, absent if there is none. Whoever creates the
 *                  effective ledger adopts it
 */
public record LedgerPath(Path given, Path effective, boolean exists, Optional<Path> oldLedger) {

    /** What lies at one path. */
    public enum Content { ABSENT, EMPTY, OURS, OLD, FOREIGN }

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 100;
    private static final int USER_VERSION_OFFSET = 60;
    private static final int APPLICATION_ID_OFFSET = 68;
    private static final int LARGEST_OLD_VERSION = 1000;

    /**
     * Looks at the files; opens at most one of them, and only if its header does not show one of our ledgers.
     *
     * @throws UserException if something else than a ledger lies there, or it cannot be read
     */
    public static LedgerPath resolve(Path given) {
        Content content = contentOf(given);
        Path second = secondPath(given);
        return switch (content) {
            case OURS -> new LedgerPath(given, given, true, Optional.empty());
            case ABSENT, EMPTY -> contentOf(second) == Content.OURS
                    ? new LedgerPath(given, second, true, Optional.empty())
                    : new LedgerPath(given, given, false, Optional.empty());
            case OLD -> new LedgerPath(given, second, secondExists(second), Optional.of(given));
            case FOREIGN -> throw LedgerFailure.notALedger(given);
        };
    }

    private static boolean secondExists(Path second) {
        return switch (contentOf(second)) {
            case OURS -> true;
            case ABSENT, EMPTY -> false;
            case OLD, FOREIGN -> throw LedgerFailure.notALedger(second);
        };
    }

    /** {@code toktrail.db} gives {@code toktrail.v2.db}, {@code state} gives {@code state.v2}. */
    static Path secondPath(Path path) {
        String name = path.getFileName().toString();
        return path.resolveSibling(name.endsWith(".db")
                ? name.substring(0, name.length() - ".db".length()) + ".v2.db" : name + ".v2");
    }

    /** What lies at {@code path}. The header is enough for our own files; it is as old as the last checkpoint. */
    public static Content contentOf(Path path) {
        try {
            byte[] header = header(path);
            if (header == null) {
                return Content.ABSENT;
            }
            if (header.length == 0) {
                return Content.EMPTY;
            }
            if (header.length < HEADER_BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))) {
                return Content.FOREIGN;
            }
            return ByteBuffer.wrap(header).getInt(APPLICATION_ID_OFFSET) == LedgerSchema.APPLICATION_ID
                    ? Content.OURS : contentBySchema(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The schema version as of the last checkpoint; absent without a whole header. */
    public static OptionalLong versionInHeader(Path path) {
        try {
            byte[] header = header(path);
            return header == null || header.length < HEADER_BYTES ? OptionalLong.empty()
                    : OptionalLong.of(ByteBuffer.wrap(header).getInt(USER_VERSION_OFFSET));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static UserException unreadable(Path path, IOException e) {
        return UserException.failed("Could not open toktrail state database at " + path + ": "
                + FileTrouble.reason(path, e), e);
    }

    private static byte[] header(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // Reading a pipe would wait for ever.
            throw new IOException("it is not a regular file");
        }
        try (InputStream stream = Files.newInputStream(path); DataInputStream data = new DataInputStream(stream)) {
            return data.readNBytes(HEADER_BYTES);
        } catch (NoSuchFileException newLedger) {
            return null;
        }
    }

    /** Asks SQLite, which also sees what stands in a write-ahead log only. */
    private static Content contentBySchema(Path path) {
        try (Database database = Database.openForReading(path)) {
            long application = database.pragma("application_id");
            long version = database.pragma("user_version");
            long tables = database.firstLong("SELECT count(*) FROM sqlite_schema", SqlStatement.Binder.NONE).orElse(0);
            boolean events = database.firstLong("""
                    SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'usage_events'""",
                    SqlStatement.Binder.NONE).isPresent();
            if (application == LedgerSchema.APPLICATION_ID) {
                return Content.OURS;
            }
            if (application == 0 && events && version >= 1 && version <= LARGEST_OLD_VERSION) {
                return Content.OLD;
            }
            // left by a process that was killed before the schema was committed
            return application == 0 && version == 0 && tables == 0 ? Content.EMPTY : Content.FOREIGN;
        } catch (DatabaseException e) {
            if (e.problem() == DatabaseProblem.NOT_A_DATABASE) {
                return Content.FOREIGN;
            }
            throw LedgerFailure.opening(path, e);
        }
    }
}

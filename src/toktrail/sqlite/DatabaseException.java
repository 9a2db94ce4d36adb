package toktrail.sqlite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.sqlite.SQLiteException;
import toktrail.error.FileTrouble;

/**
 * SQLite, or the file system below it, refused. {@link #problem()} is for decisions, {@link #reason()} for the line a
 * person reads, such as {@code database or disk is full}; {@link #getMessage()} is {@code path: reason}.
 */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DatabaseProblem problem;
    private final transient Path path;
    private final String reason;
    private final int resultCode;

    private DatabaseException(DatabaseProblem problem, int resultCode, Path path, String reason, Throwable cause) {
        super(path + ": " + reason, cause);
        this.problem = Objects.requireNonNull(problem, "problem");
        this.resultCode = resultCode;
        this.path = Objects.requireNonNull(path, "path");
        this.reason = reason;
    }

    static DatabaseException of(DatabaseProblem problem, Path path, String reason) {
        return new DatabaseException(problem, 0, path, reason, null);
    }

    static DatabaseException of(SQLException e, Path path) {
        int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : 0;
        DatabaseProblem problem = DatabaseProblem.ofResultCode(code);
        return new DatabaseException(problem, code, path, reason(e, problem), e);
    }

    static DatabaseException of(IOException e, Path path) {
        DatabaseProblem problem = e instanceof FileSystemException ? DatabaseProblem.CANNOT_OPEN : DatabaseProblem.IO;
        return new DatabaseException(problem, 0, path, FileTrouble.reason(e), e);
    }

    /** The driver writes {@code [SQLITE_BUSY] Its own words (the words of SQLite)}; the last ones are useful. */
    private static String reason(SQLException e, DatabaseProblem problem) {
        String message = e.getMessage();
        if (message == null) {
            return problem.reason();
        }
        int open = message.indexOf('(');
        if (message.startsWith("[SQLITE_") && open >= 0 && message.endsWith(")")) {
            return message.substring(open + 1, message.length() - 1);
        }
        return e.getCause() == null ? message : message + ": " + e.getCause().getMessage();
    }

    /** The kind of failure. */
    public DatabaseProblem problem() {
        return problem;
    }

    /** The database as the caller named it; null only after serialization. */
    public Path path() {
        return path;
    }

    /** A few words without path and full stop. */
    public String reason() {
        return reason;
    }

    /** SQLite's extended result code, 0 when the failure did not come from SQLite. */
    int resultCode() {
        return resultCode;
    }
}

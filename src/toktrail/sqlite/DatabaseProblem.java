package toktrail.sqlite;

/** What kept SQLite from doing something, as far as a caller acts on it. */
public enum DatabaseProblem {
    /** Another connection holds a lock, also after waiting; or the file kept changing while it was copied. */
    BUSY("database is locked"),
    /** The disk, the quota or the largest allowed file is exhausted. */
    FULL("database or disk is full"),
    /** The file, its folder or the connection does not allow writing, which was necessary. */
    READ_ONLY("attempt to write a readonly database"),
    /** The file is a database, but damaged or cut off. */
    CORRUPT("database disk image is malformed"),
    /** The file is something else, or encrypted. */
    NOT_A_DATABASE("file is not a database"),
    /** The operating system failed to read or write. */
    IO("disk I/O error"),
    /** The file is missing, a folder, or may not be read. */
    CANNOT_OPEN("unable to open database file"),
    /** A UNIQUE, NOT NULL, CHECK or foreign key rule, or the type of a STRICT column, was violated. */
    CONSTRAINT("constraint failed"),
    /** Anything else, above all wrong SQL: a fault of ours, or a table that is missing. */
    OTHER("database error");

    private final String reason;

    DatabaseProblem(String reason) {
        this.reason = reason;
    }

    /** A few plain words, used when SQLite gave none. */
    String reason() {
        return reason;
    }

    /** The kind for a result code of SQLite, extended or not. */
    static DatabaseProblem ofResultCode(int code) {
        return switch (code & 0xff) {
            case 5, 6 -> BUSY;
            case 13 -> FULL;
            case 8 -> READ_ONLY;
            case 11 -> CORRUPT;
            case 26 -> NOT_A_DATABASE;
            case 10 -> IO;
            case 3, 14, 23 -> CANNOT_OPEN;
            case 19 -> CONSTRAINT;
            default -> OTHER;
        };
    }
}

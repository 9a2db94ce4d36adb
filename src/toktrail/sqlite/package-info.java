/**
 * SQLite files: opening them, pragmas, statements, transactions, locks between processes.
 *
 * <p>{@link toktrail.sqlite.Database} is one connection. {@code openForWriting} and {@code openForReading} are for our
 * own files, {@link toktrail.sqlite.ForeignDatabase} opens those of other programs, which may be running.
 * {@link toktrail.sqlite.DatabaseFingerprint} tells without opening whether a file has changed;
 * {@link toktrail.sqlite.ProcessLock} keeps two processes apart; {@link toktrail.sqlite.NativeLibrary} shortens the
 * start. Nothing here knows a table, an event or a harness, and nothing prints or asks for the time of day.
 *
 * <p>Every {@link java.sql.SQLException} leaves as a {@link toktrail.sqlite.DatabaseException} with a kind, the file
 * and a short reason; callers word the user's line. Columns and parameters count from 1, as in SQL texts. Nothing is
 * null unless said so. A {@code Database} and what comes from it belong to one thread at a time.
 *
 * <p>Decisions:
 * <ul>
 *   <li>The driver's connection class is constructed directly: {@code DriverManager} would look for services in every
 *       jar, and register a driver nobody asks for. At start the difference is below what can be measured.
 *   <li>Files are named to SQLite as percent-encoded {@code file:} addresses, so {@code ?}, {@code #} and {@code %} in
 *       a path mean themselves, and names that are not valid in the locale's encoding still reach the right file.
 *   <li>Other programs' files are never mapped into memory: one that shrinks while mapped would end the process.
 * </ul>
 */
package toktrail.sqlite;

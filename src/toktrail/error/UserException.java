package toktrail.error;

import java.util.List;
import java.util.Objects;

/**
 * A mistake of the user or a state of the outside world the user can mend: what is wrong, where, and how to fix it.
 *
 * <p>The message is one line for most, one line for each finding of a configuration check: a line end within either
 * becomes a blank. Only {@link #usage} shows its message as it stands.
 * {@link #exitCode()} says how the process ends. Programming errors are never reported by this type.
 */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private UserException(ExitCode exitCode, List<String> lines, Throwable cause) {
        super(String.join("\n", lines), cause);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
    }

    /** The request cannot be done: bad value, unknown name, unreadable file. Ends with {@link ExitCode#FAILED}. */
    public static UserException failed(String message) {
        return new UserException(ExitCode.FAILED, List.of(oneLine(message)), null);
    }

    /** As {@link #failed(String)}, keeping the exception that was met for {@code TOKTRAIL_DEBUG}. */
    public static UserException failed(String message, Throwable cause) {
        return new UserException(ExitCode.FAILED, List.of(oneLine(message)), cause);
    }

    /** Several findings at once, one line each, in the order given. Ends with {@link ExitCode#FAILED}. */
    public static UserException failed(List<String> findings) {
        return failed(findings, null);
    }

    /** As {@link #failed(List)}, keeping the exception that was met. */
    public static UserException failed(List<String> findings, Throwable cause) {
        return new UserException(ExitCode.FAILED, findings.stream().map(UserException::oneLine).toList(), cause);
    }

    /** A mistake in input at a known place; the message is preceded by {@code source:line:column: }. */
    public static UserException input(Location where, String message) {
        return new UserException(ExitCode.FAILED, List.of(oneLine(where + ": " + message)), null);
    }

    /** The command line was not understood. Ends with {@link ExitCode#USAGE}. */
    public static UserException usage(String message) {
        return new UserException(ExitCode.USAGE, List.of(message), null);
    }

    /** What others said, or a name, may hold line ends; what the person reads is one line. */
    private static String oneLine(String message) {
        return String.join(" ", message.lines().toList());
    }

    /** The status the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The message line by line, never empty. */
    public List<String> lines() {
        return getMessage().lines().toList();
    }
}

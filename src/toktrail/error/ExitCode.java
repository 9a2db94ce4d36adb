package toktrail.error;

/**
 * How a command ended, as the operating system sees it.
 *
 * @param status the process status, 0 to 255
 */
public record ExitCode(int status) {

    /** Success, also for an empty result. */
    public static final ExitCode DONE = new ExitCode(0);
    /** The request failed: bad value, missing source, broken configuration, I/O, database, or a fault of ours. */
    public static final ExitCode FAILED = new ExitCode(1);
    /** The command line was not understood. */
    public static final ExitCode USAGE = new ExitCode(2);
    /** Ended by Ctrl-C. */
    public static final ExitCode INTERRUPTED = new ExitCode(130);

    private static final int LARGEST = 255;

    public ExitCode {
        if (status < 0 || status > LARGEST) {
            throw new IllegalArgumentException("status " + status);
        }
    }

    /**
     * The status of another program that was run in our place. What does not fit into 0 to 255, as on Windows, is
     * {@link #FAILED}.
     */
    public static ExitCode ofChild(int status) {
        return status < 0 || status > LARGEST ? FAILED : new ExitCode(status);
    }
}

package toktrail.error;

/** How a command ended, as the status the operating system sees. */
public enum ExitCode {
    /** Success, also for an empty result. */
    DONE(0),
    /** The request failed: bad value, missing source, broken configuration, I/O, database, or a fault of ours. */
    FAILED(1),
    /** The command line was not understood. */
    USAGE(2),
    /** Ended by Ctrl-C. */
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process status, 0 to 255. */
    public int status() {
        return status;
    }
}

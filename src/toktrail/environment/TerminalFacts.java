package toktrail.environment;

/** What the standard streams are connected to. Asking may cost a system call; answers do not change during a run. */
public interface TerminalFacts {

    /** One of the three standard streams. */
    enum Stream { IN, OUT, ERR }

    /** Whether a person's terminal is at the other end of the stream. */
    boolean isTerminal(Stream stream);

    /** Columns of the terminal as the system reports them, 0 when unknown. {@code COLUMNS} is not considered here. */
    int columns();
}

package toktrail.sqlite;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the driver's log quiet: it logs what it throws as well, such as a library it may not load, and
 * java.util.logging prints that with a stack trace. Whoever has configured logging keeps that.
 *
 * <p>An instance is what {@code java.util.logging.config.class} asks for: it configures nothing, so that no file is
 * read for a log that nobody sees, which would take a twentieth of the time of a short report.
 */
public final class DriverLog {

    private static final String BY_CLASS = "java.util.logging.config.class";
    private static final String BY_FILE = "java.util.logging.config.file";

    /** Made by the log manager. */
    public DriverLog() { }

    /** To be called before the driver's classes are used. */
    static void quieten() {
        if (System.getProperty(BY_CLASS) == null && System.getProperty(BY_FILE) == null) {
            System.setProperty(BY_CLASS, DriverLog.class.getName());
        }
        if (Held.LOGGER.getLevel() == null) {
            Held.LOGGER.setLevel(Level.OFF);
        }
    }

    /** Held, because the log manager forgets the level of a logger that nobody refers to. */
    private static final class Held {
        static final Logger LOGGER = Logger.getLogger("org.sqlite");
    }
}

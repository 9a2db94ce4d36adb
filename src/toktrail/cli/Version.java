package toktrail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program, as the build wrote it. */
public final class Version {

    private static final String RESOURCE = "/toktrail/version.properties";

    private Version() { }

    /** Such as {@code 1.0.0}. */
    public static String number() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + RESOURCE);
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code toktrail 1.0.0}. */
    static String line() {
        return "toktrail " + number();
    }
}

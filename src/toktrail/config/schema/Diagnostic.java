package toktrail.config.schema;

import java.nio.file.Path;
import java.util.Objects;
import toktrail.error.Location;

/**
 * One problem of one file.
 *
 * @param id       what kind
 * @param location where; 1:1 when it is about the whole file
 * @param key      key path with indices from 1, such as {@code subscriptions[2].windows[1].period}; empty for the file
 * @param message  what is wrong, with the offending value
 * @param fix      how to put it right
 */
public record Diagnostic(DiagnosticId id, Location location, String key, String message, String fix) {

    public Diagnostic {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(fix, "fix");
    }

    /** A problem of a file as a whole. */
    public static Diagnostic ofFile(DiagnosticId id, Path file, String message, String fix) {
        return new Diagnostic(id, new Location(file.toString(), 1, 1), "", message, fix);
    }

    /** {@code FILE:LINE:COL: KEY: PROBLEM (FIX)}; without place and key where they say nothing. */
    @Override
    public String toString() {
        String place = id.isAboutFile() ? location.source() : location.toString();
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + message + (fix.isEmpty() ? "" : " (" + fix + ")");
    }
}

package toktrail.environment;

import java.io.InputStream;
import java.util.Objects;

/**
 * The three standard streams.
 *
 * @param in  standard input
 * @param out results, and nothing else
 * @param err messages for the person: errors, warnings, progress
 */
public record Streams(InputStream in, Output out, Output err) {

    public Streams {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }
}

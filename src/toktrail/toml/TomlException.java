package toktrail.toml;

import java.util.Objects;
import toktrail.error.Location;

/** Text that is not TOML, or a path that does not fit the document: what is wrong, and where. */
public final class TomlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Location location;
    private final String problem;

    /**
     * A fault at a place.
     *
     * @param location where it was found; line and column from 1
     * @param problem  what is wrong and what was expected, lower case, no full stop, without the place
     */
    TomlException(Location location, String problem) {
        super(location + ": " + problem);
        this.location = Objects.requireNonNull(location, "location");
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    /** Where the fault was found. */
    public Location location() {
        return location;
    }

    /** What is wrong, without the place; {@link #getMessage()} has both. */
    public String problem() {
        return problem;
    }
}

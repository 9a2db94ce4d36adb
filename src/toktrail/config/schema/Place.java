package toktrail.config.schema;

import java.util.Optional;
import toktrail.error.Location;
import toktrail.toml.TomlWriter;

/**
 * A value's place: where it stands and how its key path reads. The path is put together only when someone asks, because
 * most places are never reported.
 */
public final class Place {

    private final RuleContext context;
    private final Optional<Place> parent;
    private final String name;
    private final int element;
    private final Location location;

    private Place(RuleContext context, Optional<Place> parent, String name, int element, Location location) {
        this.context = context;
        this.parent = parent;
        this.name = name;
        this.element = element;
        this.location = location;
    }

    /** The place of a whole file. */
    public static Place root(RuleContext context, Location location) {
        return new Place(context, Optional.empty(), "", -1, location);
    }

    /** The place of a member. */
    public Place member(String key, Location where) {
        return new Place(context, Optional.of(this), key, -1, where);
    }

    /** The place of an element, counted from 0. */
    public Place element(int index, Location where) {
        return new Place(context, Optional.of(this), "", index, where);
    }

    /** The reading it belongs to. */
    public RuleContext context() {
        return context;
    }

    /** Where it begins. */
    public Location location() {
        return location;
    }

    /** The key path with indices from 1, empty for the root of a file. */
    public String key() {
        if (parent.isEmpty()) {
            return "";
        }
        String before = parent.get().key();
        if (element >= 0) {
            return before + "[" + (element + 1) + "]";
        }
        return before.isEmpty() ? TomlWriter.key(name) : before + "." + TomlWriter.key(name);
    }

    /** Reports a problem of this place. */
    public void report(DiagnosticId id, String message, String fix) {
        context.diagnostics().add(id, location, key(), message, fix);
    }

    /** Reports a problem of a member that has no value, at this place. */
    public void reportMember(String key, DiagnosticId id, String message, String fix) {
        member(key, location).report(id, message, fix);
    }

    /** {@code line 3, column 1}, with the file if it is not the one of {@code other}. */
    public String seenFrom(Place other) {
        String place = "line " + location.line() + ", column " + location.column();
        return location.source().equals(other.location.source()) ? place : place + " of " + location.source();
    }
}

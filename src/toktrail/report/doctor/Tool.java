package toktrail.report.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import toktrail.harness.Harness;

/**
 * A tool as it is set up here.
 *
 * @param harness    which
 * @param places     where its data is looked for, whether or not something is there
 * @param configured whether the user named the places
 */
public record Tool(Harness harness, List<Path> places, boolean configured) {

    public Tool {
        Objects.requireNonNull(harness, "harness");
        places = List.copyOf(places);
    }

    String id() {
        return harness.info().id();
    }

    String name() {
        return harness.info().displayName();
    }

    /** The places where something is. */
    List<Path> present() {
        return places.stream().filter(Files::exists).toList();
    }
}

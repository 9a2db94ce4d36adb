package toktrail.sync;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where files may be made for a while.
 *
 * @param folder   made if it is missing
 * @param warnings hears what could not be removed; the work that was done stays done
 */
public record TemporaryPlace(Path folder, Consumer<String> warnings) {

    public TemporaryPlace {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(warnings, "warnings");
    }
}

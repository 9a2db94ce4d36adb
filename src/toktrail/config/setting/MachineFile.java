package toktrail.config.setting;

import java.util.Objects;
import java.util.Optional;

/**
 * What the machine file says.
 *
 * @param name the name of this machine
 */
public record MachineFile(Optional<String> name) {

    /** No name. */
    public static final MachineFile NONE = new MachineFile(Optional.empty());

    public MachineFile {
        Objects.requireNonNull(name, "name");
    }
}

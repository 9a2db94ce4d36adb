package toktrail.config.setting;

import java.util.Objects;
import java.util.Optional;

/**
 * What the machine file says.
 *
 * @param name the name of this machine
 */
public record MachineFile(Optional<String> name) {

    public MachineFile {
        Objects.requireNonNull(name, "name");
    }
}

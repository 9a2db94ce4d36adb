package toktrail.environment;

import java.util.Objects;

/**
 * Facts about the machine the program runs on.
 *
 * @param name    the host name, empty when it cannot be told without asking a network service
 * @param windows whether paths and shells follow the Windows rules
 */
public record Host(String name, boolean windows) {

    public Host {
        Objects.requireNonNull(name, "name");
    }
}

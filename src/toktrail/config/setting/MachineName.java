package toktrail.config.setting;

import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.error.UserException;
import toktrail.usage.Names;

/** The name of the local machine: which one holds, and which ones are allowed. */
public final class MachineName {

    /** The variable that overrides the file. */
    public static final String VARIABLE = "TOKTRAIL_MACHINE_NAME";

    /** The longest name, in code points. */
    public static final int MAX_LENGTH = 80;

    private MachineName() { }

    /**
     * The name that holds: {@link #VARIABLE}, else that of the file, else the host name if it has letters or digits,
     * else none.
     *
     * @throws UserException if the variable is set but blank, or its name is not allowed
     */
    public static Optional<String> effective(Environment environment, MachineFile file) {
        String set = environment.variables().get(VARIABLE);
        if (set != null) {
            if (Names.trimmed(set) == null) {
                throw UserException.failed(VARIABLE + " must not be empty when set.");
            }
            return Optional.of(checked(set));
        }
        if (file.name().isPresent()) {
            return file.name();
        }
        String host = Names.trimmed(environment.host().name());
        boolean usable = host != null && problem(host).isEmpty() && !Names.normalise(host).isEmpty();
        return usable ? Optional.of(host) : Optional.empty();
    }

    /**
     * A name as it is stored: trimmed.
     *
     * @throws UserException if it is blank, too long, or has control characters
     */
    public static String checked(String typed) {
        String name = Names.trimmed(typed);
        if (name == null) {
            throw UserException.failed("Machine name must not be empty.");
        }
        problem(name).ifPresent(message -> {
            throw UserException.failed(message);
        });
        return name;
    }

    /** Why a trimmed name is not allowed, absent if it is. */
    public static Optional<String> problem(String name) {
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            return Optional.of("Machine name must be at most " + MAX_LENGTH + " characters.");
        }
        return Names.hasControl(name)
                ? Optional.of("Machine name cannot contain control characters.") : Optional.empty();
    }
}

package toktrail.cli.frame;

import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.error.ExitCode;

/** One command. Implementations are stateless; what they need comes with the context. */
public interface Command {

    /** Its declaration, with those of its {@link #children()}. */
    CommandSpec spec();

    /** The commands below it, in the order of {@link CommandSpec#subcommands()}. */
    default List<Command> children() {
        return List.of();
    }

    /**
     * Does what was asked.
     *
     * @throws toktrail.error.UserException if the request cannot be done
     */
    ExitCode run(CommandContext context);
}

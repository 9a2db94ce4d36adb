package toktrail.cli.frame;

import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.error.ExitCode;

/**
 * Commands under a common word, which does nothing by itself.
 *
 * @param spec     declaration, with those of the children
 * @param children the commands
 */
public record Group(CommandSpec spec, List<Command> children) implements Command {

    public Group {
        children = List.copyOf(children);
    }

    /** A group with these commands, in their order in its help. */
    public static Group of(String name, String summary, Command... children) {
        CommandSpec[] specs = new CommandSpec[children.length];
        for (int i = 0; i < children.length; i++) {
            specs[i] = children[i].spec();
        }
        return new Group(CommandSpec.group(name, summary, specs), List.of(children));
    }

    @Override
    public ExitCode run(CommandContext context) {
        throw new IllegalStateException("the parser asks for a sub-command of " + spec.name().main());
    }
}

package toktrail.cli.statusline;

import java.util.ArrayList;
import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;

/** {@code toktrail statusline install}: what to put where. Prints, never writes. */
final class InstallCommand implements Command {

    private static final Option TARGET = target();

    private static Option target() {
        List<String> names = new ArrayList<>();
        for (Snippet snippet : Snippet.values()) {
            names.add(snippet.word());
        }
        return Option.choice("--target", names, "What it is for.")
                .withFailure("--target must be one of: " + String.join(", ", names) + ".")
                .withDefault(Snippet.STARSHIP.word());
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("install", "Print what puts the line into a prompt or a status bar.")
                .withDescription("Nothing is written: copy what is printed into the file that its first line names,"
                        + " for claude into ~/.claude/settings.json.")
                .withOptions(TARGET)
                .withExample("toktrail statusline install --target tmux", "for the status line of tmux");
    }

    @Override
    public ExitCode run(CommandContext context) {
        context.out().print(context.invocation().choice(TARGET, Snippet.class).text());
        return ExitCode.DONE;
    }
}

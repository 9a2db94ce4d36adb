package toktrail.cli.sources;

import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;

/** {@code toktrail sources …}: looks at the tools' own files. Alone it is {@code sources list}. */
public final class SourcesCommand implements Command {

    private final SourceListCommand list = new SourceListCommand();

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("sources", "Look at the data of the tools themselves.")
                .withDescription("Reads the sources directly: what the ledger holds does not matter, and nothing is"
                        + " imported. Without a command it lists the sources.")
                .withOptions(SourceListCommand.OPTIONS)
                .withSubcommands(children().stream().map(Command::spec).toArray(CommandSpec[]::new))
                .withExample("toktrail sources", "where usage is looked for, and how much is there")
                .withExample("toktrail sources sessions codex --sort tokens --limit 5",
                        "the largest sessions of Codex");
    }

    @Override
    public List<Command> children() {
        return List.of(list, new SourceSessionsCommand(), new SourceSessionCommand(), new SkippedSourcesCommand());
    }

    @Override
    public ExitCode run(CommandContext context) {
        return list.run(context);
    }
}

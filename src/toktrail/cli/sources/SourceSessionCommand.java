package toktrail.cli.sources;

import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.refresh.SourceSessionReader;
import toktrail.error.ExitCode;

/** {@code toktrail sources session HARNESS SESSION}: one session of a source. */
final class SourceSessionCommand implements Command {

    private static final Positional SESSION = Positional.one("SESSION", "The id of the session in its source.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("session", "Show one session in the source of a tool.")
                .withPositionals(SourceSessionOptions.HARNESS, SESSION)
                .withOptions(SourceSessionOptions.SHARED)
                .withExample("toktrail sources session opencode ses_beta --breakdown",
                        "tokens and cost of that session by model and agent");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        SourceSessionReader reader =
                new SourceSessionReader(context, line.text(SourceSessionOptions.HARNESS).orElseThrow());
        new SourceSessionOutput(context, reader.harness().info()).detail(reader.find(
                reader.read(line.text(SourceSessionOptions.SOURCE)), line.text(SESSION).orElseThrow()));
        return ExitCode.DONE;
    }
}

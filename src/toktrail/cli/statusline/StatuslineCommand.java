package toktrail.cli.statusline;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.config.setting.Statusline;
import toktrail.error.ExitCode;
import toktrail.report.segment.SegmentQuery.Part;
import toktrail.statusline.Payload;
import toktrail.statusline.SegmentChoice;

/** {@code toktrail statusline}: one line about the present session, for prompts and status bars. */
public final class StatuslineCommand implements Command {

    private final List<Command> children =
            List.of(new TestCommand(), new InstallCommand(), StatuslineConfigCommands.group());

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("statusline", "Print one line for a prompt or a status bar.")
                .withDescription("The line is about the session used last: tool, model, tokens, cost, and what is left"
                        + " of your quota. It never asks or warns, and reads a tool's JSON from standard input if there"
                        + " is any. What it shows stands in [statusline] of config.toml.")
                .withOptions(SegmentOptions.ofLine())
                .withSubcommands(children.stream().map(Command::spec).toArray(CommandSpec[]::new))
                .withExample("toktrail statusline", "the session used last")
                .withExample("toktrail statusline --harness codex --no-refresh --json", "of Codex, as JSON")
                .withExample("toktrail statusline install --target claude", "how to put it into Claude Code");
    }

    @Override
    public List<Command> children() {
        return children;
    }

    @Override
    public ExitCode run(CommandContext context) {
        context.workspace().ledger().expect();
        SegmentMaker maker = new SegmentMaker(context);
        Invocation line = context.invocation();
        byte[] input = maker.input();
        Optional<Payload> payload = Payload.parse(input);
        Statusline settings = maker.settings(line);
        SegmentMaker.Asked asked =
                new SegmentMaker.Asked(settings, SegmentOptions.choice(line), input, payload);
        new SegmentOutput(context, maker, asked).print(line.flag(SegmentOptions.NO_CACHE), line.text(
                SegmentOptions.RENEW));
        return ExitCode.DONE;
    }

    /** What JSON says beside the sums. */
    static Set<Part> partsOfJson(Statusline settings) {
        Set<Part> parts = EnumSet.of(Part.QUOTA, Part.CONTEXT);
        parts.addAll(SegmentChoice.parts(settings));
        return parts;
    }
}

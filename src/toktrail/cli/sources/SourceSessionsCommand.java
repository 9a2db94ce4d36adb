package toktrail.cli.sources;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.refresh.SourceSessionReader;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.report.SourceSession;
import toktrail.report.SourceSessionSort;

/** {@code toktrail sources sessions HARNESS [SESSION]}: the sessions in a source, or one of them. */
final class SourceSessionsCommand implements Command {

    private static final Positional SESSION = Positional.optional("SESSION", "Show this session only.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("sessions", "List the sessions in the source of a tool.")
                .withDescription("Each call is priced by itself. The columns are: "
                        + String.join(", ", SourceSessionColumn.names(SourceSessionColumn.STANDARD)) + "; and on"
                        + " request " + String.join(", ", SourceSessionColumn.names(SourceSessionColumn.ON_REQUEST))
                        + ".")
                .withPositionals(SourceSessionOptions.HARNESS, SESSION)
                .withOptions(SourceSessionOptions.LAST, SourceSessionOptions.SORT, SourceSessionOptions.LIMIT,
                        SourceSessionOptions.COLUMNS)
                .withOptions(SourceSessionOptions.SHARED)
                .withExample("toktrail sources sessions claude --sort actual --limit 10",
                        "the ten most expensive sessions of Claude Code")
                .withExample("toktrail sources sessions codex --last --breakdown",
                        "the newest session of Codex in detail");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        Optional<String> wanted = line.text(SESSION);
        boolean last = line.flag(SourceSessionOptions.LAST);
        if (wanted.isPresent() && last) {
            throw UserException.failed("Use either a source session id or --last, not both.");
        }
        List<SourceSessionColumn> columns = SourceSessionColumn.chosen(line.list(SourceSessionOptions.COLUMNS));
        Comparator<SourceSession> order = line.choice(SourceSessionOptions.SORT, SourceSessionSort.class).order();
        SourceSessionReader reader =
                new SourceSessionReader(context, line.text(SourceSessionOptions.HARNESS).orElseThrow());
        List<SourceSession> sessions = reader.read(line.text(SourceSessionOptions.SOURCE));
        SourceSessionOutput output = new SourceSessionOutput(context, reader.harness().info());
        if (wanted.isPresent()) {
            output.detail(reader.find(sessions, wanted.get()));
        } else if (last && !sessions.isEmpty()) {
            output.detail(sessions.stream().min(SourceSessionSort.LAST.order()).orElseThrow());
        } else {
            output.list(sessions.stream().sorted(order)
                    .limit(line.integer(SourceSessionOptions.LIMIT).orElse(Long.MAX_VALUE)).toList(), columns);
        }
        return ExitCode.DONE;
    }
}

package toktrail.cli.run;

import java.util.List;
import java.util.OptionalLong;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.form.RunOutput;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Group;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerView;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.Runs;
import toktrail.terminal.LineWidth;

/** {@code toktrail run …}: windows in which usage is tracked. */
public final class RunCommands {

    /** The commands. */
    public static final Group GROUP = group();

    private RunCommands() { }

    private static Group group() {
        Group plain = Group.of("run", "Track the usage of a piece of work.", new RunStartCommand(),
                new RunStopCommand(), new RunStatusCommand(), new ListRuns(),
                new Archive("archive", "Take a run that has ended out of the lists.", "Archived", Runs::archive),
                new Archive("unarchive", "Bring an archived run back into the lists.", "Unarchived", Runs::unarchive));
        return new Group(plain.spec().withDescription("A run is a stretch of time with an optional scope. Usage that is"
                + " imported while a run goes on, was made in its time and lies in its scope is linked to it. At most"
                + " one run goes on at a time."), plain.children());
    }

    /**
     * The run a command is about: the one named, else the active one.
     *
     * @throws UserException if there is none
     */
    static Run chosen(LedgerView view, OptionalLong id) {
        return id.isPresent() ? view.run(id.getAsLong())
                : view.activeRun().orElseThrow(() -> UserException.failed("No active run found."));
    }

    /** {@code run list}. */
    private static final class ListRuns implements Command {

        private static final Option ACTIVE = Option.flag("--active", "Only the run that goes on.");
        private static final Option ENDED = Option.flag("--ended", "Only runs that have ended.");
        private static final Option ARCHIVED = Option.flag("--archived", "Only archived runs.");
        private static final Option ALL = Option.flag("--all", "Archived runs as well.");
        private static final Option LIMIT = Option.integer("--limit", "N", "At most N runs.");

        @Override
        public CommandSpec spec() {
            return CommandSpec.command("list", "List runs, the latest first.")
                    .withOptions(ACTIVE, ENDED, ARCHIVED, ALL, LIMIT, GlobalOptions.RICH, GlobalOptions.JSON)
                    .withExample("toktrail run list --all --limit 10", "the last ten runs, archived ones included");
        }

        @Override
        public ExitCode run(CommandContext context) {
            check(context);
            List<Run> runs = context.workspace().ledger().read(LedgerView::runs).stream()
                    .filter(run -> isWanted(context, run))
                    .limit(context.invocation().integer(LIMIT).orElse(Long.MAX_VALUE)).toList();
            if (context.json()) {
                context.printJson(writer -> {
                    writer.beginArray();
                    runs.forEach(run -> RunOutput.json(writer, run));
                    writer.endArray();
                });
            } else {
                context.out().print(RunOutput.list(runs, context.workspace().zone(), context.look(GlobalOptions.RICH),
                        context.style(), LineWidth.of(context.environment())));
            }
            return ExitCode.DONE;
        }

        private static void check(CommandContext context) {
            if (context.invocation().flag(ARCHIVED) && context.invocation().flag(ALL)) {
                throw UserException.failed("Use either --archived or --all, not both.");
            }
            if (context.invocation().flag(ACTIVE) && context.invocation().flag(ENDED)) {
                throw UserException.failed("Use either --active or --ended, not both.");
            }
            if (context.invocation().integer(LIMIT).orElse(0) < 0) {
                throw UserException.failed("--limit must be non-negative.");
            }
        }

        private static boolean isWanted(CommandContext context, Run run) {
            boolean archived = run.archivedAtMs() != null;
            boolean inList = context.invocation().flag(ALL) || archived == context.invocation().flag(ARCHIVED);
            boolean inState = context.invocation().flag(ACTIVE) ? run.active()
                    : !context.invocation().flag(ENDED) || !run.active();
            return inList && inState;
        }
    }

    /**
     * {@code run archive} and {@code run unarchive}.
     *
     * @param name    the command
     * @param summary what it does
     * @param done    what was done, as a participle
     * @param change  the change in the ledger, by number and time
     */
    private record Archive(String name, String summary, String done, Change change) implements Command {

        private static final Positional RUN_ID = Positional.one("RUN_ID", "Number of the run.").asInteger();

        /** A change of one run at a time in epoch milliseconds. */
        private interface Change {
            Run apply(Runs runs, long id, long nowMs);
        }

        @Override
        public CommandSpec spec() {
            return CommandSpec.command(name, summary).withPositionals(RUN_ID).withOptions(GlobalOptions.JSON)
                    .withExample("toktrail run " + name + " 3", "run 3; toktrail run list --all shows numbers");
        }

        @Override
        public ExitCode run(CommandContext context) {
            long id = context.invocation().integer(RUN_ID).orElseThrow();
            Run run;
            try (Ledger ledger = context.workspace().ledger().open()) {
                run = change.apply(ledger.runs(), id, context.environment().clock().millis());
            }
            if (context.json()) {
                context.printJson(writer -> RunOutput.json(writer, run));
            } else {
                context.out().line(done + " " + RunOutput.title(run));
            }
            return ExitCode.DONE;
        }
    }
}

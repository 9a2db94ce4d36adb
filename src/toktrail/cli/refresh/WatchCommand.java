package toktrail.cli.refresh;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerView;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunChoice;

/** {@code toktrail watch}: imports again and again, and shows what that adds to a run. */
public final class WatchCommand implements Command {

    private static final BigDecimal USUAL_SECONDS = new BigDecimal("2.0");
    /** How long the import that goes on may take after Ctrl-C. */
    private static final Duration LAST_PASS = Duration.ofSeconds(20);
    private static final int MILLIS_DIGITS = 3;
    /** A wait beyond this is as good as for ever, and fits into milliseconds. */
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(Duration.ofDays(365).getSeconds());

    private static final Option RUN = Option.integer("--run", "ID", "Watch this run instead of the active one.");
    private static final Option INTERVAL = Option.atLeast("--interval", "SECONDS", new BigDecimal("0.1"),
            "How long to wait between two looks.").withDefault("2.0");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("watch", "Show the usage of a run while it grows.")
                .withDescription("Imports what is new every few seconds, links it to the run, and prints what was"
                        + " added. Nothing is printed while nothing happens.")
                .withOptions(RUN, RefreshCommand.HARNESS, INTERVAL, GlobalOptions.RAW, GlobalOptions.JSON)
                .withNotes("Ctrl-C, or another process that stops the run, ends it with status 0 and what was added in"
                        + " all. An import that is under way is finished first; after twenty seconds the process ends"
                        + " without it, and nothing of it is kept by halves.",
                        "A source that cannot be read is named once and tried again with every look.")
                .withExample("toktrail watch", "watch the run that goes on until Ctrl-C")
                .withExample("toktrail watch --harness codex --json", "usage of Codex, a line of JSON for each change");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        Refresh refresh = new Refresh(context);
        List<Source> sources = refresh.sources().of(line.list(RefreshCommand.HARNESS));
        boolean keepRaw = line.pair(GlobalOptions.RAW)
                .orElse(context.workspace().configuration().imports().includeRawJson());
        context.environment().interruption().take(LAST_PASS);
        try (Ledger ledger = context.workspace().ledger().open()) {
            Run run = ledger.read(view -> running(view, line.integer(RUN)));
            ImportRequest request = new ImportRequest(sources, Mode.QUICK, RunChoice.of(run.id()), keepRaw, false,
                    Limits.NONE, refresh.missingPolicy());
            refresh.refuseMissing(request);
            WatchOutput output = new WatchOutput(context, run);
            output.begin(sources.stream().map(source -> source.harness().info().id()).toList());
            output.end(new Watch(context, ledger, run, request).run(interval(line), output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.DONE;
    }

    private static Run running(LedgerView view, OptionalLong id) {
        Run run = id.isPresent() ? view.run(id.getAsLong()) : view.activeRun().orElseThrow(() -> UserException.failed(
                "No active run found. Start one with `toktrail run start --name <name>`."));
        if (run.endedAtMs() != null) {
            throw UserException.failed("Run is already stopped: " + run.id());
        }
        return run;
    }

    private static Duration interval(Invocation line) {
        BigDecimal seconds = line.decimal(INTERVAL).orElse(USUAL_SECONDS).min(LONGEST_SECONDS);
        return Duration.ofMillis(seconds.movePointRight(MILLIS_DIGITS).longValue());
    }
}

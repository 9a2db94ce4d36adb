package toktrail.cli.copilot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.refresh.Refresh;
import toktrail.cli.refresh.RefreshOutput;
import toktrail.error.ExitCode;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.ledger.run.RunChoice;

/** {@code toktrail copilot run}: runs Copilot so that it writes telemetry, then imports what it wrote. */
final class CopilotRunCommand implements Command {

    private static final String HARNESS = "copilot";
    /** The program that runs decides when Ctrl-C ends it. */
    private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

    private static final Option RUN = Option.integer("--run", "ID",
            "Link the usage to this run instead of the active one.");
    private static final Option NO_IMPORT = Option.flag("--no-import", "Only run the program.");
    private static final Positional COMMAND = Positional.any("COMMAND", "The program to run, and its arguments.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("run", "Run Copilot and import what it used.")
                .withDescription("Everything from the first word that is no option of this command belongs to the"
                        + " program. It has the terminal to itself, Ctrl-C included, and its exit status is that of"
                        + " this command, whether or not the import succeeds.")
                .withOptions(RUN, NO_IMPORT, GlobalOptions.RAW, CopilotFile.OTEL_FILE)
                .withPositionals(COMMAND)
                .stoppingAtFirstUnknown()
                .withNotes("The status is that of the program; 128 and the number of the signal that ended it; 127 if"
                        + " there is no such program and 126 if it cannot be run.")
                .withExample("toktrail copilot run -- copilot -p 'explain this'", "ask Copilot, and import the usage");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        List<String> words = line.list(COMMAND);
        if (words.isEmpty()) {
            throw UserException.failed("Missing command after '--'.");
        }
        boolean wanted = !line.flag(NO_IMPORT);
        OptionalLong runId = line.integer(RUN);
        if (wanted && runId.isPresent()) {
            context.workspace().ledger().read(view -> view.run(runId.getAsLong()));
        }
        CopilotFile file = CopilotFile.of(context.environment(), line.text(CopilotFile.OTEL_FILE));
        makeFolder(file.path());
        context.environment().interruption().take(FOR_EVER);
        ExitCode code = new ChildProgram(words, file.variables()).run(context.environment());
        context.out().line("Copilot OTEL file: " + file.path());
        if (wanted) {
            importFile(context, file.path(), runId.isPresent() ? RunChoice.of(runId.getAsLong()) : RunChoice.ACTIVE);
        }
        return code;
    }

    private static void makeFolder(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw UserException.failed("Cannot make the directory " + file.getParent() + ": "
                    + FileTrouble.reason(e), e);
        }
    }

    /** A failure is told, but the status remains that of the program. */
    private static void importFile(CommandContext context, Path file, RunChoice run) {
        if (!Files.exists(file)) {
            context.environment().streams().err().line("note: Copilot wrote no telemetry, nothing to import");
            return;
        }
        try {
            Refresh refresh = new Refresh(context);
            Harness harness = refresh.sources().harness(HARNESS);
            boolean keepRaw = context.invocation().pair(GlobalOptions.RAW)
                    .orElse(context.workspace().configuration().imports().includeRawJson());
            ImportReport report = refresh.run(new ImportRequest(
                    List.of(refresh.sources().explicit(harness, file.toString())), Mode.QUICK, run, keepRaw, false,
                    Limits.NONE, refresh.missingPolicy()));
            report.warnings().forEach(context::warn);
            report.results().stream().filter(result -> result.message() != null)
                    .forEach(result -> context.warn(result.message()));
            context.out().print(RefreshOutput.explicitText(report, harness.info().displayName()));
        } catch (UserException e) {
            e.lines().forEach(context.environment().streams().err()::line);
        }
    }
}

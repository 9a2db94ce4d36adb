package toktrail.cli.refresh;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.args.ValueType;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.Ledger;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunChoice;

/** {@code toktrail refresh}: imports new usage. */
public final class RefreshCommand implements Command {

    static final Option HARNESS = Option.known("--harness", "NAME", Topics.HARNESSES,
            "Import only this harness.").repeatable();
    static final Option SOURCE = Option.file("--source", "PATH", "Read this file or directory instead of the known"
            + " places; needs exactly one --harness.");
    private static final Option RUN = Option.valued("--run", "ID", new ValueType.Whole(
            OptionalLong.empty(), OptionalLong.empty()), "Link new usage to this run instead of the active one.")
            .withName("--run-id");
    private static final Option NO_RUN = Option.flag("--no-run", "Link new usage to no run.");
    private static final Option SESSION = Option.text("--source-session", "ID", "Import only this source session.");
    private static final Option SINCE_RUN = Option.flag("--since-run-start", "Import only calls made since the run"
            + " began.");
    private static final Option FULL = Option.flag("--full", "Read everything again, and correct stored figures by what"
            + " the files say now.");
    private static final Option DRY_RUN = Option.flag("--dry-run", "Read and report, but write nothing.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("refresh", "Import new usage into the ledger.")
                .withDescription("Reads what changed since the last time: appended lines of a session that goes on, new"
                        + " and rewritten files, changed databases. Nothing is counted twice, and nothing that was"
                        + " imported is lost when a tool deletes its files.")
                .withOptions(HARNESS, SOURCE, RUN, NO_RUN, SESSION, SINCE_RUN, FULL, GlobalOptions.RAW, DRY_RUN,
                        GlobalOptions.JSON)
                .withExample("toktrail refresh", "import what is new")
                .withExample("toktrail refresh --harness codex --full --dry-run",
                        "what reading all Codex sessions again would change");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        if (line.integer(RUN).isPresent() && line.flag(NO_RUN)) {
            throw UserException.failed("Use either --run or --no-run, not both.");
        }
        boolean explicit = line.text(SOURCE).isPresent();
        if (explicit && line.list(HARNESS).size() != 1) {
            throw UserException.failed("--source can only be used with exactly one --harness.");
        }
        Refresh refresh = new Refresh(context);
        List<Source> sources = explicit
                ? List.of(refresh.sources().explicit(refresh.sources().harness(line.list(HARNESS).get(0)),
                        line.text(SOURCE).orElseThrow()))
                : refresh.sources().of(line.list(HARNESS));
        boolean keepRaw = line.pair(GlobalOptions.RAW).orElse(!explicit
                && context.workspace().configuration().imports().includeRawJson());
        RunChoice run = line.flag(NO_RUN) ? RunChoice.NONE : line.integer(RUN).isPresent()
                ? RunChoice.of(line.integer(RUN).getAsLong()) : RunChoice.ACTIVE;
        ImportReport report = refresh.run(new ImportRequest(sources, line.flag(FULL) ? Mode.FULL : Mode.QUICK, run,
                keepRaw, line.flag(DRY_RUN), limits(context, run), refresh.missingPolicy()));
        report.warnings().forEach(context::warn);
        print(context, report, explicit ? Optional.of(sources.get(0).harness()) : Optional.empty());
        return report.hasErrors() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static Limits limits(CommandContext context, RunChoice choice) {
        Invocation line = context.invocation();
        OptionalLong since = OptionalLong.empty();
        if (line.flag(SINCE_RUN)) {
            try (Ledger ledger = line.flag(DRY_RUN) ? context.workspace().ledger().openForDryRun()
                    : context.workspace().ledger().open()) {
                Optional<Run> run = choice.kind() == RunChoice.Kind.GIVEN
                        ? Optional.of(ledger.runs().get(choice.runId()))
                        : choice.kind() == RunChoice.Kind.ACTIVE ? ledger.runs().active() : Optional.empty();
                since = OptionalLong.of(run.orElseThrow(() -> UserException.failed(
                        "--since-run-start requires an explicit or active run.")).startedAtMs());
            }
        }
        return new Limits(line.text(SESSION), since);
    }

    private static void print(CommandContext context, ImportReport report, Optional<Harness> explicit) {
        if (context.json()) {
            context.printJson(writer -> RefreshOutput.json(writer, report,
                    context.invocation().text(SESSION).orElse(null), explicit.isPresent()));
            return;
        }
        if (explicit.isPresent()) {
            context.out().print(RefreshOutput.explicitText(report, explicit.get().info().displayName()));
        } else {
            context.out().line(context.style().bold("Refreshed usage"));
            context.out().print(RefreshOutput.text(report, context.style()));
        }
        if (report.dryRun()) {
            context.out().print("\n[dry-run: changes were not persisted]\n");
        }
    }
}

package toktrail.cli.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GivenDocument;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.LedgerAccess;
import toktrail.cli.frame.Topics;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.importer.history.HistoryFile;
import toktrail.importer.history.HistoryFormat;
import toktrail.importer.history.HistoryImport;
import toktrail.importer.history.HistoryReader;
import toktrail.ledger.Ledger;
import toktrail.ledger.recorded.RecordedDays;

/** {@code toktrail import-history}: takes over what other trackers have recorded, or forgets it. */
public final class ImportHistoryCommand implements Command {

    private static final String AUTO = "auto";

    private static final Positional FILES =
            Positional.any("FILE", "A file of another tracker; - for standard input.");
    private static final Option FORMAT = Option.choice("--format", List.of(AUTO, "toktrack", "tokentracker", "ccusage"),
            "What the files are; auto finds out.").withDefault(AUTO)
            .withFailure("Unsupported --format. Use auto, toktrack, tokentracker, or ccusage.");
    private static final Option HARNESS = Option.known("--harness", "NAME", Topics.HARNESSES,
            "The tool of days whose file does not say which tool they are of.");
    private static final Option FORGET = Option.text("--forget", "ORIGIN",
            "Delete what was taken over from toktrack, tokentracker or ccusage.");
    private static final Option DRY_RUN = Option.flag("--dry-run", "Say what would be done; store nothing.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("import-history", "Take over days that another tracker recorded.")
                .withDescription("For days whose source files are gone. A day of a tool counts only as long as the"
                        + " ledger has no call of that tool on it.")
                .withPositionals(FILES)
                .withOptions(FORMAT, HARNESS, FORGET, DRY_RUN, GlobalOptions.JSON)
                .withExample("toktrail import-history ~/.toktrack/cache/*_daily.json", "the days that toktrack kept")
                .withExample("ccusage daily --json | toktrail import-history --harness claude -",
                        "what ccusage still knows of Claude Code")
                .withExample("toktrail import-history --forget ccusage", "and away with it");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        List<String> names = line.list(FILES);
        Optional<String> origin = line.text(FORGET);
        if (names.isEmpty() == origin.isEmpty()) {
            throw UserException.usage("Give either files to take over or --forget with an origin.");
        }
        if (origin.isPresent()) {
            forget(context, origin.get());
        } else {
            take(context, names);
        }
        return ExitCode.DONE;
    }

    private static void take(CommandContext context, List<String> names) {
        HistoryReader reader = reader(context);
        List<HistoryFile> files = new ArrayList<>();
        for (String name : names) {
            GivenDocument document = GivenDocument.read(context, Optional.of(name));
            files.add(reader.read(document.name(), document.bytes()));
        }
        boolean dryRun = context.invocation().flag(DRY_RUN);
        List<HistoryImport.FileResult> results;
        LedgerAccess access = context.workspace().ledger();
        try (Ledger ledger = dryRun ? access.openForDryRun() : access.open()) {
            HistoryImport history = new HistoryImport(ledger, context.workspace().zone());
            results = dryRun ? history.plan(files) : history.store(files, context.environment().clock().millis());
        }
        HistoryOutput output = new HistoryOutput(results, dryRun);
        if (context.json()) {
            context.printJson(output::json);
        } else {
            output.warnings().forEach(context::warn);
            context.out().print(output.text(context.style()));
        }
    }

    private static HistoryReader reader(CommandContext context) {
        Invocation line = context.invocation();
        Optional<String> tool = line.text(HARNESS).map(name -> find(context, name).orElseThrow(() ->
                UserException.failed("Unsupported harness: " + name)));
        return new HistoryReader(line.text(FORMAT).flatMap(HistoryFormat::find), tool, name -> find(context, name));
    }

    private static Optional<String> find(CommandContext context, String name) {
        return context.workspace().tools().find(name).map(Harness::info).map(info -> info.id());
    }

    private static void forget(CommandContext context, String origin) {
        boolean dryRun = context.invocation().flag(DRY_RUN);
        RecordedDays.Holding holding;
        LedgerAccess access = context.workspace().ledger();
        try (Ledger ledger = access.path().exists() && !dryRun ? access.open() : access.openForDryRun()) {
            Map<String, RecordedDays.Holding> origins = ledger.recordedDays().origins();
            if (!origins.containsKey(origin)) {
                throw UserException.failed("Nothing was taken over from " + origin + ". "
                        + (origins.isEmpty() ? "There is no history of another tracker."
                                : "There is history of: " + String.join(", ", origins.keySet()) + "."));
            }
            holding = origins.get(origin);
            if (!dryRun) {
                ledger.recordedDays().forget(origin);
            }
        }
        if (context.json()) {
            context.printJson(writer -> HistoryOutput.forgotten(writer, origin, holding, dryRun));
        } else {
            context.out().line(HistoryOutput.forgotten(origin, holding, dryRun));
        }
    }
}

package toktrail.cli.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.frame.Version;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.config.file.FileKind;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.ledger.Ledger;
import toktrail.sync.ArchiveExport;
import toktrail.sync.ExportResult;
import toktrail.sync.Redaction;
import toktrail.text.Numbers;
import toktrail.usage.Names;

/** {@code toktrail sync export}. */
final class SyncExportCommand implements Command {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Option OUT = Option.file("--out", "PATH", "The archive to be written; without it"
            + " toktrail-state-HOST-TIME.tar.gz in the working directory.").withName("-o");
    private static final Option CONFIG =
            Option.flag("--include-config", "Add the main configuration file; an import never applies it.");
    private static final Option RAW = Option.flag("--redact-raw-json", "Leave out the texts of records.");
    private static final Option PATHS = Option.flag("--redact-paths", "Leave out where logs and working directories"
            + " are; keys that contain a path stay, and the texts of records if there are any.");
    private static final Option TITLES =
            Option.flag("--redact-titles", "Leave out titles of sessions and names of runs; the texts of records, if"
                    + " there are any, stay.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("export", "Write an archive for other machines.")
                .withDescription("Imports what is new, then writes everything that machines exchange into one file,"
                        + " which only you can read. toktrail 0.2.0 can import it as well.")
                .withOptions(OUT, UsageOptions.REFRESH, UsageOptions.REFRESH_DETAILS, CONFIG, RAW, PATHS, TITLES,
                        GlobalOptions.JSON)
                .withExample("toktrail sync export --out laptop.tar.gz", "an archive of this machine")
                .withExample("toktrail sync export --redact-paths --redact-titles --redact-raw-json",
                        "one without places, titles and texts");
    }

    @Override
    public ExitCode run(CommandContext context) {
        return SyncCommands.run(() -> export(context));
    }

    private static ExitCode export(CommandContext context) {
        Invocation line = context.invocation();
        long exportedAtMs = SyncCommands.exportedAtMs(context);
        Optional<Path> config = line.flag(CONFIG) ? Optional.of(configuration(context)) : Optional.empty();
        Path target = context.environment().resolve(line.text(OUT).orElseGet(() -> name(context)));
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        ExportResult result;
        try (Ledger ledger = context.workspace().ledger().open()) {
            result = new ArchiveExport(SyncCommands.identity(context), context.workspace().tools()::eventRules,
                    SyncCommands.temporary(context)).write(ledger, target,
                            new ArchiveExport.Content(new Redaction(line.flag(RAW), line.flag(PATHS),
                                    line.flag(TITLES)), config, Version.number(), exportedAtMs));
        }
        long texts = result.counts().rawJsonRows();
        if (texts > 0 && (line.flag(PATHS) || line.flag(TITLES))) {
            context.warn("The archive has the texts of " + Numbers.count(texts) + (texts == 1 ? " record" : " records")
                    + ", in which there may be paths, titles and prompts; --redact-raw-json leaves them out.");
        }
        RefreshDetails details = new RefreshDetails(context, imported);
        if (context.json()) {
            context.printJson(writer -> SyncOutput.json(writer, result, details));
        } else {
            context.out().print(SyncOutput.text(result, details));
        }
        return ExitCode.DONE;
    }

    private static Path configuration(CommandContext context) {
        Path path = context.workspace().configReading().locations().of(FileKind.CONFIG).path();
        if (!Files.isRegularFile(path)) {
            throw UserException.failed("no configuration file to include: " + path);
        }
        return path;
    }

    private static String name(CommandContext context) {
        String host = Names.trimmed(context.environment().host().name());
        String shown = host == null ? "host" : host.toLowerCase(Locale.ROOT).replaceAll("[\\s/\\\\:]+", "-");
        return "toktrail-state-" + shown + "-"
                + STAMP.format(Instant.ofEpochMilli(context.environment().clock().millis())) + ".tar.gz";
    }
}

package toktrail.cli.sync;

import java.nio.file.Path;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.refresh.Refresh;
import toktrail.config.choice.OnConflict;
import toktrail.config.choice.RemoteActive;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.RefreshLock;
import toktrail.sqlite.ProcessLock;
import toktrail.sync.ArchiveImport;
import toktrail.sync.ImportResult;
import toktrail.sync.Merge;

/** {@code toktrail sync import}. */
final class SyncImportCommand implements Command {

    private static final Positional ARCHIVE = Positional.one("ARCHIVE", "A file that sync export wrote, here, on"
            + " another machine or with toktrail 0.2.0.");
    private static final Option DRY_RUN = Option.flag("--dry-run", "Do everything, then take it back.");
    private static final Option CONFLICT = Option.choice("--on-conflict", OnConflict.class, OnConflict.FAIL,
            "When a call was billed differently here and there: change nothing at all, keep it as it is here, or take"
            + " the record with more tokens.");
    private static final Option ACTIVE = Option.choice("--remote-active", RemoteActive.class, RemoteActive.FAIL,
            "When a run of another machine goes on: refuse it while one goes on here, show it as ended by then, or as"
            + " going on.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("import", "Merge an archive into this ledger.")
                .withDescription("Adds what other machines know and takes over what they changed last. What is not in"
                        + " the archive stays. Importing an archive again changes nothing.")
                .withPositionals(ARCHIVE)
                .withOptions(DRY_RUN, CONFLICT, ACTIVE, GlobalOptions.JSON)
                .withExample("toktrail sync import laptop.tar.gz --dry-run", "what an import would change")
                .withExample("toktrail sync import laptop.tar.gz --on-conflict prefer-larger",
                        "where records differ, take the complete one");
    }

    @Override
    public ExitCode run(CommandContext context) {
        return SyncCommands.run(() -> merge(context));
    }

    private static ExitCode merge(CommandContext context) {
        Invocation line = context.invocation();
        boolean dryRun = line.flag(DRY_RUN);
        Merge.Policies policies = new Merge.Policies(line.choice(CONFLICT, OnConflict.class),
                line.choice(ACTIVE, RemoteActive.class));
        Path file = context.environment().resolve(line.text(ARCHIVE).orElseThrow());
        context.workspace().ledger().prepareDriver();
        ImportResult result;
        try (ArchiveImport archive = ArchiveImport.open(file, SyncCommands.temporary(context),
                SyncCommands.limit(context));
                Ledger ledger = dryRun ? context.workspace().ledger().openForDryRun()
                        : context.workspace().ledger().open()) {
            result = dryRun ? into(context, archive, ledger, policies, true)
                    : locked(context, archive, ledger, policies);
        }
        if (context.json()) {
            context.printJson(writer -> SyncOutput.json(writer, result));
        } else {
            result.warnings().forEach(context::warn);
        }
        if (result.failed()) {
            throw UserException.failed(result.conflicts().get(0).message());
        }
        if (!context.json()) {
            context.out().print(SyncOutput.text(result));
        }
        return ExitCode.DONE;
    }

    private static ImportResult locked(CommandContext context, ArchiveImport archive, Ledger ledger,
            Merge.Policies policies) {
        Optional<ProcessLock> lock =
                RefreshLock.acquire(ledger.path(), context.workspace().patience().refresh());
        ProcessLock held = lock.orElseThrow(() -> new Refresh(context).busy());
        try (held) {
            return into(context, archive, ledger, policies, false);
        }
    }

    private static ImportResult into(CommandContext context, ArchiveImport archive, Ledger ledger,
            Merge.Policies policies, boolean dryRun) {
        return archive.into(ledger, SyncCommands.identity(context), context.workspace().tools()::eventRules, policies,
                dryRun);
    }
}

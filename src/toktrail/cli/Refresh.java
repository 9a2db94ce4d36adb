package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import toktrail.config.MissingSource;
import toktrail.environment.Environment;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportRequest.Source;
import toktrail.importer.Importer;
import toktrail.ledger.Ledger;
import toktrail.sqlite.ProcessLock;
import toktrail.terminal.ProgressLine;

/** Runs imports for commands: takes the lock, opens the ledger, shows progress. */
final class Refresh {

    /** How long a command that was asked to import waits for another import. */
    static final Duration PATIENT = Duration.ofSeconds(30);
    /** How long a report waits before it shows what is stored. */
    static final Duration BRIEF = Duration.ofSeconds(2);

    private final CommandContext context;

    Refresh(CommandContext context) {
        this.context = context;
    }

    /**
     * Imports; waits for another import to end.
     *
     * @throws UserException if it does not end in time, or the import fails
     */
    ImportReport run(ImportRequest request) {
        if (request.dryRun()) {
            try (Ledger ledger = context.workspace().openLedgerForDryRun()) {
                return importInto(ledger, request);
            }
        }
        return tryRun(request, PATIENT).orElseThrow(() -> UserException.failed(
                "Another toktrail process is importing into " + context.workspace().ledgerPath().effective() + "."));
    }

    /** Imports unless another import goes on for longer than {@code wait}. */
    Optional<ImportReport> tryRun(ImportRequest request, Duration wait) {
        refuseMissing(request);
        // Opening creates the folder the lock lies in, and migrates under the same lock.
        try (Ledger ledger = context.workspace().openLedger()) {
            Path path = ledger.path();
            Optional<ProcessLock> lock = ProcessLock.acquire(path.resolveSibling(path.getFileName() + ".lock"), wait);
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            ProcessLock held = lock.get();
            try (held) {
                return Optional.of(importInto(ledger, request));
            }
        }
    }

    private ImportReport importInto(Ledger ledger, ImportRequest request) {
        Environment environment = context.environment();
        try (ProgressLine progress = new ProgressLine(environment)) {
            return new Importer(environment, (harness, done, total) -> progress.update(done, total, harness))
                    .run(ledger, request);
        }
    }

    /** With {@code missing_source = "error"} a configured source that is not there stops everything. */
    private void refuseMissing(ImportRequest request) {
        if (request.missing() != ImportRequest.MissingSource.ERROR) {
            return;
        }
        Sources sources = sources();
        for (Source source : request.sources()) {
            List<Path> missing = source.roots().stream().filter(root -> !Files.exists(root)).toList();
            if (!missing.isEmpty() && sources.isConfigured(source.harness())) {
                throw UserException.failed(source.harness().info().missing() + ": " + missing.get(0));
            }
        }
    }

    Sources sources() {
        return context.workspace().sources();
    }

    /** What configuration says about missing sources. */
    ImportRequest.MissingSource missingPolicy() {
        MissingSource configured = context.workspace().configuration().imports().missingSource();
        return switch (configured) {
            case WARN -> ImportRequest.MissingSource.WARN;
            case SKIP -> ImportRequest.MissingSource.SKIP;
            case ERROR -> ImportRequest.MissingSource.ERROR;
        };
    }
}

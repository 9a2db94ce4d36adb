package toktrail.cli.refresh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Sources;
import toktrail.config.choice.MissingSource;
import toktrail.environment.Environment;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.harness.Roots;
import toktrail.harness.SourceFile;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportRequest.Source;
import toktrail.importer.Importer;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.RefreshLock;
import toktrail.sqlite.ProcessLock;

/** Runs imports for commands: takes the lock, opens the ledger, shows progress. */
public final class Refresh {

    private enum Progress { SHOWN, HIDDEN }

    private final CommandContext context;
    private final Progress shown;

    /** Imports that show their progress. */
    public Refresh(CommandContext context) {
        this(context, Progress.SHOWN);
    }

    private Refresh(CommandContext context, Progress shown) {
        this.context = context;
        this.shown = shown;
    }

    /** Imports that print nothing. */
    public static Refresh silent(CommandContext context) {
        return new Refresh(context, Progress.HIDDEN);
    }

    /**
     * Imports; waits for another import to end.
     *
     * @throws UserException if it does not end in time, or the import fails
     */
    public ImportReport run(ImportRequest request) {
        if (request.dryRun()) {
            refuseMissing(request);
            try (Ledger ledger = context.workspace().ledger().openForDryRun()) {
                return importInto(ledger, request);
            }
        }
        return tryRun(request, context.workspace().patience().refresh()).orElseThrow(this::busy);
    }

    /** What to say when another import did not end in time. */
    public UserException busy() {
        return UserException.failed("Another toktrail process is importing into "
                + context.workspace().ledger().path().effective() + ".");
    }

    /** Imports for a report, unless another import goes on for longer than a report waits. */
    Optional<ImportReport> tryRun(ImportRequest request) {
        return tryRun(request, context.workspace().patience().report());
    }

    private Optional<ImportReport> tryRun(ImportRequest request, Duration wait) {
        refuseMissing(request);
        // Opening creates the folder the lock lies in, and migrates under the same lock.
        return context.workspace().ledger().change(ledger -> tryRun(ledger, request, wait));
    }

    /** Imports into a ledger that stays open, unless another import goes on for longer than {@code wait}. */
    public Optional<ImportReport> tryRun(Ledger ledger, ImportRequest request, Duration wait) {
        Optional<ProcessLock> lock = RefreshLock.acquire(ledger.path(), wait);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        ProcessLock held = lock.get();
        try (held) {
            return Optional.of(importInto(ledger, request));
        }
    }

    private ImportReport importInto(Ledger ledger, ImportRequest request) {
        Environment environment = context.environment();
        if (shown == Progress.HIDDEN) {
            return new Importer(environment, Importer.Listener.NOBODY).run(ledger, request);
        }
        try (ProgressLine progress = new ProgressLine(environment)) {
            return new Importer(environment, (harness, done, total) -> progress.update(done, total, harness))
                    .run(ledger, request);
        }
    }

    /**
     * A source that the person named must be there; with {@code missing_source = "error"} a configured one as well.
     * Asked before anything is made or read.
     */
    void refuseMissing(ImportRequest request) {
        boolean strict = request.missing() == MissingSource.ERROR;
        for (Source source : request.sources()) {
            if (source.explicit() || strict && sources().isConfigured(source.harness())) {
                source.roots().stream().filter(root -> !Files.exists(root)).findFirst().ifPresent(root -> {
                    throw notThere(source, root);
                });
            }
        }
    }

    private static UserException notThere(Source source, Path root) {
        String path = SourceFile.slashed(root);
        return Roots.refusal(root)
                .map(e -> UserException.failed("Could not read " + path + ": " + FileTrouble.reason(e), e))
                .orElseGet(() -> UserException.failed(source.harness().info().missing() + ": " + path));
    }

    /** What is imported, and from where. */
    public Sources sources() {
        return context.workspace().sources();
    }

    /** What configuration says about missing sources. */
    public MissingSource missingPolicy() {
        return context.workspace().configuration().imports().missingSource();
    }
}

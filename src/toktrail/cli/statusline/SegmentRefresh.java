package toktrail.cli.statusline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.frame.Workspace;
import toktrail.cli.refresh.Refresh;
import toktrail.config.choice.MissingSource;
import toktrail.config.choice.RefreshMode;
import toktrail.config.setting.Statusline;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerFailure;
import toktrail.ledger.run.RunChoice;
import toktrail.statusline.OutputCache;

/** The import before a line. It prints nothing, and waits for no other import unless everything was asked for. */
final class SegmentRefresh {

    private static final long SECOND_MS = 1000;

    private final CommandContext context;
    private final Workspace workspace;
    private final Statusline settings;
    private final OutputCache cache;
    private final long nowMs;

    SegmentRefresh(CommandContext context, Statusline settings) {
        this.context = context;
        this.settings = settings;
        workspace = context.workspace();
        cache = OutputCache.find(context.environment().variables());
        nowMs = context.environment().clock().millis();
    }

    /**
     * Imports as the settings say.
     *
     * @param harness of this tool; absent for all that are configured
     * @return what was done, absent if nothing was
     */
    Optional<ImportReport> run(Optional<String> harness) {
        RefreshMode mode = settings.selection().refresh();
        boolean importable = harness.isEmpty() || workspace.tools().find(harness.get()).isPresent();
        if (mode == RefreshMode.NEVER || !importable) {
            return Optional.empty();
        }
        List<Source> sources = new ArrayList<>();
        for (Source source : workspace.sources().of(harness.map(List::of).orElse(List.of()))) {
            if (mode == RefreshMode.ALWAYS || isDue(source)) {
                sources.add(source);
            }
        }
        return sources.isEmpty() ? Optional.empty()
                : tryImport(sources, mode == RefreshMode.ALWAYS ? Mode.FULL : Mode.QUICK);
    }

    private Optional<ImportReport> tryImport(List<Source> sources, Mode mode) {
        boolean keepRaw = context.invocation().pair(UsageOptions.RAW)
                .orElse(workspace.configuration().imports().includeRawJson());
        ImportRequest request = new ImportRequest(sources, mode, RunChoice.ACTIVE, keepRaw, false, Limits.NONE,
                MissingSource.SKIP);
        Duration wait = mode == Mode.FULL ? workspace.patience().report() : Duration.ZERO;
        try (Ledger ledger = workspace.ledger().open()) {
            Optional<ImportReport> report = Refresh.silent(context).tryRun(ledger, request, wait);
            if (report.isPresent()) {
                sources.forEach(this::remember);
            }
            return report;
        } catch (UserException e) {
            if (!LedgerFailure.isRefusedWrite(e) || !workspace.ledger().path().exists()) {
                throw e;
            }
            workspace.warn("nothing was imported, showing stored data: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether it is there, was not imported a moment ago, and, if it is a single file, changed since. */
    private boolean isDue(Source source) {
        List<Path> roots = source.roots();
        if (roots.stream().noneMatch(Files::exists)) {
            return false;
        }
        long lastMs = lastAttemptMs(source);
        long age = nowMs - lastMs;
        if (age >= 0 && age < settings.cache().minRefreshIntervalSecs() * SECOND_MS) {
            return false;
        }
        return roots.size() != 1 || !Files.isRegularFile(roots.get(0)) || changedMs(roots.get(0)) >= lastMs;
    }

    private static long changedMs(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        return Math.max(file.toFile().lastModified(), log.toFile().lastModified());
    }

    private long lastAttemptMs(Source source) {
        byte[] kept = cache == null ? null : cache.content(name(source));
        try {
            return kept == null ? Long.MIN_VALUE / 2
                    : Long.parseLong(new String(kept, StandardCharsets.UTF_8).strip());
        } catch (NumberFormatException never) {
            // No attempt that left a trace.
            return Long.MIN_VALUE / 2;
        }
    }

    private void remember(Source source) {
        if (cache != null) {
            cache.replace(name(source), Long.toString(nowMs).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String name(Source source) {
        return "import-" + Integer.toHexString(workspace.ledger().path().effective().hashCode()) + "-"
                + source.harness().info().id();
    }
}

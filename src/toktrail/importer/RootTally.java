package toktrail.importer;

import java.nio.file.Path;
import toktrail.harness.SourceFile;
import toktrail.importer.ImportResult.Changes;
import toktrail.importer.ImportResult.Files;
import toktrail.importer.ImportResult.Rows;
import toktrail.importer.ImportResult.Span;
import toktrail.importer.ImportResult.Status;
import toktrail.importer.ImportResult.Times;
import toktrail.ledger.importing.Outcome;

/** Counts what happens to one root of one harness while it is imported. */
final class RootTally {

    private final String harness;
    private final Path root;

    private Status status = Status.UNCHANGED;
    private String message;
    private long filesSeen;
    private long filesChanged;
    private long bytesRead;
    private long rowsSeen;
    private long rowsSkipped;
    private long eventsSeen;
    private long inserted;
    private long updated;
    private long corrected;
    private long held;
    private long retired;
    private long linked;
    private long scopeExcluded;
    private long firstEventMs = Long.MAX_VALUE;
    private long lastEventMs = Long.MIN_VALUE;
    private Times times = Times.NONE;

    RootTally(String harness, Path root) {
        this.harness = harness;
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** The root does not exist; {@code reason} may be null. */
    void skipped(String reason) {
        status = Status.SKIPPED;
        message = reason;
    }

    void failed(String reason) {
        status = Status.ERROR;
        message = reason;
    }

    /** Whether the root is there and was imported as a whole. */
    boolean isComplete() {
        return switch (status) {
            case OK, UNCHANGED -> true;
            case SKIPPED, ERROR -> false;
        };
    }

    /** Files that exist and are considered. */
    void files(long count) {
        filesSeen += count;
    }

    /** One of these files is new or different. */
    void changed() {
        filesChanged++;
    }

    /** A file was read. */
    void read(long rows, long bytes) {
        rowsSeen += rows;
        bytesRead += bytes;
        if (status == Status.UNCHANGED) {
            status = Status.OK;
        }
    }

    void rowsSkipped(long count) {
        rowsSkipped += count;
    }

    void event(long createdMs, Outcome outcome) {
        eventsSeen++;
        firstEventMs = Math.min(firstEventMs, createdMs);
        lastEventMs = Math.max(lastEventMs, createdMs);
        switch (outcome) {
            case INSERTED -> inserted++;
            case CORRECTED -> {
                updated++;
                corrected++;
            }
            case UPDATED, CLAIMED -> updated++;
            case HELD -> held++;
            case UNCHANGED, RETIRED -> { }
        }
    }

    void retired(long count) {
        retired += count;
    }

    void linked(long links, long excluded) {
        linked += links;
        scopeExcluded += excluded;
    }

    void times(Times spent) {
        times = spent;
    }

    ImportResult result(Long runId, Long sinceMs) {
        Rows rows = new Rows(rowsSeen, eventsSeen, inserted, new Changes(updated, corrected, held, retired), linked,
                scopeExcluded, rowsSkipped + eventsSeen - inserted - updated);
        boolean any = eventsSeen > 0;
        Span span = new Span(runId, sinceMs, any ? firstEventMs : null, any ? lastEventMs : null,
                status == Status.SKIPPED ? null : new Files(filesSeen, filesChanged, bytesRead));
        return new ImportResult(harness, SourceFile.slashed(root), status, message, rows, span, times);
    }
}

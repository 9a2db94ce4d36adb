package toktrail.importer;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.choice.MissingSource;
import toktrail.harness.Harness;
import toktrail.ledger.run.RunChoice;

/**
 * What an import shall do.
 *
 * @param sources  harnesses and their roots, in the order in which they are imported
 * @param mode     how much is read
 * @param run      to which run new events are linked
 * @param keepRaw  whether records are stored as text beside their events
 * @param dryRun   whether everything is undone at the end
 * @param limits   restrictions to a part of the events
 * @param missing  what to do about roots that do not exist
 */
public record ImportRequest(
        List<Source> sources,
        Mode mode,
        RunChoice run,
        boolean keepRaw,
        boolean dryRun,
        Limits limits,
        MissingSource missing) {

    /** How much is read. */
    public enum Mode {
        /** Files that changed, from where they were left. */
        QUICK,
        /** Every file from its beginning; stored events are corrected whichever way they differ. */
        FULL
    }

    /**
     * A harness and the roots it is read from.
     *
     * @param harness  the harness
     * @param roots    absolute paths, existing or not
     * @param explicit whether the user named the roots for this import: they are read from the beginning, and a missing
     *                 one is an error whatever {@link ImportRequest#missing} says
     */
    public record Source(Harness harness, List<Path> roots, boolean explicit) {

        public Source {
            Objects.requireNonNull(harness, "harness");
            roots = List.copyOf(roots);
        }
    }

    /**
     * Restrictions. With any of them import states are neither used nor stored, since the rest of a file is not taken.
     *
     * @param sourceSession only events of this source session
     * @param sinceMs       only events created at or after this moment, epoch milliseconds UTC
     */
    public record Limits(Optional<String> sourceSession, OptionalLong sinceMs) {

        /** No restriction. */
        public static final Limits NONE = new Limits(Optional.empty(), OptionalLong.empty());

        boolean isNone() {
            return sourceSession.isEmpty() && sinceMs.isEmpty();
        }
    }

    public ImportRequest {
        sources = List.copyOf(sources);
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(missing, "missing");
    }
}

package toktrail.importer;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import toktrail.error.FileTrouble;
import toktrail.harness.Harness;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.ledger.importing.KnownFile;
import toktrail.ledger.importing.SkippedEntry;

/**
 * Decides which files of a harness are read, by comparing what the file system says with what the ledger remembers.
 * Never by age, never by the newest event seen.
 */
final class FilePlan {

    /** What happens to a file. */
    enum Decision {
        /** It is as it was: not opened. */
        UNCHANGED,
        /** It changed and may be continued where it was left. */
        CONTINUE,
        /** It is read from the beginning. */
        READ
    }

    private final Harness harness;
    private final boolean everything;
    private final Map<String, KnownFile> known;
    private final Map<String, SkippedEntry> skipped;

    /** @param everything whether all files are read from the beginning, whatever the ledger remembers */
    FilePlan(Harness harness, boolean everything, Map<String, KnownFile> known, Map<String, SkippedEntry> skipped) {
        this.harness = harness;
        this.everything = everything;
        this.known = known;
        this.skipped = skipped;
    }

    /** What happens to a file that compares so. */
    Decision decide(Decision compared) {
        return everything ? Decision.READ : compared;
    }

    /** What should happen to a file, by what is remembered of it. */
    Decision compare(SourceFile file) {
        String name = file.name();
        KnownFile before = known.get(name);
        SkippedEntry entry = skipped.get(name);
        boolean failedAsItIs = entry != null && !mayHaveChangedUnseen(entry.reason())
                && Objects.equals(entry.sizeBytes(), file.attributes().sizeBytes())
                && Objects.equals(entry.mtimeNs(), file.attributes().modifiedNs());
        if (failedAsItIs) {
            return Decision.UNCHANGED;
        }
        boolean same = before != null && before.parserVersion() == harness.parserVersion()
                && before.stamp().fileKey().equals(file.attributes().fileKey());
        if (!same) {
            return Decision.READ;
        }
        boolean untouched = before.stamp().sizeBytes() == file.attributes().sizeBytes()
                && before.stamp().mtimeNs() == file.attributes().modifiedNs()
                && before.stamp().auxiliaryFingerprint().equals(auxiliary(file));
        return untouched ? Decision.UNCHANGED : Decision.CONTINUE;
    }

    /** Permissions change without a trace in size and time, and a newer program may be without the fault. */
    private static boolean mayHaveChangedUnseen(String reason) {
        return reason.equals(SourceProblem.Reason.UNREADABLE.id()) || reason.equals(SourceProblem.Reason.FAULT.id());
    }

    /** The fingerprint of what the file depends on beside itself; what cannot be looked at counts as changed. */
    String auxiliary(SourceFile file) {
        try {
            return harness.auxiliaryFingerprint(file);
        } catch (IOException e) {
            return "?" + FileTrouble.reason(e);
        }
    }
}

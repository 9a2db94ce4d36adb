package toktrail.sync;

import java.util.Objects;

/**
 * An event that was billed differently here and there.
 *
 * @param harness     its harness
 * @param globalKey   its key in every ledger, null if it has none
 * @param local       fingerprint of the stored event
 * @param imported    fingerprint of the one that came in
 * @param message     a sentence without full stop
 * @param keptStored  whether the stored event was kept
 */
public record Conflict(String harness, String globalKey, String local, String imported, String message,
        boolean keptStored) {

    /** What all conflicts are called. */
    public static final String KIND = "usage_event_fingerprint_conflict";

    public Conflict {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(imported, "imported");
        Objects.requireNonNull(message, "message");
    }
}

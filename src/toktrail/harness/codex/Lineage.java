package toktrail.harness.codex;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import toktrail.harness.SavedText;

/**
 * What a rollout itself tells of its lineage up to its first count; each but {@code ownId} may be null.
 *
 * @param ownId      id of its thread
 * @param eldest     the last of several threads it lists
 * @param forkedFrom thread it was forked from
 * @param parent     thread that spawned it
 */
record Lineage(String ownId, String eldest, String forkedFrom, String parent) {

    /** The thread it goes on from and whose root it has: the eldest it lists, else its parent; null if it is a root. */
    String from() {
        String from = eldest == null ? forkedFrom : eldest;
        return ownId.equals(from) ? null : from;
    }

    /** Whether another thread spawned it, whose counts it may begin with although it does not go on from it. */
    boolean isSpawned() {
        return from() == null && parent != null && !parent.equals(ownId);
    }

    /** The thread with whose counts it may begin; null if there is none. */
    String before() {
        return isSpawned() ? parent : from();
    }

    /** Whether it tells of no other thread at all. */
    boolean isRoot() {
        return eldest == null && forkedFrom == null && parent == null;
    }

    /** Writes the lineage. */
    void writeTo(DataOutputStream out) throws IOException {
        for (String id : new String[] {ownId, eldest, forkedFrom, parent}) {
            SavedText.write(out, id);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    static Lineage readFrom(DataInputStream in) throws IOException {
        String ownId = SavedText.read(in);
        if (ownId == null) {
            throw new IOException("a lineage without id");
        }
        return new Lineage(ownId, SavedText.read(in), SavedText.read(in), SavedText.read(in));
    }
}

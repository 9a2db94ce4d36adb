package toktrail.harness.codex;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import toktrail.harness.SavedText;

/**
 * The thread a file holds, and the root of its lineage once that is known. It is saved with the file, also because a
 * later fork needs the root of its parent.
 */
final class CodexThread {

    private static final int ROLLOUT = 1;
    private static final int REPLAYING = 2;

    private String ownId;
    private boolean rollout;
    private Lineage lineage;
    private String root;
    private List<String> candidates = List.of();
    private boolean replaying;
    private Counts firstOwn;

    CodexThread(String ownId) {
        this.ownId = ownId;
    }

    /** The thread of a rollout with counts that has nothing to do with any other: most are such. */
    static CodexThread alone(String id) {
        CodexThread thread = new CodexThread(id);
        thread.rollout = true;
        thread.lineage = new Lineage(id, null, null, null);
        thread.root = id;
        return thread;
    }

    /** Whether it is {@link #alone} and has this id. */
    boolean isAlone(String id) {
        return rollout && !replaying && firstOwn == null && candidates.isEmpty() && id.equals(ownId) && id.equals(root)
                && lineage.isRoot() && id.equals(lineage.ownId());
    }

    /** The id of the thread. */
    String ownId() {
        return ownId;
    }

    /** Whether the file is a rollout, not only a log. */
    boolean isRollout() {
        return rollout;
    }

    /** What the file tells of where it comes from; null until the first count. */
    Lineage lineage() {
        return lineage;
    }

    /** The thread whose name the totals of this one stand under; null until the first count. */
    String root() {
        return root;
    }

    /** Roots of threads whose counts may stand at the beginning of this one without saying so. */
    List<String> candidates() {
        return candidates;
    }

    /** Whether no own call was seen yet in a file that may begin with another's. */
    boolean isReplaying() {
        return replaying;
    }

    /**
     * The total of the call that ended the replay: it is the first that would not be an own one if more were known of
     * the threads before. Null if there is none, or that call told no total.
     */
    Counts firstOwn() {
        return firstOwn;
    }

    /** What the reader found; the id of a thread with a root stays. */
    void identify(String id, boolean isRollout) {
        if (root == null) {
            ownId = id;
        }
        rollout |= isRollout;
    }

    /** The first count was reached. */
    void descends(Lineage told) {
        lineage = told;
    }

    /** Fixes the root, after {@link #descends}. */
    void fix(String newRoot, List<String> newCandidates) {
        root = newRoot;
        candidates = List.copyOf(newCandidates);
        replaying = lineage.before() != null;
    }

    /** Its own calls begin; {@code total} is that of the first, null if it told none. */
    void endReplay(Counts total) {
        if (replaying) {
            replaying = false;
            firstOwn = total;
        }
    }

    /** The thread as bytes. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} gave.
     *
     * @throws IOException if the bytes are damaged
     */
    static CodexThread of(byte[] bytes) throws IOException {
        return readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /** Writes the thread. */
    void writeTo(DataOutputStream out) throws IOException {
        out.writeByte((rollout ? ROLLOUT : 0) | (replaying ? REPLAYING : 0));
        SavedText.write(out, ownId);
        SavedText.write(out, root);
        out.writeBoolean(lineage != null);
        if (lineage != null) {
            lineage.writeTo(out);
        }
        out.writeBoolean(firstOwn != null);
        if (firstOwn != null) {
            firstOwn.writeTo(out);
        }
        out.writeByte(candidates.size());
        for (String candidate : candidates) {
            SavedText.write(out, candidate);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    static CodexThread readFrom(DataInputStream in) throws IOException {
        int flags = in.readByte();
        String id = SavedText.read(in);
        String root = SavedText.read(in);
        if (id == null) {
            throw new IOException("a thread without id");
        }
        CodexThread thread = new CodexThread(id);
        thread.lineage = in.readBoolean() ? Lineage.readFrom(in) : null;
        if (root != null && thread.lineage == null) {
            throw new IOException("a root without lineage");
        }
        thread.firstOwn = in.readBoolean() ? Counts.readFrom(in) : null;
        List<String> candidates = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            String candidate = SavedText.read(in);
            if (candidate == null) {
                throw new IOException("a candidate without id");
            }
            candidates.add(candidate);
        }
        thread.rollout = (flags & ROLLOUT) != 0;
        thread.root = root;
        thread.candidates = List.copyOf(candidates);
        thread.replaying = (flags & REPLAYING) != 0;
        return thread;
    }
}

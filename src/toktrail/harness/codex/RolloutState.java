package toktrail.harness.codex;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import toktrail.harness.SavedText;
import toktrail.harness.SourceProblem;
import toktrail.harness.SourceProblem.Reason;

/**
 * What is known of a rollout between two of its records; all of it is saved, so that reading can go on at any record.
 * Each text may be null.
 *
 * <p>Saved form: version, CRC-32 of the rest, the rest.
 */
final class RolloutState {

    private static final int VERSION = 2;
    private static final int HEADER = 1 + Long.BYTES;

    final CodexCounter counter;
    final ExecLog exec;
    final CodexThread thread;
    /** What the first session_meta says, null before it. */
    SessionMeta meta;
    /** How many threads the file has listed, 2 for more than one. */
    int threadsListed;
    /** The last of them. */
    String lastListed;
    String cwd;
    String model;
    String thinkingLevel;
    /** Service tier: empty if it was reset, null while nothing was said. */
    String serviceTier;
    boolean inReview;

    /** The state at the beginning of a file whose name gives this id. */
    RolloutState(String idOfName) {
        this(new CodexCounter(), new ExecLog(), new CodexThread(idOfName));
    }

    private RolloutState(CodexCounter counter, ExecLog exec, CodexThread thread) {
        this.counter = counter;
        this.exec = exec;
        this.thread = thread;
    }

    /** What the file says of its session. */
    SessionMeta metaOrNone() {
        return meta == null ? SessionMeta.NONE : meta;
    }

    /** The state as bytes. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[HEADER]);
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] saved = bytes.toByteArray();
        saved[0] = VERSION;
        long sum = checksum(saved);
        for (int i = HEADER - 1; i > 0; i--) {
            saved[i] = (byte) sum;
            sum >>>= Byte.SIZE;
        }
        return saved;
    }

    /**
     * Reads what {@link #toBytes} gave.
     *
     * @throws SourceProblem if the bytes are damaged or of another version
     */
    static RolloutState of(byte[] saved) throws SourceProblem {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved));
        try {
            if (in.readByte() != VERSION || in.readLong() != checksum(saved)) {
                throw new SourceProblem(Reason.MALFORMED, "the saved state is damaged");
            }
            return readFrom(in);
        } catch (IOException e) {
            throw new SourceProblem(Reason.MALFORMED, "the saved state is damaged", e);
        }
    }

    private static long checksum(byte[] saved) {
        CRC32 sum = new CRC32();
        if (saved.length > HEADER) {
            sum.update(Arrays.copyOfRange(saved, HEADER, saved.length));
        }
        return sum.getValue();
    }

    private void writeTo(DataOutputStream out) throws IOException {
        out.writeBoolean(meta != null);
        if (meta != null) {
            meta.writeTo(out);
        }
        out.writeByte(threadsListed);
        SavedText.write(out, lastListed);
        SavedText.write(out, cwd);
        SavedText.write(out, model);
        SavedText.write(out, thinkingLevel);
        SavedText.write(out, serviceTier);
        out.writeBoolean(inReview);
        counter.writeTo(out);
        exec.writeTo(out);
        thread.writeTo(out);
    }

    private static RolloutState readFrom(DataInputStream in) throws IOException {
        SessionMeta meta = in.readBoolean() ? SessionMeta.readFrom(in) : null;
        int threadsListed = in.readByte();
        String lastListed = SavedText.read(in);
        String cwd = SavedText.read(in);
        String model = SavedText.read(in);
        String thinkingLevel = SavedText.read(in);
        String serviceTier = SavedText.read(in);
        boolean inReview = in.readBoolean();
        RolloutState state = new RolloutState(CodexCounter.readFrom(in), ExecLog.readFrom(in),
                CodexThread.readFrom(in));
        state.meta = meta;
        state.threadsListed = threadsListed;
        state.lastListed = lastListed;
        state.cwd = cwd;
        state.model = model;
        state.thinkingLevel = thinkingLevel;
        state.serviceTier = serviceTier;
        state.inReview = inReview;
        return state;
    }
}

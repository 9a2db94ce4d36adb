package toktrail.harness.claude;

import java.util.List;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;

/**
 * What was read of one file: its groups of copies, packed, and what it says about agents and sessions.
 *
 * <pre>
 *   hashes   one for each group: of the id that copies in other files have too, {@link GroupHash#ALONE} if none
 *   starts   where the group begins in packed
 *   packed   the groups
 *   texts    what the groups refer to by number
 * </pre>
 *
 * @param session session of records that name none; also the one older ledgers put all records of the file into
 * @param groups  its groups of copies
 * @param agents  what it says about agents
 * @param notes   notes about sessions; empty unless the file is a main transcript
 * @param counts  counters of the pass
 * @param state   what the next pass continues from
 */
record ClaudeReading(String session, Groups groups, Agents agents, SessionNotes notes, Counts counts,
        KeptState state) implements Reading {

    /** Groups of copies, packed. */
    static final class Groups {

        private final long[] hashes;
        private final int[] starts;
        private final byte[] packed;
        private final String[] texts;

        private Groups(long[] hashes, int[] starts, byte[] packed, String[] texts) {
            this.hashes = hashes;
            this.starts = starts;
            this.packed = packed;
            this.texts = texts;
        }

        static Groups of(List<CopyGroup> groups) {
            long[] hashes = new long[groups.size()];
            int[] starts = new int[groups.size()];
            PackedWriter out = new PackedWriter();
            CopyGroupFormat.Texts texts = new CopyGroupFormat.Texts();
            for (int i = 0; i < starts.length; i++) {
                hashes[i] = GroupHash.of(groups.get(i).mark().ids());
                starts[i] = out.size();
                CopyGroupFormat.write(out, texts, groups.get(i));
            }
            return new Groups(hashes, starts, out.toBytes(), texts.toArray());
        }

        int count() {
            return starts.length;
        }

        /** Hashes of the groups' ids; not to be changed. */
        long[] hashes() {
            return hashes;
        }

        CopyGroup get(int index) {
            return CopyGroupFormat.read(new PackedReader(packed, starts[index]), texts);
        }
    }

    /**
     * What a file says about agents.
     *
     * @param all     types it tells and names it lacks, those of earlier passes included
     * @param before  what it said in earlier passes; nothing if it was read from the beginning
     * @param renamed whether an agent whose records were handed on without a name has one now
     */
    record Agents(FileAgents all, FileAgents before, boolean renamed) { }

    /**
     * Counters of the pass.
     *
     * @param rows       records met
     * @param candidates those of them that state usage
     */
    record Counts(long rows, long candidates) { }

    @Override
    public long rowsSeen() {
        return counts.rows();
    }
}

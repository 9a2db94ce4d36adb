package toktrail.harness.claude;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.harness.KeptState;

/**
 * Groups the copies of calls in one file while it is read, and says where the next pass has to begin so that no call is
 * formed from a part of its copies.
 *
 * <p>A <em>family</em> is all copies with the same message id (else request id, else uuid), whatever their marks. The
 * next pass begins at the last family of the main thread, or at the families of the last {@link #SIDECHAIN_COPIES}
 * copies of subagents if that is earlier: the records of subagents that run at the same time interleave. A subagent's
 * copy after which more than {@link #MAIN_FAMILIES} families of the main thread began is settled. Every family that
 * begins before that point and reaches beyond it moves the point to its own beginning.
 */
final class FileGroups {

    static final int SIDECHAIN_COPIES = 32;
    static final int MAIN_FAMILIES = 8;

    /** Where the next pass begins. */
    record Start(long offset, long lines) { }

    private static final class Family {

        private final long firstOffset;
        private final long firstLine;
        private final List<CopyGroup> groups = new ArrayList<>(1);
        private long lastOffset;
        private boolean inMain;

        Family(Candidate.Spot first) {
            firstOffset = first.offset();
            firstLine = first.line();
        }
    }

    /** A copy of a subagent, and how many families of the main thread had begun before it. */
    private record SidechainCopy(Family family, int mainBefore) { }

    private final Map<String, Family> byMessage = new HashMap<>();
    private final Map<String, Family> byRequest = new HashMap<>();
    private final Map<String, Family> byUuid = new HashMap<>();
    private final List<Family> families = new ArrayList<>();
    private final List<CopyGroup> groups = new ArrayList<>();
    private final Deque<SidechainCopy> sidechainCopies = new ArrayDeque<>();
    private Family lastMain;
    private int mainFamilies;
    private long newCandidates;

    /** Takes a copy; copies come in the order of the file. */
    void add(Candidate copy) {
        newCandidates += copy.spot().repeated() ? 0 : 1;
        Family family = family(copy);
        family.lastOffset = copy.spot().offset();
        boolean sidechain = copy.mark().maker().sidechain();
        if (!sidechain && !family.inMain) {
            family.inMain = true;
            lastMain = family;
            mainFamilies++;
        }
        if (sidechain) {
            sidechainCopies.add(new SidechainCopy(family, mainFamilies));
            if (sidechainCopies.size() > SIDECHAIN_COPIES) {
                sidechainCopies.remove();
            }
        }
        for (CopyGroup group : family.groups) {
            if (group.mark().equals(copy.mark())) {
                group.add(copy);
                return;
            }
        }
        CopyGroup group = new CopyGroup(copy);
        family.groups.add(group);
        groups.add(group);
    }

    private Family family(Candidate copy) {
        Mark.Ids ids = copy.mark().ids();
        Map<String, Family> index = ids.message() != null ? byMessage : ids.request() != null ? byRequest : byUuid;
        String id = ids.message() != null ? ids.message() : ids.request() != null ? ids.request() : ids.uuid();
        Family family = id == null ? null : index.get(id);
        if (family == null) {
            family = new Family(copy.spot());
            families.add(family);
            if (id != null) {
                index.put(id, family);
            }
        }
        return family;
    }

    /** The groups in the order of their first copies. */
    List<CopyGroup> groups() {
        return groups;
    }

    /** Copies that no earlier pass counted. */
    long newCandidates() {
        return newCandidates;
    }

    /** Where the next pass begins. */
    Start start() {
        long offset = Long.MAX_VALUE;
        long line = 0;
        if (lastMain != null) {
            offset = lastMain.firstOffset;
            line = lastMain.firstLine;
        }
        for (SidechainCopy copy : sidechainCopies) {
            if (mainFamilies - copy.mainBefore <= MAIN_FAMILIES && copy.family.firstOffset < offset) {
                offset = copy.family.firstOffset;
                line = copy.family.firstLine;
            }
        }
        if (offset == Long.MAX_VALUE) {
            return new Start(KeptState.END, 0);
        }
        // Families stand in the order of their beginnings: what was passed over stays behind the point.
        for (int i = families.size() - 1; i >= 0; i--) {
            Family family = families.get(i);
            if (family.firstOffset < offset && family.lastOffset >= offset) {
                offset = family.firstOffset;
                line = family.firstLine;
            }
        }
        return new Start(offset, line - 1);
    }
}

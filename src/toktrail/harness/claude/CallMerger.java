package toktrail.harness.claude;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.harness.claude.Call.Copy;

/**
 * Decides which copies are one call, which of them counts and which of them owns it.
 *
 * <p>Copies with the same message id are one call unless records of the main thread show different request ids: then
 * these are several calls, and copies without request id, or of a subagent with a request id of its own, belong to the
 * one with the smallest. Without message id the request id decides, without both the record's uuid.
 *
 * <p>One copy counts whole: of the main thread before a subagent's, finished before unfinished, with the larger sum,
 * the later. Fields of copies are never mixed. The owner is, in the main thread if possible, a copy that is not marked
 * as forked, in a transcript rather than a progress record, the first.
 */
final class CallMerger {

    private static final Comparator<Copy> OWNERS = Comparator.comparing(Copy::sidechain)
            .thenComparing(copy -> copy.group().mark().origin().forked()).thenComparing(Copy::progress);

    private CallMerger() { }

    /** A group that has no copies anywhere else. */
    static Call single(Copy copy) {
        return new Call(List.of(copy), copy, copy);
    }

    /** The calls among groups in the order of files and lines; a call stands where its first copy does. */
    static List<Call> calls(List<Copy> copies) {
        Map<Mark.Ids, List<Copy>> families = new LinkedHashMap<>();
        for (Copy copy : copies) {
            families.computeIfAbsent(family(copy.group().mark().ids()), ids -> new ArrayList<>()).add(copy);
        }
        List<Call> calls = new ArrayList<>();
        for (List<Copy> family : families.values()) {
            split(family).forEach(call -> calls.add(call(call)));
        }
        return calls;
    }

    /** What copies of a call have in common: the message id; without it the request id; without both the uuid. */
    private static Mark.Ids family(Mark.Ids ids) {
        return ids.message() == null ? ids : new Mark.Ids(ids.message(), null, null);
    }

    private static Iterable<List<Copy>> split(List<Copy> family) {
        Map<String, List<Copy>> byRequest = new TreeMap<>();
        for (Copy copy : family) {
            if (!copy.sidechain() && copy.request() != null) {
                byRequest.put(copy.request(), new ArrayList<>());
            }
        }
        if (byRequest.size() < 2) {
            return List.of(family);
        }
        List<Copy> smallest = byRequest.values().iterator().next();
        for (Copy copy : family) {
            boolean isKnown = copy.request() != null && byRequest.containsKey(copy.request());
            (isKnown ? byRequest.get(copy.request()) : smallest).add(copy);
        }
        return byRequest.values();
    }

    private static Call call(List<Copy> copies) {
        Copy winner = copies.get(0);
        Copy owner = winner;
        for (Copy copy : copies.subList(1, copies.size())) {
            winner = wins(copy, winner) ? copy : winner;
            owner = OWNERS.compare(copy, owner) < 0 ? copy : owner;
        }
        return new Call(copies, winner, owner);
    }

    private static boolean wins(Copy copy, Copy earlier) {
        if (copy.sidechain() != earlier.sidechain()) {
            return !copy.sidechain();
        }
        CopyGroup.Best a = copy.group().best();
        CopyGroup.Best b = earlier.group().best();
        // Groups of one file interleave: the later group may have the earlier best copy.
        boolean stands = copy.file() != earlier.file() || a.line() >= b.line();
        return stands ? a.wins(b) : !b.wins(a);
    }
}

package toktrail.harness.claude;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import toktrail.harness.claude.Call.Copy;

/** The packed groups of all files of a scan, numbered through in file order. */
final class HeldGroups {

    private final ClaudeReading.Groups[] files;
    /** Number of the first group of each file. */
    private final int[] firsts;
    private final GroupHash links;

    /** The groups of the files in file order. */
    HeldGroups(List<ClaudeReading.Groups> files) {
        this.files = files.toArray(ClaudeReading.Groups[]::new);
        firsts = new int[files.size()];
        int count = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = count;
            count = Math.addExact(count, files.get(i).count());
        }
        links = GroupHash.link(files.stream().map(ClaudeReading.Groups::hashes).toList(), count);
    }

    /** The calls whose first copy stands in a file, with all copies from all files. From any thread. */
    List<Call> calls(int file) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < files[file].count(); i++) {
            int number = firsts[file] + i;
            if (links.isFollower(number)) {
                continue;
            }
            Copy copy = new Copy(file, files[file].get(i));
            if (links.next(number) < 0) {
                calls.add(CallMerger.single(copy));
            } else {
                calls.addAll(CallMerger.calls(linked(copy, links.next(number))));
            }
        }
        return calls;
    }

    /** Lets go of the groups of a file: its calls and those of all files before it have been formed. */
    void release(int file) {
        files[file] = null;
    }

    private List<Copy> linked(Copy first, int second) {
        List<Copy> copies = new ArrayList<>();
        copies.add(first);
        for (int number = second; number >= 0; number = links.next(number)) {
            int file = fileOf(number);
            copies.add(new Copy(file, files[file].get(number - firsts[file])));
        }
        return copies;
    }

    /** The last file whose first number is not greater; files without groups share theirs with the next one. */
    private int fileOf(int number) {
        int place = Arrays.binarySearch(firsts, number);
        int file = place >= 0 ? place : -place - 2;
        while (file + 1 < firsts.length && firsts[file + 1] <= number) {
            file++;
        }
        return file;
    }
}

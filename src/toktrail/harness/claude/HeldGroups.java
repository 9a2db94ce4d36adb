package toktrail.harness.claude;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import toktrail.harness.claude.Call.Copy;

/** The packed groups of all files of a scan, numbered through in file order. */
final class HeldGroups {

    private final List<ClaudeReading.Groups> files;
    /** Number of the first group of each file. */
    private final int[] firsts;
    private final GroupHash links;

    /** The groups of the files in file order. */
    HeldGroups(List<ClaudeReading.Groups> files) {
        this.files = files;
        firsts = new int[files.size()];
        int count = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = count;
            count = Math.addExact(count, files.get(i).count());
        }
        links = GroupHash.link(files.stream().map(ClaudeReading.Groups::hashes).toList(), count);
    }

    /** Gives the calls whose first copy stands in a file, with all copies from all files. */
    void calls(int file, Consumer<Call> taker) {
        for (int i = 0; i < files.get(file).count(); i++) {
            int number = firsts[file] + i;
            if (links.isFollower(number)) {
                continue;
            }
            Copy copy = new Copy(file, files.get(file).get(i));
            if (links.next(number) < 0) {
                taker.accept(CallMerger.single(copy));
            } else {
                CallMerger.calls(linked(copy, links.next(number))).forEach(taker);
            }
        }
    }

    private List<Copy> linked(Copy first, int second) {
        List<Copy> copies = new ArrayList<>();
        copies.add(first);
        for (int number = second; number >= 0; number = links.next(number)) {
            int file = fileOf(number);
            copies.add(new Copy(file, files.get(file).get(number - firsts[file])));
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

package toktrail.harness.claude;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Titles that old versions wrote as {@code summary} records. They wrote those of other sessions into a new file too;
 * one belongs to the file's own session if the record it names ({@code leafUuid}) stands in the file. Ids of records
 * are not kept while reading: the file is searched for them when there is a summary at all.
 */
final class Summaries {

    private static final byte[] KEY = "\"uuid\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 16;
    /** Longest id that is looked for, with colon, blanks and quotes. */
    private static final int LONGEST = 256;

    private record Summary(String title, String leaf) { }

    /** Those behind the last one that was found to belong here; the others can never be the last. */
    private final List<Summary> open = new ArrayList<>();
    private int searched;
    private long searchedTo;
    private String title;

    /** Takes a summary that no earlier pass has seen. */
    void add(String summary, String leaf) {
        open.add(new Summary(summary, leaf));
    }

    /**
     * The last summary that belongs to the file, null if there is none.
     *
     * @param end how far the file was read
     */
    String title(Path file, long end) {
        if (open.isEmpty()) {
            return title;
        }
        Set<String> found = new HashSet<>();
        if (searched > 0 && searchedTo < end) {
            search(file, searchedTo, end, leaves(0, searched), found);
        }
        if (searched < open.size()) {
            search(file, 0, end, leaves(searched, open.size()), found);
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            if (found.contains(open.get(i).leaf())) {
                title = open.get(i).title();
                open.subList(0, i + 1).clear();
                break;
            }
        }
        searched = open.size();
        searchedTo = end;
        return title;
    }

    private Set<String> leaves(int from, int to) {
        Set<String> leaves = new HashSet<>();
        open.subList(from, to).forEach(summary -> leaves.add(summary.leaf()));
        return leaves;
    }

    /** Finds which of the ids are the {@code uuid} of something between two offsets. */
    private static void search(Path file, long from, long to, Set<String> leaves, Set<String> found) {
        byte[] buffer = new byte[CHUNK];
        try (InputStream stream = Files.newInputStream(file)) {
            stream.skipNBytes(from);
            long rest = to - from;
            int filled = 0;
            while (rest > 0) {
                int count = stream.read(buffer, filled, (int) Math.min(rest, buffer.length - filled));
                if (count < 0) {
                    break;
                }
                rest -= count;
                filled += count;
                int done = search(buffer, filled, rest == 0, leaves, found);
                System.arraycopy(buffer, done, buffer, 0, filled - done);
                filled -= done;
            }
        } catch (IOException vanished) {
            // Whoever reads the file reports it; without it the summaries stay open.
            return;
        }
    }

    /** Searches {@code buffer[0, filled)}; gives how far it is done. */
    private static int search(byte[] buffer, int filled, boolean last, Set<String> leaves, Set<String> found) {
        int limit = last ? filled : filled - LONGEST - KEY.length;
        int at = KEY.length - 1;
        // The quote at the end of the key: most bytes are jumped over.
        while (at < limit) {
            byte b = buffer[at];
            if (b == '"' && matches(buffer, at - KEY.length + 1)) {
                String id = value(buffer, at + 1, filled);
                if (leaves.contains(id)) {
                    found.add(id);
                }
            }
            at += b == 'd' ? 1 : b == 'i' ? 2 : b == 'u' ? 3 : b == '"' ? 5 : KEY.length;
        }
        return Math.max(0, Math.min(filled, at - KEY.length + 1));
    }

    private static boolean matches(byte[] buffer, int from) {
        for (int i = 0; i < KEY.length; i++) {
            if (buffer[from + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }

    /** The text behind a colon; empty if there is none. */
    private static String value(byte[] buffer, int from, int filled) {
        int limit = Math.min(filled, from + LONGEST);
        int at = from;
        while (at < limit && (buffer[at] == ' ' || buffer[at] == ':')) {
            at++;
        }
        if (at >= limit || buffer[at] != '"') {
            return "";
        }
        int end = at + 1;
        while (end < limit && buffer[end] != '"') {
            end++;
        }
        return end == limit ? "" : new String(buffer, at + 1, end - at - 1, StandardCharsets.UTF_8);
    }

    void write(PackedWriter out) {
        out.number(open.size());
        open.forEach(summary -> out.text(summary.title()).text(summary.leaf()));
        out.number(searched).number(searchedTo).text(title);
    }

    static Summaries read(PackedReader in) {
        Summaries summaries = new Summaries();
        for (int rest = in.count(); rest > 0; rest--) {
            summaries.add(in.text(), in.text());
        }
        summaries.searched = in.count();
        summaries.searchedTo = in.number();
        summaries.title = in.text();
        return summaries;
    }
}

package toktrail.error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which known names a mistyped one may have meant. */
public final class Suggestion {

    private static final int LIMIT = 3;

    private record Candidate(String name, int distance) { }

    private Suggestion() { }

    /**
     * At most three candidates, nearest first, then by name: those of which {@code typed} is a prefix, and those that
     * differ by at most a third of its length (but one is always allowed) in letters inserted, deleted, replaced or
     * swapped with their neighbour. Nothing for an empty text.
     */
    public static List<String> nearest(String typed, Collection<String> candidates) {
        if (typed.isEmpty()) {
            return List.of();
        }
        int[] letters = typed.codePoints().toArray();
        int allowed = Math.max(1, letters.length / 3);
        List<Candidate> found = new ArrayList<>();
        for (String name : candidates) {
            int[] known = name.codePoints().toArray();
            boolean prefix = name.startsWith(typed);
            if (prefix || Math.abs(known.length - letters.length) <= allowed) {
                int distance = distance(letters, known);
                if (prefix || distance <= allowed) {
                    found.add(new Candidate(name, distance));
                }
            }
        }
        found.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
        return found.stream().map(Candidate::name).distinct().limit(LIMIT).toList();
    }

    /**
     * The nearest names as the end of a message, {@code  (did you mean A, B?)} with its leading blank; else nothing.
     */
    public static String hint(String typed, Collection<String> candidates) {
        List<String> names = nearest(typed, candidates);
        return names.isEmpty() ? "" : " (did you mean " + String.join(", ", names) + "?)";
    }

    /**
     * How many code points must be inserted, removed, replaced or swapped with their neighbour to turn one text into
     * the other; the distance of Damerau and Levenshtein without restriction, so a swapped pair may be edited further.
     *
     * <p>{@code cost[i + 1][j + 1]} is the distance of the first {@code i} and {@code j} code points; the row and
     * column before them hold a bound no real distance reaches.
     */
    static int distance(int[] a, int[] b) {
        int bound = a.length + b.length;
        int[][] cost = new int[a.length + 2][b.length + 2];
        cost[0][0] = bound;
        for (int i = 0; i <= a.length; i++) {
            cost[i + 1][0] = bound;
            cost[i + 1][1] = i;
        }
        for (int j = 0; j <= b.length; j++) {
            cost[0][j + 1] = bound;
            cost[1][j + 1] = j;
        }
        Map<Integer, Integer> lastRow = new HashMap<>();
        for (int i = 1; i <= a.length; i++) {
            int lastColumn = 0;
            for (int j = 1; j <= b.length; j++) {
                int row = lastRow.getOrDefault(b[j - 1], 0);
                int column = lastColumn;
                boolean same = a[i - 1] == b[j - 1];
                int edit = Math.min(cost[i][j] + (same ? 0 : 1), Math.min(cost[i + 1][j], cost[i][j + 1]) + 1);
                int swap = cost[row][column] + (i - row - 1) + 1 + (j - column - 1);
                cost[i + 1][j + 1] = Math.min(edit, swap);
                lastColumn = same ? j : lastColumn;
            }
            lastRow.put(a[i - 1], i);
        }
        return cost[a.length + 1][b.length + 1];
    }
}

package toktrail.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

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
            int distance = distance(letters, name.codePoints().toArray());
            if (distance <= allowed || name.startsWith(typed)) {
                found.add(new Candidate(name, distance));
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

    /** Damerau-Levenshtein distance in the form where no part is edited twice. */
    static int distance(int[] a, int[] b) {
        int[][] cost = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length; j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                int replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length][b.length];
    }
}

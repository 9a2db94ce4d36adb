package toktrail.args;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a mistyped name may have meant. */
final class Suggestions {

    private static final int COUNT_LIMIT = 3;

    private record Ranked(int distance, String name) { }

    private Suggestions() { }

    /**
     * {@code  (did you mean A, B?)} with the best three of {@code names}, nothing if none is near. Near are names
     * with at most a third of the word's characters wrong (one is always allowed) and names the word is the beginning
     * of.
     */
    static String hint(String word, Collection<String> names) {
        List<String> best = nearest(word, names);
        return best.isEmpty() ? "" : " (did you mean " + String.join(", ", best) + "?)";
    }

    static List<String> nearest(String word, Collection<String> names) {
        int limit = Math.max(1, word.length() / 3);
        List<Ranked> near = new ArrayList<>();
        for (String name : names) {
            boolean prefix = !word.isEmpty() && name.startsWith(word);
            if (prefix || Math.abs(name.length() - word.length()) <= limit) {
                int distance = distance(word, name);
                if (prefix || distance <= limit) {
                    near.add(new Ranked(distance, name));
                }
            }
        }
        near.sort(Comparator.comparingInt(Ranked::distance).thenComparing(Ranked::name));
        return near.stream().map(Ranked::name).distinct().limit(COUNT_LIMIT).toList();
    }

    /**
     * How many characters must be inserted, removed, replaced or swapped with their neighbour to turn one text into the
     * other; the distance of Damerau and Levenshtein without restriction, so a swapped pair may be edited further.
     *
     * <p>{@code cost[i + 1][j + 1]} is the distance of the first {@code i} and {@code j} characters; the row and column
     * before them hold a bound no real distance reaches.
     */
    static int distance(String a, String b) {
        int bound = a.length() + b.length();
        int[][] cost = new int[a.length() + 2][b.length() + 2];
        cost[0][0] = bound;
        for (int i = 0; i <= a.length(); i++) {
            cost[i + 1][0] = bound;
            cost[i + 1][1] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j + 1] = bound;
            cost[1][j + 1] = j;
        }
        Map<Character, Integer> lastRow = new HashMap<>();
        for (int i = 1; i <= a.length(); i++) {
            int lastColumn = 0;
            for (int j = 1; j <= b.length(); j++) {
                int row = lastRow.getOrDefault(b.charAt(j - 1), 0);
                int column = lastColumn;
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int edit = Math.min(cost[i][j] + (same ? 0 : 1), Math.min(cost[i + 1][j], cost[i][j + 1]) + 1);
                int swap = cost[row][column] + (i - row - 1) + 1 + (j - column - 1);
                cost[i + 1][j + 1] = Math.min(edit, swap);
                lastColumn = same ? j : lastColumn;
            }
            lastRow.put(a.charAt(i - 1), i);
        }
        return cost[a.length() + 1][b.length() + 1];
    }
}

package toktrail.report.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How values are spread.
 *
 * @param min    the least
 * @param median the middle one; of an even number the greater of the two in the middle
 * @param p90    the one below which nine tenths of them lie; of fewer than 5 the greatest
 * @param max    the greatest
 */
public record Distribution<T extends Comparable<? super T>>(T min, T median, T p90, T max) {

    private static final int FEW = 5;

    public Distribution {
        Objects.requireNonNull(min, "min");
        Objects.requireNonNull(median, "median");
        Objects.requireNonNull(p90, "p90");
        Objects.requireNonNull(max, "max");
    }

    /** The spread of these values, absent without any. */
    static <T extends Comparable<? super T>> Optional<Distribution<T>> of(List<T> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<T> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        T max = Collections.max(sorted);
        return Optional.of(new Distribution<>(sorted.get(0), sorted.get(n / 2),
                n < FEW ? max : sorted.get((int) (n * 9L / 10)), max));
    }

    /** The place of the first limit above the value, absent if none is. */
    static OptionalInt below(long value, long... limits) {
        for (int i = 0; i < limits.length; i++) {
            if (value < limits[i]) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}

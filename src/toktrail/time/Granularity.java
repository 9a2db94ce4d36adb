package toktrail.time;

import java.util.Locale;
import java.util.Optional;

/** The length of a bucket in a series. */
public enum Granularity {
    DAILY, WEEKLY, MONTHLY;

    /** The name in commands and JSON: {@code daily}, {@code weekly}, {@code monthly}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The granularity of a {@link #label}, absent for any other text. */
    public static Optional<Granularity> find(String label) {
        for (Granularity granularity : values()) {
            if (granularity.label().equals(label)) {
                return Optional.of(granularity);
            }
        }
        return Optional.empty();
    }
}

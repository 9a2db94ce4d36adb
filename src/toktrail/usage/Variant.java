package toktrail.usage;

import java.util.Objects;
import java.util.StringJoiner;

/**
 * Billing attributes that change the price of a call. Null means the standard.
 *
 * @param inferenceGeo  where the model ran, such as {@code us}; null for anywhere
 * @param serviceTier   such as {@code priority}, {@code batch}, {@code flex}; null for standard
 * @param speed         {@code fast}, or null for standard
 */
public record Variant(String inferenceGeo, String serviceTier, String speed) {

    /** No attribute set. */
    public static final Variant STANDARD = new Variant(null, null, null);

    public Variant {
        for (String value : new String[] {inferenceGeo, serviceTier, speed}) {
            if (value != null && (value.isBlank() || value.indexOf(';') >= 0 || value.indexOf('=') >= 0)) {
                throw new IllegalArgumentException("billing attribute '" + value + "'");
            }
        }
    }

    /** The attributes that are set as {@code key=value}, sorted by key, joined by {@code ;}; empty for the standard. */
    public String text() {
        StringJoiner joiner = new StringJoiner(";");
        add(joiner, "inference_geo", inferenceGeo);
        add(joiner, "service_tier", serviceTier);
        add(joiner, "speed", speed);
        return joiner.toString();
    }

    /** Reads {@link #text()} back; unknown keys are ignored. */
    public static Variant parse(String text) {
        if (text.isEmpty()) {
            return STANDARD;
        }
        String geo = null;
        String tier = null;
        String speed = null;
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            String value = part.substring(equals + 1);
            switch (equals < 0 ? "" : part.substring(0, equals)) {
                case "inference_geo" -> geo = value;
                case "service_tier" -> tier = value;
                case "speed" -> speed = value;
                default -> { }
            }
        }
        return new Variant(geo, tier, speed);
    }

    /** Compares itself: the derived code of a record would take milliseconds in a new process. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Variant variant && Objects.equals(speed, variant.speed)
                && Objects.equals(serviceTier, variant.serviceTier)
                && Objects.equals(inferenceGeo, variant.inferenceGeo);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Objects.hashCode(inferenceGeo) + Objects.hashCode(serviceTier)) + Objects.hashCode(speed);
    }

    private static void add(StringJoiner joiner, String key, String value) {
        if (value != null) {
            joiner.add(key + "=" + value);
        }
    }
}

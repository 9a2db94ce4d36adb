package toktrail.config.key;

import java.util.List;
import java.util.Objects;

/**
 * A harness that configuration may name.
 *
 * @param id             its normalised name
 * @param defaultSources where its data lies by default, home as {@code ~}; empty if that cannot be written down
 */
public record SupportedHarness(String id, List<String> defaultSources) {

    public SupportedHarness {
        Objects.requireNonNull(id, "id");
        defaultSources = List.copyOf(defaultSources);
    }
}

package toktrail.config;

import java.util.List;
import java.util.Objects;

/**
 * A harness that configuration may name.
 *
 * @param id             its normalised name
 * @param displayName    its name for people
 * @param defaultSources where its data lies by default, home as {@code ~}; empty if that cannot be written down
 */
public record SupportedHarness(String id, String displayName, List<String> defaultSources) {

    public SupportedHarness {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        defaultSources = List.copyOf(defaultSources);
    }
}

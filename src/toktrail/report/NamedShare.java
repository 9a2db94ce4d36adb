package toktrail.report;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The part of a whole that falls to somebody.
 *
 * @param name  harness or model
 * @param share from 0 to 1, at most 6 fraction digits
 */
public record NamedShare(String name, BigDecimal share) {

    public NamedShare {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(share, "share");
    }
}

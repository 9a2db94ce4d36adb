package toktrail.pricing.page;

import java.util.Locale;
import java.util.Objects;
import toktrail.spelling.WhiteSpace;

/**
 * How a page is to be read.
 *
 * @param format   which page it is
 * @param provider the normalised provider of its rows
 * @param tier     which tier of prices is wanted, such as {@code standard}; in small letters
 * @param source   the name of the page in warnings
 */
public record PageRequest(PageFormat format, String provider, String tier, String source) {

    /** The tier that is wanted unless another one is named. */
    public static final String STANDARD = "standard";

    public PageRequest {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(provider, "provider");
        tier = lowerCase(tier);
        Objects.requireNonNull(source, "source");
    }

    /** The same about a page of another name. */
    public PageRequest withSource(String other) {
        return new PageRequest(format, provider, tier, other);
    }

    /** The name of a tier as it is compared. */
    static String lowerCase(String name) {
        return WhiteSpace.trim(name).toLowerCase(Locale.ROOT);
    }
}

package toktrail.report.prices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import toktrail.config.price.PriceRow;
import toktrail.usage.Names;

/**
 * Which rows of price tables are listed; all parts must hold. Names are compared by their normal form, and one that
 * normalises to nothing matches nothing.
 *
 * @param provider      the provider
 * @param model         the model or one of its aliases
 * @param category      the category; rows without one do not match
 * @param releaseStatus the release status, whatever its case; rows without one do not match
 * @param query         a part of provider, model, aliases, category and status joined by blanks, whatever its case
 */
public record PriceFilter(Optional<String> provider, Optional<String> model, Optional<String> category,
        Optional<String> releaseStatus, Optional<String> query) {

    /** Whether a row is listed. */
    boolean matches(PriceRow row) {
        return isOneOf(provider, List.of(row.provider()))
                && isOneOf(model, names(row))
                && isOneOf(category, row.shown().category().map(List::of).orElse(List.of()))
                && (releaseStatus.isEmpty() || row.shown().releaseStatus().map(PriceFilter::folded)
                        .equals(releaseStatus.map(PriceFilter::folded)))
                && (query.isEmpty() || folded(text(row)).contains(query.get().toLowerCase(Locale.ROOT)));
    }

    private static List<String> names(PriceRow row) {
        List<String> names = new ArrayList<>(row.aliases());
        names.add(row.model());
        return names;
    }

    private static boolean isOneOf(Optional<String> wanted, List<String> names) {
        return wanted.isEmpty() || names.stream().anyMatch(name -> Names.same(wanted.get(), name));
    }

    private static String text(PriceRow row) {
        List<String> parts = new ArrayList<>(List.of(row.provider(), row.model()));
        parts.addAll(row.aliases());
        row.shown().category().ifPresent(parts::add);
        row.shown().releaseStatus().ifPresent(parts::add);
        return String.join(" ", parts);
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

package toktrail.report.prices;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.pricing.EffectiveRates;

/**
 * A row of a price table as lists show it.
 *
 * @param table  which table
 * @param origin who wrote it
 * @param row    what it says
 */
public record ListedPrice(PriceKind table, Origin origin, PriceRow row) {

    /** Who wrote a row. */
    public enum Origin {
        /** The user, in the hand-written price file. */
        MANUAL,
        /** A command, in a file of the prices directory. */
        PROVIDER,
        /** It comes with the program. */
        BUILTIN;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ListedPrice {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(row, "row");
    }

    /** A row of the user's files; {@code manualFile} is the path of the hand-written one. */
    public static ListedPrice configured(PriceKind table, PriceRow row, String manualFile) {
        boolean manual = row.location().source().equals(manualFile);
        return new ListedPrice(table, manual ? Origin.MANUAL : Origin.PROVIDER, row);
    }

    /** A row that comes with the program. */
    public static ListedPrice builtin(PriceRow row) {
        return new ListedPrice(PriceKind.VIRTUAL, Origin.BUILTIN, row);
    }

    /** What is charged, absent prices filled in. */
    public EffectiveRates rates() {
        return EffectiveRates.of(row.rates());
    }

    /** The file it stands in; absent for a row that comes with the program. */
    public Optional<String> path() {
        return origin == Origin.BUILTIN ? Optional.empty() : Optional.of(row.location().source());
    }
}

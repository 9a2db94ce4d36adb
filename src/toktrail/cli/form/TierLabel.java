package toktrail.cli.form;

import toktrail.config.price.PriceRow;
import toktrail.text.Numbers;

/** The context size that a price is for, in one cell. */
public final class TierLabel {

    private TierLabel() { }

    /** The label of a tier, else its bounds. */
    public static String of(PriceRow.Tier tier) {
        return tier.label().filter(label -> !label.isBlank()).orElseGet(() -> bounds(tier));
    }

    private static String bounds(PriceRow.Tier tier) {
        if (tier.max().isEmpty()) {
            long least = tier.least();
            return !tier.isTiered() ? Numbers.NONE : least == 0 ? ">= 0" : "> " + Numbers.count(least - 1);
        }
        String most = Numbers.count(tier.most());
        return tier.min().isEmpty() ? "<= " + most : Numbers.count(tier.least()) + ".." + most;
    }
}

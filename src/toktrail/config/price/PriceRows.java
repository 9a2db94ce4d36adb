package toktrail.config.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.Key;
import toktrail.config.schema.Place;
import toktrail.config.schema.Section;
import toktrail.usage.Money;

/**
 * The rows of one file together with their places.
 *
 * @param source  the file
 * @param virtual what tokens would cost
 * @param actual  what is paid
 * @param file    the same without places
 */
public record PriceRows(String source, List<Placed> virtual, List<Placed> actual, PriceFile file) {

    /**
     * A row with the table it was read from.
     *
     * @param price   what it says
     * @param section where it says so
     * @param model   normalised provider and model, with a blank between them; sorts like the two
     */
    public record Placed(PriceRow price, Section section, String model) {

        Placed(PriceRow price, Section section) {
            this(price, section, price.providerKey() + " " + price.modelKey());
        }
    }

    /** The rows of the root of a file. */
    public static PriceRows of(Section root, String source) {
        Section pricing = root.table(PriceKeys.PRICING, PriceKeys.TABLES);
        List<Placed> virtual = rows(pricing.get(PriceKeys.VIRTUAL));
        List<Placed> actual = rows(pricing.get(PriceKeys.ACTUAL));
        PriceFile file = new PriceFile(source, plain(virtual), plain(actual),
                PriceFile.metadata(root.find(PriceKeys.METADATA)));
        return new PriceRows(source, virtual, actual, file);
    }

    private static List<PriceRow> plain(List<Placed> rows) {
        List<PriceRow> plain = new ArrayList<>();
        for (Placed row : rows) {
            plain.add(row.price());
        }
        return plain;
    }

    private static List<Placed> rows(List<Section> sections) {
        List<Placed> rows = new ArrayList<>();
        for (Section section : sections) {
            PriceRow.Tier tier = new PriceRow.Tier(section.findLong(PriceKeys.MIN), section.findLong(PriceKeys.MAX),
                    section.find(PriceKeys.LABEL));
            boolean ordered = tier.least() <= tier.most();
            if (!ordered) {
                Place at = section.place(PriceKeys.MIN);
                at.report(DiagnosticId.CONFLICT, PriceKeys.MIN.name() + " " + tier.least() + " is above "
                        + PriceKeys.MAX.name() + " " + tier.most(), "swap them; " + PriceKeys.MAX.name() + " is at "
                        + section.place(PriceKeys.MAX).seenFrom(at));
            }
            if (section.isComplete() && ordered) {
                rows.add(new Placed(row(section, tier), section));
            }
        }
        return rows;
    }

    private static PriceRow row(Section section, PriceRow.Tier tier) {
        BigDecimal input = Money.canonical(section.get(PriceKeys.INPUT));
        Optional<BigDecimal> cached = amount(section, PriceKeys.CACHED_INPUT);
        if (cached.isPresent() && cached.get().compareTo(input) > 0) {
            section.place(PriceKeys.CACHED_INPUT).report(DiagnosticId.CACHED_ABOVE_INPUT,
                    "cached input costs " + cached.get().toPlainString() + ", more than input at "
                            + input.toPlainString(), "check both figures");
        }
        PriceRow.Rates rates = new PriceRow.Rates(input, Money.canonical(section.get(PriceKeys.OUTPUT)), cached,
                amount(section, PriceKeys.CACHE_WRITE), amount(section, PriceKeys.CACHE_WRITE_1H),
                amount(section, PriceKeys.CACHED_OUTPUT), amount(section, PriceKeys.REASONING));
        PriceRow.Factors factors = new PriceRow.Factors(amount(section, PriceKeys.FAST),
                amount(section, PriceKeys.BATCH), amount(section, PriceKeys.FLEX), amount(section, PriceKeys.PRIORITY),
                amount(section, PriceKeys.US_INFERENCE));
        return new PriceRow(section.get(PriceKeys.PROVIDER), section.get(PriceKeys.MODEL),
                section.get(PriceKeys.ALIASES), rates, factors, amount(section, PriceKeys.WEB_SEARCH), tier,
                new PriceRow.Shown(section.find(PriceKeys.CATEGORY), section.find(PriceKeys.RELEASE_STATUS)),
                section.findLong(PriceKeys.CONTEXT_WINDOW), section.place().location());
    }

    private static Optional<BigDecimal> amount(Section section, Key<BigDecimal> key) {
        return section.find(key).map(Money::canonical);
    }
}

package toktrail.pricing.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.config.price.PriceRow;
import toktrail.error.Location;
import toktrail.spelling.WhiteSpace;
import toktrail.usage.Money;

/** Collects the rows of one page. A row that cannot be used is left out with a warning. */
final class PageRows {

    private final PageRequest request;
    private final Map<String, List<PriceRow>> byModel = new HashMap<>();
    private final List<String> models = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    PageRows(PageRequest request) {
        this.request = request;
    }

    boolean isEmpty() {
        return models.isEmpty();
    }

    /** Notes what a person should know about a line, which counts from 1. */
    void warn(int line, String message) {
        warnings.add(request.source() + ":" + line + ": " + message);
    }

    /** Notes what a person should know about the whole page. */
    void warn(String message) {
        warnings.add(request.source() + ": " + message);
    }

    /** Takes the row of a table; cells without a label are no row. */
    void add(int line, Map<PriceColumn, String> cells) {
        String written = WhiteSpace.trim(cells.getOrDefault(PriceColumn.MODEL, ""));
        ModelLabel label = ModelLabel.of(written, request.format());
        if (written.isEmpty()) {
            return;
        }
        if (label.model().isEmpty()) {
            warn(line, "'" + written + "' is no name of a model; row skipped");
            return;
        }
        Optional<BigDecimal> input = needed(line, label, cells, PriceColumn.INPUT);
        Optional<BigDecimal> output = input.isEmpty() ? input : needed(line, label, cells, PriceColumn.OUTPUT);
        if (output.isEmpty()) {
            return;
        }
        PriceRow.Rates rates = new PriceRow.Rates(input.get(), output.get(),
                optional(line, label, cells, PriceColumn.CACHED_INPUT),
                optional(line, label, cells, PriceColumn.CACHE_WRITE),
                optional(line, label, cells, PriceColumn.CACHE_WRITE_1H), Optional.empty(),
                optional(line, label, cells, PriceColumn.REASONING));
        put(line, new PriceRow(request.provider(), label.model(), label.aliases(), rates, factors(), Optional.empty(),
                label.tier(), shown(label, cells), OptionalLong.empty(), new Location(request.source(), line, 1)));
    }

    private Optional<BigDecimal> needed(int line, ModelLabel label, Map<PriceColumn, String> cells,
            PriceColumn column) {
        String cell = cells.getOrDefault(column, "");
        PriceCell price = PriceCell.parse(cell);
        switch (price.kind()) {
            case NONE -> warn(line, "'" + label.text() + "' has no " + column.label() + " price; row skipped");
            case UNCLEAR -> warn(line, "'" + label.text() + "': the " + column.label() + " price '" + cell
                    + "' is not understood; row skipped");
            case AMOUNT -> { }
        }
        return price.amount().map(Money::canonical);
    }

    private Optional<BigDecimal> optional(int line, ModelLabel label, Map<PriceColumn, String> cells,
            PriceColumn column) {
        String cell = cells.getOrDefault(column, "");
        PriceCell price = PriceCell.parse(cell);
        if (price.kind() == PriceCell.Kind.UNCLEAR) {
            warn(line, "'" + label.text() + "': the " + column.label() + " price '" + cell
                    + "' is not understood; left out");
        }
        return price.amount().map(Money::canonical);
    }

    /** Prices of a tier hold as they are; the factor of the tier must not come on top. */
    private PriceRow.Factors factors() {
        return new PriceRow.Factors(Optional.empty(), one("batch"), one("flex"), one("priority"), Optional.empty());
    }

    private Optional<BigDecimal> one(String tier) {
        return request.tier().equals(tier) ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }

    private PriceRow.Shown shown(ModelLabel label, Map<PriceColumn, String> cells) {
        Optional<String> status = request.format().has(PageFormat.Trait.TIER_IS_STATUS) ? Optional.of(request.tier())
                : label.status().or(() -> text(cells, PriceColumn.RELEASE_STATUS));
        return new PriceRow.Shown(text(cells, PriceColumn.CATEGORY), status);
    }

    private static Optional<String> text(Map<PriceColumn, String> cells, PriceColumn column) {
        String text = WhiteSpace.trim(cells.getOrDefault(column, ""));
        return text.isEmpty() || text.equals("-") ? Optional.empty() : Optional.of(text);
    }

    private void put(int line, PriceRow row) {
        List<PriceRow> others = byModel.computeIfAbsent(row.model(), model -> {
            models.add(model);
            return new ArrayList<>();
        });
        for (int i = 0; i < others.size(); i++) {
            PriceRow first = others.get(i);
            if (first.tier().sameAs(row.tier())) {
                if (!first.rates().equals(row.rates())) {
                    warn(line, "'" + row.aliases().get(0) + "' is priced differently in line " + first.location().line()
                            + ", which counts");
                }
                Set<String> aliases = new LinkedHashSet<>(first.aliases());
                aliases.addAll(row.aliases());
                others.set(i, first.withAliases(List.copyOf(aliases)));
                return;
            }
        }
        others.add(row);
    }

    /** What was found: no hole between two tiers, no prompt in two of them. */
    PageReading reading() {
        List<PriceRow> rows = new ArrayList<>();
        for (String model : models) {
            List<PriceRow> taken = new ArrayList<>();
            for (PriceRow found : byModel.get(model)) {
                PriceRow row = withoutGap(found, byModel.get(model));
                Optional<PriceRow> rival = taken.stream().filter(other -> other.tier().isTiered()
                        && row.tier().isTiered() && other.tier().overlaps(row.tier())).findFirst();
                if (rival.isPresent()) {
                    warn(row.location().line(), "'" + row.aliases().get(0) + "' is for prompts that line "
                            + rival.get().location().line() + " is for too; row skipped");
                } else {
                    taken.add(row);
                }
            }
            rows.addAll(taken);
        }
        return new PageReading(rows, warnings);
    }

    /** Where one tier ends below a size and the next one begins above it, the size belongs to the lower one. */
    private static PriceRow withoutGap(PriceRow row, List<PriceRow> ofModel) {
        PriceRow.Tier tier = row.tier();
        if (tier.least() > 0 || tier.max().isEmpty()) {
            return row;
        }
        long next = tier.most() + 1;
        boolean gap = ofModel.stream().anyMatch(other -> other.tier().least() == next + 1)
                && ofModel.stream().noneMatch(other -> other.tier().least() == next);
        return gap ? row.withTier(new PriceRow.Tier(tier.min(), OptionalLong.of(next), tier.label())) : row;
    }
}

package toktrail.pricing.catalogue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.price.PriceRow;
import toktrail.config.schema.Amounts;
import toktrail.error.Location;
import toktrail.json.JsonValue;
import toktrail.usage.Money;

/** Collects the rows of one catalogue, and what became of the rest. */
final class CatalogueRows {

    private final CatalogueRequest request;
    private final List<PriceRow> rows = new ArrayList<>();
    private final List<CatalogueReading.Skipped> skipped = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> keyByModel = new HashMap<>();

    CatalogueRows(CatalogueRequest request) {
        this.request = request;
    }

    CatalogueRequest request() {
        return request;
    }

    void skip(String key, String reason) {
        skipped.add(new CatalogueReading.Skipped(key, reason));
    }

    void warn(String key, String message) {
        warnings.add(request.source() + ": " + key + ": " + message);
    }

    void skipWithWarning(String key, String reason) {
        skip(key, reason);
        warn(key, reason + "; skipped");
    }

    /**
     * Reads a price into a ladder; one that cannot be read is told and left out.
     *
     * @param scale the power of ten that makes it a price per million tokens
     */
    void read(String key, Figure figure, JsonValue value, int scale, long above, PriceLadder ladder) {
        if (!Figure.isStated(value)) {
            return;
        }
        Optional<BigDecimal> price = Figure.number(value).map(number -> number.scaleByPowerOfTen(scale))
                .map(Money::canonical);
        if (price.isPresent() && price.get().signum() >= 0 && Amounts.isUsable(price.get())) {
            ladder.put(above, figure, price.get());
        } else if (figure != Figure.INPUT && figure != Figure.OUTPUT || above > 0) {
            warn(key, "the " + figure.label() + " price " + value + " cannot be used; left out");
        }
    }

    /** Why a first price that is needed is missing. */
    static String whyMissing(Figure figure, JsonValue value) {
        if (!Figure.isStated(value)) {
            return "the " + figure.label() + " price is missing";
        }
        String problem = Figure.number(value).map(number -> number.signum() < 0 ? " is negative"
                : " is too large or too exact").orElse(" is not a number");
        return "the " + figure.label() + " price " + value + problem;
    }

    /** Takes a model, unless its name cannot be one or it was there before. */
    void add(String key, PriceRow model, PriceLadder ladder) {
        String name = model.provider() + "/" + model.model();
        boolean wellFormed = StandardCharsets.UTF_8.newEncoder().canEncode(name);
        if (!wellFormed || model.providerKey().isEmpty() || model.modelKey().isEmpty()) {
            skip(key, "no usable name");
            return;
        }
        String first = keyByModel.putIfAbsent(model.providerKey() + " " + model.modelKey(), key);
        if (first != null) {
            skip(key, "the same model as " + first);
            return;
        }
        rows.addAll(ladder.rows(model));
    }

    /** A row for a model of the catalogue, still without its prices. */
    PriceRow model(String provider, String model, Optional<String> status, OptionalLong contextWindow) {
        PriceRow.Rates none = new PriceRow.Rates(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
        return new PriceRow(provider, model, List.of(), none, PriceRow.Factors.NONE,
                Optional.empty(), PriceRow.Tier.ALL, new PriceRow.Shown(Optional.empty(), status), contextWindow,
                new Location(request.source(), 1, 1));
    }

    /** A factor or an amount above 0; absent if it is none. */
    static Optional<BigDecimal> positive(JsonValue value) {
        return Figure.number(value).map(Money::canonical)
                .filter(number -> number.signum() > 0 && Amounts.isUsable(number));
    }

    /** A number of tokens above 0; absent if it is none. */
    static OptionalLong tokens(JsonValue value) {
        Optional<BigDecimal> number = positive(value);
        boolean whole = number.isPresent() && number.get().scale() == 0;
        return whole ? OptionalLong.of(number.get().longValueExact()) : OptionalLong.empty();
    }

    boolean wants(String provider, String model) {
        return request.wantsProvider(provider) && request.wantsModel(model);
    }

    CatalogueReading reading(CatalogueFormat format) {
        return new CatalogueReading(format, rows, skipped, warnings);
    }
}

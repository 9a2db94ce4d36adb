package toktrail.pricing.catalogue;

import java.util.Map;
import java.util.Optional;
import toktrail.error.UserException;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;

/**
 * The catalogue of models.dev: an object of providers, each with its models, prices in USD per million tokens; or the
 * providers' object of models alone.
 */
final class ModelsDevCatalogue {

    static final String MODELS = "models";
    static final String COST = "cost";

    private static final long OVER_200K = 200_000;
    private static final String CONTEXT = "context";
    private static final Map<Figure, String> FIELDS = Map.of(
            Figure.INPUT, "input", Figure.OUTPUT, "output", Figure.CACHED_INPUT, "cache_read",
            Figure.CACHE_WRITE, "cache_write", Figure.REASONING, "reasoning");

    private final CatalogueRows rows;

    ModelsDevCatalogue(CatalogueRows rows) {
        this.rows = rows;
    }

    void read(JsonObject catalogue) {
        boolean whole = catalogue.names().stream().anyMatch(name -> catalogue.object(name).has(MODELS));
        if (!whole) {
            if (rows.request().providers().size() != 1) {
                throw UserException.failed(rows.request().source()
                        + ": these are the models of one provider; name it with --provider");
            }
            provider(rows.request().providers().iterator().next(), catalogue);
            return;
        }
        for (String provider : catalogue.names()) {
            if (rows.request().wantsProvider(provider)) {
                provider(provider, catalogue.object(provider).object(MODELS));
            }
        }
    }

    private void provider(String provider, JsonObject models) {
        for (String name : models.names()) {
            JsonObject entry = models.object(name);
            String model = entry.text("id").orElse(name);
            if (rows.request().wantsModel(model)) {
                model(provider + "/" + name, entry, provider, model);
            }
        }
    }

    private void model(String key, JsonObject entry, String provider, String model) {
        JsonObject cost = entry.object(COST);
        if (cost.count() == 0) {
            rows.skip(key, "no cost");
            return;
        }
        PriceLadder ladder = new PriceLadder();
        step(key, cost.object("context_over_200k"), OVER_200K, ladder);
        for (JsonValue value : cost.array("tiers")) {
            JsonObject tier = value.asObject().object("tier");
            boolean byContext = tier.text("type").orElse(CONTEXT).equals(CONTEXT);
            long size = CatalogueRows.tokens(tier.get("size")).orElse(0);
            if (byContext && size > 0) {
                step(key, value.asObject(), size, ladder);
            } else {
                rows.warn(key, "a tier without the size of prompts; left out");
            }
        }
        step(key, cost, 0, ladder);
        for (Figure figure : new Figure[] {Figure.INPUT, Figure.OUTPUT}) {
            if (ladder.get(0, figure).isEmpty()) {
                rows.skipWithWarning(key, CatalogueRows.whyMissing(figure, cost.get(FIELDS.get(figure))));
                return;
            }
        }
        Optional<String> status = entry.text("status").filter(text -> text.equals("deprecated"));
        rows.add(key, rows.model(provider, model, status, CatalogueRows.tokens(entry.object("limit").get(CONTEXT))),
                ladder);
    }

    private void step(String key, JsonObject cost, long above, PriceLadder ladder) {
        for (Figure figure : Figure.values()) {
            if (FIELDS.containsKey(figure)) {
                rows.read(key, figure, cost.get(FIELDS.get(figure)), 0, above, ladder);
            }
        }
    }
}

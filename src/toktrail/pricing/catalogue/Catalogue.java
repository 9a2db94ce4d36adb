package toktrail.pricing.catalogue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import toktrail.config.price.PriceFile;
import toktrail.config.price.PriceRow;
import toktrail.environment.Environment;
import toktrail.error.UserException;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;

/** Reads a catalogue of prices. */
public final class Catalogue {

    private Catalogue() { }

    /**
     * The wanted prices of a document.
     *
     * @throws UserException if it is no catalogue, or not the one that was named
     */
    public static CatalogueReading read(Environment environment, CatalogueRequest request, byte[] document) {
        boolean json = looksLikeJson(document);
        CatalogueFormat named = request.format().orElse(json ? null : CatalogueFormat.TOKTRAIL);
        if (named == CatalogueFormat.TOKTRAIL) {
            requireStandard(request, named);
            return toktrail(environment, request, document);
        }
        JsonObject root = json(request, document);
        CatalogueFormat format = named != null ? named : detect(request, root);
        CatalogueRows rows = new CatalogueRows(request);
        if (format == CatalogueFormat.LITELLM) {
            LocalDate today = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
            new LiteLlmCatalogue(rows, today).read(root);
        } else {
            requireStandard(request, format);
            new ModelsDevCatalogue(rows).read(root);
        }
        return rows.reading(format);
    }

    private static void requireStandard(CatalogueRequest request, CatalogueFormat format) {
        if (request.tier() != ServiceTier.STANDARD) {
            throw UserException.failed("--tier " + request.tier().label() + ": a " + format.label()
                    + " catalogue has standard prices only; prices of tiers are in LiteLLM's");
        }
    }

    private static boolean looksLikeJson(byte[] document) {
        for (byte b : document) {
            boolean mark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n' && !mark) {
                return b == '{';
            }
        }
        return false;
    }

    private static JsonObject json(CatalogueRequest request, byte[] document) {
        int from = document.length > 2 && document[0] == (byte) 0xEF && document[1] == (byte) 0xBB
                && document[2] == (byte) 0xBF ? 3 : 0;
        try {
            JsonValue value = Json.parse(Arrays.copyOfRange(document, from, document.length));
            if (value instanceof JsonObject root) {
                return root;
            }
        } catch (JsonException e) {
            throw UserException.input(e.in(request.source()), "not JSON: " + e.getMessage());
        }
        throw UserException.failed(request.source() + ": expected a JSON object of models or providers");
    }

    private static CatalogueFormat detect(CatalogueRequest request, JsonObject root) {
        for (String name : root.names()) {
            JsonObject entry = root.object(name);
            if (entry.has(LiteLlmCatalogue.PROVIDER)) {
                return CatalogueFormat.LITELLM;
            }
            if (entry.get(ModelsDevCatalogue.MODELS) instanceof JsonObject
                    || entry.get(ModelsDevCatalogue.COST) instanceof JsonObject) {
                return CatalogueFormat.MODELS_DEV;
            }
        }
        throw UserException.failed(request.source()
                + ": this is no catalogue that is known; if it is one, name its format with --format");
    }

    private static CatalogueReading toktrail(Environment environment, CatalogueRequest request, byte[] document) {
        PriceFile file = PriceFile.parse(environment, document, request.source());
        List<PriceRow> rows = switch (request.table()) {
            case VIRTUAL -> file.virtual();
            case ACTUAL -> file.actual();
        };
        return new CatalogueReading(CatalogueFormat.TOKTRAIL, rows.stream()
                .filter(row -> request.wantsProvider(row.provider()) && request.wantsModel(row.model())).toList(),
                List.of(), List.of());
    }
}

package toktrail.pricing.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.config.price.PriceFiles;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.setting.Costing;
import toktrail.pricing.PriceBook;

/** Keeps the prices that would be found for models that were used. */
public final class UsedModels {

    /**
     * A model as it was used.
     *
     * @param provider as stored
     * @param model    as stored
     */
    public record Used(String provider, String model) {
        public Used {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(model, "model");
        }
    }

    private UsedModels() { }

    /**
     * The rows by which the models would be priced if there were no others, in their order.
     *
     * @param costing how prices are looked up
     * @param nowMs   now, for names that stand for other models by date
     */
    public static List<PriceRow> keep(List<PriceRow> rows, Set<Used> used, Costing costing, long nowMs) {
        PriceBook book = new PriceBook(new PriceFiles(List.of(), rows, List.of()), Optional.empty(), costing);
        Set<PriceRow> found = new HashSet<>();
        for (Used model : used) {
            book.find(PriceKind.VIRTUAL, model.provider(), model.model(), nowMs)
                    .ifPresent(match -> found.addAll(match.rows()));
        }
        return rows.stream().filter(found::contains).toList();
    }
}

package toktrail.report.prices;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.config.price.PriceFiles;
import toktrail.config.price.PriceKind;
import toktrail.pricing.BuiltinPrices;

/** The rows of the price tables, without usage. */
public final class PriceList {

    /**
     * What is listed.
     *
     * @param tables     rows of these tables
     * @param configured whether rows of the user's files are listed
     * @param builtin    whether rows that come with the program are listed, which are all in the virtual table
     * @param filter     which of them
     * @param sort       in which order
     * @param limit      at most so many
     */
    public record Query(Set<PriceKind> tables, boolean configured, boolean builtin, PriceFilter filter, PriceSort sort,
            OptionalLong limit) {

        public Query {
            tables = Set.copyOf(tables);
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(sort, "sort");
            Objects.requireNonNull(limit, "limit");
        }
    }

    private final PriceFiles files;
    private final String manualFile;
    private final Optional<BuiltinPrices> builtin;

    /**
     * A list of all that hold.
     *
     * @param files      the user's prices
     * @param manualFile the path of the hand-written file
     * @param builtin    the prices that come with the program, absent if they are switched off
     */
    public PriceList(PriceFiles files, String manualFile, Optional<BuiltinPrices> builtin) {
        this.files = Objects.requireNonNull(files, "files");
        this.manualFile = Objects.requireNonNull(manualFile, "manualFile");
        this.builtin = Objects.requireNonNull(builtin, "builtin");
    }

    /** The rows asked for, in their order; the user's before those of the program where that leaves a choice. */
    public List<ListedPrice> find(Query query) {
        List<ListedPrice> all = new ArrayList<>();
        if (query.configured()) {
            for (PriceKind kind : List.of(PriceKind.VIRTUAL, PriceKind.ACTUAL)) {
                files.rows(kind).forEach(row -> all.add(ListedPrice.configured(kind, row, manualFile)));
            }
        }
        if (query.builtin() && query.tables().contains(PriceKind.VIRTUAL)) {
            builtin.ifPresent(prices -> prices.rows().forEach(row -> all.add(ListedPrice.builtin(row))));
        }
        return all.stream()
                .filter(price -> query.tables().contains(price.table()) && query.filter().matches(price.row()))
                .sorted(query.sort().order())
                .limit(query.limit().orElse(Long.MAX_VALUE))
                .toList();
    }
}

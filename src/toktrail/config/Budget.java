package toktrail.config;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.schema.Key;
import toktrail.config.schema.Section;

/**
 * A limit of the user.
 *
 * @param id       normalised
 * @param name     for people
 * @param limit    most of a period
 * @param period   how long it lasts; never five hours
 * @param warnAt   shares of the limit, ascending, each above 0 and at most 1
 * @param timezone zone of its calendar, absent for that of the product
 * @param scope    what counts
 */
public record Budget(String id, String name, Limit limit, QuotaPeriod period, List<BigDecimal> warnAt,
        Optional<ZoneId> timezone, Scope scope) {

    /** The most of a period. */
    public sealed interface Limit {

        /** The limit as a number, above 0. */
        BigDecimal amount();

        /** The limit of a checked budget, which has exactly one. */
        private static Limit of(Section section) {
            Optional<BigDecimal> usd = section.find(BudgetKeys.LIMIT_USD);
            return usd.isPresent() ? new Usd(usd.get(), section.get(BudgetKeys.BASIS))
                    : new Tokens(section.find(BudgetKeys.LIMIT_TOKENS).orElseThrow());
        }
    }

    /**
     * A limit of money.
     *
     * @param amount most USD
     * @param basis  cost that counts: virtual or actual
     */
    public record Usd(BigDecimal amount, CostBasis basis) implements Limit {

        public Usd {
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(basis, "basis");
        }
    }

    /**
     * A limit of tokens.
     *
     * @param count most tokens
     */
    public record Tokens(long count) implements Limit {

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(count);
        }
    }

    /**
     * What counts: calls that match one item of every list that is not empty.
     *
     * @param areas       normalised paths, with what lies below them
     * @param harnesses   normalised names
     * @param providers   as written
     * @param models      as written
     * @param machines    selectors as written
     * @param cwdPrefixes absolute folders with {@code /} between their parts
     */
    public record Scope(List<String> areas, List<String> harnesses, List<String> providers, List<String> models,
            List<String> machines, List<String> cwdPrefixes) {

        public Scope {
            areas = List.copyOf(areas);
            harnesses = List.copyOf(harnesses);
            providers = List.copyOf(providers);
            models = List.copyOf(models);
            machines = List.copyOf(machines);
            cwdPrefixes = List.copyOf(cwdPrefixes);
        }

        static Scope of(Section section) {
            return new Scope(list(section, BudgetKeys.AREAS), list(section, BudgetKeys.HARNESSES),
                    list(section, BudgetKeys.PROVIDERS), list(section, BudgetKeys.MODELS),
                    list(section, BudgetKeys.MACHINES), list(section, BudgetKeys.CWD_PREFIXES));
        }

        private static List<String> list(Section section, Key<List<String>> key) {
            return section.find(key).orElse(List.of());
        }
    }

    public Budget {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(period, "period");
        warnAt = List.copyOf(warnAt);
        Objects.requireNonNull(timezone, "timezone");
        Objects.requireNonNull(scope, "scope");
    }

    static Budget of(Section section) {
        String id = section.get(BudgetKeys.ID);
        return new Budget(id, section.find(BudgetKeys.NAME).orElse(id), Limit.of(section),
                section.get(BudgetKeys.PERIOD), section.get(BudgetKeys.WARN_AT).stream().sorted().toList(),
                section.find(BudgetKeys.TIMEZONE), Scope.of(section.table(BudgetKeys.SCOPE, BudgetKeys.SCOPE_TABLE)));
    }
}

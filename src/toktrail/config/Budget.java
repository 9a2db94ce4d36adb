package toktrail.config;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.schema.Key;
import toktrail.config.schema.Section;

/**
 * A limit of the user. Exactly one of the two limits is present.
 *
 * @param id          normalised
 * @param name        for people
 * @param limitUsd    most USD of a period, above 0
 * @param limitTokens most tokens of a period, above 0
 * @param period      how long it lasts; never five hours
 * @param basis       cost that counts: virtual or actual
 * @param warnAt      shares of the limit, ascending, each above 0 and at most 1
 * @param timezone    zone of its calendar, absent for that of the product
 * @param scope       what counts
 */
public record Budget(String id, String name, Optional<BigDecimal> limitUsd, OptionalLong limitTokens,
        QuotaPeriod period, CostBasis basis, List<BigDecimal> warnAt, Optional<ZoneId> timezone, Scope scope) {

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
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(basis, "basis");
        warnAt = List.copyOf(warnAt);
        Objects.requireNonNull(timezone, "timezone");
        Objects.requireNonNull(scope, "scope");
        if (limitUsd.isPresent() == limitTokens.isPresent()) {
            throw new IllegalArgumentException("one limit is needed");
        }
    }

    static Budget of(Section section) {
        String id = section.get(BudgetKeys.ID);
        Optional<Long> tokens = section.find(BudgetKeys.LIMIT_TOKENS);
        return new Budget(id, section.find(BudgetKeys.NAME).orElse(id), section.find(BudgetKeys.LIMIT_USD),
                tokens.isPresent() ? OptionalLong.of(tokens.get()) : OptionalLong.empty(),
                section.get(BudgetKeys.PERIOD), section.get(BudgetKeys.BASIS),
                section.get(BudgetKeys.WARN_AT).stream().sorted().toList(), section.find(BudgetKeys.TIMEZONE),
                Scope.of(section.table(BudgetKeys.SCOPE, BudgetKeys.SCOPE_TABLE)));
    }
}

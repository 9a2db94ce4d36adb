package toktrail.config.setting;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.QuotaPeriod;

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
}

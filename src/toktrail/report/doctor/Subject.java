package toktrail.report.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import toktrail.config.ConfigReading;
import toktrail.environment.Environment;
import toktrail.ledger.file.LedgerPath;
import toktrail.ledger.file.TierBounds;
import toktrail.report.UsageReporter;
import toktrail.sqlite.NativeLibrary;

/**
 * What is examined.
 *
 * @param environment the machine
 * @param reading     the configuration, whatever is wrong with it
 * @param tools       the tools whose usage is imported
 * @param ledger      where the ledger is; fails with a {@link toktrail.error.UserException} where none can be
 * @param prices      how calls are priced
 * @param caches      the folder of caches
 * @param library     where SQLite's library comes from
 */
public record Subject(
        Environment environment,
        ConfigReading reading,
        List<Tool> tools,
        Supplier<LedgerPath> ledger,
        Prices prices,
        Path caches,
        NativeLibrary.Origin library) {

    /**
     * How calls are priced.
     *
     * @param reporter reports by the prices
     * @param bounds   at which context sizes prices change
     */
    public record Prices(UsageReporter reporter, TierBounds bounds) { }

    public Subject {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(reading, "reading");
        tools = List.copyOf(tools);
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(prices, "prices");
        Objects.requireNonNull(caches, "caches");
        Objects.requireNonNull(library, "library");
    }

    long nowMs() {
        return environment.clock().millis();
    }
}

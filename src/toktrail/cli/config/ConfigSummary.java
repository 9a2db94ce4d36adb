package toktrail.cli.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import toktrail.config.ConfigLocations;
import toktrail.config.ConfigReading;
import toktrail.config.price.PriceFiles;
import toktrail.config.schema.FormatVersion;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.Costing;
import toktrail.config.setting.Reports;

/**
 * What {@code config show} shows.
 *
 * @param paths          where the files are
 * @param exists         which of them are there
 * @param pricePaths     price files that were read, in order
 * @param configVersion  version of the format
 * @param costing        how money is computed
 * @param counts         how many rows of each kind
 * @param builtin        the prices that come with the program
 * @param configuredZone the zone of the file, absent when that of the system holds
 * @param systemZone     the zone of the system
 * @param reports        how reports begin
 */
record ConfigSummary(ConfigLocations paths, Exists exists, List<Path> pricePaths, int configVersion,
        Costing costing, Counts counts, Builtin builtin, Optional<ZoneId> configuredZone, ZoneId systemZone,
        Reports reports) {

    /**
     * Which files are there.
     *
     * @param config        the main file
     * @param prices        any price file
     * @param manual        the hand-written price file
     * @param provider      the prices directory
     * @param subscriptions the plans
     */
    public record Exists(boolean config, boolean prices, boolean manual, boolean provider, boolean subscriptions) {

        static Exists of(ConfigReading reading) {
            ConfigLocations paths = reading.locations();
            boolean manual = paths.prices().exists();
            return new Exists(paths.config().exists(), manual || !reading.prices().files().isEmpty(), manual,
                    paths.pricesDir().exists(), paths.subscriptions().exists());
        }
    }

    /**
     * How many rows.
     *
     * @param actualRules     rules of actual cost
     * @param actualPrices    actual prices after merging
     * @param virtualPrices   virtual prices after merging
     * @param subscriptions   plans, disabled ones included
     * @param priceFiles      price files that were read
     * @param budgets         budgets
     * @param providerAliases other names of providers
     */
    public record Counts(int actualRules, int actualPrices, int virtualPrices, int subscriptions, int priceFiles,
            int budgets, int providerAliases) {

        static Counts of(ConfigReading reading) {
            Costing costing = reading.configuration().costing();
            PriceFiles prices = reading.prices();
            return new Counts(costing.actualRules().size(), prices.actual().size(), prices.virtual().size(),
                    reading.subscriptions().plans().size(), prices.files().size(),
                    reading.configuration().budgets().size(), costing.providerAliases().size());
        }
    }

    /**
     * The prices that come with the program.
     *
     * @param on        whether they are used
     * @param count     how many rows, absent if they are not used
     * @param updatedAt the day they are as of, absent if they are not used
     */
    public record Builtin(boolean on, OptionalInt count, Optional<String> updatedAt) { }

    ConfigSummary {
        Objects.requireNonNull(paths, "paths");
        pricePaths = List.copyOf(pricePaths);
    }

    /** The summary of a reading of all files. */
    public static ConfigSummary of(ConfigReading reading, Builtin builtin, ZoneId systemZone) {
        Configuration configuration = reading.configuration();
        return new ConfigSummary(reading.locations(), Exists.of(reading), reading.prices().paths(),
                FormatVersion.CURRENT, configuration.costing(), Counts.of(reading), builtin, configuration.timezone(),
                systemZone, configuration.reports());
    }

    /** The provider aliases in the order of the file. */
    public Map<String, String> providerAliases() {
        return costing.providerAliases();
    }
}

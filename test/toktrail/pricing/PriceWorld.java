package toktrail.pricing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.config.ConfigReader;
import toktrail.config.ConfigReading;
import toktrail.config.choice.ActualFallback;
import toktrail.config.choice.ActualMode;
import toktrail.config.choice.MissingPrice;
import toktrail.config.choice.PriceMatching;
import toktrail.config.choice.VirtualMode;
import toktrail.config.file.LocationOptions;
import toktrail.config.price.PriceFiles;
import toktrail.config.setting.Costing;
import toktrail.config.setting.SubscriptionFile;
import toktrail.environment.Environment;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.TestWorld;

/** Prices and rules of costs as configuration files say them. */
public final class PriceWorld {

    private final ConfigReading reading;

    /** What the two files say; both may be empty. */
    public PriceWorld(Scratch scratch, String config, String prices) throws IOException {
        scratch.write(".config/toktrail/config.toml", config);
        scratch.write(".config/toktrail/prices.toml", prices);
        Environment environment = new TestWorld(scratch.directory()).environment();
        reading = ConfigReader.of(environment, List.of("codex")).read(LocationOptions.none());
        Check.equal("problems", List.of(), reading.blocking());
    }

    /** Costs without any price; each call costs what its source says. */
    public static Pricing withoutPrices() {
        Costing costing = new Costing(new Costing.Modes(ActualMode.SOURCE, VirtualMode.PRICING, MissingPrice.WARN,
                ActualFallback.VIRTUAL), Optional.empty(), Map.of(), true, PriceMatching.STANDARD, List.of());
        return new ConfiguredPricing(new PriceBook(PriceFiles.none(), Optional.empty(), costing), costing);
    }

    /** The prices of the files alone. */
    public PriceBook configured() {
        return new PriceBook(reading.prices(), Optional.empty(), costing());
    }

    /** The prices of the files and those of the program. */
    public PriceBook all() {
        return new PriceBook(reading.prices(), Optional.of(BuiltinPrices.load()), costing());
    }

    /** The way to the prices of {@link #all}. */
    public PriceExplainer explainer() {
        return new PriceExplainer(reading.prices(), Optional.of(BuiltinPrices.load()), costing());
    }

    /** Costs by these prices. */
    public Pricing costs(PriceBook prices) {
        return new ConfiguredPricing(prices, costing());
    }

    /** The plans of {@code subscriptions.toml}, if it was written before. */
    public SubscriptionFile subscriptions() {
        return reading.subscriptions();
    }

    /** Choices of costs. */
    public Costing costing() {
        return reading.configuration().costing();
    }
}

package toktrail.cli.config;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import toktrail.config.ConfigReading;
import toktrail.config.ConfigWorld;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** What {@code config show} and {@code config validate} count. */
public final class ConfigSummaryTest {

    private ConfigSummaryTest() { }

    public static void tests(Suite s) {
        s.test("the summary and the verdict count what was read", scratch -> {
            ConfigReading reading = new ConfigWorld(scratch).file("config.toml", """
                    actual_cost = []
                    [costing.provider_aliases]
                    one = "openai"
                    two = "openai"
                    [[budgets]]
                    id = "a"
                    limit_usd = 1
                    period = "daily"
                    """).read();
            ConfigSummary summary = ConfigSummary.of(reading,
                    new ConfigSummary.Builtin(true, OptionalInt.of(3), Optional.of("2026-01-01")), ZoneId.of("UTC"));
            Check.equal("counts", new ConfigSummary.Counts(0, 0, 0, 0, 0, 1, 2), summary.counts());
            Check.equal("exists", new ConfigSummary.Exists(true, false, false, false, false), summary.exists());
            ConfigValidation verdict = ConfigValidation.of(reading);
            Check.equal("valid", true, verdict.valid());
            Check.equal("files", 5, verdict.files().size());
        });
    }
}

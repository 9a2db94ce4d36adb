package toktrail.cli.config;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import toktrail.args.CommandSpec;
import toktrail.cli.form.ReportJson;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.config.ConfigReading;
import toktrail.config.file.FileKind;
import toktrail.environment.Environment;
import toktrail.error.ExitCode;
import toktrail.json.JsonWriter;
import toktrail.pricing.BuiltinPrices;
import toktrail.text.Numbers;
import toktrail.time.Zones;

/** {@code toktrail config show}: the configuration in force, in short. */
final class ConfigShowCommand implements Command {

    private static final int LABEL_WIDTH = 17;

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("show", "Show the configuration in force, in short.")
                .withOptions(GlobalOptions.JSON)
                .withExample("toktrail config show", "paths, policies and how many prices there are");
    }

    @Override
    public ExitCode run(CommandContext context) {
        ConfigReading reading = context.workspace().configReader()
                .load(context.workspace().locationOptions(), EnumSet.allOf(FileKind.class));
        ConfigCommands.warn(context, reading.warnings());
        ConfigSummary summary = ConfigSummary.of(reading, builtin(context, reading),
                context.environment().clock().getZone());
        if (context.json()) {
            context.printJson(writer -> json(writer, summary));
        } else {
            context.out().print(text(summary));
        }
        return ExitCode.DONE;
    }

    /** The prices that come with the program; their rows are counted only if they are used. */
    private static ConfigSummary.Builtin builtin(CommandContext context, ConfigReading reading) {
        Environment environment = context.environment();
        boolean on = reading.configuration().costing().usesBuiltinPrices(environment,
                context.invocation().flag(GlobalOptions.NO_BUILTIN_PRICES));
        if (!on) {
            return new ConfigSummary.Builtin(false, OptionalInt.empty(), Optional.empty());
        }
        BuiltinPrices prices = BuiltinPrices.load();
        return new ConfigSummary.Builtin(true, OptionalInt.of(prices.count()), Optional.of(prices.updatedAt()));
    }

    private static String text(ConfigSummary summary) {
        StringBuilder text = new StringBuilder();
        ConfigSummary.Exists exists = summary.exists();
        ConfigSummary.Counts counts = summary.counts();
        row(text, "config path", summary.paths().config().path().toString());
        row(text, "prices path", summary.paths().prices().path().toString());
        row(text, "prices dir", summary.paths().pricesDir().path().toString());
        row(text, "price files", Numbers.count(counts.priceFiles()));
        row(text, "subs path", summary.paths().subscriptions().path().toString());
        row(text, "config exists", yes(exists.config()));
        row(text, "prices exists", yes(exists.prices()));
        row(text, "manual exists", yes(exists.manual()));
        row(text, "provider exists", yes(exists.provider()));
        row(text, "subs exists", yes(exists.subscriptions()));
        row(text, "config_version", Integer.toString(summary.configVersion()));
        row(text, "default actual", summary.costing().modes().actual().word());
        row(text, "default virtual", summary.costing().modes().virtual().word());
        row(text, "missing price", summary.costing().modes().missingPrice().word());
        row(text, "price profile", summary.costing().priceProfile().orElse("(none)"));
        row(text, "actual rules", Numbers.count(counts.actualRules()));
        row(text, "actual prices", Numbers.count(counts.actualPrices()));
        row(text, "virtual prices", Numbers.count(counts.virtualPrices()));
        row(text, "subscriptions", Numbers.count(counts.subscriptions()));
        if (!summary.pricePaths().isEmpty()) {
            text.append("price paths:\n");
            summary.pricePaths().forEach(path -> text.append("  - ").append(path).append('\n'));
        }
        row(text, "provider aliases", Numbers.count(counts.providerAliases()));
        row(text, "price matching", summary.costing().priceMatching().word());
        row(text, "builtin prices", builtin(summary.builtin()));
        row(text, "budgets", Numbers.count(counts.budgets()));
        row(text, "timezone", summary.configuredZone().map(Zones::label)
                .orElseGet(() -> "(system: " + Zones.label(summary.systemZone()) + ")"));
        row(text, "report refresh", summary.reports().refresh().word());
        return text.append("Use `toktrail prices list` to see the prices.\n").toString();
    }

    private static void row(StringBuilder text, String label, String value) {
        text.append(ConfigPathCommand.pad(label + ":", LABEL_WIDTH)).append(value).append('\n');
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static String builtin(ConfigSummary.Builtin builtin) {
        if (!builtin.on()) {
            return "off";
        }
        String rows = builtin.count().isEmpty() ? "" : ", " + Numbers.count(builtin.count().getAsInt()) + " rows";
        return "on" + rows + builtin.updatedAt().map(date -> ", as of " + date).orElse("");
    }

    private static void json(JsonWriter writer, ConfigSummary summary) {
        ConfigSummary.Exists exists = summary.exists();
        writer.beginObject().key("path").text(summary.paths().config().path().toString());
        writer.key("exists").bool(exists.config());
        writer.key("config_path").text(summary.paths().config().path().toString());
        writer.key("prices_path").text(summary.paths().prices().path().toString());
        writer.key("manual_prices_path").text(summary.paths().prices().path().toString());
        writer.key("provider_prices_dir").text(summary.paths().pricesDir().path().toString());
        ReportJson.texts(writer.key("price_paths"), summary.pricePaths().stream().map(Object::toString).toList());
        writer.key("subscriptions_path").text(summary.paths().subscriptions().path().toString());
        writer.key("config_exists").bool(exists.config());
        writer.key("prices_exists").bool(exists.prices());
        writer.key("manual_prices_exists").bool(exists.manual());
        writer.key("provider_prices_exists").bool(exists.provider());
        writer.key("subscriptions_exists").bool(exists.subscriptions());
        policies(writer, summary);
        writer.endObject();
    }

    private static void policies(JsonWriter writer, ConfigSummary summary) {
        ConfigSummary.Counts counts = summary.counts();
        writer.key("config_version").number(summary.configVersion());
        writer.key("default_actual_mode").text(summary.costing().modes().actual().word());
        writer.key("default_virtual_mode").text(summary.costing().modes().virtual().word());
        writer.key("missing_price").text(summary.costing().modes().missingPrice().word());
        writer.key("price_profile").text(summary.costing().priceProfile().orElse(null));
        writer.key("actual_rule_count").number(counts.actualRules());
        writer.key("actual_price_count").number(counts.actualPrices());
        writer.key("virtual_price_count").number(counts.virtualPrices());
        writer.key("subscription_count").number(counts.subscriptions());
        writer.key("provider_aliases").beginObject();
        summary.providerAliases().forEach((alias, provider) -> writer.key(alias).text(provider));
        writer.endObject();
        writer.key("price_matching").text(summary.costing().priceMatching().word());
        writer.key("builtin_prices").bool(summary.builtin().on());
        writer.key("builtin_price_count");
        if (summary.builtin().count().isPresent()) {
            writer.number(summary.builtin().count().getAsInt());
        } else {
            writer.nullValue();
        }
        writer.key("builtin_updated_at").text(summary.builtin().updatedAt().orElse(null));
        writer.key("budget_count").number(counts.budgets());
        writer.key("timezone").text(summary.configuredZone().map(Zones::label).orElse(null));
        writer.key("report_refresh").text(summary.reports().refresh().word());
        writer.key("min_refresh_interval_secs").number(summary.reports().minRefreshIntervalSecs());
    }
}

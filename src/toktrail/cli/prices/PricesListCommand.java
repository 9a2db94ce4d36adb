package toktrail.cli.prices;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.cli.frame.UsageOptions;
import toktrail.config.ConfigReading;
import toktrail.config.price.PriceFiles;
import toktrail.config.price.PriceKind;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.pricing.BuiltinPrices;
import toktrail.report.prices.ListedPrice;
import toktrail.report.prices.PriceFilter;
import toktrail.report.prices.PriceList;
import toktrail.report.prices.PriceSort;
import toktrail.spelling.Choice;

/** {@code toktrail prices list}: rows of price tables; or the models that were used, by their prices. */
final class PricesListCommand implements Command {

    /** What {@code --table} may say. */
    private enum Tables implements Choice { VIRTUAL, ACTUAL, ALL }

    /** What {@code --source} may say. */
    private enum Source implements Choice { CONFIGURED, BUILTIN, ALL }

    private static final String ROWS = "Price rows";
    private static final String USED = "Models in use";

    static final Option PROVIDER = Option.known("--provider", "NAME", Topics.PROVIDERS,
            "Only this provider.");
    static final Option MODEL = Option.known("--model", "NAME", Topics.MODELS,
            "Only this model; of price rows also by an alias.");
    static final Option LIMIT = Option.integer("--limit", "N", "At most N rows.");

    private static final Option TABLE = Option.choice("--table", Tables.class, Tables.VIRTUAL,
            "Rows of the table virtual (what tokens would cost), actual (what you pay), or all.")
            .withFailure("Unsupported --table. Use virtual, actual, or all.").withGroup(ROWS);
    private static final Option SOURCE = Option.choice("--source", Source.class, Source.CONFIGURED,
            "Rows by where their prices come from.")
            .withFailure("Unsupported --source. Use configured, builtin, or all.").withGroup(ROWS);
    private static final Option QUERY = Option.text("--query", "TEXT",
            "Rows with this text in provider, model, aliases, category or release status.").withGroup(ROWS);
    private static final Option CATEGORY =
            Option.text("--category", "NAME", "Rows of this category.").withGroup(ROWS);
    private static final Option RELEASE =
            Option.text("--release-status", "NAME", "Rows with this release status.").withGroup(ROWS);
    private static final Option SORT = Option.choice("--sort", PriceSort.class, PriceSort.PROVIDER,
            "Order; prices the dearest first.")
            .withFailure("Unsupported --sort. Use provider, model, input, cached, cache-write, output, reasoning,"
                    + " category, or release.").withGroup(ROWS);
    private static final Option ALIASES =
            Option.flag("--aliases", "With a column of further names.").withGroup(ROWS);

    static final Option USED_ONLY =
            Option.flag("--used-only", "All models of the ledger, with what they cost.").withGroup(USED);
    static final Option MISSING_ONLY =
            Option.flag("--missing-only", "Models of the ledger that lack a price.").withGroup(USED);
    static final Option BUILTIN_ONLY = Option.flag("--builtin-only",
            "Models of the ledger with a built-in list price only.").withGroup(USED);

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("list", "List prices, or the models in use with or without one.")
                .withOptions(GlobalOptions.JSON, PROVIDER, MODEL, LIMIT, GlobalOptions.RICH, TABLE, SOURCE, QUERY,
                        CATEGORY,
                        RELEASE, SORT, ALIASES, USED_ONLY, MISSING_ONLY, BUILTIN_ONLY, UsageOptions.REFRESH,
                        UsageOptions.REFRESH_DETAILS, UsageOptions.RAW)
                .withExample("toktrail prices list --source all --model claude-sonnet-4-5",
                        "every price of a model, yours and the built-in one")
                .withExample("toktrail prices list --missing-only", "which used models lack a price");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        PriceList.Query query = query(line);
        List<Option> asked = List.of(USED_ONLY, MISSING_ONLY, BUILTIN_ONLY).stream().filter(line::flag).toList();
        if (asked.equals(List.of(USED_ONLY, MISSING_ONLY))) {
            throw UserException.failed("Use either --used-only or --missing-only, not both.");
        }
        if (asked.size() > 1) {
            throw UserException.failed("Use only one of --used-only, --missing-only, and --builtin-only.");
        }
        if (!asked.isEmpty()) {
            new UsedPriceList(context).print(asked.get(0));
            return ExitCode.DONE;
        }
        ConfigReading reading = context.workspace().priceReading();
        Optional<BuiltinPrices> builtin = context.workspace().builtinPrices();
        List<ListedPrice> prices = new PriceList(reading.prices(),
                reading.locations().prices().path().toString(), builtin).find(query);
        if (context.json()) {
            context.printJson(writer -> PriceListOutput.json(writer, prices));
        } else {
            printText(context, prices, isEmpty(reading.prices()) && !query.builtin());
            new BuiltinRemarks(context, builtin).tell(query, isEmpty(reading.prices()));
        }
        return ExitCode.DONE;
    }

    private static boolean isEmpty(PriceFiles files) {
        return files.virtual().isEmpty() && files.actual().isEmpty();
    }

    private static void printText(CommandContext context, List<ListedPrice> prices, boolean nothingConfigured) {
        if (prices.isEmpty() && !nothingConfigured) {
            context.out().line("No prices.");
        } else {
            context.print(PriceListOutput.table(prices, context.invocation().flag(ALIASES)),
                    context.look(GlobalOptions.RICH));
        }
    }

    private static PriceList.Query query(Invocation line) {
        Set<PriceKind> tables = switch (line.choice(TABLE, Tables.class)) {
            case VIRTUAL -> EnumSet.of(PriceKind.VIRTUAL);
            case ACTUAL -> EnumSet.of(PriceKind.ACTUAL);
            case ALL -> EnumSet.allOf(PriceKind.class);
        };
        Source source = line.choice(SOURCE, Source.class);
        PriceFilter filter = new PriceFilter(line.text(PROVIDER), line.text(MODEL), line.text(CATEGORY),
                line.text(RELEASE), line.text(QUERY));
        return new PriceList.Query(tables, source != Source.BUILTIN, source != Source.CONFIGURED, filter,
                line.choice(SORT, PriceSort.class),
                UsageOptions.count(line, LIMIT));
    }
}

package toktrail.cli.prices;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.config.price.PriceKind;
import toktrail.config.price.edit.PriceChange;
import toktrail.config.price.edit.PriceChange.Figure;
import toktrail.config.price.edit.PriceEdit;
import toktrail.config.price.edit.PriceFileEditor;
import toktrail.config.price.edit.PriceRowKey;
import toktrail.error.ExitCode;
import toktrail.error.UserException;

/** {@code toktrail prices set}: one row of the hand-written price file. */
final class PricesSetCommand implements Command {

    private static final String PRICES = "Prices in USD";
    private static final String ROW = "Row";
    private static final int MAX_DIGITS = 30;

    static final Positional PROVIDER =
            Positional.one("PROVIDER", "Provider as reports show it.").asKnown(Topics.PROVIDERS);
    static final Positional MODEL =
            Positional.one("MODEL", "Model as reports show it.").asKnown(Topics.MODELS);
    static final Option MIN = Option.atLeast("--context-min", "N", 0,
            "The row is for prompts of at least N tokens.").withGroup(ROW);
    static final Option MAX = Option.atLeast("--context-max", "N", 0,
            "The row is for prompts of at most N tokens.").withGroup(ROW);
    static final Option TABLE = PriceOptions.table(
            "What tokens would cost, or what you pay for them.").withGroup(ROW);

    private static final Option LABEL =
            Option.text("--label", "TEXT", "How lists show the row's prompt sizes.").withGroup(ROW);
    private static final Option ALIAS = Option.text("--alias", "NAME",
            "A further name of the model, added to those the row has.").repeatable().withGroup(ROW);
    private static final Option MULTIPLIER = Option.text("--multiplier", "KIND=X", "Factor of fast, batch, flex or"
            + " priority calls, or of inference kept in the us.").repeatable().withGroup(PRICES);

    private static final Map<Figure, Option> FIGURES = figures();
    private static final Map<String, Figure> KINDS = Map.of("fast", Figure.FAST, "batch", Figure.BATCH,
            "flex", Figure.FLEX, "priority", Figure.PRIORITY, "us", Figure.US);

    private static Map<Figure, Option> figures() {
        Map<Figure, Option> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.INPUT, price("--input", "Fresh input, per million tokens."));
        figures.put(Figure.OUTPUT, price("--output", "Output, per million tokens."));
        figures.put(Figure.CACHED_INPUT, price("--cached", "Cache reads; without it as input."));
        figures.put(Figure.CACHE_WRITE, price("--cache-write", "Cache writes; without it as input."));
        figures.put(Figure.CACHE_WRITE_1H,
                price("--cache-write-1h", "Cache writes kept an hour; without it as other cache writes."));
        figures.put(Figure.REASONING, price("--reasoning", "Reasoning; without it as output."));
        figures.put(Figure.WEB_SEARCH, price("--web-search", "Web searches, per thousand."));
        return figures;
    }

    private static Option price(String name, String help) {
        return Option.atLeast(name, "X", BigDecimal.ZERO, help).withGroup(PRICES);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("set", "Set the price of a model in the price file.")
                .withDescription("Adds a row to prices.toml, or changes the figures given of the row that is there."
                        + " All other text and comments of the file stay; the text before is kept as prices.toml.bak."
                        + " A new row needs --input and --output.")
                .withPositionals(PROVIDER, MODEL)
                .withOptions(GlobalOptions.JSON)
                .withOptions(FIGURES.values().toArray(Option[]::new))
                .withOptions(MULTIPLIER, TABLE, MIN, MAX, LABEL, ALIAS)
                .withExample("toktrail prices set openai gpt-5.4 --input 2.5 --output 15 --cached 0.25",
                        "a price of your own, whatever the size of the prompt")
                .withExample("toktrail prices set openai gpt-5.4 --multiplier fast=2",
                        "what fast calls of that row cost more");
    }

    @Override
    public ExitCode run(CommandContext context) {
        PriceChange change = change(context.invocation());
        PriceEdit edit = PriceFileEditor.open(context.workspace().configReader(),
                context.workspace().locationOptions()).set(change);
        PriceEditOutput.print(context, change.row(), edit);
        return ExitCode.DONE;
    }

    private static PriceChange change(Invocation line) {
        Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
        FIGURES.forEach((figure, option) -> line.decimal(option).ifPresent(price -> figures.put(figure, price)));
        line.list(MULTIPLIER).forEach(typed -> addMultiplier(figures, typed));
        return new PriceChange(key(line), figures, line.text(LABEL), line.list(ALIAS));
    }

    /** The row that names, bounds and table lead to. */
    static PriceRowKey key(Invocation line) {
        return new PriceRowKey(line.choice(TABLE, PriceKind.class), line.text(PROVIDER).orElseThrow(),
                line.text(MODEL).orElseThrow(), line.integer(MIN), line.integer(MAX));
    }

    private static void addMultiplier(Map<Figure, BigDecimal> figures, String typed) {
        int equals = typed.indexOf('=');
        String kind = equals < 0 ? "" : typed.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        BigDecimal factor = equals < 0 ? BigDecimal.ZERO : number(typed.substring(equals + 1).strip());
        if (!KINDS.containsKey(kind) || factor.signum() <= 0) {
            throw UserException.failed("Unsupported --multiplier: " + typed
                    + ". Use fast, batch, flex, priority or us with a factor above 0, such as fast=2.");
        }
        figures.put(KINDS.get(kind), factor);
    }

    /** The number that was typed, 0 if it is none. */
    private static BigDecimal number(String typed) {
        try {
            return typed.length() > MAX_DIGITS ? BigDecimal.ZERO : new BigDecimal(typed);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}

package toktrail.cli.prices;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.config.ConfigReading;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.pricing.PriceExplainer;
import toktrail.pricing.PriceExplanation;
import toktrail.pricing.PriceQuestion;
import toktrail.usage.Variant;

/** {@code toktrail prices explain}: how the price of a model is found, step by step. */
final class PricesExplainCommand implements Command {

    private static final Positional PROVIDER = Positional.one("PROVIDER",
            "Provider as reports show it; 'unknown' for calls without one.").asKnown(Topics.PROVIDERS);
    private static final Positional MODEL =
            Positional.one("MODEL", "Model as reports show it.").asKnown(Topics.MODELS);
    private static final Option HARNESS = Option.known("--harness", "NAME", Topics.HARNESSES,
            "The tool that makes the call, for the rules of actual cost.");
    private static final Option CONTEXT = Option.atLeast("--context", "N", 0,
            "Prompt size in tokens: input, cache reads and cache writes.");
    private static final Option SPEED = Option.text("--speed", "NAME", "Speed of the call, such as fast.");
    private static final Option SERVICE_TIER = Option.text("--service-tier", "NAME",
            "Service tier of the call: priority, batch, flex.");
    private static final Option GEO = Option.text("--geo", "NAME", "Where the model runs, such as us.");
    private static final Option DATE = Option.text("--date", "DATE",
            "Day of the call (UTC), for a name that stands for other models over time.").withDefault("today");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("explain", "Explain how the price of a model is found.")
                .withPositionals(PROVIDER, MODEL)
                .withOptions(HARNESS, CONTEXT, SPEED, SERVICE_TIER, GEO, DATE, GlobalOptions.JSON)
                .withExample("toktrail prices explain openai-codex gpt-5.4 --context 300000",
                        "which row prices a prompt of 300,000 tokens, and why")
                .withExample("toktrail prices explain anthropic claude-opus-4-5 --service-tier batch",
                        "what a batch call is charged");
    }

    @Override
    public ExitCode run(CommandContext context) {
        PriceQuestion question = question(context);
        ConfigReading reading = context.workspace().priceReading();
        PriceExplanation explanation = new PriceExplainer(reading.prices(), context.workspace().builtinPrices(),
                context.workspace().configuration().costing()).explain(question);
        if (context.json()) {
            String manualFile = reading.locations().prices().path().toString();
            context.printJson(writer -> new PriceExplanationJson(writer, manualFile).write(explanation));
        } else {
            context.out().print(new PriceExplanationText(context.style()).render(explanation));
        }
        return ExitCode.DONE;
    }

    private static PriceQuestion question(CommandContext context) {
        Invocation line = context.invocation();
        Optional<String> harness = line.text(HARNESS).map(name -> context.workspace().tools().find(name)
                .orElseThrow(() -> UserException.failed("Unsupported harness: " + name)).info().id());
        Variant variant = new Variant(attribute(line, GEO), attribute(line, SERVICE_TIER), attribute(line, SPEED));
        long createdMs = line.text(DATE).map(PricesExplainCommand::startOfDay)
                .orElseGet(() -> context.environment().clock().millis());
        return new PriceQuestion(harness, line.text(PROVIDER).orElseThrow(), line.text(MODEL).orElseThrow(), variant,
                line.integer(CONTEXT), createdMs);
    }

    /** An attribute that was typed, null for the standard. */
    private static String attribute(Invocation line, Option option) {
        String value = line.text(option).map(String::strip).orElse("");
        if (value.indexOf(';') >= 0 || value.indexOf('=') >= 0) {
            throw UserException.failed("Unsupported " + option.name() + ": " + value + ". No ; or = can be in it.");
        }
        return value.isEmpty() ? null : value;
    }

    private static long startOfDay(String date) {
        try {
            return LocalDate.parse(date.strip()).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw UserException.failed("Invalid --date: " + date + ". Use a day such as 2026-05-01.", e);
        }
    }
}

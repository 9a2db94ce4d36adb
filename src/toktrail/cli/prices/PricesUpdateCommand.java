package toktrail.cli.prices;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GivenDocument;
import toktrail.cli.frame.GlobalOptions;
import toktrail.environment.Output;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.filter.UsageFilter;
import toktrail.pricing.catalogue.Catalogue;
import toktrail.pricing.catalogue.CatalogueFormat;
import toktrail.pricing.catalogue.CatalogueReading;
import toktrail.pricing.catalogue.CatalogueRequest;
import toktrail.pricing.catalogue.CatalogueRequest.FreeOnes;
import toktrail.pricing.catalogue.CatalogueUpdate;
import toktrail.pricing.catalogue.CatalogueUpdate.ForeignFiles;
import toktrail.pricing.catalogue.Download;
import toktrail.pricing.catalogue.ServiceTier;
import toktrail.pricing.catalogue.UsedModels;
import toktrail.text.Sanitised;
import toktrail.time.TimeWindow;
import toktrail.usage.Names;

/** {@code toktrail prices update}: a catalogue of prices becomes a price file for each provider. */
final class PricesUpdateCommand implements Command {

    private static final String SOURCE = "Catalogue";
    private static final String CHOICE = "Choice";
    private static final String AUTO = "auto";

    private static final Option INPUT = Option.file("--input", "FILE", "The catalogue; - for standard input.")
            .withGroup(SOURCE);
    private static final Option FETCH = Option.choice("--fetch", List.of(CatalogueFormat.LITELLM.label(),
            CatalogueFormat.MODELS_DEV.label()), "Fetch a public catalogue from where it is published.")
            .withGroup(SOURCE);
    private static final Option URL = Option.text("--url", "URL", "Fetch the catalogue from an https address.")
            .withGroup(SOURCE);
    private static final Option FORMAT = Option.choice("--format", List.of(AUTO, CatalogueFormat.LITELLM.label(),
            CatalogueFormat.MODELS_DEV.label(), CatalogueFormat.TOKTRAIL.label()), "What the catalogue is.")
            .withDefault(AUTO).withGroup(SOURCE);
    private static final Option PROVIDER = Option.text("--provider", "P", "Only prices of this provider.")
            .repeatable().withGroup(CHOICE);
    private static final Option MODEL = Option.text("--model", "GLOB", "Only models like this; * is any text.")
            .repeatable().withGroup(CHOICE);
    private static final Option USED_ONLY = Option.flag("--used-only", "Only models that were used.")
            .withGroup(CHOICE);
    private static final Option TIER = Option.choice("--tier",
            Arrays.stream(ServiceTier.values()).map(ServiceTier::label).toList(),
            "Which prices of LiteLLM's catalogue are taken.").withDefault(ServiceTier.STANDARD.label())
            .withGroup(CHOICE);
    private static final Option INCLUDE_FREE = Option.flag("--include-free",
            "Also models of LiteLLM's catalogue that cost nothing.").withGroup(CHOICE);
    private static final Option PRICES_OUT = Option.directory("--prices-out", "DIR",
            "Folder to write to; the folder of prices without.");
    private static final Option FORCE = Option.flag("--force", "Also change files that toktrail did not make.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("update", "Take prices from a catalogue into price files.")
                .withDescription("Reads LiteLLM's list of model prices, that of models.dev, or a price file of"
                        + " toktrail, and writes a file for each provider. Rows of the same model and context are"
                        + " replaced, others stay. Nothing is written unless the whole catalogue was understood.",
                        "Nothing is fetched without --fetch or --url. The address is printed before it is asked;"
                        + " TOKTRAIL_OFFLINE=1 forbids it. A proxy is taken from https_proxy and no_proxy, else from"
                        + " the settings of Java.")
                .withOptions(INPUT, FETCH, URL, FORMAT, PROVIDER, MODEL, USED_ONLY, TIER, INCLUDE_FREE)
                .withOptions(PriceOptions.TABLE, PRICES_OUT, PriceOptions.DRY_RUN, FORCE, GlobalOptions.JSON)
                .withExample("toktrail prices update --input model_prices.json --used-only --dry-run",
                        "what a downloaded catalogue would change for the models you use")
                .withExample("toktrail prices update --fetch models-dev --provider openai",
                        "fetch the prices of one provider")
                .withNotes("A connection must stand within 10 seconds and the document be there within 30; it may have"
                        + " 64 MiB. Redirects are followed from https to https only.");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        check(line);
        GivenDocument input = input(context);
        CatalogueReading all = Catalogue.read(context.environment(), request(line, input.name()), input.bytes());
        CatalogueReading reading = line.flag(USED_ONLY) ? used(context, all) : all;
        if (reading.rows().isEmpty()) {
            reading.warnings().stream().map(Sanitised::line).forEach(context::warn);
            throw UserException.failed("No price of " + input.name() + " fits"
                    + (reading.skipped().isEmpty() ? "" : " (" + reading.skipped().size() + " entries were skipped)")
                    + "; nothing was written.");
        }
        Path directory = line.text(PRICES_OUT).map(context.environment()::resolve)
                .orElseGet(() -> ParseTarget.pricesDirectory(context));
        CatalogueUpdate update = CatalogueUpdate.plan(context.environment(), directory, PriceOptions.table(line),
                reading, input.name(), line.flag(FORCE) ? ForeignFiles.CHANGED : ForeignFiles.REFUSED);
        boolean dry = line.flag(PriceOptions.DRY_RUN);
        if (!dry) {
            update.write();
        }
        PricesUpdateOutput.print(context, reading, update);
        if (!dry) {
            PriceOptions.warnOfContradictions(context);
        }
        return ExitCode.DONE;
    }

    private static void check(Invocation line) {
        long sources = List.of(INPUT, FETCH, URL).stream().filter(line::isGiven).count();
        if (sources != 1) {
            throw UserException.failed(sources == 0
                    ? "Name the catalogue with --input FILE, --fetch litellm, --fetch models-dev or --url URL."
                    : "Use one of --input, --fetch and --url.");
        }
        for (String provider : line.list(PROVIDER)) {
            if (Names.normalise(provider).isEmpty()) {
                throw UserException.failed("Unsupported --provider: " + provider + ". Use a name such as openai.");
            }
        }
    }

    private static GivenDocument input(CommandContext context) {
        Invocation line = context.invocation();
        if (line.isGiven(INPUT)) {
            return GivenDocument.read(context, line.text(INPUT));
        }
        String address = line.text(URL).orElseGet(() -> CatalogueFormat.find(line.text(FETCH).orElseThrow())
                .flatMap(CatalogueFormat::address).orElseThrow());
        Output err = context.environment().streams().err();
        byte[] document = Download.fetch(context.environment(), address, Download.Limits.USUAL, message -> {
            err.line(message);
            err.flush();
        });
        return new GivenDocument(document, shortened(Download.address(address)));
    }

    /** The address as files may keep it: what follows a question mark may be a secret. */
    private static String shortened(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }

    private static CatalogueRequest request(Invocation line, String source) {
        Optional<CatalogueFormat> format = line.text(FORMAT).or(() -> line.text(FETCH))
                .flatMap(CatalogueFormat::find);
        ServiceTier tier = Arrays.stream(ServiceTier.values())
                .filter(each -> line.text(TIER).equals(Optional.of(each.label()))).findFirst()
                .orElse(ServiceTier.STANDARD);
        return new CatalogueRequest(format, source,
                line.list(PROVIDER).stream().map(Names::normalise).collect(Collectors.toSet()), line.list(MODEL),
                PriceOptions.table(line), tier, line.flag(INCLUDE_FREE) ? FreeOnes.KEPT : FreeOnes.SKIPPED);
    }

    private static CatalogueReading used(CommandContext context, CatalogueReading reading) {
        Set<UsedModels.Used> used = new HashSet<>();
        context.workspace().ledger().read(view -> view.groups(UsageFilter.ALL, TimeWindow.ALL)).forEach(group ->
                used.add(new UsedModels.Used(group.kind().providerId(), group.kind().modelId())));
        return reading.withRows(UsedModels.keep(reading.rows(), used, context.workspace().configuration().costing(),
                context.environment().clock().millis()));
    }
}

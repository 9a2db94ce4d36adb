package toktrail.cli.prices;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GivenDocument;
import toktrail.cli.frame.GlobalOptions;
import toktrail.config.price.GeneratedRows;
import toktrail.config.price.PriceDocument;
import toktrail.config.price.PriceKind;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.pricing.page.PageFormat;
import toktrail.pricing.page.PageReading;
import toktrail.pricing.page.PageRequest;
import toktrail.pricing.page.PricePage;
import toktrail.text.Sanitised;
import toktrail.usage.Names;

/** {@code toktrail prices parse}: a provider's price page becomes a price file. */
final class PricesParseCommand implements Command {

    private static final String GENERATOR = "toktrail prices parse";
    private static final String TABLE_FORMAT = "table";

    private static final Option PROVIDER = Option.text("--provider", "P",
            "Whose page it is: " + String.join(", ", PageFormat.providers()) + ".").required();
    private static final Option FORMAT = Option.choice("--format", List.of("page", TABLE_FORMAT),
            "How to read it: as the known page of the provider, or as tables of any provider.")
            .withDefault("page").withFailure("--format must be one of: page, table.");
    private static final Option TABLE = PriceOptions.TABLE;
    private static final Option TIER = Option.text("--tier", "T", "Which tier of prices is wanted, such as batch.")
            .withDefault(PageRequest.STANDARD);
    private static final Option INPUT = Option.file("--input", "FILE", "The page; - for standard input.")
            .withDefault("-");
    private static final Option OUTPUT = Option.file("--output", "PATH",
            "File or folder to write, - for standard output; the provider's file in the folder of prices without.")
            .withName("--out");
    private static final Option MERGE = Option.flag("--merge",
            "Replace rows of the same model and context in an existing file, keep all others.");
    private static final Option REPLACE = Option.flag("--replace-provider",
            "Replace all rows of the provider in an existing file.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("parse", "Make a price file of a provider's price page.")
                .withDescription("Reads a page that you saved or copied: Markdown, text with columns, or the source of"
                        + " the page. A price that is not understood costs its row at most, with a warning; without a"
                        + " single price nothing is written.",
                        "The provider's own file is written anew each time. Other existing files are changed with"
                        + " --merge or --replace-provider only; they are written as a whole, without their comments.")
                .withOptions(PROVIDER, FORMAT, TABLE, TIER, INPUT, OUTPUT, MERGE, REPLACE, PriceOptions.DRY_RUN,
                        GlobalOptions.JSON)
                .withExample("toktrail prices parse --provider anthropic --input pricing.md",
                        "write anthropic.toml into the folder of prices")
                .withExample("toktrail prices parse --provider mistral --format table --out - <page.txt",
                        "print what a table of any provider comes to");
    }

    /**
     * What is told.
     *
     * @param reading what the page holds
     * @param merge   what it makes of the target
     */
    private record Outcome(PageReading reading, GeneratedRows merge) {

        List<String> warnings() {
            List<String> all = new ArrayList<>(reading.warnings());
            all.addAll(merge.warnings());
            return all.stream().map(Sanitised::line).toList();
        }
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        boolean merging = line.flag(MERGE);
        if (merging && line.flag(REPLACE)) {
            throw UserException.failed("Use either --merge or --replace-provider, not both.");
        }
        PageRequest request = request(line);
        ParseTarget target = ParseTarget.of(context, line.text(OUTPUT), request.provider(),
                merging ? ParseTarget.Wish.MERGE
                        : line.flag(REPLACE) ? ParseTarget.Wish.REPLACE_PROVIDER : ParseTarget.Wish.NONE);
        GivenDocument input = GivenDocument.read(context, line.text(INPUT));
        PageReading reading = PricePage.read(request.withSource(input.name()), PricePage.decode(input.bytes()));
        if (reading.rows().isEmpty()) {
            reading.warnings().stream().map(Sanitised::line).forEach(context::warn);
            throw UserException.failed("No price was found in " + input.name() + "; nothing was written.");
        }
        PriceKind table = PriceOptions.table(line);
        PriceDocument before = before(context, target, table, request.provider());
        Outcome outcome = new Outcome(reading, GeneratedRows.of(before.rows(table), reading.rows()));
        PriceDocument document = before.withRows(table, outcome.merge().rows());
        if (target.own()) {
            document = document.withMetadata(Map.of(PriceDocument.GENERATED_BY, GENERATOR,
                    "provider", request.provider(), "source", input.name(), "tier", request.tier()));
        }
        boolean writes = target.file().isPresent() && !line.flag(PriceOptions.DRY_RUN);
        if (writes) {
            document.write(target.file().get());
        }
        print(context, request, target, outcome, document.text());
        if (writes) {
            PriceOptions.warnOfContradictions(context);
        }
        return ExitCode.DONE;
    }

    private static PageRequest request(Invocation line) {
        String typed = line.text(PROVIDER).orElseThrow();
        boolean generic = line.text(FORMAT).equals(Optional.of(TABLE_FORMAT));
        Optional<PageFormat> known = PageFormat.find(typed);
        String name = known.map(PageFormat::provider).orElse(Names.normalise(typed));
        if (name.isEmpty() || known.isEmpty() && !generic) {
            throw UserException.failed("Unsupported provider: " + typed + ". Use "
                    + String.join(", ", PageFormat.providers()) + ", or any other one with --format table.");
        }
        return new PageRequest(generic ? PageFormat.TABLE : known.get(), name,
                line.text(TIER).orElse(PageRequest.STANDARD), "");
    }

    /** What the target holds besides what is replaced as a whole. */
    private static PriceDocument before(CommandContext context, ParseTarget target, PriceKind table,
            String provider) {
        Path file = target.file().orElse(null);
        return switch (target.mode()) {
            case STDOUT, RENDER -> PriceDocument.EMPTY;
            case MERGE -> PriceDocument.read(context.environment(), file);
            case REPLACE_PROVIDER -> PriceDocument.readWithout(context.environment(), file, table, provider);
        };
    }

    private static void print(CommandContext context, PageRequest request, ParseTarget target, Outcome outcome,
            String text) {
        boolean dry = context.invocation().flag(PriceOptions.DRY_RUN);
        boolean wrote = target.file().isPresent() && !dry;
        if (!context.json()) {
            outcome.warnings().forEach(context::warn);
            context.out().print(wrote ? "Wrote prices TOML: " + target.label() + "\n" : text);
            return;
        }
        context.printJson(writer -> {
            writer.beginObject();
            writer.key("provider").text(request.provider());
            writer.key("table").text(PriceOptions.table(context.invocation()).word());
            writer.key("price_count").number(outcome.reading().rows().size());
            writer.key("warnings").beginArray();
            outcome.warnings().forEach(writer::text);
            writer.endArray();
            writer.key("output").text(target.label());
            writer.key("out").text(target.label());
            writer.key("wrote").bool(wrote);
            writer.key("dry_run").bool(dry);
            writer.key("mode").text(target.mode().label());
            writer.endObject();
        });
    }
}

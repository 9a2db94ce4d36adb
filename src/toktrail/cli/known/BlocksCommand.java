package toktrail.cli.known;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.form.JsonTrees;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.json.JsonValue;
import toktrail.report.RowOrder;
import toktrail.report.blocks.BlockQuery;
import toktrail.report.blocks.BlockReporter;
import toktrail.report.blocks.BlockSeries;
import toktrail.report.blocks.UsageBlock;
import toktrail.report.series.SpendingQuery;
import toktrail.time.Granularity;

/** {@code toktrail blocks}: usage in blocks of five hours, which is how Claude subscriptions count. */
public final class BlocksCommand implements Command {

    private static final Option ACTIVE = KnownOptions.rows(Option.flag("--active", "Only the block that goes on."));
    private static final Option RECENT = KnownOptions.rows(Option.flag("--recent", "Blocks of the last 72 hours."));
    private static final Option NO_GAPS = KnownOptions.rows(Option.flag("--no-gaps", "No rows for pauses."));
    private static final Option ALL = Option.flag("--all", "Calls of all harnesses in one sequence.")
            .withGroup("Filters");
    private static final Option TOKEN_LIMIT = Option.text("--token-limit", "N|max",
            "Tokens a block may have; max for the most of any block that is over.").withName("-t")
            .withDefault("max in tables, none in JSON");
    private static final Option LENGTH = Option.decimal("--session-length", "HOURS", "How long a block is.")
            .withDefault("5");

    private static final BigDecimal USUAL_HOURS = BigDecimal.valueOf(BlockQuery.USUAL_HOURS);
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(8784);
    private static final BigDecimal HOUR_MS = BigDecimal.valueOf(3_600_000);
    private static final long RECENT_MS = 72L * 3_600_000;

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("blocks", "Show usage in blocks of five hours.")
                .withOptions(KnownOptions.table(ACTIVE, RECENT, NO_GAPS, ALL, TOKEN_LIMIT, LENGTH))
                .withExample("toktrail blocks --recent", "the blocks of Claude Code in the last three days")
                .withExample("toktrail blocks --active --token-limit max", "what is left of the present block")
                .withExample("toktrail blocks --codex --json", "blocks of Codex in the shape of ccusage");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Benchmark benchmark = new Benchmark(context);
        Invocation line = context.invocation();
        Choices choices = new Choices(context);
        BlockQuery query = query(line, choices);
        TokenLimit limit = line.text(TOKEN_LIMIT).map(TokenLimit::parse)
                .orElse(context.json() ? TokenLimit.NONE : TokenLimit.MOST);
        RowChoice shown = choices.rows(RowOrder.ASC, Map.of());
        Optional<ImportReport> imported = benchmark.refresh(query.events().harnesses());
        BlockReporter reporter = new BlockReporter(context.workspace().pricing(), context.workspace().tools().ids());
        List<BlockSeries> blocks = benchmark.read(view -> reporter.blocks(view, query));
        RefreshDetails details = new RefreshDetails(context, imported);
        if (context.json()) {
            JsonValue tree = new BlocksShape(limit, query.nowMs()).of(blocks, shown);
            details.printJson(writer -> writer.value(shown.costs() ? tree : JsonTrees.withoutCosts(tree)));
        } else {
            details.printText();
            print(context, query, limit, shown, blocks);
        }
        benchmark.print(events(blocks));
        return ExitCode.DONE;
    }

    private static long events(List<BlockSeries> blocks) {
        long events = 0;
        for (BlockSeries series : blocks) {
            for (UsageBlock block : series.blocks()) {
                events += block.spending().messages();
            }
        }
        return events;
    }

    private static void print(CommandContext context, BlockQuery query, TokenLimit limit, RowChoice shown,
            List<BlockSeries> blocks) {
        boolean empty = blocks.stream().allMatch(series -> series.rows().isEmpty());
        if (query.shown().active() && empty) {
            context.out().line("No active session block found.");
        } else if (query.shown().active()) {
            new ActiveBlockText(context, query.events().zone(), query.nowMs(), limit, shown.costs()).print(blocks);
        } else if (empty) {
            TableView.printNothing(context);
        } else {
            new BlocksText(context, query.events().zone(), query.nowMs(), limit, shown).print(blocks);
        }
    }

    private static BlockQuery query(Invocation line, Choices choices) {
        boolean merged = line.flag(ALL);
        SpendingQuery typed = choices.query();
        if (merged && !typed.harnesses().isEmpty()) {
            throw UserException.failed("Use either --harness or --all, not both.");
        }
        SpendingQuery events = merged || !typed.harnesses().isEmpty() ? typed
                : typed.of(List.of(BlockQuery.USUAL_HARNESS));
        long now = choices.now();
        BlockQuery.Shown shown = new BlockQuery.Shown(
                choices.query(Granularity.DAILY, DayOfWeek.MONDAY).window(),
                line.flag(RECENT) ? OptionalLong.of(now - RECENT_MS) : OptionalLong.empty(), line.flag(ACTIVE),
                !line.flag(NO_GAPS));
        return new BlockQuery(events, merged, length(line), shown, now);
    }

    private static long length(Invocation line) {
        BigDecimal hours = line.decimal(LENGTH).orElse(USUAL_HOURS);
        if (hours.signum() <= 0 || hours.compareTo(MOST_HOURS) > 0) {
            throw UserException.usage("--session-length must be above 0 and at most " + MOST_HOURS + " hours");
        }
        return Math.max(1, hours.multiply(HOUR_MS).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}

package toktrail.cli.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Sources;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.frame.Workspace;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportRequest.Source;
import toktrail.importer.records.RecordFinding.Outcome;
import toktrail.importer.records.SourceIndex;
import toktrail.pricing.BuiltinPrices;
import toktrail.pricing.PriceExplainer;
import toktrail.report.DisplayFilters;
import toktrail.report.UsageQuery;
import toktrail.report.explain.EventRecord;
import toktrail.report.explain.EventRecords;
import toktrail.report.explain.EventRecords.Detail;
import toktrail.report.explain.EventSort;
import toktrail.report.explain.ExplainQuery;
import toktrail.report.explain.ExplainQuery.Listing;
import toktrail.report.explain.ExplainReporter;
import toktrail.report.explain.ExplainedEvent;
import toktrail.report.explain.UsageExplanation;

/** {@code toktrail explain}: traces a figure to events, price rows and records. */
public final class ExplainCommand implements Command {

    private static final long USUAL_LIMIT = 20;

    private static final Positional IDS =
            Positional.any("EVENT_ID", "Events by the ids that this command shows.").asInteger();
    private static final Option TOTAL = Option.flag("--total", "What the total is made of, without a list of events.");
    private static final Option VERIFY = Option.flag("--verify",
            "Read the record of each listed event again and compare; fails if one has changed.");
    private static final Option COPIES = Option.flag("--copies",
            "Search the sources for further records of each listed event.");
    private static final Option LIMIT =
            Option.integer("--limit", "N", "List at most N events; 0 for all.").withDefault("20");
    private static final Option ORDER =
            Option.choice("--order", EventSort.labels(), "Which events come first.").withDefault("newest");

    private static final List<Option> FILTERS = filters();

    private static List<Option> filters() {
        List<Option> filters = new ArrayList<>(UsageOptions.SELECTION);
        filters.addAll(List.of(UsageOptions.RUN, UsageOptions.PRICE_STATE));
        filters.addAll(UsageOptions.timeUntil(UsageOptions.UNTIL));
        return List.copyOf(filters);
    }

    @Override
    public CommandSpec spec() {
        List<Option> options = new ArrayList<>(List.of(TOTAL, VERIFY, COPIES, LIMIT, ORDER, GlobalOptions.JSON));
        options.addAll(FILTERS);
        options.addAll(List.of(UsageOptions.RICH, UsageOptions.REFRESH_IF_ASKED, UsageOptions.REFRESH_DETAILS,
                UsageOptions.RAW));
        return CommandSpec.command("explain", "Trace a figure to its events, prices and records.")
                .withDescription("Shows what a total is made of, and of each event its tokens, the price that was"
                        + " taken, every term of its cost, and the file, line and byte offset of its record.")
                .withPositionals(IDS)
                .withOptions(options)
                .withExample("toktrail explain --today --order cost --limit 5", "the most expensive calls of today")
                .withExample("toktrail explain --this-month --total", "what the total of this month is made of")
                .withExample("toktrail explain 812 --verify --copies", "one call, compared with its source");
    }

    @Override
    public ExitCode run(CommandContext context) {
        ExplainQuery query = query(context);
        Optional<ImportReport> imported = new ReportRefresh(context).runIfAsked();
        Workspace workspace = context.workspace();
        ExplainReporter reporter = new ExplainReporter(prices(workspace), workspace.tools().ids(),
                workspace.tools()::eventRules);
        UsageExplanation explanation = workspace.ledger().read(view -> reporter.explain(view, query));
        SourceIndex index = new SourceIndex(context.environment(), sources(workspace));
        Map<Long, EventRecord> records = new EventRecords(index).find(
                explanation.events().stream().map(ExplainedEvent::event).toList(), details(context.invocation()));
        index.warnings().forEach(context::warn);
        RefreshDetails details = new RefreshDetails(context, imported);
        if (context.json()) {
            details.printJson(writer -> new ExplanationJson(writer, context).write(explanation, records));
        } else {
            details.printText();
            context.out().print(new ExplanationText(context, query).render(explanation, records));
        }
        return records.values().stream().anyMatch(record -> record.finding()
                .filter(finding -> finding.outcome() == Outcome.CHANGED).isPresent()) ? ExitCode.FAILED
                : ExitCode.DONE;
    }

    private static ExplainQuery query(CommandContext context) {
        Invocation line = context.invocation();
        List<Long> ids = line.integers(IDS).stream().distinct().toList();
        if (!ids.isEmpty()) {
            for (Option filter : FILTERS) {
                if (line.isGiven(filter)) {
                    throw UserException.usage("Use either EVENT_ID or " + filter.name() + ", not both.");
                }
            }
        }
        long limit = line.integer(LIMIT).orElse(ids.isEmpty() ? USUAL_LIMIT : 0);
        if (limit < 0) {
            throw UserException.failed("--limit must be non-negative.");
        }
        UsageOptions options = new UsageOptions(context);
        UsageQuery usage = new UsageQuery(options.selection(line.integer(UsageOptions.RUN)),
                options.period(Optional.empty()), false, DisplayFilters.NONE);
        Listing listing = new Listing(EventSort.of(line.text(ORDER).orElse(EventSort.NEWEST.label())),
                limit == 0 ? Listing.ALL : limit, options.priceState());
        return new ExplainQuery(usage, ids, line.flag(TOTAL) ? Optional.empty() : Optional.of(listing));
    }

    private static Set<Detail> details(Invocation line) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        if (line.flag(VERIFY)) {
            details.add(Detail.VERIFY);
        }
        if (line.flag(COPIES)) {
            details.add(Detail.COPIES);
        }
        return details;
    }

    private static ExplainReporter.Prices prices(Workspace workspace) {
        Optional<BuiltinPrices> builtin = workspace.builtinPrices();
        return new ExplainReporter.Prices(workspace.pricing(),
                new PriceExplainer(workspace.priceReading().prices(), builtin, workspace.configuration().costing()),
                builtin.map(BuiltinPrices::updatedAt).orElse(""), workspace.basis());
    }

    private static Function<String, Optional<Source>> sources(Workspace workspace) {
        Sources sources = workspace.sources();
        return id -> workspace.tools().find(id).map(harness -> new Source(harness, sources.roots(harness), false));
    }
}

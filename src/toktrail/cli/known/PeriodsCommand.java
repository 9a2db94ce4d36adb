package toktrail.cli.known;

import java.util.Map;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.form.JsonTrees;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.TimeOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.json.JsonValue;
import toktrail.report.RowOrder;
import toktrail.report.series.PeriodReport;
import toktrail.report.series.SpendingQuery;
import toktrail.report.series.SpendingReporter;
import toktrail.time.Granularity;

/**
 * {@code toktrail daily|weekly|monthly}: usage in the course of time.
 *
 * @param granularity the length of its periods
 */
public record PeriodsCommand(Granularity granularity) implements Command {

    private static final Option SHAPE = KnownOptions.rows(Option.text("--shape", "NAME",
            "The keys of JSON: those of toktrack, ccusage, or of months also tokentracker.")
            .withDefault("toktrack"));
    private static final Option BREAKDOWN = KnownOptions.rows(Option.flag("--breakdown",
            "A row for each model below its period.").withName("-b"));
    private static final Option BY_AGENT = KnownOptions.rows(Option.flag("--by-agent",
            "A row for each tool below its period."));
    private static final Option INSTANCES = KnownOptions.rows(Option.flag("--instances",
            "The periods of each project; JSON in the shape of ccusage only."));
    private static final Option ALIASES = KnownOptions.rows(Option.text("--project-aliases", "NAME=ALIAS",
            "Another name for a project in --instances; several divided by commas.")
            .repeatable().with(Option.Trait.COMMA_LIST));

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.command(granularity.label(), switch (granularity) {
            case DAILY -> "Show usage by day.";
            case WEEKLY -> "Show usage by week.";
            case MONTHLY -> "Show usage by month.";
        }).withOptions(KnownOptions.table(SHAPE, BREAKDOWN, BY_AGENT, INSTANCES, ALIASES,
                TimeOptions.START_OF_WEEK));
        return switch (granularity) {
            case DAILY -> spec.withExample("toktrail daily --last 7", "the last seven days")
                    .withExample("toktrail daily --claude --breakdown", "Claude Code by day and model")
                    .withExample("toktrail daily --json --shape ccusage", "JSON for scripts written for ccusage");
            case WEEKLY -> spec.withExample("toktrail weekly --start-of-week sunday", "weeks from Sunday to Saturday")
                    .withExample("toktrail weekly --by-agent", "each week by tool");
            case MONTHLY -> spec.withExample("toktrail monthly --instances", "each project by month")
                    .withExample("toktrail monthly --json --shape tokentracker",
                            "JSON for scripts written for Token Tracker");
        };
    }

    @Override
    public ExitCode run(CommandContext context) {
        Benchmark benchmark = new Benchmark(context);
        Invocation line = context.invocation();
        Choices choices = new Choices(context);
        Shape shape = shape(line);
        boolean byProject = line.flag(INSTANCES);
        if (byProject && context.json() && shape != Shape.CCUSAGE) {
            throw UserException.failed("--instances has no place in this shape. Use --shape ccusage.");
        }
        SpendingQuery query = choices.query(granularity, choices.startOfWeek());
        boolean table = !context.json();
        RowChoice rows = choices.rows(table || shape != Shape.TOKTRACK ? RowOrder.ASC : RowOrder.DESC,
                line.isGiven(ALIASES) ? RowChoice.aliases(line.list(ALIASES)) : Map.of());
        Optional<ImportReport> imported = benchmark.refresh(choices.harnesses());
        SpendingReporter reporter =
                new SpendingReporter(context.workspace().pricing(), context.workspace().tools().ids());
        SpendingReporter.Division division = new SpendingReporter.Division(granularity, choices.startOfWeek());
        PeriodReport report = benchmark.read(view -> byProject
                ? reporter.projects(view, query, division) : reporter.periods(view, query, division));
        RefreshDetails details = new RefreshDetails(context, imported);
        if (context.json()) {
            JsonValue tree = switch (shape) {
                case TOKTRACK -> ToktrackShape.of(rows.of(report.periods()));
                case CCUSAGE -> ccusage(report, rows, line);
                case TOKENTRACKER -> TokentrackerShape.months(rows.of(report.periods()), report.total(),
                        benchmark.reportMs());
            };
            details.printJson(writer -> writer.value(rows.costs() ? tree : JsonTrees.withoutCosts(tree)));
        } else {
            details.printText();
            if (report.periods().isEmpty()) {
                TableView.printNothing(context);
            } else {
                new PeriodsText(context, new PeriodsText.Below(line.flag(BREAKDOWN), line.flag(BY_AGENT)), rows)
                        .print(report);
            }
        }
        benchmark.print(report.total().messages());
        return ExitCode.DONE;
    }

    private JsonValue ccusage(PeriodReport report, RowChoice rows, Invocation line) {
        CcusageShape shape = new CcusageShape(granularity, rows, line.flag(BY_AGENT));
        return line.flag(INSTANCES) ? shape.byProject(report) : shape.of(report);
    }

    private enum Shape { TOKTRACK, CCUSAGE, TOKENTRACKER }

    private Shape shape(Invocation line) {
        boolean months = granularity == Granularity.MONTHLY;
        return switch (line.text(SHAPE).orElse("toktrack")) {
            case "toktrack" -> Shape.TOKTRACK;
            case "ccusage" -> Shape.CCUSAGE;
            case "tokentracker" -> {
                if (!months) {
                    throw unsupported(months);
                }
                yield Shape.TOKENTRACKER;
            }
            default -> throw unsupported(months);
        };
    }

    private static UserException unsupported(boolean months) {
        return UserException.failed("Unsupported --shape. Use toktrack"
                + (months ? ", ccusage, or tokentracker." : " or ccusage."));
    }
}

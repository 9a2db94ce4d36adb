package toktrail.cli.known;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.form.JsonTrees;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.CostOptions;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Version;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.environment.Output;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.file.ResultFile;
import toktrail.importer.ImportReport;
import toktrail.json.Json;
import toktrail.json.JsonStyle;
import toktrail.json.JsonValue;
import toktrail.report.series.DayGraph;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.SpendingQuery;
import toktrail.report.series.SpendingReporter;
import toktrail.text.Numbers;
import toktrail.time.Granularity;

/** {@code toktrail graph}: a calendar of activity for Token Tracker's viewer. */
public final class GraphCommand implements Command {

    private static final Option OUTPUT =
            Option.file("--output", "FILE", "Write to this file; - for standard output.").withDefault("-");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("graph", "Write a calendar of activity as JSON.")
                .withOptions(KnownOptions.choice(GlobalOptions.JSON, OUTPUT, CostOptions.NO_COST))
                .withExample("toktrail graph --output usage.json", "a file that Token Tracker's viewer loads")
                .withExample("toktrail graph --year 2026 --utc", "the year by days of UTC");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Benchmark benchmark = new Benchmark(context);
        Choices choices = new Choices(context);
        SpendingQuery query = choices.query(Granularity.DAILY, DayOfWeek.MONDAY);
        Optional<String> output =
                context.invocation().text(OUTPUT).filter(name -> !name.equals("-"));
        Optional<Path> file = output.map(name -> target(context, name));
        Optional<ImportReport> imported = benchmark.refresh(choices.harnesses());
        SpendingReporter reporter =
                new SpendingReporter(context.workspace().pricing(), context.workspace().tools().ids());
        DayGraph graph = DayGraph.of(benchmark.read(view ->
                reporter.periods(view, query, SpendingReporter.Division.DAYS)));
        boolean costs = !context.invocation().flag(CostOptions.NO_COST);
        JsonValue whole = GraphShape.of(graph, choices.now(), Version.number());
        JsonValue tree = costs ? whole : JsonTrees.withoutCosts(whole);
        if (file.isPresent()) {
            ResultFile.write(file.get(), out -> out.line(Json.write(tree, JsonStyle.PRETTY)));
            tell(context.environment().streams().err(), output.get(), graph, costs);
        } else {
            new RefreshDetails(context, imported).printJson(writer -> writer.value(tree));
        }
        benchmark.print(graph.total().messages());
        return ExitCode.DONE;
    }

    private static Path target(CommandContext context, String name) {
        try {
            Path file = context.environment().resolve(name);
            if (Files.isDirectory(file)) {
                throw UserException.failed("Could not write " + name + ": it is a directory");
            }
            if (!Files.isDirectory(file.resolveSibling("."))) {
                throw UserException.failed("Could not write " + name + ": there is no directory " + file.getParent());
            }
            return file;
        } catch (InvalidPathException e) {
            throw UserException.failed("Could not write " + name + ": " + e.getReason(), e);
        }
    }

    private static void tell(Output err, String name, DayGraph graph, boolean costs) {
        err.line("Graph data written to " + name);
        err.line("  " + Numbers.counted(graph.days().size(), "day") + ", "
                + Numbers.counted(JsonTrees.names(graph.models(), ModelSpending::harness).size(), "source") + ", "
                + Numbers.counted(JsonTrees.names(graph.models(), ModelSpending::model).size(), "model"));
        if (costs) {
            err.line("  Total: " + Numbers.visibleMoney(graph.total().cost()));
        }
    }
}

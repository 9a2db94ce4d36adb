package toktrail.cli.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.error.ExitCode;
import toktrail.ledger.area.Area;
import toktrail.text.Table;
import toktrail.text.Table.Column;

/** {@code toktrail area list}: the areas that are not archived. */
final class ListCommand implements Command {

    private static final Option VERBOSE = Option.flag("--verbose", "With ids.");
    private static final int AREA_WIDTH = 52;
    private static final int ID_LENGTH = 12;

    /** The areas, and the active one of this machine. */
    private record Listed(List<Area> areas, Optional<Area> active) { }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("list", "List the areas that are not archived.")
                .withOptions(VERBOSE, GlobalOptions.RICH, GlobalOptions.JSON)
                .withExample("toktrail area list --verbose", "with the ids that hold on every machine");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Listed listed = context.workspace().ledger().read(view -> new Listed(
                view.areas().all().stream().filter(area -> !area.archived()).toList(),
                view.activeArea(AreaCommands.now(context)).area()));
        if (context.json()) {
            context.printJson(writer -> {
                writer.beginArray();
                listed.areas().forEach(area -> AreaOutput.json(writer, area));
                writer.endArray();
            });
        } else if (listed.areas().isEmpty()) {
            context.out().line("No areas defined.");
        } else if (context.invocation().flag(VERBOSE) || context.invocation().flag(GlobalOptions.RICH)) {
            printTable(context, listed);
        } else {
            context.out().line(context.style().bold("area"));
            listed.areas().forEach(area -> context.out().line(indented(area) + (isActive(listed, area) ? " *" : "")));
        }
        return ExitCode.DONE;
    }

    private static void printTable(CommandContext context, Listed listed) {
        boolean verbose = context.invocation().flag(VERBOSE);
        List<Column> columns = new ArrayList<>(List.of(Column.wrapped("area", AREA_WIDTH)));
        if (verbose) {
            columns.addAll(List.of(Column.text("stable id"), Column.number("local id")));
        }
        columns.add(Column.text("active"));
        Table table = new Table(columns);
        for (Area area : listed.areas()) {
            List<String> cells = new ArrayList<>(List.of(indented(area)));
            if (verbose) {
                cells.addAll(List.of(area.syncId().substring(0, Math.min(ID_LENGTH, area.syncId().length())),
                        Long.toString(area.id())));
            }
            cells.add(isActive(listed, area) ? "yes" : "no");
            table.row(cells);
        }
        context.print(table, context.look(GlobalOptions.RICH));
    }

    private static String indented(Area area) {
        return "  ".repeat(area.depth()) + area.path();
    }

    private static boolean isActive(Listed listed, Area area) {
        return listed.active().filter(active -> active.id() == area.id()).isPresent();
    }
}

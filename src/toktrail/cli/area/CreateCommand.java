package toktrail.cli.area;

import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.Area;
import toktrail.usage.AreaPath;

/** {@code toktrail area create}. */
final class CreateCommand implements Command {

    private static final Option NAME = Option.text("--name", "NAME", "What the area is called.")
            .withDefault("as typed in the path");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("create", "Create an area and the areas above it.")
                .withDescription("An area that exists is kept, renamed if a name is given, and taken out of the"
                        + " archive.")
                .withPositionals(AreaCommands.PATH).withOptions(NAME, GlobalOptions.JSON)
                .withExample("toktrail area create work/shop --name \"Web Shop\"", "create work and work/shop");
    }

    @Override
    public ExitCode run(CommandContext context) {
        AreaPath path = AreaCommands.path(context);
        Area area;
        try (Ledger ledger = context.workspace().ledger().open()) {
            area = ledger.areas().create(path, context.invocation().text(NAME).orElse(null),
                    AreaCommands.now(context));
        }
        if (context.json()) {
            context.printJson(writer -> AreaOutput.json(writer, area));
        } else {
            context.out().line("Created area: " + area.path());
        }
        return ExitCode.DONE;
    }
}

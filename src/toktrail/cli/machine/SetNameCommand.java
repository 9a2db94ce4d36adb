package toktrail.cli.machine;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.config.MachineFileWriter;
import toktrail.config.setting.MachineFile;
import toktrail.config.setting.MachineName;
import toktrail.error.ExitCode;

/** {@code toktrail machine set-name}. */
final class SetNameCommand implements Command {

    private static final Positional NAME = Positional.one("NAME", "At most 80 characters.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("set-name", "Name this machine.")
                .withDescription("Writes the machine file, which has nothing but the name.")
                .withPositionals(NAME)
                .withExample("toktrail machine set-name studio", "reports show this machine as studio");
    }

    @Override
    public ExitCode run(CommandContext context) {
        String name = MachineName.checked(context.invocation().text(NAME).orElseThrow());
        // a variable that cannot be a name stops us before anything is written
        MachineName.effective(context.environment(), new MachineFile(Optional.of(name)));
        MachineFileWriter.setName(MachineCommands.file(context).path(), name);
        MachineCommands.storeName(context);
        context.out().line("Updated machine name: " + name);
        return ExitCode.DONE;
    }
}

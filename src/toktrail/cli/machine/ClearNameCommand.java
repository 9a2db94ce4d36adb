package toktrail.cli.machine;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.config.MachineFileWriter;
import toktrail.config.setting.MachineFile;
import toktrail.config.setting.MachineName;
import toktrail.error.ExitCode;

/** {@code toktrail machine clear-name}. */
final class ClearNameCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("clear-name", "Let this machine be called by its host name again.")
                .withExample("toktrail machine clear-name", "forget the name that was set");
    }

    @Override
    public ExitCode run(CommandContext context) {
        MachineName.effective(context.environment(), new MachineFile(Optional.empty()));
        MachineFileWriter.clearName(MachineCommands.file(context).path());
        MachineCommands.storeName(context);
        context.out().line("Cleared machine name.");
        return ExitCode.DONE;
    }
}

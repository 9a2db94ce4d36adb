package toktrail.cli.machine;

import java.util.EnumSet;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Group;
import toktrail.config.file.FileKind;
import toktrail.config.file.ResolvedPath;
import toktrail.config.setting.MachineName;
import toktrail.ledger.Ledger;

/** The commands of {@code toktrail machine}, and what they share. */
public final class MachineCommands {

    /** The group, for the list of all commands. */
    public static final Group GROUP = group();

    private MachineCommands() { }

    private static Group group() {
        Group plain = Group.of("machine", "Name this machine, list all.", new MachineStatusCommand(),
                new MachineListCommand(), new SetNameCommand(), new ClearNameCommand());
        return new Group(plain.spec().withDescription("Every ledger knows the machine it belongs to by a random id, and"
                + " other machines by what was imported from them. The name of this machine is TOKTRAIL_MACHINE_NAME,"
                + " else that of the machine file, else the host name."), plain.children());
    }

    /** Stores the name that holds now, after the machine file was written. Works with a broken configuration. */
    static void storeName(CommandContext context) {
        context.workspace().tolerateBrokenConfiguration();
        try (Ledger ledger = context.workspace().ledger().open()) {
            if (context.environment().variables().containsKey(MachineName.VARIABLE)) {
                context.warn(MachineName.VARIABLE + " is set and overrides the file: this machine is called "
                        + ledger.machine().name());
            }
        }
    }

    /** Where the machine file is, whatever the main file says. */
    static ResolvedPath file(CommandContext context) {
        return context.workspace().configReader()
                .read(context.workspace().locationOptions(), EnumSet.of(FileKind.MACHINE)).locations().machine();
    }
}

package toktrail.cli.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Group;
import toktrail.config.ConfigReading;
import toktrail.config.file.FileKind;
import toktrail.config.schema.Diagnostic;

/** {@code toktrail config …}: where the configuration is, what it holds, whether it is right. */
public final class ConfigCommands {

    /** The commands. */
    public static final Group GROUP = Group.of("config", "Find, make, check and show the configuration.",
            new ConfigPathCommand(), new ConfigInitCommand(), new ConfigValidateCommand(), new ConfigShowCommand());

    private ConfigCommands() { }

    /** What every configuration file says, problems included. */
    static ConfigReading readAll(CommandContext context) {
        return read(context, EnumSet.allOf(FileKind.class));
    }

    /** What the main file says, as far as it can be understood: enough to know where the others are. */
    static ConfigReading readMain(CommandContext context) {
        return read(context, EnumSet.of(FileKind.CONFIG));
    }

    private static ConfigReading read(CommandContext context, Set<FileKind> kinds) {
        return context.workspace().configReader().read(context.workspace().locationOptions(), kinds);
    }

    /** Prints problems that do not stop a command as warnings. */
    static void warn(CommandContext context, List<Diagnostic> diagnostics) {
        diagnostics.stream().map(Diagnostic::toString).forEach(context::warn);
    }
}

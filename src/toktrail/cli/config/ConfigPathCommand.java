package toktrail.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.config.ConfigReading;
import toktrail.config.file.FileKind;
import toktrail.config.file.ResolvedPath;
import toktrail.error.ExitCode;

/** {@code toktrail config path}: where the files are. Works with files that are wrong. */
final class ConfigPathCommand implements Command {

    private static final String ALL = "all";
    private static final List<String> CHOICES =
            Stream.concat(Stream.of(ALL), Arrays.stream(FileKind.values()).map(FileKind::word)).toList();
    private static final Option WHICH = Option.choice("--which", CHOICES, "Print only this path.").withDefault(ALL)
            .withFailure("--which must be one of: " + String.join(", ", CHOICES) + ".");
    private static final int LABEL_WIDTH = 15;

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("path", "Print where the configuration files are, whether or not they exist.")
                .withOptions(WHICH, GlobalOptions.JSON)
                .withExample("toktrail config path", "all of them")
                .withExample("$EDITOR \"$(toktrail config path --which config)\"", "edit the main file");
    }

    @Override
    public ExitCode run(CommandContext context) {
        String which = context.invocation().text(WHICH).orElse(ALL);
        ConfigReading reading = ConfigCommands.readMain(context);
        List<ResolvedPath> wanted = reading.locations().all().stream()
                .filter(file -> which.equals(ALL) || file.kind().word().equals(which)).toList();
        if (context.json()) {
            context.printJson(writer -> {
                writer.beginObject();
                wanted.forEach(file -> writer.key(file.kind().word().replace('-', '_')).text(file.path().toString()));
                writer.endObject();
            });
        } else if (which.equals(ALL)) {
            wanted.forEach(file -> context.out().line(label(file.kind(), LABEL_WIDTH) + file.path()));
        } else {
            context.out().line(wanted.get(0).path().toString());
        }
        ConfigCommands.warn(context, reading.blocking());
        return ExitCode.DONE;
    }

    /** {@code prices dir:} and its kin, padded. */
    static String label(FileKind kind, int width) {
        return pad(kind.word().replace('-', ' ') + ":", width);
    }

    /** A label and at least one blank. */
    static String pad(String label, int width) {
        return label + " ".repeat(Math.max(1, width - label.length()));
    }
}

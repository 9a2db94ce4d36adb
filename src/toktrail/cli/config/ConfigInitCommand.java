package toktrail.cli.config;

import java.util.Arrays;
import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.config.ConfigInit;
import toktrail.config.ConfigReading;
import toktrail.config.file.FileKind;
import toktrail.config.file.ResolvedPath;
import toktrail.config.key.ConfigTemplates.Template;
import toktrail.error.ExitCode;
import toktrail.spelling.Choice;

/** {@code toktrail config init}: writes the first files. Works with files that are wrong. */
final class ConfigInitCommand implements Command {

    private static final Option TEMPLATE = choice("--template", Template.values(),
            "Settings for everybody, or with public API prices of the models GitHub Copilot offers.")
            .withDefault(Template.DEFAULT.word());
    private static final Option ONLY = choice("--only", ConfigInit.Only.values(),
            "Write only this; prices with their directory.").withDefault(ConfigInit.Only.ALL.word());
    private static final Option FORCE = Option.flag("--force",
            "Overwrite existing files, but never the machine file and what is in the prices directory.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("init", "Write configuration files with all settings, most as comments.")
                .withDescription("toktrail needs none of them. Without --force nothing is written if one exists.")
                .withOptions(TEMPLATE, ONLY, FORCE)
                .withExample("toktrail config init --only config", "write config.toml alone");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        Template template = line.text(TEMPLATE).map(word -> find(Template.values(), word)).orElse(Template.DEFAULT);
        ConfigInit.Only only = line.text(ONLY).map(word -> find(ConfigInit.Only.values(), word))
                .orElse(ConfigInit.Only.ALL);
        ConfigReading reading = ConfigCommands.readMain(context);
        List<ResolvedPath> written = ConfigInit.write(reading.locations(), template, only, line.flag(FORCE),
                context.workspace().tools().supported());
        context.out().line("Initialized toktrail config files:");
        written.forEach(file -> context.out().line("  " + file.kind().word() + ": " + file.path()));
        if (written.stream().noneMatch(file -> file.kind() == FileKind.CONFIG)) {
            ConfigCommands.warn(context, reading.blocking());
        }
        return ExitCode.DONE;
    }

    private static Option choice(String name, Choice[] values, String help) {
        List<String> words = Arrays.stream(values).map(Choice::word).toList();
        return Option.choice(name, words, help)
                .withFailure(name + " must be one of: " + String.join(", ", words) + ".");
    }

    private static <C extends Choice> C find(C[] values, String word) {
        return Arrays.stream(values).filter(value -> value.word().equals(word)).findFirst().orElseThrow();
    }
}

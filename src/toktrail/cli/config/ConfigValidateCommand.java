package toktrail.cli.config;

import java.util.List;
import java.util.Map;
import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.config.file.FileKind;
import toktrail.config.schema.Diagnostic;
import toktrail.environment.Output;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.json.JsonWriter;
import toktrail.text.Numbers;

/** {@code toktrail config validate}: whether every configuration file is right. */
final class ConfigValidateCommand implements Command {

    private static final int PATH_LABEL_WIDTH = 15;
    private static final int COUNT_LABEL_WIDTH = 16;

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("validate", "Check every configuration file.")
                .withDescription("Reads all files and reports every problem with its place and its cure. Unknown keys,"
                        + " which elsewhere are warnings, are problems here. The exit status is 1 if there is one.")
                .withOptions(GlobalOptions.JSON)
                .withExample("toktrail config validate", "check all files");
    }

    @Override
    public ExitCode run(CommandContext context) {
        ConfigValidation validation = ConfigValidation.of(ConfigCommands.readAll(context));
        if (context.json()) {
            context.printJson(writer -> json(writer, validation));
            return validation.valid() ? ExitCode.DONE : ExitCode.FAILED;
        }
        if (!validation.valid()) {
            throw UserException.failed(validation.errors().stream().map(Diagnostic::toString).toList());
        }
        print(context, validation);
        return ExitCode.DONE;
    }

    private static void print(CommandContext context, ConfigValidation validation) {
        Output out = context.out();
        out.line(context.style().bold("Config valid:"));
        validation.files().stream().filter(file -> file.kind() != FileKind.MACHINE).forEach(file ->
                out.line("  " + ConfigPathCommand.label(file.kind(), PATH_LABEL_WIDTH) + file.path()));
        for (Map.Entry<String, Integer> count : counts(validation.counts())) {
            out.line("  " + ConfigPathCommand.pad(count.getKey().replace('_', ' ') + ":", COUNT_LABEL_WIDTH)
                    + Numbers.count(count.getValue()));
        }
        validation.warnings().forEach(warning -> out.line("  " + context.style().yellow("warning: " + warning)));
    }

    private static List<Map.Entry<String, Integer>> counts(ConfigSummary.Counts counts) {
        return List.of(Map.entry("actual_rules", counts.actualRules()), Map.entry("actual_prices",
                counts.actualPrices()), Map.entry("virtual_prices", counts.virtualPrices()),
                Map.entry("subscriptions", counts.subscriptions()), Map.entry("price_files", counts.priceFiles()),
                Map.entry("budgets", counts.budgets()));
    }

    private static void json(JsonWriter writer, ConfigValidation validation) {
        writer.beginObject().key("type").text("config_validation");
        writer.key("valid").bool(validation.valid());
        writer.key("files").beginArray();
        for (ConfigValidation.CheckedFile file : validation.files()) {
            writer.beginObject().key("kind").text(file.kind().word());
            writer.key("path").text(file.path().toString());
            writer.key("exists").bool(file.exists()).endObject();
        }
        writer.endArray().key("counts").beginObject();
        counts(validation.counts()).forEach(count -> writer.key(count.getKey()).number(count.getValue()));
        writer.endObject();
        diagnostics(writer.key("errors"), validation.errors());
        diagnostics(writer.key("warnings"), validation.warnings());
        writer.endObject();
    }

    private static void diagnostics(JsonWriter writer, List<Diagnostic> diagnostics) {
        writer.beginArray();
        for (Diagnostic diagnostic : diagnostics) {
            writer.beginObject().key("id").text(diagnostic.id().word());
            writer.key("file").text(diagnostic.location().source());
            writer.key("line").number(diagnostic.location().line());
            writer.key("column").number(diagnostic.location().column());
            writer.key("key").text(diagnostic.key());
            writer.key("message").text(diagnostic.message());
            writer.key("fix").text(diagnostic.fix()).endObject();
        }
        writer.endArray();
    }
}

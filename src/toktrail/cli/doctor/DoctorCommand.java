package toktrail.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Sources;
import toktrail.cli.frame.Workspace;
import toktrail.config.ConfigReading;
import toktrail.error.ExitCode;
import toktrail.harness.Harness;
import toktrail.json.JsonWriter;
import toktrail.report.UsageReporter;
import toktrail.report.doctor.Diagnosis;
import toktrail.report.doctor.Doctor;
import toktrail.report.doctor.Finding;
import toktrail.report.doctor.Level;
import toktrail.report.doctor.Subject;
import toktrail.report.doctor.Tool;
import toktrail.text.Sanitised;
import toktrail.text.Style;

/** {@code toktrail doctor}: whether ledger, sources, prices and this machine are in order. */
public final class DoctorCommand implements Command {

    private static final Option STRICT = Option.flag("--strict", "Fail for warnings too.");
    private static final Option QUIET = Option.flag("--quiet", "Only warnings and errors.");
    private static final int LEVEL_WIDTH = 5;

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("doctor", "Check the ledger, the sources and this machine.")
                .withDescription("Reads only: nothing is imported, repaired or sent. The exit status is 1 if there is"
                        + " an error.")
                .withOptions(GlobalOptions.JSON, STRICT, QUIET)
                .withExample("toktrail doctor", "all checks, the worst findings first")
                .withExample("toktrail doctor --quiet --strict", "for a scheduled job: silent if all is well");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Diagnosis diagnosis = Doctor.examine(subject(context));
        boolean quiet = context.invocation().flag(QUIET);
        List<Finding> shown = diagnosis.findings().stream()
                .filter(finding -> !quiet || finding.level().compareTo(Level.WARN) >= 0).toList();
        if (context.json()) {
            context.printJson(writer -> json(writer, diagnosis, shown));
        } else {
            context.out().print(text(context.style(), shown));
            if (!quiet) {
                context.out().line(summary(diagnosis));
            }
        }
        Level allowed = context.invocation().flag(STRICT) ? Level.INFO : Level.WARN;
        return diagnosis.status().compareTo(allowed) > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static Subject subject(CommandContext context) {
        Workspace workspace = context.workspace();
        ConfigReading reading = workspace.examineConfiguration();
        Sources sources = workspace.sources();
        List<Tool> tools = new ArrayList<>();
        for (String id : reading.configuration().imports().harnesses()) {
            workspace.tools().find(id).ifPresent(harness -> tools.add(tool(sources, harness)));
        }
        return new Subject(context.environment(), reading, tools, workspace.ledger()::path,
                new Subject.Prices(new UsageReporter(workspace.pricing(), workspace.tools().ids()),
                        model -> workspace.prices().tierBounds(model)),
                workspace.ledger().cacheFolder(), workspace.ledger().prepareDriver());
    }

    private static Tool tool(Sources sources, Harness harness) {
        return new Tool(harness, sources.places(harness), sources.isConfigured(harness));
    }

    private static String text(Style style, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            String label = finding.level().label();
            String padded = label + " ".repeat(LEVEL_WIDTH - label.length());
            text.append(coloured(style, finding.level(), padded)).append("  ").append(finding.id()).append(": ")
                    .append(Sanitised.line(finding.message())).append('\n');
            if (finding.hint() != null) {
                text.append(" ".repeat(LEVEL_WIDTH + 2)).append("-> ").append(Sanitised.line(finding.hint()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String coloured(Style style, Level level, String text) {
        return switch (level) {
            case OK, INFO -> text;
            case WARN -> style.yellow(text);
            case ERROR -> style.red(text);
        };
    }

    private static String summary(Diagnosis diagnosis) {
        long errors = diagnosis.count(Level.ERROR);
        long warnings = diagnosis.count(Level.WARN);
        return errors + (errors == 1 ? " error, " : " errors, ") + warnings
                + (warnings == 1 ? " warning" : " warnings");
    }

    private static void json(JsonWriter writer, Diagnosis diagnosis, List<Finding> shown) {
        writer.beginObject().key("generated_at_ms").number(diagnosis.generatedAtMs());
        writer.key("status").text(diagnosis.status().label());
        writer.key("findings").beginArray();
        for (Finding finding : shown) {
            writer.beginObject().key("id").text(finding.id());
            writer.key("level").text(finding.level().label());
            writer.key("harness").text(finding.harness());
            writer.key("message").text(finding.message());
            writer.key("hint").text(finding.hint());
            writer.key("data").value(finding.data()).endObject();
        }
        writer.endArray().endObject();
    }
}

package toktrail.cli.copilot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import toktrail.args.CommandSpec;
import toktrail.args.Positional;
import toktrail.args.ValueType;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.error.ExitCode;

/** {@code toktrail copilot env}: prints the variables Copilot needs; makes nothing and needs no configuration. */
final class CopilotEnvCommand implements Command {

    private static final Positional SHELL = Positional.of("SHELL", Positional.Count.ONE,
            new ValueType.Choice(Arrays.stream(ShellAssignment.values())
                    .flatMap(syntax -> syntax.shells().stream()).toList()),
            "The shell to print for: bash, zsh, fish, nu or powershell.")
            .withFailure("Unsupported shell. Use bash, zsh, fish, nu, or powershell.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("env", "Print the variables that make Copilot write telemetry.")
                .withPositionals(SHELL)
                .withOptions(CopilotFile.OTEL_FILE, GlobalOptions.JSON)
                .withExample("eval \"$(toktrail copilot env bash)\"", "let Copilot write its telemetry from now on");
    }

    @Override
    public ExitCode run(CommandContext context) {
        String shell = context.invocation().text(SHELL).orElseThrow();
        Map<String, String> variables = CopilotFile.of(context.environment(),
                context.invocation().text(CopilotFile.OTEL_FILE)).variables();
        if (context.json()) {
            context.printJson(writer -> {
                writer.beginObject();
                variables.forEach((name, value) -> writer.key(name).text(value));
                writer.endObject();
            });
            return ExitCode.DONE;
        }
        ShellAssignment syntax = List.of(ShellAssignment.values()).stream()
                .filter(candidate -> candidate.shells().contains(shell)).findFirst().orElseThrow();
        variables.forEach((name, value) -> context.out().line(syntax.line(name, value)));
        return ExitCode.DONE;
    }
}

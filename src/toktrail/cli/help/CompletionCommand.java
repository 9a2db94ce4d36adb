package toktrail.cli.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.CompletionScript;
import toktrail.args.CompletionScript.Shell;
import toktrail.args.Positional;
import toktrail.args.ValueType;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.environment.Environment;
import toktrail.error.ExitCode;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;

/** {@code toktrail completion SHELL}, and installing the same. */
public final class CompletionCommand implements Command {

    /** Names of the shells it knows. */
    public static final List<String> SHELLS = Shell.allNames();

    private static final Positional SHELL = Positional.of("SHELL", Positional.Count.ONE,
            new ValueType.Choice(SHELLS), "The shell.");
    private static final String BEGIN = "# toktrail completion";
    private static final String END = "# end of toktrail completion";

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("completion", "Print the completion script of a shell.")
                .withPositionals(SHELL)
                .withExample("toktrail completion bash", "the script for bash")
                .withExample("toktrail --install-completion", "install it for the current shell");
    }

    @Override
    public ExitCode run(CommandContext context) {
        return show(context, context.invocation().text(SHELL));
    }

    /**
     * Prints the script.
     *
     * @param name the shell, the current one if absent
     * @throws UserException if there is no such shell, or the current one cannot be told
     */
    public static ExitCode show(CommandContext context, Optional<String> name) {
        context.out().print(CompletionScript.of(shell(context.environment(), name), "toktrail"));
        return ExitCode.DONE;
    }

    /**
     * Puts the script where the shell finds it; doing it again changes nothing.
     *
     * @param name the shell, the current one if absent
     * @throws UserException if there is no such shell, the current one cannot be told, or a file cannot be written
     */
    public static ExitCode install(CommandContext context, Optional<String> name) {
        Environment environment = context.environment();
        Shell shell = shell(environment, name);
        String script = CompletionScript.of(shell, "toktrail");
        Path home = environment.home();
        Path file = switch (shell) {
            case BASH -> home.resolve(".bash_completions").resolve("toktrail.sh");
            case ZSH -> home.resolve(".zfunc").resolve("_toktrail");
            case FISH -> home.resolve(".config").resolve("fish").resolve("completions").resolve("toktrail.fish");
            case POWERSHELL -> powershellProfile(environment);
        };
        try {
            switch (shell) {
                case BASH -> {
                    write(file, script);
                    addLine(home.resolve(".bashrc"), "source '" + file + "'");
                }
                case ZSH -> {
                    write(file, script);
                    addLine(home.resolve(".zshrc"), "fpath+=~/.zfunc; autoload -Uz compinit; compinit");
                }
                case FISH -> write(file, script);
                case POWERSHELL -> putBlock(file, script);
            }
        } catch (IOException e) {
            throw UserException.failed("Could not install completion in " + file + ": " + FileTrouble.reason(e), e);
        }
        context.out().line(shell.id() + " completion installed in " + file);
        context.out().line("Completion will take effect once you restart the terminal");
        return ExitCode.DONE;
    }

    private static Shell shell(Environment environment, Optional<String> name) {
        return name.or(() -> current(environment)).flatMap(Shell::named).orElseThrow(() -> UserException.failed(
                "Could not detect the shell; name one of: " + String.join(", ", SHELLS) + "."));
    }

    private static Optional<String> current(Environment environment) {
        if (environment.host().windows()) {
            return Optional.of("powershell");
        }
        return environment.variable("SHELL").map(path -> path.substring(path.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT));
    }

    private static Path powershellProfile(Environment environment) {
        return environment.variable("PROFILE").map(environment::resolve).orElseGet(() -> environment.home()
                .resolve(environment.host().windows() ? "Documents/PowerShell" : ".config/powershell")
                .resolve("Microsoft.PowerShell_profile.ps1"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void addLine(Path file, String line) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        if (text.lines().noneMatch(line::equals)) {
            write(file, text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n");
        }
    }

    /** Replaces the block between our marks, or adds it at the end. */
    private static void putBlock(Path file, String script) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        String block = BEGIN + "\n" + script + (script.endsWith("\n") ? "" : "\n") + END + "\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(begin, 0));
        if (begin >= 0 && end >= 0) {
            write(file, text.substring(0, begin) + block + text.substring(end + END.length()).stripLeading());
        } else {
            write(file, text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + block);
        }
    }
}

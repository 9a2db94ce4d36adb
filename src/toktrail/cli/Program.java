package toktrail.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import toktrail.args.ArgumentParser;
import toktrail.args.CommandTree;
import toktrail.args.HelpText;
import toktrail.args.Invocation;
import toktrail.environment.Environment;
import toktrail.environment.Output;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.terminal.LineWidth;
import toktrail.text.ColourChoice;
import toktrail.text.Style;

/** Runs one command line. The one place where exceptions become messages and exit codes. */
public final class Program {

    private Program() { }

    /**
     * Does what the arguments say and reports failure on standard error; both output streams are flushed.
     *
     * @param arguments the words after the program's name
     */
    public static ExitCode run(Environment environment, List<String> arguments) {
        return run(environment, arguments, Harnesses.ALL);
    }

    /** As {@link #run(Environment, List)}, knowing these tools. */
    static ExitCode run(Environment environment, List<String> arguments, List<Harness> harnesses) {
        Output out = environment.streams().out();
        Output err = environment.streams().err();
        try {
            ExitCode code = guarded(environment, arguments, harnesses);
            out.flush();
            err.flush();
            return code;
        } catch (Output.ClosedOutputException gone) {
            // Whoever reads our output has seen enough, as with "| head".
            return ExitCode.DONE;
        }
    }

    private static ExitCode guarded(Environment environment, List<String> arguments, List<Harness> harnesses) {
        Output err = environment.streams().err();
        Style style = Style.plain();
        try {
            CommandTree tree = Commands.tree();
            style = Style.of(ColourChoice.AUTO, environment, Stream.ERR);
            Invocation invocation = ArgumentParser.parse(tree, arguments);
            style = CommandContext.style(environment, invocation, Stream.ERR);
            return dispatch(environment, tree, invocation, harnesses);
        } catch (UserException e) {
            for (String line : e.lines()) {
                err.line(e.exitCode() == ExitCode.USAGE ? line : style.red(line));
            }
            trace(environment, e, e.getCause() != null);
            return e.exitCode();
        } catch (Output.ClosedOutputException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            err.line(style.red("Internal error: " + e.getClass().getSimpleName() + ": " + e.getMessage()));
            trace(environment, e, true);
            return ExitCode.FAILED;
        }
    }

    private static ExitCode dispatch(Environment environment, CommandTree tree, Invocation invocation,
            List<Harness> harnesses) {
        switch (invocation.outcome()) {
            case HELP -> {
                Style style = CommandContext.style(environment, invocation, Stream.OUT);
                environment.streams().out().print(
                        HelpText.render(tree, invocation.path(), LineWidth.of(environment), style::bold));
                return ExitCode.DONE;
            }
            case VERSION -> {
                environment.streams().out().line(Version.line());
                return ExitCode.DONE;
            }
            case RUN -> { }
        }
        return Commands.find(invocation.path()).run(CommandContext.of(environment, invocation, harnesses));
    }

    private static void trace(Environment environment, Throwable e, boolean wanted) {
        if (wanted && environment.variable("TOKTRAIL_DEBUG").isPresent()) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            environment.streams().err().print(text.toString());
        }
    }
}

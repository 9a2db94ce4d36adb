package toktrail.cli;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.ArgumentParser;
import toktrail.args.CommandTree;
import toktrail.args.HelpText;
import toktrail.args.Invocation;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.LedgerAccess;
import toktrail.cli.frame.Patience;
import toktrail.cli.frame.Version;
import toktrail.environment.Environment;
import toktrail.environment.Output;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.terminal.LineWidth;
import toktrail.text.ColourChoice;
import toktrail.text.Sanitised;
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
        return run(environment, arguments, harnesses, Patience.USUAL);
    }

    /** As {@link #run(Environment, List)}, knowing these tools and waiting for so long. */
    static ExitCode run(Environment environment, List<String> arguments, List<Harness> harnesses,
            Patience patience) {
        ExitCode code;
        try {
            code = guarded(environment, arguments, harnesses, patience);
            environment.streams().out().flush();
        } catch (Output.ClosedOutputException e) {
            code = e.isFailure() ? unwritten(environment, e) : ExitCode.DONE;
        }
        try {
            environment.streams().err().flush();
        } catch (Output.ClosedOutputException unheard) {
            // Nobody listens to messages; the exit code tells.
            return code;
        }
        return code;
    }

    /** Half a result must not look like a whole one. */
    private static ExitCode unwritten(Environment environment, Output.ClosedOutputException e) {
        Style style = Style.of(ColourChoice.AUTO, environment, Stream.ERR);
        environment.streams().err().line(style.red("Could not write the output: " + e.getMessage()));
        return ExitCode.FAILED;
    }

    private static ExitCode guarded(Environment environment, List<String> arguments, List<Harness> harnesses,
            Patience patience) {
        Output err = environment.streams().err();
        Style style = Style.plain();
        if (Commands.expectLedger(arguments)) {
            LedgerAccess.expect(environment);
        }
        try {
            CommandTree tree = Commands.treeOf(arguments);
            style = Style.of(ColourChoice.AUTO, environment, Stream.ERR);
            Invocation invocation = ArgumentParser.parse(tree, arguments);
            style = CommandContext.style(environment, invocation, Stream.ERR);
            CommandContext context = CommandContext.of(atMomentAsked(environment, invocation), invocation, harnesses,
                    patience);
            try {
                return dispatch(tree, context);
            } finally {
                context.workspace().close();
            }
        } catch (UserException e) {
            for (String line : e.lines()) {
                String shown = Sanitised.line(line);
                err.line(e.exitCode().equals(ExitCode.USAGE) ? shown : style.red(shown));
            }
            if (e.getCause() != null) {
                environment.trace(e);
            }
            return e.exitCode();
        } catch (Output.ClosedOutputException e) {
            throw e;
        } catch (InvalidPathException e) {
            err.line(style.red("Cannot use the path " + Sanitised.line(e.getInput()) + ": " + e.getReason()));
            environment.trace(e);
            return ExitCode.FAILED;
        } catch (RuntimeException | Error e) {
            err.line(style.red("Internal error: " + e.getClass().getSimpleName() + ": "
                    + Sanitised.line(String.valueOf(e.getMessage()))));
            environment.trace(e);
            return ExitCode.FAILED;
        }
    }

    /** The world with the moment that an option or a variable puts in place of the present one. */
    private static Environment atMomentAsked(Environment environment, Invocation invocation) {
        OptionalLong typed = invocation.integer(GlobalOptions.NOW);
        if (typed.isPresent()) {
            return environment.at(typed.getAsLong());
        }
        Optional<String> variable = environment.variable(GlobalOptions.NOW_VARIABLE);
        if (variable.isEmpty() || invocation.outcome() != Invocation.Outcome.RUN) {
            return environment;
        }
        GlobalOptions.NOW.valued().flatMap(value -> value.type().check(variable.get())).ifPresent(refusal -> {
            throw UserException.failed("Invalid value for " + GlobalOptions.NOW_VARIABLE + ": " + refusal.text());
        });
        return environment.at(Long.parseLong(variable.get()));
    }

    private static ExitCode dispatch(CommandTree tree, CommandContext context) {
        Invocation invocation = context.invocation();
        switch (invocation.outcome()) {
            case HELP -> {
                context.out().print(HelpText.render(tree, invocation.path(), LineWidth.of(context.environment()),
                        context.style()::bold));
                return ExitCode.DONE;
            }
            case VERSION -> {
                context.out().line(Version.line());
                return ExitCode.DONE;
            }
            case RUN -> { }
        }
        return Commands.find(invocation.path()).run(context);
    }
}

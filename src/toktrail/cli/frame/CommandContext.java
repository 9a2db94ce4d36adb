package toktrail.cli.frame;

import java.util.List;
import java.util.function.Consumer;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.environment.Environment;
import toktrail.environment.Output;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.harness.Harness;
import toktrail.json.JsonStyle;
import toktrail.json.JsonWriter;
import toktrail.terminal.LineWidth;
import toktrail.text.ColourChoice;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Look;

/**
 * What a command is given: the outside world, what was asked, and the things of the user it may work on.
 *
 * @param environment the outside world
 * @param invocation  the command line
 * @param workspace   configuration, ledger, sources; opened when first asked for
 */
public record CommandContext(Environment environment, Invocation invocation, Workspace workspace) {

    /** What one command line is given. */
    public static CommandContext of(Environment environment, Invocation invocation, List<Harness> harnesses,
            Patience patience) {
        return new CommandContext(environment, invocation,
                new Workspace(environment, invocation, harnesses, patience));
    }

    /** Standard output, for results only. */
    public Output out() {
        return environment.streams().out();
    }

    /** Tells the person something that is not part of the result. */
    public void warn(String message) {
        workspace.warn(message);
    }

    /** How text on standard output is coloured. */
    public Style style() {
        return style(environment, invocation, Stream.OUT);
    }

    /** How tables look: with borders if this flag was given. */
    public Look look(Option rich) {
        return invocation.flag(rich) ? Look.RICH : Look.PLAIN;
    }

    /** Prints a table, one with borders fitted to the width of the terminal. */
    public void print(Table table, Look look) {
        out().print(table.render(look, style(), LineWidth.of(environment)));
    }

    /** Whether JSON was asked for; only for commands that have the option. */
    public boolean json() {
        return invocation.flag(GlobalOptions.JSON);
    }

    /** Prints one JSON document. */
    public void printJson(Consumer<JsonWriter> content) {
        JsonWriter writer = new JsonWriter(out()::print, JsonStyle.PRETTY);
        content.accept(writer);
        writer.finish();
        out().print("\n");
    }

    /** How text on a stream is coloured, for those who have no context yet. */
    public static Style style(Environment environment, Invocation invocation, Stream stream) {
        return Style.of(invocation.choice(GlobalOptions.COLOR, ColourChoice.class), environment, stream);
    }
}

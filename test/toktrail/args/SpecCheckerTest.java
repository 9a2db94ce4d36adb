package toktrail.args;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The sample tree is in order, and each kind of disorder is named. */
public final class SpecCheckerTest {

    private SpecCheckerTest() { }

    public static void tests(Suite s) {
        s.test("a good tree has no problems", scratch ->
                Check.equal("problems", List.of(), SpecChecker.problems(SampleTree.tree())));
        s.test("each mistake in a declaration is named", scratch -> {
            CommandSpec x = CommandSpec.command("x", "Do x.");
            Option flag = Option.flag("--a", "A.");
            Positional one = Positional.one("ONE", "One.");
            problem(x.withOptions(flag, Option.text("--b", "B", "B.").withName("--a")),
                    "t x: two options are called --a");
            problem(x.withOptions(Option.pair("--a", "--a", "A.")), "t x: two options are called --a");
            problem(x.withOptions(Option.flag("--A b", "A.")), "t x: odd option name '--A b'");
            problem(x.withOptions(Option.flag("-a", "A.")), "t x: the main name -a is short");
            problem(x.withOptions(Option.flag("--a", " ")), "t x: --a has no text");
            problem(x.withOptions(Option.flag("--a", "A\nB")), "t x: --a is not one line");
            problem(x.withOptions(flag.repeatable()), "t x: --a has no value to repeat or leave out");
            problem(x.withOptions(Option.text("--a", "", "A.")), "t x: --a has no label");
            problem(x.withOptions(flag.withGroup("Odd:")), "t x: --a has an odd heading");
            problem(x.withOptions(flag.withName("-h")), "t x: --a hides --help");
            problem(x.withOptions(Option.choice("--a", List.of("b", "b"), "A.")), "t x: --a lists 'b' twice");
            problem(x.withOptions(Option.choice("--a", List.of("B"), "A.")), "t x: --a can never be 'B'");
            problem(x.withOptions(Option.text("--a", "A", "A.").withFailure("No.")),
                    "t x: --a has a failure but nothing to refuse");
            problem(x.withPositionals(one, one), "t x: two arguments are called ONE");
            problem(x.withPositionals(Positional.any("ALL", "All."), Positional.optional("B", "B.")),
                    "t x: ALL leaves nothing for the arguments behind it");
            problem(x.withPositionals(Positional.optional("B", "B."), one),
                    "t x: ONE is required behind an optional argument");
            problem(CommandSpec.group("x", "Do x.", CommandSpec.command("y", "Y.")).withPositionals(one),
                    "t x: a word cannot be sub-command and argument");
            problem(x.withExample("ls", "Lists."), "t x: example 'ls' does not call the program");
            problem(CommandSpec.group("x", "Do x.", CommandSpec.command("y", "Y.").withAliases("z"),
                    CommandSpec.command("z", "Z.")), "t x: two commands are called z");
            problem(CommandSpec.command("X y", "Do."), "t X y: odd command name 'X y'");
            problem(CommandSpec.group("x", "Do x.", CommandSpec.command("y", "Y.").withOptions(
                    Option.text("--a", "A", "A."))).withOptions(flag),
                    "t x: --a takes a value in only one of the group and y");
        });
    }

    private static void problem(CommandSpec command, String want) {
        CommandTree tree = new CommandTree(CommandSpec.group("t", "T.", command), List.of());
        Check.equal(want, List.of(want), SpecChecker.problems(tree));
    }
}

package toktrail.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import toktrail.args.CommandPath;
import toktrail.args.CommandTree;
import toktrail.args.HelpText;
import toktrail.args.Option;
import toktrail.args.SpecChecker;
import toktrail.args.manual.ManPage;
import toktrail.args.manual.ManText;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** The declarations of all commands: consistent, and told everywhere. */
public final class CommandTreeTest {

    private static final CommandTree TREE = Commands.tree();
    private static final int WIDTH = 80;
    private static final int LIMIT_SECONDS = 60;

    private CommandTreeTest() { }

    public static void tests(Suite s) {
        s.test("the declarations have no problems", scratch ->
                Check.equal("problems", List.of(), SpecChecker.problems(TREE)));
        s.test("every declaration has its command", scratch -> TREE.shownPaths().forEach(path ->
                Check.equal(path.title(), path.last(), Commands.find(path).spec())));
        s.test("the help of every command names all it accepts, within the width", scratch -> {
            CommandHome home = new CommandHome(scratch);
            for (CommandPath path : TREE.shownPaths()) {
                String help = home.runWords(with(path.names(), "--help").toArray(String[]::new)).done();
                Check.equal(path.title(), HelpText.render(TREE, path, WIDTH), help);
                words(path).forEach(word -> Check.that(path.title() + " lacks " + word, help.contains(word)));
                help.lines().forEach(line -> Check.that("wide: " + line, line.length() <= WIDTH));
            }
        });
        s.test("the list of commands is JSON with all they accept, of one command as well", scratch -> {
            CommandHome home = new CommandHome(scratch);
            JsonArray all = Json.parse(home.run("help --json").done()).asObject().array("commands");
            Check.equal("commands", TREE.shownPaths().size(), all.count());
            JsonArray some = Json.parse(home.run("help usage --json").done()).asObject().array("commands");
            Check.equal("below", TREE.find(List.of("usage")).last().shownSubcommands().size() + 1, some.count());
            String text = some.toString();
            words(TREE.find(List.of("usage", "daily"))).forEach(word ->
                    Check.that("the list lacks " + word, text.contains('"' + word + '"')));
            Check.equal("one", "[\"usage\",\"daily\"]",
                    Json.parse(home.run("help usage daily --json").done()).at("commands").asArray().get(0).at("command")
                            .toString().replace(" ", ""));
        });
        s.test("completion offers every command and option", scratch -> {
            CommandHome home = new CommandHome(scratch);
            for (CommandPath path : TREE.shownPaths()) {
                List<String> commands = candidates(home, path, "");
                path.last().shownSubcommands().forEach(command -> Check.that(path.title() + " lacks "
                        + command.name().main(), commands.contains(command.name().main())));
                List<String> options = candidates(home, path, "--");
                path.last().shownOptions().forEach(option -> Check.that(path.title() + " lacks " + option.name(),
                        options.contains(option.name())));
            }
        });
        s.test("every command has a page that names all it accepts", scratch -> {
            CommandHome home = new CommandHome(scratch);
            home.run("man --dir man").done();
            for (CommandPath path : TREE.shownPaths()) {
                String text = ManText.render(Files.readString(page(home, path)), WIDTH);
                words(path).forEach(word -> Check.that(path.title() + " lacks " + word, text.contains(word)));
            }
        });
        s.test("groff has nothing to say to any page", CommandTreeTest::formatWithGroff);
    }

    private static Path page(CommandHome home, CommandPath path) {
        return home.file("man/" + ManPage.name(path) + ".1");
    }

    /** Whatever a person may type behind a command. */
    private static List<String> words(CommandPath path) {
        List<String> words = new ArrayList<>();
        path.last().shownOptions().forEach(option -> words.addAll(option.allNames()));
        if (path.isRoot()) {
            TREE.allGlobals().stream().filter(option -> !option.is(Option.Trait.HIDDEN))
                    .forEach(option -> words.addAll(option.allNames()));
        }
        path.last().shownSubcommands().forEach(command -> words.add(command.name().main()));
        path.last().syntax().positionals().forEach(positional -> words.add(positional.label()));
        return words;
    }

    private static List<String> candidates(CommandHome home, CommandPath path, String begun) {
        List<String> words = new ArrayList<>(List.of("__complete", "bash", "--"));
        words.addAll(path.names());
        words.add(begun);
        return home.runWords(words.toArray(String[]::new)).done().lines().map(line -> line.split("\t")[0]).toList();
    }

    private static List<String> with(List<String> words, String last) {
        List<String> all = new ArrayList<>(words);
        all.add(last);
        return all;
    }

    private static void formatWithGroff(Scratch scratch) throws Exception {
        boolean installed = false;
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            installed |= Files.isExecutable(Path.of(directory, "groff"));
        }
        if (!installed) {
            throw new Suite.SkippedException("no groff");
        }
        List<String> command = new ArrayList<>(List.of("groff", "-mdoc", "-Tutf8", "-ww", "-z"));
        CommandHome home = new CommandHome(scratch);
        home.run("man --dir man").done();
        for (CommandPath path : TREE.shownPaths()) {
            command.add(page(home, path).toString());
        }
        Path output = scratch.directory().resolve("output");
        Process groff = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        groff.getOutputStream().close();
        Check.that("groff ends", groff.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
        Check.equal("groff", "", Files.readString(output));
        Check.equal("status of groff", 0, groff.exitValue());
    }
}

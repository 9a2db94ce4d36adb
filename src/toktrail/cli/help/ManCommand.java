package toktrail.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import toktrail.args.CommandPath;
import toktrail.args.CommandSpec;
import toktrail.args.CommandTree;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.args.manual.ManPage;
import toktrail.args.manual.ManText;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Version;
import toktrail.environment.Environment;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.error.ExitCode;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.terminal.LineWidth;

/** {@code toktrail man}: manual pages from the declarations, and the prose written by hand beside them. */
public final class ManCommand implements Command {

    private static final Positional COMMAND = Positional.any("COMMAND", "The command, word by word.");
    private static final Option DIR =
            Option.directory("--dir", "DIR",
            "Write all pages there instead; if it is called man1, those of section 5 to man5 beside it.");

    private final Supplier<CommandTree> all;

    /** @param all the declarations of all commands */
    public ManCommand(Supplier<CommandTree> all) {
        this.all = all;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("man", "Print a manual page.")
                .withDescription("On a terminal the page is shown as plain text; elsewhere, and with --dir, it is mdoc"
                        + " for man(1).")
                .withPositionals(COMMAND)
                .withOptions(DIR)
                .withExample("toktrail man usage", "read about \"toktrail usage\"")
                .withExample("toktrail man toktrail.toml", "read about the configuration files")
                .withExample("toktrail man --dir ~/.local/share/man/man1", "install all pages");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Environment environment = context.environment();
        CommandTree tree = all.get();
        Optional<String> directory = context.invocation().text(DIR);
        if (directory.isPresent()) {
            writeAll(tree, environment, environment.resolve(directory.get()));
            return ExitCode.DONE;
        }
        List<String> asked = context.invocation().list(COMMAND);
        String page = asked.equals(List.of(ConfigManual.NAME)) ? configPage(environment)
                : page(tree, tree.find(asked), environment);
        boolean terminal = environment.terminal().isTerminal(Stream.OUT);
        context.out().print(terminal ? ManText.render(page, LineWidth.of(environment)) : page);
        return ExitCode.DONE;
    }

    /** The page of a command in mdoc; without a date unless {@code SOURCE_DATE_EPOCH} gives one. */
    private static String page(CommandTree tree, CommandPath path, Environment environment) {
        return ManPage.render(tree, path, edition(environment), ManPage.sections(prose(ManPage.name(path))));
    }

    /** The page of the configuration files, likewise. */
    private static String configPage(Environment environment) {
        return ConfigManual.render(edition(environment), prose(ConfigManual.NAME));
    }

    private static ManPage.Edition edition(Environment environment) {
        Optional<LocalDate> date = environment.variable("SOURCE_DATE_EPOCH").map(seconds -> LocalDate.ofInstant(
                Instant.ofEpochSecond(epochSeconds(seconds)), ZoneOffset.UTC));
        return new ManPage.Edition(date, Version.line());
    }

    private static long epochSeconds(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw UserException.failed("SOURCE_DATE_EPOCH must be a number of seconds, got '" + text + "'.");
        }
    }

    private static void writeAll(CommandTree tree, Environment environment, Path directory) {
        try {
            Files.createDirectories(directory);
            for (CommandPath path : tree.shownPaths()) {
                Files.writeString(directory.resolve(ManPage.name(path) + ".1"), page(tree, path, environment));
            }
            Path filesPages = directory.endsWith("man1") ? directory.resolveSibling("man5") : directory;
            Files.createDirectories(filesPages);
            Files.writeString(filesPages.resolve(ConfigManual.NAME + ".5"), configPage(environment));
        } catch (IOException e) {
            throw UserException.failed("Could not write manual pages to " + directory + ": "
                    + FileTrouble.reason(e), e);
        }
    }

    /** Hand-written sections of a page, which the build put into the jar; empty for none. */
    private static String prose(String page) {
        try (InputStream in = ManCommand.class.getResourceAsStream("/toktrail/man/" + page + ".in")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

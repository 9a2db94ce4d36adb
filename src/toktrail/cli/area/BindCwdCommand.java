package toktrail.cli.area;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GitDirectory;
import toktrail.config.area.AreaRuleFile;
import toktrail.environment.Environment;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.area.AreaPaths;
import toktrail.usage.AreaPath;

/** {@code toktrail area bind-cwd}: a rule that gives sessions of a directory an area. */
final class BindCwdCommand implements Command {

    private static final Option RECURSIVE = Option.pair("--recursive", "--no-recursive",
            "With all directories below it; or that directory alone.").withDefault("recursive");
    private static final Option GIT_ROOT = Option.flag("--git-root", "The top of the repository instead.");
    private static final Option DIRECTORY = Option.directory("--path", "DIR", "This directory.")
            .withDefault("working directory");
    private static final Option DRY_RUN = Option.flag("--dry-run", "Print what would be added, change nothing.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("bind-cwd", "Add a rule for a directory to the configuration.")
                .withDescription("Sessions that are started there get the area when they are first imported, if"
                        + " auto_detect of [areas] is on. A configuration without [areas] gets it with auto_detect and"
                        + " warn_on_mismatch on. Comments and all else in the file stay as they are.")
                .withPositionals(AreaCommands.PATH).withOptions(RECURSIVE, GIT_ROOT, DIRECTORY, DRY_RUN)
                .withExample("toktrail area bind-cwd work/shop --git-root", "all sessions in this repository");
    }

    @Override
    public ExitCode run(CommandContext context) {
        String typed = context.invocation().text(AreaCommands.PATH).orElseThrow().strip();
        AreaPath area = AreaPaths.parse(typed);
        List<String> patterns =
                AreaRuleFile.patterns(base(context), context.invocation().pair(RECURSIVE).orElse(true));
        Path file = context.workspace().configReading().locations().config().path();
        AreaRuleFile rules = new AreaRuleFile(file);
        if (context.invocation().flag(DRY_RUN)) {
            Optional<String> addition = rules.addition(typed, patterns);
            context.out().print(addition.orElseGet(() -> known(area, file) + "\n"));
        } else {
            context.out().line(rules.add(typed, patterns)
                    ? "Added cwd rule for " + area.text() + " in " + file : known(area, file));
        }
        return ExitCode.DONE;
    }

    private static String known(AreaPath area, Path file) {
        return "Rule for " + area.text() + " already exists in " + file;
    }

    private static Path base(CommandContext context) {
        Environment environment = context.environment();
        Path directory = context.invocation().text(DIRECTORY).map(environment::resolve)
                .orElse(environment.workingDirectory());
        if (!context.invocation().flag(GIT_ROOT)) {
            return directory;
        }
        return new GitDirectory(environment, directory).topLevel().map(Path::of)
                .orElseThrow(() -> UserException.failed("Could not resolve git root."));
    }
}

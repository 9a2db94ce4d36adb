package toktrail.cli;

import java.util.ArrayList;
import java.util.List;
import toktrail.args.CommandPath;
import toktrail.args.CommandSpec;
import toktrail.args.CommandTree;
import toktrail.cli.analyze.AnalyzeCommands;
import toktrail.cli.area.AreaCommands;
import toktrail.cli.budget.BudgetCommand;
import toktrail.cli.config.ConfigCommands;
import toktrail.cli.copilot.CopilotCommands;
import toktrail.cli.doctor.DoctorCommand;
import toktrail.cli.explain.ExplainCommand;
import toktrail.cli.export.ExportCommand;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Group;
import toktrail.cli.help.CompleteCommand;
import toktrail.cli.help.CompletionCommand;
import toktrail.cli.help.HelpCommand;
import toktrail.cli.help.ManCommand;
import toktrail.cli.history.ImportHistoryCommand;
import toktrail.cli.known.BlocksCommand;
import toktrail.cli.known.GraphCommand;
import toktrail.cli.known.ModelsCommand;
import toktrail.cli.known.PeriodsCommand;
import toktrail.cli.machine.MachineCommands;
import toktrail.cli.prices.PricesCommands;
import toktrail.cli.refresh.InitCommand;
import toktrail.cli.refresh.RefreshCommand;
import toktrail.cli.refresh.WatchCommand;
import toktrail.cli.run.RunCommands;
import toktrail.cli.sources.SourcesCommand;
import toktrail.cli.stats.StatsCommand;
import toktrail.cli.statusline.StatuslineCommand;
import toktrail.cli.statusline.UsageStatuslineCommand;
import toktrail.cli.subscriptions.SubscriptionsCommand;
import toktrail.cli.sync.SyncCommands;
import toktrail.cli.usage.UsageCommands;
import toktrail.time.Granularity;

/** The commands of the program. A command line makes only those it names: all of them take longer than a report. */
final class Commands {

    /** In the order of the help. */
    private static final List<String> NAMES = List.of("init", "machine", "refresh", "watch", "sources", "usage",
            "daily", "weekly", "monthly", "models", "graph", "blocks", "area", "stats", "run", "analyze",
            "subscriptions", "prices", "budget", "statusline", "explain", "export", "import-history", "sync", "doctor",
            "config", "copilot", "help", "man", "completion", "__complete");

    /** Those that nearly always open the ledger. */
    private static final List<String> OF_LEDGER = List.of("refresh", "usage", "daily", "weekly", "monthly", "models",
            "graph", "blocks", "area", "stats", "run", "analyze", "subscriptions", "budget", "explain", "export");

    /** Of several rooms; made when it is first named. */
    private static final class Usage {

        static final Group GROUP = UsageCommands.group(new UsageStatuslineCommand());
    }

    private Commands() { }

    private static Command named(String name) {
        return switch (name) {
            case "init" -> new InitCommand();
            case "machine" -> MachineCommands.GROUP;
            case "refresh" -> new RefreshCommand();
            case "watch" -> new WatchCommand();
            case "sources" -> new SourcesCommand();
            case "usage" -> Usage.GROUP;
            case "daily", "weekly", "monthly" -> new PeriodsCommand(Granularity.find(name).orElseThrow());
            case "models" -> new ModelsCommand();
            case "graph" -> new GraphCommand();
            case "blocks" -> new BlocksCommand();
            case "area" -> AreaCommands.GROUP;
            case "stats" -> new StatsCommand();
            case "run" -> RunCommands.GROUP;
            case "analyze" -> AnalyzeCommands.GROUP;
            case "subscriptions" -> new SubscriptionsCommand();
            case "prices" -> PricesCommands.GROUP;
            case "budget" -> new BudgetCommand();
            case "statusline" -> new StatuslineCommand();
            case "explain" -> new ExplainCommand();
            case "export" -> new ExportCommand();
            case "import-history" -> new ImportHistoryCommand();
            case "sync" -> SyncCommands.GROUP;
            case "doctor" -> new DoctorCommand();
            case "config" -> ConfigCommands.GROUP;
            case "copilot" -> CopilotCommands.GROUP;
            case "help" -> new HelpCommand(Commands::tree);
            case "man" -> new ManCommand(Commands::tree);
            case "completion" -> new CompletionCommand();
            case "__complete" -> new CompleteCommand(Commands::tree);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Whether there is a top-level command of this name. */
    static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** Whether a command line will probably need the ledger, as far as its words tell. */
    static boolean expectLedger(List<String> words) {
        return !words.isEmpty() && OF_LEDGER.contains(words.get(0)) && !words.contains("--help")
                && !words.contains("-h");
    }

    /** The declarations of all of them. */
    static CommandTree tree() {
        return tree(NAMES);
    }

    /** The declarations that a command line can be about: of its first word, or of all if that names none. */
    static CommandTree treeOf(List<String> words) {
        boolean onlyVersion = words.size() == 1 && CommandTree.VERSION.names().contains(words.get(0));
        if (words.isEmpty() || onlyVersion) {
            return tree(List.of());
        }
        return tree(NAMES.contains(words.get(0)) ? words.subList(0, 1) : NAMES);
    }

    private static CommandTree tree(List<String> names) {
        return new CommandTree(root(names).spec(), GlobalOptions.ALL);
    }

    private static RootCommand root(List<String> names) {
        List<Command> commands = new ArrayList<>();
        for (String name : names) {
            commands.add(named(name));
        }
        return new RootCommand(commands);
    }

    /** The command a path leads to. */
    static Command find(CommandPath path) {
        List<CommandSpec> specs = path.commands();
        if (specs.size() == 1) {
            return root(specs.get(0).subcommands().stream().map(spec -> spec.name().main()).toList());
        }
        Command command = named(specs.get(1).name().main());
        for (CommandSpec spec : specs.subList(2, specs.size())) {
            command = child(command, spec.name().main());
        }
        return command;
    }

    private static Command child(Command parent, String name) {
        for (Command child : parent.children()) {
            if (child.spec().name().main().equals(name)) {
                return child;
            }
        }
        throw new IllegalArgumentException(name);
    }
}

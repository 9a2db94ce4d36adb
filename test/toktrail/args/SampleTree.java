package toktrail.args;

import java.math.BigDecimal;
import java.util.List;

/** A small program with one command of every shape the real one has. */
public final class SampleTree {

    static final Option DB = Option.file("--db", "PATH", "The state database.").withVariable("TOKTRAIL_DB")
            .withDefault("~/.local/state/toktrail/toktrail.db");
    static final Option COLOR = Option.choice("--color", List.of("auto", "always", "never"), "When to colour text.")
            .withDefault("auto");
    static final Option NOW = Option.integer("--now-ms", "MS", "The clock.").hidden();
    static final Option INSTALL = Option.choice("--install-completion", CompletionScript.Shell.allNames(),
            "Install the completion of a shell.").with(Option.Trait.VALUE_OPTIONAL);

    static final Option JSON = Option.flag("--json", "Print JSON.");
    static final Option HARNESS = Option.known("--harness", "NAME", "harness", "Only this tool.").repeatable()
            .withGroup("Filters");
    static final Option MODEL = Option.text("--model", "MODEL", "Only this model.").withGroup("Filters");
    static final Option REFRESH = Option.pair("--refresh", "--no-refresh", "Look for new usage first.");
    static final Option LIMIT = Option.atLeast("--limit", "N", 0, "Rows at most.")
            .withFailure("--limit must be non-negative.");
    static final Option ORDER = Option.choice("--order", List.of("asc", "desc"), "Order of the rows.")
            .withDefault("desc").withFailure("--order must be one of: asc, desc.");
    static final Option SORT = Option.choice("--sort",
            List.of("actual", "virtual", "savings", "tokens", "messages", "provider"), "Sort by.")
            .withFailure("Unsupported --sort '{}'.");
    static final Option COLUMNS = Option.text("--columns", "LIST", "Columns to show.").with(Option.Trait.COMMA_LIST);
    static final Option INTERVAL = Option.atLeast("--interval", "SECONDS", new BigDecimal("0.1"),
            "Longest wait between two looks.").withDefault("2.0");
    static final Option PORT = Option.between("--port", "N", 0, 65535, "Port to listen on.").withDefault("7878");
    static final Option PROVIDER = Option.text("--provider", "P", "The provider.").required();
    static final Option OUT = Option.file("--out", "PATH", "The archive to write.").withName("-o");
    static final Option CONFLICT = Option.choice("--on-conflict", List.of("fail", "skip"), "What to do then.")
            .withDefault("fail");
    static final Option RUN = Option.integer("--run", "N", "The run.");
    static final Option RAW = Option.pair("--raw", "--no-raw", "Store raw records.");
    static final Option REFRESH_POLICY = Option.choice("--refresh", List.of("never", "auto", "always"),
            "When to refresh.");
    static final Option NO_REFRESH = Option.flag("--no-refresh", "The same as --refresh never.");
    static final Option DETAIL_DB = Option.file("--db", "PATH", "The detail database.");

    static final Positional RUN_ID = Positional.one("RUN_ID", "The run.").asInteger();
    static final Positional OPTIONAL_RUN = Positional.optional("RUN_ID", "The run; the active one if left out.")
            .asInteger();
    static final Positional OLD = Positional.one("OLD", "The area.").asKnown("area");
    static final Positional NEW = Positional.one("NEW", "Its new path.");
    static final Positional ARCHIVE = Positional.of("ARCHIVE", Positional.Count.ONE,
            new ValueType.PathText(ValueType.PathText.Target.FILE), "The archive to read.");
    static final Positional SHELL = Positional.of("SHELL", Positional.Count.ONE,
            new ValueType.Choice(List.of("bash", "zsh")), "The shell.")
            .withFailure("Unsupported shell. Use bash or zsh.");
    static final Positional EVENTS = Positional.any("EVENT_ID", "Ledger ids.").asInteger();
    static final Positional COMMAND = Positional.any("COMMAND", "The command to start, with its arguments.");

    private SampleTree() { }

    public static CommandTree tree() {
        CommandSpec root = CommandSpec.group("toktrail", "Show what coding tools have used.",
                usage(), run(), area(), sources(), statusline(), copilot(), sync(), codex(),
                CommandSpec.group("insights", "Look closer.", CommandSpec.command("report", "Print the report.")),
                CommandSpec.command("web", "Serve the pages on this machine.").withAliases("ui").withOptions(PORT),
                CommandSpec.command("watch", "Print usage as it happens.").withOptions(INTERVAL, JSON),
                CommandSpec.command("explain", "Show where numbers come from.").withPositionals(EVENTS)
                        .withOptions(JSON),
                CommandSpec.command("parse", "Turn a page of prices into TOML.").withOptions(PROVIDER),
                CommandSpec.command("completion", "Print the completion script of a shell.").withPositionals(SHELL),
                CommandSpec.command("__complete", "Complete a command line.").withPositionals(COMMAND).hidden());
        return new CommandTree(root.withAlone(CommandSpec.Alone.RUNS).withOptions(INSTALL)
                .withDescription("Without a command it prints a short summary of today, this week and this month.")
                .withExample("toktrail usage daily", "Usage by day."), List.of(DB, COLOR, NOW));
    }

    private static CommandSpec usage() {
        return CommandSpec.group("usage", "Report usage.",
                CommandSpec.command("today", "Usage of today.").withAliases("day").withOptions(JSON),
                CommandSpec.command("daily", "Usage by day.")
                        .withOptions(JSON, HARNESS, MODEL, REFRESH, LIMIT, ORDER, SORT, COLUMNS)
                        .withDescription("A date-only --until is the last day shown. "
                                + "Days follow the zone of the report.")
                        .withExample("toktrail usage daily --harness codex", "Usage of one tool.")
                        .withExample("toktrail usage daily --json | head -3",
                                "The beginning of the data, e.g. for a script.")
                        .withNotes("Costs are computed when the report is made."));
    }

    private static CommandSpec run() {
        return CommandSpec.group("run", "Track a piece of work.",
                CommandSpec.command("status", "Show a run.").withPositionals(OPTIONAL_RUN).withOptions(JSON),
                CommandSpec.command("archive", "Put a run away.").withPositionals(RUN_ID).withOptions(JSON));
    }

    private static CommandSpec area() {
        return CommandSpec.group("area", "Sort sessions into areas.",
                CommandSpec.command("move", "Give an area a new place.").withPositionals(OLD, NEW));
    }

    private static CommandSpec sources() {
        return CommandSpec.group("sources", "Show the sources.",
                CommandSpec.command("list", "List the sources.").withOptions(HARNESS, JSON),
                CommandSpec.command("skipped", "List what could not be read.").withOptions(JSON))
                .withAlone(CommandSpec.Alone.RUNS).withOptions(HARNESS, JSON);
    }

    private static CommandSpec statusline() {
        return CommandSpec.group("statusline", "Print one line for a prompt.",
                CommandSpec.command("test", "Show how the line is made.").withOptions(REFRESH_POLICY, NO_REFRESH),
                CommandSpec.group("config", "Show or change its settings.",
                        CommandSpec.command("show", "Print the settings.").withOptions(JSON)))
                .withAlone(CommandSpec.Alone.RUNS).withOptions(JSON, REFRESH_POLICY, NO_REFRESH);
    }

    private static CommandSpec copilot() {
        return CommandSpec.group("copilot", "Help with GitHub Copilot CLI.",
                CommandSpec.command("run", "Start a command and import what it used.")
                        .withOptions(RUN, RAW).withPositionals(COMMAND).stoppingAtFirstUnknown());
    }

    private static CommandSpec sync() {
        return CommandSpec.group("sync", "Exchange state.",
                CommandSpec.command("export", "Write an archive.").withOptions(OUT, JSON),
                CommandSpec.command("import", "Read an archive.").withPositionals(ARCHIVE).withOptions(CONFLICT));
    }

    private static CommandSpec codex() {
        return CommandSpec.group("codex", "Look into Codex sessions.",
                CommandSpec.command("report", "Totals of a period.").withOptions(DETAIL_DB));
    }
}

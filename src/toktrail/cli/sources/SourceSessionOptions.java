package toktrail.cli.sources;

import java.util.List;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.report.SourceSessionSort;

/** Options and arguments that {@code sources sessions} and {@code sources session} share. */
final class SourceSessionOptions {

    static final Positional HARNESS = Positional.one("HARNESS", "The tool, such as codex.")
            .asKnown(Topics.HARNESSES);
    static final Option SOURCE = Option.file("--source", "PATH",
            "Read this file or directory instead of the known places.");
    static final Option BREAKDOWN = Option.flag("--breakdown", "Show a session by model and activity too.");
    static final Option UTC = Option.flag("--utc", "Show times in UTC.");
    static final Option LAST = Option.flag("--last", "Show the newest session.");
    static final Option LIMIT = Option.atLeast("--limit", "N", 1, "List at most N sessions.");
    static final Option SORT = Option.choice("--sort", SourceSessionSort.class, SourceSessionSort.LAST,
            "What the list goes by, the newest or greatest first.")
            .withFailure("Unsupported sort. Use last, tokens, actual, virtual, or savings.");
    static final Option COLUMNS = Option.text("--columns", "LIST",
            "Columns of the list, divided by commas.").with(Option.Trait.COMMA_LIST);

    /** What a command that shows sessions accepts. */
    static final List<Option> SHARED = List.of(SOURCE, BREAKDOWN, GlobalOptions.JSON, UTC, GlobalOptions.RICH);

    private SourceSessionOptions() { }
}

package toktrail.cli.analyze;

import java.util.List;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Topics;
import toktrail.cli.frame.UsageOptions;

/** How the session is named that a command looks into. */
final class SessionOptions {

    static final Positional HARNESS = Positional.one("HARNESS", "The tool, such as codex.")
            .asKnown(Topics.HARNESSES);
    static final Positional SESSION = Positional.optional("SESSION",
            "The id of the session in its source; not needed if the tool has only one.");
    static final Option SOURCE = Option.file("--source", "PATH",
            "Import this file or directory before; with --no-refresh, look at it without the ledger.");
    static final Option LAST = Option.flag("--last", "The newest session of the tool.");
    static final Option ACTIVE_RUN = Option.pair("--active-run", "--all-runs",
            "Only calls linked to the active run, if there is one; or all.").withDefault("all");

    static final List<Option> ALL = List.of(SOURCE, LAST, ACTIVE_RUN, UsageOptions.REFRESH,
            UsageOptions.REFRESH_DETAILS, UsageOptions.RAW);

    private SessionOptions() { }
}

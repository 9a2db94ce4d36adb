package toktrail.cli.analyze;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import toktrail.analysis.CacheAnalysis;
import toktrail.analysis.CacheAnalyzer;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.TimeOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.error.ExitCode;
import toktrail.terminal.LineWidth;
import toktrail.text.Table.Look;

/** {@code toktrail analyze cache HARNESS [SESSION]}: how the calls of a session used caches. */
final class CacheCommand implements Command {

    private static final BigDecimal USUAL_TOLERANCE = new BigDecimal("0.05");
    private static final Option TOLERANCE = Option.atLeast("--cluster-tolerance", "RATIO", BigDecimal.ZERO,
            "How far prompts of like calls may differ, as part of the larger one.")
            .withDefault(USUAL_TOLERANCE.toPlainString());
    private static final Option CALLS = Option.pair("--calls", "--no-calls", "Show each call; or only the sums.")
            .withDefault("each call");
    private static final Option UTC = Option.flag("--utc", "Show times in UTC.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("cache", "Show cache use and cost of a session, call by call.")
                .withPositionals(SessionOptions.HARNESS, SessionOptions.SESSION)
                .withOptions(GlobalOptions.JSON, TOLERANCE, CALLS, UTC, GlobalOptions.RICH)
                .withOptions(SessionOptions.ALL)
                .withExample("toktrail analyze cache claude --last", "the newest session of Claude Code")
                .withExample("toktrail analyze cache opencode ses_cache --no-calls --json",
                        "the sums of one session of OpenCode as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        SessionCalls session = new SessionCalls(context);
        BigDecimal tolerance = line.decimal(TOLERANCE).orElse(USUAL_TOLERANCE);
        CacheAnalysis analysis = new CacheAnalyzer(context.workspace().pricing(), tolerance).analyse(session.read());
        boolean calls = line.pair(CALLS).orElse(true);
        RefreshDetails details = new RefreshDetails(context, session.imported());
        if (context.json()) {
            details.printJson(writer -> new CacheJson(writer).write(analysis, calls));
            return ExitCode.DONE;
        }
        details.printText();
        ZoneId zone = TimeOptions.zone(Optional.empty(), line.flag(UTC), context.workspace().configuration().timezone(),
                context.environment().clock().getZone());
        Look look = context.look(GlobalOptions.RICH);
        context.out().print(new CacheText(context.style(), look, LineWidth.of(context.environment()), zone)
                .render(analysis, calls));
        return ExitCode.DONE;
    }
}

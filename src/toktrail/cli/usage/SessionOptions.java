package toktrail.cli.usage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.error.UserException;
import toktrail.ledger.session.SessionOrder;
import toktrail.report.ReportPeriod;
import toktrail.report.sessions.SessionQuery;

/** The options of {@code usage sessions}, and what they ask. */
final class SessionOptions {

    static final Option BREAKDOWN = rows(Option.flag("--breakdown", "Show each session by model too."));
    static final Option COMPACT = rows(Option.flag("--compact", "A table with fewer columns."));
    static final Option TABLE = rows(Option.flag("--table", "A table instead of a paragraph for each session."));
    static final Option WITH_SUMMARY =
            rows(Option.flag("--with-summary", "Add what is stored about the course of sessions."));
    private static final Option ORDER = rows(Option.choice("--order", List.of("asc", "desc"),
            "By the last call: the oldest or the newest first.").withDefault("desc")
            .withFailure("--order must be one of: asc, desc."));
    private static final Option LIMIT = rows(Option.integer("--limit", "N", "At most N sessions.")
            .withDefault("10, all of a named period"));
    private static final Option LAST = rows(Option.flag("--last", "Only the newest session."));
    private static final long DEFAULT_LIMIT = 10;

    private SessionOptions() { }

    /** All of them. */
    static List<Option> all() {
        return ViewOptions.view(UsageOptions.UNTIL, ViewOptions.NO_INSTANCES, ORDER, LIMIT, LAST, BREAKDOWN,
                WITH_SUMMARY, TABLE, COMPACT);
    }

    /**
     * The question asked.
     *
     * @throws UserException if options contradict each other
     */
    static SessionQuery query(CommandContext context) {
        Invocation line = context.invocation();
        ViewOptions.refuseInstances(line, "sessions");
        UsageOptions usage = new UsageOptions(context);
        ReportPeriod period = usage.period(Optional.empty());
        boolean oldestFirst = line.text(ORDER).equals(Optional.of("asc")) && !line.flag(LAST);
        return new SessionQuery(usage.selection(), period,
                oldestFirst ? SessionOrder.OLDEST_FIRST : SessionOrder.NEWEST_FIRST, limit(line, period),
                line.flag(UsageOptions.SPLIT_THINKING), line.flag(BREAKDOWN), line.flag(WITH_SUMMARY));
    }

    private static OptionalLong limit(Invocation line, ReportPeriod period) {
        OptionalLong asked = UsageOptions.count(line, LIMIT);
        if (line.flag(LAST)) {
            if (asked.orElse(1) != 1) {
                throw UserException.failed("Use either --last or --limit, not both.");
            }
            return OptionalLong.of(1);
        }
        return asked.isPresent() || period.name().isPresent() ? asked : OptionalLong.of(DEFAULT_LIMIT);
    }

    private static Option rows(Option option) {
        return option.withGroup("Rows");
    }
}

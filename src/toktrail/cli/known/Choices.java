package toktrail.cli.known;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.CostOptions;
import toktrail.cli.frame.TimeOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.WeekStart;
import toktrail.error.UserException;
import toktrail.ledger.filter.UsageSelection;
import toktrail.report.RowOrder;
import toktrail.report.series.SpendingQuery;
import toktrail.time.Days;
import toktrail.time.Granularity;
import toktrail.time.TimeWindow;
import toktrail.time.UntilRule;

/** What the shared options of a command line ask. */
final class Choices {

    private static final int DAYS_OF_WEEK = 7;

    private final CommandContext context;
    private final Invocation line;

    Choices(CommandContext context) {
        this.context = context;
        line = context.invocation();
    }

    /**
     * Which events, at all times.
     *
     * @throws UserException if options contradict each other
     */
    SpendingQuery query() {
        UsageSelection typed = new UsageSelection(line.text(UsageOptions.MACHINE), Optional.empty(), Optional.empty(),
                UsageOptions.calls(line), UsageOptions.areas(line), OptionalLong.empty());
        return new SpendingQuery(typed, harnesses(), line.list(KnownOptions.PROJECT), TimeWindow.ALL, zone(), basis());
    }

    /**
     * Which events, in the time asked for.
     *
     * @param last        what {@code --last} counts
     * @param startOfWeek first day of weeks
     * @throws UserException if options contradict each other
     */
    SpendingQuery query(Granularity last, DayOfWeek startOfWeek) {
        return query().in(window(last, startOfWeek));
    }

    /** The harnesses named, as typed; none for all. */
    List<String> harnesses() {
        List<String> names = new ArrayList<>(line.list(KnownOptions.HARNESS));
        for (Option flag : KnownOptions.HARNESS_FLAGS) {
            if (line.flag(flag)) {
                names.add(flag.name().substring(2));
            }
        }
        return names;
    }

    private ZoneId zone() {
        return TimeOptions.zone(line.text(UsageOptions.TIMEZONE), line.flag(UsageOptions.UTC),
                context.workspace().configuration().timezone(), context.environment().clock().getZone());
    }

    private CostBasis basis() {
        return line.choice(CostOptions.BASIS, CostBasis.class);
    }

    /** The moment of the report. */
    long now() {
        return context.environment().clock().millis();
    }

    /** First day of weeks. */
    DayOfWeek startOfWeek() {
        return TimeOptions.startOfWeek(line).map(WeekStart::day)
                .orElse(context.workspace().configuration().ui().startOfWeek());
    }

    /** Which rows are shown; {@code usual} is their direction unless another is asked for. */
    RowChoice rows(RowOrder usual, Map<String, String> aliases) {
        return new RowChoice(line.find(KnownOptions.ORDER, RowOrder.class).orElse(usual),
                line.integer(KnownOptions.LIMIT), !line.flag(CostOptions.NO_COST), aliases);
    }

    private TimeWindow window(Granularity last, DayOfWeek startOfWeek) {
        List<TimeWindow> named = named(last, startOfWeek);
        boolean bounded = line.isGiven(UsageOptions.SINCE) || line.isGiven(UsageOptions.UNTIL_LAST_DAY)
                || line.isGiven(KnownOptions.YEAR);
        if (named.size() > 1) {
            throw UserException.failed("Use only one of --today, --yesterday, --this-week, --last-week, --this-month,"
                    + " --last-month, --week, --month, or --last.");
        }
        if (!named.isEmpty()) {
            if (bounded) {
                throw UserException.failed("Use either a named period or --since/--until, not both.");
            }
            return named.get(0);
        }
        TimeWindow typed = TimeOptions.window(new TimeOptions.Request(Optional.empty(), line.text(UsageOptions.SINCE),
                line.text(UsageOptions.UNTIL_LAST_DAY)), UntilRule.LAST_DAY_SHOWN, now(), zone());
        OptionalLong year = line.integer(KnownOptions.YEAR);
        return year.isEmpty() ? typed : year((int) year.getAsLong(), typed);
    }

    /** The part of the window that lies in a year. */
    private TimeWindow year(int year, TimeWindow window) {
        Days days = new Days(zone());
        LocalDate first = LocalDate.of(year, 1, 1);
        return TimeWindow.of(Math.max(days.start(first), window.sinceMs().orElse(Long.MIN_VALUE)),
                Math.min(days.start(first.plusYears(1)), window.untilMs().orElse(Long.MAX_VALUE)));
    }

    private List<TimeWindow> named(Granularity last, DayOfWeek startOfWeek) {
        List<TimeWindow> named = new ArrayList<>();
        long now = now();
        ZoneId zone = zone();
        Days days = new Days(zone);
        LocalDate today = days.dateOf(now);
        for (Option flag : UsageOptions.PERIOD_FLAGS) {
            if (line.flag(flag)) {
                named.add(TimeOptions.period(flag.name().substring(2)).window(now, zone));
            }
        }
        if (line.flag(KnownOptions.WEEK)) {
            named.add(TimeWindow.of(days.start(today.minusDays(DAYS_OF_WEEK - 1)), days.start(today.plusDays(1))));
        }
        if (line.flag(KnownOptions.MONTH)) {
            named.add(TimeWindow.of(days.start(today.withDayOfMonth(1)), now + 1));
        }
        line.integer(KnownOptions.LAST).ifPresent(count ->
                named.add(newest(Math.min(count, Integer.MAX_VALUE), last, startOfWeek, today)));
        return named;
    }

    private TimeWindow newest(long count, Granularity granularity, DayOfWeek startOfWeek, LocalDate today) {
        Days days = new Days(zone());
        LocalDate week = today.with(TemporalAdjusters.previousOrSame(startOfWeek));
        LocalDate month = today.withDayOfMonth(1);
        return switch (granularity) {
            case DAILY -> TimeWindow.of(days.start(today.minusDays(count - 1)), days.start(today.plusDays(1)));
            case WEEKLY -> TimeWindow.of(days.start(week.minusWeeks(count - 1)), days.start(week.plusWeeks(1)));
            case MONTHLY -> TimeWindow.of(days.start(month.minusMonths(count - 1)), days.start(month.plusMonths(1)));
        };
    }
}

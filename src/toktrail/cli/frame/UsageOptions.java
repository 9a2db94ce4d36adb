package toktrail.cli.frame;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.error.UserException;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.run.Run;
import toktrail.report.DisplayFilters;
import toktrail.report.ModelSort;
import toktrail.report.PriceState;
import toktrail.report.ReportPeriod;
import toktrail.report.UsageQuery;
import toktrail.time.Period;
import toktrail.time.TimeWindow;
import toktrail.time.UntilRule;

/** The options that usage reports share, and what they ask. */
public final class UsageOptions {

    private static final String FILTERS = "Filters";
    private static final String TIME = "Time";
    private static final String ROWS = "Rows";
    private static final String IMPORT = "Import";

    public static final Option HARNESS = filter(Option.known("--harness", "NAME", Topics.HARNESSES,
            "Usage of this harness."));
    public static final Option SESSION = filter(Option.text("--source-session", "ID", "Usage of this source session."));
    public static final Option MACHINE = filter(Option.known("--machine", "MACHINE", Topics.MACHINES,
            "Usage on this machine: name, id, or the beginning of either."));
    public static final Option PROVIDER = filter(Option.known("--provider", "NAME", Topics.PROVIDERS,
            "Usage of this provider."));
    public static final Option MODEL =
            filter(Option.known("--model", "NAME", Topics.MODELS, "Usage of this model."));
    public static final Option THINKING = filter(Option.text("--thinking", "LEVEL",
            "Usage at this thinking level; 'unknown' for calls without one."));
    public static final Option AGENT = filter(Option.known("--agent", "NAME", Topics.AGENTS,
            "Usage of this agent."));
    public static final Option AREA = filter(Option.known("--area", "AREA", Topics.AREAS,
            "Usage in this area and those below it: path, end of a path, or id."));
    public static final Option AREA_EXACT = filter(Option.flag("--area-exact", "Leave out the areas below."));
    public static final Option AREA_LEAF = filter(Option.text("--area-leaf", "NAME",
            "Usage in every area whose last segment this is."));
    public static final Option UNASSIGNED = filter(Option.flag("--unassigned-area", "Usage of sessions without area."));

    public static final Option RUN = filter(Option.integer("--run", "N", "Usage linked to this run and in its time."));

    public static final Option SINCE = time(Option.text("--since", "TIME",
            "From this moment on: 2026-07-01, or 2026-07-01T12:00."));
    public static final Option UNTIL = time(Option.text("--until", "TIME",
            "Before this moment; a date alone ends where that day begins."));
    public static final Option UNTIL_LAST_DAY = time(Option.text("--until", "TIME",
            "Before this moment; a date alone is the last day shown."));
    public static final Option PERIOD = time(Option.text("--period", "PERIOD",
            "today, yesterday, this-week, last-week, this-month, last-month or all-time."));
    public static final Option TIMEZONE = time(Option.text("--timezone", "ZONE",
            "Zone of days, such as Europe/Berlin.").withDefault("system zone"));
    public static final Option UTC = time(Option.flag("--utc", "Days in UTC."));

    public static final Option SPLIT_THINKING = rows(Option.flag("--split-thinking",
            "Rows of models for each thinking level."));
    public static final Option PRICE_STATE = rows(Option.choice("--price-state", PriceState.class, PriceState.ALL,
            "Rows by whether all their calls have prices.")
            .withFailure("Unsupported --price-state. Use all, priced, or unpriced."));
    public static final Option MIN_MESSAGES =
            rows(Option.integer("--min-messages", "N", "Rows with at least N calls."));
    public static final Option MIN_TOKENS = rows(Option.integer("--min-tokens", "N", "Rows with at least N tokens."));
    public static final Option SORT =
            rows(modelSort("Order of models").withDefault(ModelSort.ACTUAL.word()));
    public static final Option LIMIT = rows(Option.integer("--limit", "N", "At most N rows of models."));
    public static final Option RICH = rows(GlobalOptions.RICH);

    public static final Option REFRESH = Option.pair("--refresh", "--no-refresh",
            "Read all sources before; or report only what is stored.").withGroup(IMPORT)
            .withDefault("import what is new");
    public static final Option REFRESH_IF_ASKED = REFRESH.withDefault("report what is stored");
    public static final Option REFRESH_DETAILS = Option.flag("--refresh-details", "Show what the import before did.")
            .withGroup(IMPORT);
    public static final Option RAW = GlobalOptions.RAW.withGroup(IMPORT);

    /** Those that say whose usage is meant: what {@link #selection} reads. */
    public static final List<Option> SELECTION = List.of(HARNESS, SESSION, MACHINE, PROVIDER, MODEL, THINKING, AGENT,
            AREA, AREA_EXACT, AREA_LEAF, UNASSIGNED);

    /** {@code --today} and its kin. */
    public static final List<Option> PERIOD_FLAGS = periodFlags();

    /** Those of the import before a report that imports what is new. */
    public static final List<Option> IMPORTING = List.of(REFRESH, REFRESH_DETAILS, RAW);

    public static final Option SINCE_MS = time(Option.integer("--since-ms", "MS",
            "From this moment on, in milliseconds since 1970."));
    public static final Option UNTIL_MS = time(Option.integer("--until-ms", "MS",
            "Before this moment, in milliseconds since 1970."));

    /** What reports over everything, or a period, accept. */
    public static final List<Option> AGGREGATE = aggregate();

    /** What the report of a run accepts. */
    public static final List<Option> OF_RUN = ofRun();

    private final CommandContext context;
    private final Invocation line;

    public UsageOptions(CommandContext context) {
        this.context = context;
        line = context.invocation();
    }

    /**
     * The question asked.
     *
     * @param named the period that is the command's name
     * @throws UserException if options contradict each other
     */
    public UsageQuery query(Optional<Period> named) {
        return new UsageQuery(selection(), period(named), line.flag(SPLIT_THINKING), display(SORT, LIMIT));
    }

    /**
     * The question asked about a run.
     *
     * @throws UserException if options contradict each other
     */
    public UsageQuery query(Run run) {
        TimeWindow window = new TimeWindow(
                OptionalLong.of(Math.max(run.startedAtMs(), line.integer(SINCE_MS).orElse(Long.MIN_VALUE))),
                earlier(run.endedAtMs(), line.integer(UNTIL_MS)));
        ReportPeriod period = new ReportPeriod(Optional.empty(), window, context.workspace().zone(), false);
        return new UsageQuery(
                selection(OptionalLong.of(run.id())), period, line.flag(SPLIT_THINKING), display(SORT, LIMIT));
    }

    private static OptionalLong earlier(Long endOrNull, OptionalLong asked) {
        return endOrNull == null ? asked : OptionalLong.of(Math.min(endOrNull, asked.orElse(Long.MAX_VALUE)));
    }

    /**
     * The filters.
     *
     * @throws UserException if they contradict each other
     */
    public UsageSelection selection() {
        return selection(OptionalLong.empty());
    }

    /** The filters, of the events of a run if its number is there. */
    public UsageSelection selection(OptionalLong run) {
        return new UsageSelection(line.text(MACHINE), line.text(HARNESS), line.text(SESSION),
                calls(line), areas(line), run);
    }

    /** The filter on calls. */
    public static CallFilter calls(Invocation line) {
        return new CallFilter(line.text(PROVIDER), List.of(), line.text(MODEL), line.text(THINKING), line.text(AGENT));
    }

    /**
     * The filter on areas.
     *
     * @throws UserException if options contradict each other
     */
    public static AreaSelector areas(Invocation line) {
        return AreaSelector.of(line.text(AREA), line.text(AREA_LEAF), line.flag(UNASSIGNED), line.flag(AREA_EXACT));
    }

    /**
     * The time, where a date alone ends it as the day begins.
     *
     * @param named the period that is the command's name
     * @throws UserException if options contradict each other
     */
    public ReportPeriod period(Optional<Period> named) {
        return period(named, UNTIL, UntilRule.EXCLUSIVE);
    }

    /** As {@link #period}, where a date alone is the last day shown: for {@link #UNTIL_LAST_DAY}. */
    public ReportPeriod periodWithLastDay() {
        return period(Optional.empty(), UNTIL_LAST_DAY, UntilRule.LAST_DAY_SHOWN);
    }

    private ReportPeriod period(Optional<Period> named, Option until, UntilRule rule) {
        Optional<Period> period = chosenPeriod(named);
        ZoneId zone = TimeOptions.zone(line.text(TIMEZONE), line.flag(UTC),
                context.workspace().configuration().timezone(),
                context.environment().clock().getZone());
        TimeWindow window = TimeOptions.window(
                new TimeOptions.Request(period, line.text(SINCE), line.text(until)), rule,
                context.environment().clock().millis(), zone);
        boolean asked = period.isPresent() || line.isGiven(SINCE) || line.isGiven(until) || line.isGiven(TIMEZONE)
                || line.flag(UTC);
        return new ReportPeriod(period, window, zone, asked);
    }

    private Optional<Period> chosenPeriod(Optional<Period> named) {
        Set<Period> chosen = EnumSet.noneOf(Period.class);
        if (named.isPresent()) {
            chosen.add(named.get());
        }
        if (line.text(PERIOD).isPresent()) {
            chosen.add(TimeOptions.period(line.text(PERIOD).get()));
        }
        for (Option flag : PERIOD_FLAGS) {
            if (line.flag(flag)) {
                chosen.add(TimeOptions.period(flag.name().substring(2)));
            }
        }
        if (chosen.size() > 1) {
            throw UserException.failed("Use only one session period: --period, --today, --yesterday, --this-week,"
                    + " --last-week, --this-month, or --last-month.");
        }
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen.iterator().next());
    }

    /**
     * Which rows are shown by their prices.
     *
     * @throws UserException if the value is not allowed
     */
    public PriceState priceState() {
        return line.choice(PRICE_STATE, PriceState.class);
    }

    /**
     * Which rows are shown.
     *
     * @param sort  the option {@code --sort} of the command
     * @param limit the option {@code --limit} of the command
     * @throws UserException if a value is not allowed
     */
    public DisplayFilters display(Option sort, Option limit) {
        PriceState state = priceState();
        ModelSort key = line.find(sort, ModelSort.class).orElse(ModelSort.ACTUAL);
        return new DisplayFilters(state, count(line, MIN_MESSAGES), count(line, MIN_TOKENS), key,
                count(line, limit));
    }

    /**
     * A number of things.
     *
     * @throws UserException if it is negative
     */
    public static OptionalLong count(Invocation line, Option option) {
        OptionalLong count = line.integer(option);
        if (count.orElse(0) < 0) {
            throw UserException.failed(option.name() + " must be non-negative.");
        }
        return count;
    }

    /** An option {@code --sort} for what {@code order} says: rows of models, or of what has such figures. */
    public static Option modelSort(String order) {
        return Option.choice("--sort", ModelSort.class,
                order + "; amounts the greatest first.")
                .withFailure("Unsupported --sort. Use actual, virtual, savings, tokens, messages, provider, model, or"
                        + " unpriced.");
    }

    private static Option filter(Option option) {
        return option.withGroup(FILTERS);
    }

    private static Option time(Option option) {
        return option.withGroup(TIME);
    }

    private static Option rows(Option option) {
        return option.withGroup(ROWS);
    }

    private static List<Option> periodFlags() {
        List<Option> flags = new ArrayList<>();
        for (Period period : Period.values()) {
            if (period != Period.ALL_TIME) {
                flags.add(time(Option.flag("--" + period.label(), "The same as --period " + period.label() + ".")));
            }
        }
        return List.copyOf(flags);
    }

    /** Those that say when, and in which zone days are: one moment or period, with the {@code --until} of a command. */
    public static List<Option> timeUntil(Option until) {
        List<Option> options = new ArrayList<>(List.of(SINCE, until, PERIOD));
        options.addAll(PERIOD_FLAGS);
        options.addAll(List.of(TIMEZONE, UTC));
        return options;
    }

    private static List<Option> aggregate() {
        return aggregate(timeUntil(UNTIL));
    }

    private static List<Option> ofRun() {
        return aggregate(List.of(SINCE_MS, UNTIL_MS));
    }

    private static List<Option> aggregate(List<Option> time) {
        List<Option> options = new ArrayList<>(List.of(GlobalOptions.JSON));
        options.addAll(SELECTION);
        options.addAll(time);
        options.addAll(List.of(SPLIT_THINKING, PRICE_STATE, MIN_MESSAGES, MIN_TOKENS, SORT, LIMIT, RICH));
        options.addAll(IMPORTING);
        return List.copyOf(options);
    }
}

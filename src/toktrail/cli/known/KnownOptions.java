package toktrail.cli.known;

import java.util.ArrayList;
import java.util.List;
import toktrail.args.Option;
import toktrail.cli.frame.CostOptions;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.cli.frame.UsageOptions;
import toktrail.harness.Harnesses;
import toktrail.report.RowOrder;

/** The options these reports share. */
final class KnownOptions {

    static final Option HARNESS = filter(Option.known("--harness", "NAME", Topics.HARNESSES,
            "Usage of this harness, or of several divided by commas; --claude, --codex and so on mean the same.")
            .repeatable().with(Option.Trait.COMMA_LIST));
    /** {@code --claude} and its kin. */
    static final List<Option> HARNESS_FLAGS = Harnesses.ALL.stream().map(harness ->
            Option.flag("--" + harness.info().id(), "Usage of this harness.").hidden()).toList();
    static final Option PROJECT = filter(Option.text("--project", "NAME",
            "Usage in this project: its name in --instances, or its path.").repeatable());
    static final Option YEAR = time(Option.between("--year", "YYYY", 1, 9999, "In this calendar year."));
    static final Option WEEK = time(Option.flag("--week", "In the last seven days, today included."));
    static final Option MONTH = time(Option.flag("--month", "In this month until now."));
    static final Option LAST = time(Option.atLeast("--last", "N", 1, "In the newest N periods of the report."));
    static final Option ORDER = rows(Option.choice("--order", RowOrder.class, "Direction of the rows.")
            .withFailure("--order must be one of: asc, desc."));
    static final Option LIMIT = rows(Option.atLeast("--limit", "N", 0, "At most N rows; totals count all."));
    static final Option COMPACT = rows(Option.flag("--compact", "Fewer columns."));
    static final Option TABLE_STYLE = rows(Option.choice("--table-style", TableView.Drawing.class,
            TableView.Drawing.AUTO, "What tables are drawn with; auto draws boxes on a terminal."));
    static final Option RICH = rows(Option.flag("--rich", "The same as --table-style box."));
    static final Option BENCHMARK = Option.flag("--benchmark", "Say on standard error where the time went.");

    private KnownOptions() { }

    /** What every report accepts: filters, time, import. */
    static List<Option> choice(Option... own) {
        List<Option> options = new ArrayList<>(List.of(own));
        options.addAll(List.of(HARNESS, UsageOptions.MACHINE, UsageOptions.PROVIDER, UsageOptions.MODEL,
                UsageOptions.THINKING, UsageOptions.AGENT, PROJECT, UsageOptions.AREA, UsageOptions.AREA_EXACT,
                UsageOptions.AREA_LEAF, UsageOptions.UNASSIGNED, UsageOptions.SINCE, UsageOptions.UNTIL_LAST_DAY,
                YEAR));
        options.addAll(UsageOptions.PERIOD_FLAGS);
        options.addAll(List.of(WEEK, MONTH, LAST, UsageOptions.TIMEZONE, UsageOptions.UTC, CostOptions.BASIS,
                UsageOptions.REFRESH, UsageOptions.REFRESH_DETAILS, UsageOptions.RAW, BENCHMARK));
        options.addAll(HARNESS_FLAGS);
        return List.copyOf(options);
    }

    /** As {@link #choice}, for reports that are a table. */
    static List<Option> table(Option... own) {
        List<Option> options = new ArrayList<>(List.of(GlobalOptions.JSON));
        options.addAll(List.of(own));
        options.addAll(List.of(ORDER, LIMIT, CostOptions.NO_COST, COMPACT, TABLE_STYLE, RICH));
        return choice(options.toArray(Option[]::new));
    }

    private static Option filter(Option option) {
        return option.withGroup("Filters");
    }

    private static Option time(Option option) {
        return option.withGroup("Time");
    }

    static Option rows(Option option) {
        return option.withGroup("Rows");
    }
}

package toktrail.cli.usage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.error.UserException;
import toktrail.report.RowOrder;

/**
 * The options of the views of {@code toktrail usage}. Every view takes those of all of them, so that a script can give
 * one list of options to each; what means nothing to a view is not in its help.
 */
final class ViewOptions {

    static final Option ORDER = rows(Option.choice("--order", RowOrder.class, RowOrder.DESC,
            "The oldest or the newest first.")
            .withFailure("--order must be one of: asc, desc."));
    static final Option BREAKDOWN = rows(Option.flag("--breakdown", "A table of the models of each period too."));
    static final Option COMPACT = rows(Option.flag("--compact", "Fewer columns."));
    static final Option INSTANCES = rows(Option.flag("--instances", "Tables for each source session."));
    static final Option LOCALE = rows(Option.text("--locale", "LOCALE", "Repeated in JSON; no other effect."));
    static final Option SORT = rows(UsageOptions.modelSort("Order of periods").withDefault("in time"));
    static final Option LIMIT = rows(Option.integer("--limit", "N", "At most N rows."));
    static final Option LAST = rows(Option.flag("--last", "Only the first row."));
    static final Option ARCHIVED = rows(Option.flag("--archived", "Archived runs only."));
    static final Option ALL = rows(Option.flag("--all", "Archived runs too."));
    static final Option DIRECT = rows(Option.flag("--direct", "What belongs to the areas themselves."));
    static final Option SUBTREE = rows(Option.flag("--subtree", "Areas together with those below, in detail."));
    static final Option LEAVES = rows(Option.flag("--leaves", "Only areas with calls of their own."));
    static final Option PERCENT = rows(Option.flag("--percent", "A column with the share of the whole."));
    static final Option SHARE_BY = rows(Option.choice("--share-by",
            List.of("tokens", "actual", "virtual", "messages"), "What shares are measured by.").withDefault("tokens")
            .withFailure("--share-by must be one of: tokens, actual, virtual, messages."));

    /** For views that {@linkplain #refuseInstances refuse it} with a message. */
    static final Option NO_INSTANCES = Option.flag("--instances", "Not for this view.").hidden();

    private static final List<String> FLAGS = List.of("--breakdown", "--compact", "--table", "--with-summary",
            "--instances", "--archived", "--all", "--last", "--direct", "--subtree", "--leaves", "--percent");
    private static final List<String> VALUES =
            List.of("--price-state", "--sort", "--order", "--locale", "--start-of-week", "--share-by");
    private static final List<String> NUMBERS = List.of("--min-messages", "--min-tokens", "--limit");

    /** Each as a view takes it that means nothing by it. */
    private static final List<Option> OTHERS = others();

    private ViewOptions() { }

    private static List<Option> others() {
        List<Option> options = new ArrayList<>();
        for (String name : FLAGS) {
            options.add(Option.flag(name, "Of no effect.").hidden());
        }
        for (String name : VALUES) {
            options.add(Option.text(name, "TEXT", "Of no effect.").hidden());
        }
        for (String name : NUMBERS) {
            options.add(Option.integer(name, "N", "Of no effect.").hidden());
        }
        return List.copyOf(options);
    }

    /** What every view means something by, with its own {@code --until} and further options. */
    static List<Option> view(Option until, Option... own) {
        List<Option> options = new ArrayList<>(List.of(GlobalOptions.JSON));
        options.addAll(UsageOptions.SELECTION);
        options.addAll(UsageOptions.timeUntil(until));
        options.add(UsageOptions.SPLIT_THINKING);
        options.addAll(List.of(own));
        options.add(UsageOptions.RICH);
        options.addAll(UsageOptions.IMPORTING);
        return withOthers(options);
    }

    /** These options, and those of all other views, which are taken without effect and not shown. */
    static List<Option> withOthers(List<Option> own) {
        Set<String> names = new HashSet<>();
        for (Option option : own) {
            names.add(option.name());
        }
        List<Option> options = new ArrayList<>(own);
        for (Option other : OTHERS) {
            if (!names.contains(other.name())) {
                options.add(other);
            }
        }
        return List.copyOf(options);
    }

    /**
     * Says that a view has no series of single sessions.
     *
     * @throws UserException if {@link #NO_INSTANCES} was given
     */
    static void refuseInstances(Invocation line, String view) {
        if (line.flag(NO_INSTANCES)) {
            throw UserException.failed("--instances is not supported for " + view + " view.");
        }
    }

    private static Option rows(Option option) {
        return option.withGroup("Rows");
    }
}

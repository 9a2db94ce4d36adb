package toktrail.cli.known;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import toktrail.args.Invocation;
import toktrail.cli.frame.CommandContext;
import toktrail.environment.Environment;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.NamedSpending;
import toktrail.report.series.Spending;
import toktrail.spelling.Choice;
import toktrail.terminal.LineWidth;
import toktrail.text.GridTable;
import toktrail.text.GridTable.Frame;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;

/** How a table of these reports is drawn, as options and terminal say, and what is told beside it. */
final class TableView {

    /** What {@code --table-style} may say. */
    enum Drawing implements Choice { AUTO, BOX, PLAIN, ASCII }

    private static final int DEFAULT_WIDTH = 120;

    private final CommandContext context;
    private final int comfortable;
    private final int width;
    private final boolean terminal;
    private final Frame frame;

    /** @param comfortable columns from which on a terminal gets all columns of the table */
    TableView(CommandContext context, int comfortable) {
        this.context = context;
        this.comfortable = comfortable;
        width = LineWidth.of(context.environment(), DEFAULT_WIDTH);
        terminal = context.environment().terminal().isTerminal(Stream.OUT);
        frame = frame();
    }

    private Frame frame() {
        Invocation line = context.invocation();
        Drawing asked = line.flag(KnownOptions.RICH) ? Drawing.BOX
                : line.choice(KnownOptions.TABLE_STYLE, Drawing.class);
        return switch (asked) {
            case BOX -> Frame.BOX;
            case PLAIN -> Frame.PLAIN;
            case ASCII -> Frame.ASCII;
            case AUTO -> !terminal ? Frame.PLAIN : showsUtf8(context.environment()) ? Frame.BOX : Frame.ASCII;
        };
    }

    /** Whether the terminal is said to show UTF-8. */
    private static boolean showsUtf8(Environment environment) {
        if (environment.host().windows()) {
            return true;
        }
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            Optional<String> locale = environment.variable(variable);
            if (locale.isPresent()) {
                String lower = locale.get().toLowerCase(Locale.ROOT);
                return lower.contains("utf-8") || lower.contains("utf8");
            }
        }
        return false;
    }

    /** Whether only a few columns are shown. */
    boolean compact() {
        return context.invocation().flag(KnownOptions.COMPACT) || tooNarrow();
    }

    private boolean tooNarrow() {
        return terminal && width < comfortable;
    }

    /** The beginning of a row that belongs to the one above. */
    String branch() {
        return frame == Frame.ASCII ? "  - " : "  └─ ";
    }

    /** The names as lines of a list. */
    static List<String> listed(List<String> names) {
        return names.isEmpty() ? List.of("- ") : names.stream().map(name -> "- " + name).toList();
    }

    /** A name with a mark if some of what stands beside it was recorded by another tracker. */
    String marked(String name, Spending spending) {
        return spending.recorded() ? name + " " + dagger() : name;
    }

    private String dagger() {
        return frame == Frame.ASCII ? "+" : "†";
    }

    /** Prints the table. */
    void print(GridTable table) {
        context.out().print(table.render(frame, context.style(), width));
    }

    /** Says what the mark means, if it is shown. */
    void printRecorded(Spending total) {
        if (total.recorded()) {
            context.out().line(dagger() + " from the history of another tracker");
        }
    }

    /** Tells what the table leaves out: columns for lack of room, costs for lack of prices. */
    void printRemarks(Spending total, Collection<ModelSpending> models) {
        if (total.unpriced() > 0 && total.unpriced() < total.messages()) {
            context.out().line("* " + events(total.unpriced()) + (total.unpriced() == 1 ? " has" : " have")
                    + " no price");
        }
        for (NamedSpending model : NamedSpending.byName(models, row -> row.provider() + "/" + row.model())) {
            long unpriced = model.spending().unpriced();
            if (unpriced > 0) {
                context.warn("no price for " + Sanitised.line(model.name()) + " (" + events(unpriced) + "); cost "
                        + "excludes " + (unpriced == 1 ? "it." : "them."));
            }
        }
    }

    /** Says how to see all columns, where the terminal is too narrow for them. */
    void printHint() {
        if (tooNarrow() && !context.invocation().flag(KnownOptions.COMPACT)) {
            context.environment().streams().err().line("Compact table: widen the terminal to " + comfortable
                    + " columns to see cache and total columns.");
        }
    }

    /** Says that there is nothing to show. */
    static void printNothing(CommandContext context) {
        context.environment().streams().err().line("No usage data found.");
    }

    private static String events(long count) {
        return Numbers.count(count) + (count == 1 ? " event" : " events");
    }
}

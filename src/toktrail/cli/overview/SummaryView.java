package toktrail.cli.overview;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Sources;
import toktrail.cli.frame.Version;
import toktrail.cli.refresh.DoctorNote;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.harness.SourceFile;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.LedgerFacts;
import toktrail.report.NamedShare;
import toktrail.report.Overview;
import toktrail.report.OverviewReporter;
import toktrail.report.UsageSums;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.time.Period;
import toktrail.time.Zones;

/** What {@code toktrail} alone prints: today, this week, this month, where to look next. */
public final class SummaryView {

    /** What to ask next, as far as there is such a command. */
    private static final List<String> NEXT = List.of("tui", "web", "daily", "models");

    private static final int LABEL_WIDTH = 11;
    private static final int TEXT_WIDTH = 12;
    private static final int HARNESSES_SHOWN = 3;
    private static final String GAP = "   ";

    /** What may run out, in words. */
    private record Standing(Optional<String> block, Optional<String> quota, Optional<String> budget) { }

    private final CommandContext context;
    private final Predicate<String> commands;
    private final Style style;

    /** @param commands whether there is a command of this name */
    public SummaryView(CommandContext context, Predicate<String> commands) {
        this.context = context;
        this.commands = commands;
        style = context.style();
    }

    /** Imports what can be imported quickly, then prints the summary. */
    public ExitCode print() {
        new ReportRefresh(context).runQuick();
        ZoneId zone = context.workspace().zone();
        long now = context.environment().clock().millis();
        OverviewReporter reporter = new OverviewReporter(context.workspace().pricing(), context.workspace().basis());
        context.workspace().ledger().read(view -> {
            LedgerFacts facts = view.facts();
            if (facts.eventCount() == 0) {
                printWhereToBegin();
            } else {
                DoctorNote.print(context);
                StandingLines lines = new StandingLines(context, now);
                print(reporter.overview(view, now, zone), zone,
                        new Standing(lines.block(view, zone), lines.quota(view), lines.budget(view)));
            }
            return null;
        });
        return ExitCode.DONE;
    }

    private void print(Overview overview, ZoneId zone, Standing standing) {
        line(style.bold(Version.line()) + " · " + overview.basis().word() + " cost · " + Zones.label(zone));
        line("");
        int money = 0;
        int tokens = 0;
        int messages = 0;
        for (Overview.PeriodLine period : overview.periods()) {
            money = Math.max(money, cost(overview, period).length());
            tokens = Math.max(tokens, tokens(period).length());
            messages = Math.max(messages, Numbers.count(period.sums().messageCount()).length());
        }
        int remarks = 0;
        for (Overview.PeriodLine period : overview.periods()) {
            String label = switch (period.period()) {
                case TODAY -> "Today";
                case THIS_WEEK -> "This week";
                case THIS_MONTH -> "This month";
                case YESTERDAY, LAST_WEEK, LAST_MONTH, ALL_TIME -> period.period().label();
            };
            long count = period.sums().messageCount();
            String figures = "  " + pad(label, LABEL_WIDTH) + left(cost(overview, period), money) + GAP
                    + left(tokens(period), tokens) + " tokens  " + left(Numbers.count(count), messages)
                    + (count == 1 ? " message " : " messages") + GAP;
            remarks = figures.length();
            line((figures + remark(period)).stripTrailing());
        }
        int column = remarks;
        overview.streaks().ifPresent(streaks -> {
            String days = "  " + pad("Streak", TEXT_WIDTH) + streaks.current()
                    + (streaks.current() == 1 ? " day" : " days") + " (longest " + streaks.longest() + ")";
            line(overview.topModel().map(model -> pad(days, Math.max(column, days.length() + GAP.length()))
                    + "top model " + Sanitised.line(model.name()) + " " + Numbers.wholePercent(model.share()))
                    .orElse(days));
        });
        standing.block().ifPresent(text -> line("  " + pad("Block", TEXT_WIDTH) + text));
        standing.quota().ifPresent(text -> line("  " + pad("Quota", TEXT_WIDTH) + text));
        standing.budget().ifPresent(text -> line("  " + pad("Budget", TEXT_WIDTH) + text));
        line("");
        StringJoiner next = new StringJoiner(" · ");
        for (String command : NEXT) {
            if (commands.test(command)) {
                next.add("toktrail " + command);
            }
        }
        line("  " + next.add("toktrail --help"));
    }

    private static String cost(Overview overview, Overview.PeriodLine period) {
        UsageSums sums = period.sums();
        BigDecimal cost = sums.costs().on(overview.basis());
        boolean unpriced = cost.signum() == 0 && sums.costs().unpricedCount() == sums.messageCount();
        return unpriced ? "unpriced" : Numbers.visibleMoney(cost);
    }

    private static String tokens(Overview.PeriodLine period) {
        return Numbers.brief(period.sums().tokens().accountingTotal());
    }

    /** Who used it today, where the month leads to. */
    private static String remark(Overview.PeriodLine period) {
        if (period.projected().isPresent()) {
            return "projected " + Numbers.visibleMoney(period.projected().get());
        }
        if (period.period() != Period.TODAY) {
            return "";
        }
        List<NamedShare> shares = period.harnesses();
        StringJoiner text = new StringJoiner("  ");
        for (NamedShare share : shares.subList(0, Math.min(HARNESSES_SHOWN, shares.size()))) {
            text.add(Sanitised.line(share.name()) + " " + Numbers.wholePercent(share.share()));
        }
        return text.toString();
    }

    private static String pad(String label, int width) {
        return label + " ".repeat(Math.max(0, width - label.length()));
    }

    private static String left(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    /** Nothing is stored: says which places were looked at. */
    private void printWhereToBegin() {
        line(style.bold(Version.line()));
        line("");
        line("No usage was found yet. These places were looked at:");
        line("");
        Sources sources = context.workspace().sources();
        for (Source source : sources.of(List.of())) {
            for (Path root : sources.places(source.harness())) {
                String state = Files.exists(root) ? "no usage in it" : "not there";
                line("  " + source.harness().info().displayName() + ": " + SourceFile.slashed(root) + " (" + state
                        + ")");
            }
        }
        line("");
        line("Use one of these tools and run toktrail again; or name other places in the configuration, which");
        line("\"toktrail config init\" writes. A tour with sample data: make demo, in the source folder.");
    }

    private void line(String text) {
        context.out().line(text);
    }
}

package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import toktrail.error.ExitCode;
import toktrail.harness.SourceFile;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.LedgerFacts;
import toktrail.report.NamedShare;
import toktrail.report.Overview;
import toktrail.report.OverviewReporter;
import toktrail.text.Numbers;
import toktrail.text.Style;
import toktrail.time.Zones;

/** What {@code toktrail} alone prints: today, this week, this month, where to look next. */
public final class SummaryView {

    private static final int LABEL_WIDTH = 11;
    private static final int HARNESSES_SHOWN = 3;

    private final CommandContext context;
    private final Style style;

    public SummaryView(CommandContext context) {
        this.context = context;
        style = context.style();
    }

    public ExitCode print() {
        new ReportRefresh(context).runQuick();
        ZoneId zone = context.workspace().zone();
        long now = context.environment().clock().millis();
        OverviewReporter reporter = new OverviewReporter(context.workspace().pricing(), context.workspace().basis());
        context.workspace().readLedger(view -> {
            LedgerFacts facts = view.facts();
            if (facts.eventCount() == 0) {
                printWhereToBegin();
            } else {
                DoctorNote.print(context);
                print(reporter.overview(view, now, zone), zone);
            }
            return null;
        });
        return ExitCode.DONE;
    }

    private void print(Overview overview, ZoneId zone) {
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
        for (Overview.PeriodLine period : overview.periods()) {
            String label = switch (period.period()) {
                case TODAY -> "Today";
                case THIS_WEEK -> "This week";
                case THIS_MONTH -> "This month";
                case YESTERDAY, LAST_WEEK, LAST_MONTH, ALL_TIME -> period.period().label();
            };
            line("  " + pad(label) + left(cost(overview, period), money) + "  " + left(tokens(period), tokens)
                    + " tokens  " + left(Numbers.count(period.sums().messageCount()), messages) + " messages"
                    + remark(period));
        }
        overview.streaks().ifPresent(streaks -> line("  " + pad("Streak") + streaks.current() + " days (longest "
                + streaks.longest() + ")" + overview.topModel().map(model -> "  top model " + model.name() + " "
                + Numbers.wholePercent(model.share())).orElse("")));
        line("");
        line("  toktrail usage today · toktrail usage this-month · toktrail sources · toktrail --help");
    }

    private static String cost(Overview overview, Overview.PeriodLine period) {
        return Numbers.groupedMoney(period.sums().costs().on(overview.basis()));
    }

    private static String tokens(Overview.PeriodLine period) {
        return Numbers.brief(period.sums().tokens().accountingTotal());
    }

    private static String remark(Overview.PeriodLine period) {
        if (period.projected().isPresent()) {
            return "   projected " + Numbers.groupedMoney(period.projected().get());
        }
        List<NamedShare> shares = period.harnesses();
        StringBuilder text = new StringBuilder();
        for (NamedShare share : shares.subList(0, Math.min(HARNESSES_SHOWN, shares.size()))) {
            text.append(text.isEmpty() ? "   " : "  ").append(share.name()).append(' ')
                    .append(Numbers.wholePercent(share.share()));
        }
        return text.toString();
    }

    private static String pad(String label) {
        return label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
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

package toktrail.cli.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;
import toktrail.config.choice.CostBasis;
import toktrail.report.statistics.DayFigures;
import toktrail.report.statistics.DigestStatistics;
import toktrail.report.statistics.UsageStatistics;
import toktrail.spelling.Decimals;
import toktrail.text.DisplayWidth;
import toktrail.text.Durations;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;

/** Statistics as text: a few lines for scripts, then a list for people. */
final class StatisticsText {

    private static final int TOOL_WIDTH = 14;
    private static final int BAR = 24;

    private final StringBuilder text = new StringBuilder();
    private final Style style;
    private final boolean costs;

    /** Text with or without costs. */
    StatisticsText(Style style, boolean costs) {
        this.style = style;
        this.costs = costs;
    }

    String render(UsageStatistics statistics) {
        line(style.bold("Stats v1"));
        line("Messages: " + Numbers.count(statistics.totals().messageCount()));
        line("Tokens: " + Numbers.count(statistics.totals().tokens().total()));
        if (costs) {
            line("Virtual cost: $" + Decimals.plain(statistics.totals().costs().virtual()));
        }
        line("Unpriced models: " + Numbers.count(statistics.usage().unpricedModels()));
        sessions(statistics);
        tools(statistics.digests(), statistics.sessions().count());
        line("");
        items(statistics);
        return text.toString();
    }

    private void sessions(UsageStatistics statistics) {
        line("Sessions: " + Numbers.count(statistics.sessions().count()));
        Map<String, Long> archetypes = new LinkedHashMap<>();
        statistics.sessions().archetypes().forEach((archetype, count) -> archetypes.put(archetype.label(), count));
        counts("Archetypes: ", archetypes);
        counts("Outcomes: ", statistics.digests().outcomes());
        statistics.digests().averageScore().ifPresent(score -> line("Avg health: " + score.toPlainString()));
        statistics.sessions().durations().spread()
                .ifPresent(spread -> line("Median duration: " + Durations.span(spread.median())));
    }

    private void counts(String label, Map<String, Long> counts) {
        StringJoiner joined = new StringJoiner(", ");
        counts.forEach((name, count) -> {
            if (count > 0) {
                joined.add(Sanitised.line(name) + "=" + Numbers.count(count));
            }
        });
        if (joined.length() > 0) {
            line(label + joined);
        }
    }

    private void tools(DigestStatistics digests, long sessions) {
        if (digests.digestCount() == 0) {
            line("Tool usage: unavailable; " + Numbers.count(sessions)
                    + " sessions have no persisted tool stats.");
            return;
        }
        if (digests.tools().isEmpty()) {
            line("Tool usage: no data.");
            return;
        }
        line("Tool usage:");
        long largest = digests.tools().get(0).calls();
        for (DigestStatistics.Tool tool : digests.busiest()) {
            String name = Sanitised.line(tool.name());
            int bar = (int) Math.max(1, Math.round((double) BAR * tool.calls() / Math.max(1, largest)));
            String count = Numbers.count(tool.calls());
            line(name + blanks(TOOL_WIDTH - DisplayWidth.of(name)) + " " + "█".repeat(bar) + blanks(BAR - bar) + " "
                    + blanks(Numbers.count(largest).length() - count.length()) + count + " ("
                    + Numbers.ratio(digests.share(tool)) + ")");
        }
    }

    private void items(UsageStatistics statistics) {
        DayFigures days = statistics.days();
        long unpriced = statistics.scope().basis() == CostBasis.SOURCE ? 0
                : statistics.totals().costs().unpricedCount();
        boolean nothing = unpriced > 0 && unpriced == statistics.totals().messageCount()
                && statistics.totalCost().signum() == 0;
        boolean partly = costs && unpriced > 0 && !nothing;
        List<String[]> items = new ArrayList<>();
        if (costs) {
            add(items, "Total cost", nothing ? "unpriced"
                    : Numbers.visibleMoney(statistics.totalCost()) + (partly ? "*" : ""));
        }
        add(items, "Total tokens", Numbers.count(statistics.totalTokens()));
        add(items, "Active days", Numbers.count(days.activeDays()) + " / " + Numbers.count(days.totalDays()));
        if (costs) {
            add(items, "Avg / active day", Numbers.visibleMoney(statistics.costPerDay()));
        }
        add(items, "Avg tokens / day", Numbers.brief(statistics.tokensPerDay()));
        if (costs) {
            add(items, "Best day (cost)", days.best().map(best -> best.day() + " "
                    + Numbers.visibleMoney(best.cost())).orElse(Numbers.NONE));
        }
        add(items, "Peak day (tokens)", days.peak().map(peak -> peak.day() + " "
                + Numbers.brief(peak.tokens())).orElse(Numbers.NONE));
        add(items, "Favourite model", statistics.habits().favouriteModel().orElse(Numbers.NONE));
        add(items, "Current streak", days(days.currentStreak()));
        add(items, "Longest streak", days.streaks().map(streaks -> days(streaks.longest())).orElse(Numbers.NONE));
        add(items, "Peak hour", hour(statistics.habits().peakHour()));
        OptionalLong longest = statistics.sessions().longestMs();
        add(items, "Longest session", longest.isPresent() ? Durations.span(longest.getAsLong()) : Numbers.NONE);
        add(items, "Messages", Numbers.count(statistics.totals().messageCount()));
        add(items, "Sessions", Numbers.count(statistics.sessions().count()));
        add(items, "Cache hit ratio", statistics.totals().tokens().promptTotal() == 0 ? Numbers.NONE
                : Numbers.ratio(statistics.cacheReadRatio()));
        int width = items.stream().mapToInt(item -> item[0].length()).max().orElse(0);
        items.forEach(item -> line(item[0] + blanks(width - item[0].length()) + "  " + Sanitised.line(item[1])));
        long recorded = statistics.scope().recordedDays();
        if (recorded > 0) {
            line("† " + (recorded == 1 ? "1 day is" : Numbers.count(recorded) + " days are")
                    + " from the history of another tracker");
        }
        if (partly) {
            line("* " + Numbers.count(unpriced)
                    + (unpriced == 1 ? " event has no price" : " events have no price"));
        }
    }

    private static void add(List<String[]> items, String label, String value) {
        items.add(new String[] {label, value});
    }

    private static String days(int count) {
        return Numbers.count(count) + (count == 1 ? " day" : " days");
    }

    private static String hour(OptionalInt hour) {
        return hour.isEmpty() ? Numbers.NONE
                : String.format(Locale.ROOT, "%02d:00-%02d:00", hour.getAsInt(), (hour.getAsInt() + 1) % 24);
    }

    private static String blanks(int count) {
        return " ".repeat(Math.max(0, count));
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}

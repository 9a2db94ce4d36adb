package toktrail.cli.refresh;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import toktrail.cli.form.ReportJson;
import toktrail.cli.form.RunOutput;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Sources;
import toktrail.json.JsonStyle;
import toktrail.json.JsonWriter;
import toktrail.ledger.run.Run;
import toktrail.pricing.CostTotals;
import toktrail.report.UsageChange;
import toktrail.report.UsageSnapshot;
import toktrail.report.UsageSums;
import toktrail.text.Numbers;

/** What {@code watch} prints, each piece as soon as it is known. */
final class WatchOutput {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int HARNESS_WIDTH = 10;
    private static final int LABEL_WIDTH = 12;

    private final CommandContext context;
    private final Run run;
    private final ZoneId zone;
    private final boolean json;

    WatchOutput(CommandContext context, Run run) {
        this.context = context;
        this.run = run;
        zone = context.workspace().zone();
        json = context.json();
    }

    /** Says what is watched; nothing in JSON. */
    void begin(List<String> harnesses) {
        if (!json) {
            context.out().line("Watching configured harnesses for " + RunOutput.title(run));
            context.out().line("Sources: " + String.join(", ", harnesses.stream().sorted().toList()));
            context.out().line("");
            context.out().flush();
        }
    }

    /** Shows what was added. */
    void change(UsageSnapshot before, UsageSnapshot now) {
        if (json) {
            printJson(before, now);
        } else {
            printText(now.since(before), now.harnessesSince(before));
        }
        context.out().flush();
    }

    private void printText(UsageChange change, SortedMap<String, UsageChange> harnesses) {
        UsageChange.Classes tokens = change.tokens();
        context.out().line(TIME.format(Instant.ofEpochMilli(now()).atZone(zone))
                + "  " + Numbers.signedCount(change.messageCount()) + " msgs"
                + "  " + Numbers.signedCount(tokens.total()) + " tokens"
                + " in=" + Numbers.count(tokens.input())
                + " out=" + Numbers.count(tokens.output() + tokens.reasoning())
                + " reasoning=" + Numbers.count(tokens.reasoning())
                + " cache_r=" + Numbers.count(tokens.cacheRead())
                + " cache_w=" + Numbers.count(tokens.cacheWrite())
                + " cache_o=" + Numbers.count(tokens.cacheOutput())
                + "  " + costs(change.costs()) + " savings=" + Numbers.money(change.costs().savings()));
        harnesses.forEach((name, part) -> context.out().line("  " + padded(name, HARNESS_WIDTH)
                + " " + Numbers.signedCount(part.messageCount()) + " msg"
                + "   " + Numbers.signedCount(part.tokens().total()) + " tokens"
                + "  " + costs(part.costs())));
    }

    private static String costs(CostTotals costs) {
        return "actual=" + Numbers.money(costs.actual()) + " virtual=" + Numbers.money(costs.virtual());
    }

    private void printJson(UsageSnapshot before, UsageSnapshot now) {
        JsonWriter writer = new JsonWriter(context.out()::print, JsonStyle.SPACED);
        writer.beginObject().key("type").text("usage_delta");
        writer.key("run_id").number(run.id());
        writer.key("created_ms").number(now());
        sums(writer.key("delta").beginObject(), now.since(before));
        sums(writer.key("cumulative").beginObject(), UsageChange.between(UsageSums.NONE, now.totals()));
        writer.key("by_harness").beginArray();
        now.harnessesSince(before).forEach((name, part) -> {
            writer.beginObject().key("harness").text(name);
            sums(writer, part);
        });
        writer.endArray().endObject();
        writer.finish();
        context.out().print("\n");
    }

    private static void sums(JsonWriter writer, UsageChange change) {
        ReportJson report = new ReportJson(writer);
        writer.key("message_count").number(change.messageCount());
        report.tokens(change.tokens());
        report.costs(change.costs());
        writer.endObject();
    }

    /** Says what was added in all; nothing in JSON. */
    void end(UsageChange observed) {
        if (json) {
            return;
        }
        UsageChange.Classes tokens = observed.tokens();
        CostTotals costs = observed.costs();
        context.out().print("\nStopped watching.\nObserved during watch:\n"
                + figure("messages", Numbers.count(observed.messageCount()))
                + figure("tokens", Numbers.count(tokens.total()))
                + figure("input", Numbers.count(tokens.input()))
                + figure("output", Numbers.count(tokens.output() + tokens.reasoning()))
                + figure("cache_r", Numbers.count(tokens.cacheRead()))
                + figure("cache_w", Numbers.count(tokens.cacheWrite()))
                + figure("cache_o", Numbers.count(tokens.cacheOutput()))
                + figure("actual", Numbers.money(costs.actual()))
                + figure("virtual", Numbers.money(costs.virtual()))
                + figure("savings", Numbers.money(costs.savings())));
        context.out().flush();
    }

    private static String figure(String label, String value) {
        return "  " + padded(label + ":", LABEL_WIDTH) + value + "\n";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private long now() {
        return context.environment().clock().millis();
    }
}

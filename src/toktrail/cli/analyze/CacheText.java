package toktrail.cli.analyze;

import java.time.ZoneId;
import java.util.stream.Collectors;
import toktrail.analysis.CacheAnalysis;
import toktrail.analysis.CacheCluster;
import toktrail.analysis.CacheFlag;
import toktrail.analysis.CacheUse;
import toktrail.analysis.SessionCall;
import toktrail.pricing.CostTotals;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.time.Timestamps;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** A cache analysis as text. */
final class CacheText {

    private static final int MODEL_WIDTH = 28;
    private static final int FLAGS_WIDTH = 24;
    private static final String NONE = "-";

    private final Style style;
    private final Look look;
    private final int width;
    private final ZoneId zone;

    CacheText(Style style, Look look, int width, ZoneId zone) {
        this.style = style;
        this.look = look;
        this.width = width;
        this.zone = zone;
    }

    /** The analysis, with a row for each call if wanted. */
    String render(CacheAnalysis analysis, boolean calls) {
        StringBuilder text = new StringBuilder(header(analysis));
        if (calls) {
            Table table = callTable();
            analysis.calls().forEach(call -> table.row(cells(call)));
            section(text, "Per call", table);
        }
        Table table = clusterTable();
        analysis.clusters().forEach(cluster -> table.row(cells(cluster)));
        section(text, "Clusters", table);
        return text.toString();
    }

    private String header(CacheAnalysis analysis) {
        CostTotals costs = analysis.costs();
        CacheUse use = analysis.cacheUse();
        String pricing = costs.unpricedCount() == 0 ? "" : style.yellow("pricing: "
                + Numbers.count(costs.unpricedCount()) + " unpriced "
                + (costs.unpricedCount() == 1 ? "call" : "calls") + " ("
                + String.join(", ", analysis.missingKinds()) + ")") + "\n";
        return style.bold(Sanitised.line(analysis.session().harness() + " source session "
                        + analysis.session().sourceSessionId())) + "\n"
                + "window: " + Timestamps.text(analysis.firstMs(), zone) + ".."
                + Timestamps.text(analysis.lastMs(), zone) + "\n"
                + "calls: " + Numbers.count(analysis.calls().size())
                + "   source " + Numbers.preciseMoney(costs.source())
                + "   virtual " + Numbers.preciseMoney(costs.virtual())
                + "   virtual uncached " + Numbers.preciseMoney(analysis.virtualUncached()) + "\n"
                + "cache read: " + Numbers.count(analysis.tokens().cacheRead()) + " / "
                + Numbers.count(use.promptTokens()) + " prompt-like tokens"
                + "   reuse " + Numbers.ratio(use.reuseRatio())
                + "   presence " + Numbers.ratio(use.presenceRatio()) + "\n"
                + "estimated source cache loss: " + Numbers.preciseMoney(analysis.estimatedLoss()) + "\n"
                + pricing;
    }

    private void section(StringBuilder text, String title, Table table) {
        text.append('\n').append(style.bold(title)).append('\n').append(table.render(look, style, width));
    }

    private static Table callTable() {
        return Table.of(Column.number("#"), Column.text("time"), Column.wrapped("model", MODEL_WIDTH),
                Column.number("context"), Column.text("tier"), Column.number("prompt"), Column.number("cache_r"),
                Column.text("cache%"), Column.number("out"), Column.number("source"), Column.number("virtual"),
                Column.number("uncached"), Column.number("save"), Column.number("src$/1M prompt"),
                Column.text("status"), Column.wrapped("flags", FLAGS_WIDTH));
    }

    private String[] cells(CacheAnalysis.Call flagged) {
        SessionCall call = flagged.call();
        Tokens tokens = call.tokens();
        CostTotals costs = call.costs().costs();
        return new String[] {Integer.toString(call.ordinal()), Timestamps.text(call.event().createdMs(), zone),
            model(call.event().kind()), Numbers.count(tokens.promptTotal()),
            call.costs().tiers().virtual().orElse(NONE), Numbers.count(tokens.promptTotal()),
            Numbers.count(tokens.cacheRead()), Numbers.ratio(call.cacheUse().reuseRatio()),
            Numbers.count(tokens.output() + tokens.reasoning()), Numbers.preciseMoney(costs.source()),
            Numbers.preciseMoney(costs.virtual()), Numbers.preciseMoney(call.costs().virtualUncached()),
            Numbers.preciseMoney(call.costs().virtualSavings()),
            call.sourcePer1mPrompt().map(Numbers::preciseMoney).orElse(NONE), call.status().label(),
            flagged.flags().stream().map(CacheFlag::label).collect(Collectors.joining(", "))};
    }

    private static Table clusterTable() {
        return Table.of(Column.text("model"), Column.text("thinking"), Column.number("calls"), Column.number("hits"),
                Column.number("misses"), Column.text("prompt range"), Column.number("hit median"),
                Column.number("miss median"), Column.number("est. loss"), Column.wrapped("call #", MODEL_WIDTH));
    }

    private static String[] cells(CacheCluster cluster) {
        CallKind kind = cluster.kind();
        return new String[] {model(kind), kind.thinkingLevel() == null ? NONE : kind.thinkingLevel(),
            Numbers.count(cluster.calls().size()), Numbers.count(cluster.hitCount()),
            Numbers.count(cluster.missCount()),
            Numbers.count(cluster.promptMin()) + ".." + Numbers.count(cluster.promptMax()),
            cluster.medianHitCost().map(Numbers::preciseMoney).orElse(NONE),
            cluster.medianMissCost().map(Numbers::preciseMoney).orElse(NONE),
            Numbers.preciseMoney(cluster.estimatedLoss()),
            cluster.calls().stream().map(call -> Integer.toString(call.ordinal())).collect(Collectors.joining(", "))};
    }

    private static String model(CallKind kind) {
        return kind.providerId() + "/" + kind.modelId();
    }
}

package toktrail.cli.explain;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import toktrail.cli.form.UsageReportText;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.importer.records.RecordCopy;
import toktrail.importer.records.RecordFinding;
import toktrail.importer.records.RecordFinding.Outcome;
import toktrail.importer.records.RecordPlace;
import toktrail.importer.records.RecordPlace.Kind;
import toktrail.ledger.query.EventSources;
import toktrail.ledger.query.LedgerEvent;
import toktrail.pricing.CallFactors;
import toktrail.pricing.CostTerm;
import toktrail.pricing.CostTerm.Part;
import toktrail.pricing.LookupStep;
import toktrail.report.UsageSums;
import toktrail.report.explain.EventRecord;
import toktrail.report.explain.ExplainQuery;
import toktrail.report.explain.ExplainedCost;
import toktrail.report.explain.ExplainedEvent;
import toktrail.report.explain.PriceUsed;
import toktrail.report.explain.TotalMakeUp;
import toktrail.report.explain.UsageExplanation;
import toktrail.spelling.Decimals;
import toktrail.terminal.LineWidth;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.time.Timestamps;
import toktrail.usage.CallKind;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/** An explanation as text: the make-up of the total, then a block for each event. */
final class ExplanationText {

    private static final int LABEL_WIDTH = 13;

    private final StringBuilder text = new StringBuilder();
    private final Words words;
    private final Style style;
    private final Look look;
    private final int width;
    private final ZoneId zone;
    private final ExplainQuery query;

    ExplanationText(CommandContext context, ExplainQuery query) {
        this.query = query;
        words = new Words(context);
        style = context.style();
        look = context.invocation().flag(UsageOptions.RICH) ? Look.RICH : Look.PLAIN;
        width = LineWidth.of(context.environment());
        zone = query.usage().period().zone();
    }

    String render(UsageExplanation explanation, Map<Long, EventRecord> records) {
        line(style.bold("toktrail explain"));
        if (explanation.total().sums().messageCount() == 0) {
            line("No usage data.");
            return text.toString();
        }
        total(explanation.total());
        for (ExplainedEvent event : explanation.events()) {
            event(event, records.get(event.event().id()));
        }
        rest(explanation);
        return text.toString();
    }

    private void total(TotalMakeUp total) {
        UsageSums sums = total.sums();
        EventSources sources = total.sources();
        long unpriced = sums.costs().unpricedCount();
        heading("Total");
        line("  " + UsageReportText.tokenLine(sums.tokens()));
        row("cost", "source " + usd(sums.costs().source()) + ", actual " + usd(sums.costs().actual()) + ", virtual "
                + usd(sums.costs().virtual()));
        row("events", Numbers.count(sums.messageCount()) + " (" + Numbers.count(sums.messageCount() - unpriced)
                + " priced, " + Numbers.count(unpriced) + " unpriced) of "
                + Numbers.counted(sources.sessions(), "session") + " in " + Numbers.counted(sources.files(), "file"));
        row("import", Numbers.counted(sources.rowsSeen(), "record") + " seen in these files, "
                + Numbers.count(sources.rowsSkipped()) + " skipped, of these "
                + Numbers.count(sources.duplicatesMerged()) + " further copies of a call; "
                + Numbers.counted(sources.sourcesSkipped(), "source") + " skipped");
        heading("Virtual cost by origin of prices");
        Table table = Table.of(Column.text("origin"), Column.number("events"), Column.number("virtual"));
        for (TotalMakeUp.OriginShare share : total.byOrigin()) {
            table.row(share.origin().map(words::origin).orElse("no price"), Numbers.count(share.events()),
                    usd(share.virtualUsd()));
        }
        table(table);
    }

    private static String usd(BigDecimal amount) {
        return (amount.signum() < 0 ? "-$" : "$") + Decimals.plain(amount.abs());
    }

    private void rest(UsageExplanation explanation) {
        int listed = explanation.events().size();
        long all = explanation.total().sums().messageCount();
        if (query.listing().isPresent() && listed < all) {
            line("");
            boolean limited = query.listing().get().limit() <= listed;
            line(Numbers.count(listed) + " of " + Numbers.counted(all, "event") + " listed"
                    + (limited ? "; --limit 0 lists all" : "") + ".");
        }
    }

    private void event(ExplainedEvent explained, EventRecord record) {
        LedgerEvent stored = explained.event();
        UsageEvent event = stored.event();
        heading("Event " + stored.id() + "  " + Timestamps.text(event.createdMs(), zone) + "  "
                + clean(event.session().harness()) + "  " + call(event.kind()));
        String title = stored.owner().title();
        row("session", clean(event.session().sourceSessionId()) + (title == null ? "" : "  " + clean(title)));
        row("machine", clean(stored.owner().machine().label()));
        stored.owner().area().ifPresent(area -> row("area", clean(area.path())));
        if (!stored.runIds().isEmpty()) {
            row("runs", stored.runIds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        line("  " + UsageReportText.tokenLine(event.tokens()));
        row("source cost", usd(explained.sourceUsd()));
        cost("virtual", explained.virtual(), "");
        cost("actual", explained.actual(), "  " + words.rule(explained.rule(), explained.actual()));
        source(record.place(), stored);
        row("imported", Timestamps.text(stored.origin().importedAtMs(), zone));
        row("match key", clean(record.matchKey().orElse("none")));
        row("dedup key", event.keys().globalKey() == null ? "none" : clean(event.keys().globalKey()));
        row("fingerprint", clean(record.fingerprint()));
        record.finding().ifPresent(finding -> verify(event, finding));
        record.copies().ifPresent(this::copies);
    }

    private static String call(CallKind kind) {
        StringBuilder call = new StringBuilder(clean(kind.providerId())).append('/').append(clean(kind.modelId()));
        add(call, "thinking", kind.thinkingLevel());
        add(call, "agent", kind.agent());
        String variant = clean(kind.variant().text()).replace(";", ", ");
        return variant.isEmpty() ? call.toString() : call.append(", ").append(variant).toString();
    }

    private static void add(StringBuilder call, String name, String value) {
        if (value != null) {
            call.append(", ").append(name).append(' ').append(clean(value));
        }
    }

    private static String clean(String text) {
        return Sanitised.line(text);
    }

    private void cost(String label, ExplainedCost cost, String reason) {
        row(label, cost.usd().map(ExplanationText::usd).orElse("unpriced") + reason);
        cost.price().ifPresent(this::price);
        if (!cost.terms().isEmpty()) {
            terms(cost.terms());
        }
        for (LookupStep step : cost.missing()) {
            line("    no row: " + clean(Words.step(step)));
        }
    }

    private void price(PriceUsed price) {
        line("    price: " + clean(price.row().provider() + "/" + price.row().model()) + Words.tier(price.row())
                .map(tier -> ", " + tier).orElse("") + " (" + price.matchedBy() + ", " + words.origin(price.origin())
                + "), prompt " + Numbers.count(price.contextTokens()));
        factor("mode", price.factors().mode());
        factor("geo", price.factors().geo());
    }

    private void factor(String name, CallFactors.Factor factor) {
        if (factor.value().compareTo(BigDecimal.ONE) != 0 || !factor.origin().equals("standard")) {
            line("    " + name + " factor: " + Decimals.plain(factor.value()) + " (" + factor.origin() + ")");
        }
    }

    private void terms(List<CostTerm> terms) {
        Table table = Table.of(Column.text("class"), Column.number("count"), Column.number("price"),
                Column.text("per"), Column.number("factor"), Column.number("usd"));
        for (CostTerm term : terms) {
            table.row(term.part().label(), Numbers.count(term.count()), usd(term.price()),
                    term.part() == Part.WEB_SEARCH ? "1,000" : "1M", Decimals.plain(term.factor()), usd(term.usd()));
        }
        indented(table);
    }

    private void source(RecordPlace place, LedgerEvent stored) {
        SourcePosition at = place.at();
        StringBuilder source = new StringBuilder(at.file() == null ? "unknown file" : clean(words.path(at.file())));
        if (at.line() != SourcePosition.NONE) {
            source.append(':').append(at.line());
        }
        if (at.offset() != SourcePosition.NONE) {
            source.append(", byte ").append(Numbers.count(at.offset()));
        }
        place.table().ifPresent(table -> source.append(", table ").append(clean(table)));
        place.rowId().ifPresent(id -> source.append(", row ").append(clean(id)));
        if (place.kind() == Kind.FOREIGN) {
            source.append(" (from ").append(clean(stored.owner().machine().label())).append(", never read here)");
        } else if (!place.present()) {
            source.append(" (the file is gone)");
        }
        row("record", source.toString());
    }

    private void verify(UsageEvent stored, RecordFinding finding) {
        Outcome outcome = finding.outcome();
        String word = outcome == Outcome.CHANGED ? style.red(outcome.label()) : outcome.label();
        row("verify", word + (finding.reason().isEmpty() ? "" : ": " + clean(finding.reason())));
        if (outcome == Outcome.CHANGED || outcome == Outcome.MOVED) {
            Table table = values("which");
            value(table, "stored", stored);
            value(table, "record", finding.record().orElseThrow());
            indented(table);
        }
    }

    private void copies(List<RecordCopy> copies) {
        row("records", copies.isEmpty() ? "none present" : Numbers.count(copies.size()));
        if (!copies.isEmpty()) {
            Table table = values("counts");
            copies.forEach(copy -> value(table, copy.reason().map(reason -> "no: " + reason.label()).orElse("yes"),
                    copy.record()));
            indented(table);
        }
    }

    private static Table values(String first) {
        return Table.of(Column.text(first), Column.number("input"), Column.number("cache_r"),
                Column.number("cache_w"), Column.number("output"), Column.number("reasoning"),
                Column.number("cache_o"), Column.number("cost"), Column.text("call"), Column.text("place"));
    }

    private void value(Table table, String first, UsageEvent record) {
        SourcePosition at = record.position();
        table.row(first, Numbers.count(record.tokens().input()), Numbers.count(record.tokens().cacheRead()),
                Numbers.count(record.tokens().cacheWrite()), Numbers.count(record.tokens().output()),
                Numbers.count(record.tokens().reasoning()), Numbers.count(record.tokens().cacheOutput()),
                usd(record.amount().sourceCostUsd()), call(record.kind()), clean(words.path(at.rowId()))
                + (at.offset() == SourcePosition.NONE ? "" : ", byte " + Numbers.count(at.offset())));
    }

    private void table(Table table) {
        text.append(table.render(look, style, width));
    }

    private void indented(Table table) {
        table.render(look, style, width).lines().forEach(row -> line("    " + row));
    }

    private void heading(String title) {
        line("");
        line(style.bold(title));
    }

    private void row(String label, String value) {
        line("  " + label + ":" + " ".repeat(LABEL_WIDTH - label.length()) + value);
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}

package toktrail.cli.prices;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.cli.form.TierLabel;
import toktrail.config.choice.ActualMode;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.setting.ActualCostRule;
import toktrail.pricing.CallFactors;
import toktrail.pricing.LookupStep;
import toktrail.pricing.ModelStep;
import toktrail.pricing.PriceExplanation;
import toktrail.pricing.PriceExplanation.Finding;
import toktrail.pricing.PriceExplanation.Naming;
import toktrail.pricing.PriceExplanation.Rate;
import toktrail.pricing.PriceExplanation.Search;
import toktrail.pricing.PriceExplanation.Tried;
import toktrail.text.Numbers;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;

/** The way to a price as text. */
final class PriceExplanationText {

    private static final int LABEL_WIDTH = 16;
    private static final int NO_WIDTH = 0;
    private static final String UNIT = "_usd_per_1m";

    private final StringBuilder text = new StringBuilder();
    private final Style style;

    PriceExplanationText(Style style) {
        this.style = style;
    }

    String render(PriceExplanation explanation) {
        line(style.bold("Price of " + explanation.question().provider() + "/" + explanation.question().model()));
        naming(explanation.naming());
        search(explanation.virtual());
        actual(explanation);
        if (!explanation.remarks().isEmpty()) {
            heading("Remarks");
            explanation.remarks().forEach(remark -> line("  " + remark));
        }
        return text.toString();
    }

    private void naming(Naming naming) {
        naming.inferred().ifPresentOrElse(maker -> row("provider", maker + " (none named; the maker of the model)"),
                () -> row("provider", orNothing(naming.aliases().get(0))));
        row("provider alias", naming.aliases().size() > 1
                ? String.join(" -> ", naming.aliases()) + " ([costing.provider_aliases])" : "none");
        if (!naming.family().isEmpty()) {
            row("built-in family", String.join(", ", naming.family()));
        }
        row("model", orNothing(naming.model()));
        row("canonical key", orNothing(naming.canonicalKey()) + (naming.fast() ? " (fast)" : ""));
    }

    private static String orNothing(String name) {
        return name.isEmpty() ? "(nothing to compare)" : name;
    }

    private void search(Search search) {
        heading(search.table() == PriceKind.VIRTUAL ? "Virtual price" : "Actual price");
        if (search.tried().isEmpty()) {
            line("  (nowhere to look)");
        } else {
            text.append(steps(search.tried()).render(Look.PLAIN, style, NO_WIDTH));
        }
        search.found().ifPresent(this::finding);
    }

    private static Table steps(List<Tried> tried) {
        Table table = Table.of(Column.number("step"), Column.text("prices"), Column.text("provider"),
                Column.text("because"), Column.text("by"), Column.text("name"), Column.text("found"));
        int number = 0;
        for (Tried place : tried) {
            LookupStep step = place.step();
            number++;
            table.row(Integer.toString(number), step.builtin() ? "built-in" : "configured", step.provider(),
                    because(step), by(step), step.model(), found(place.rowCount()));
        }
        return table;
    }

    private static String found(int rows) {
        return rows == 0 ? Numbers.NONE : rows + (rows == 1 ? " row" : " rows");
    }

    private static String because(LookupStep step) {
        return switch (step.providerStep()) {
            case OWN -> "own provider";
            case INFERRED -> "maker, none named";
            case FAMILY -> "family";
            case VENDOR -> "maker of the model";
        };
    }

    private static String by(LookupStep step) {
        String by = step.modelStep() == ModelStep.CANONICAL ? "canonical key" : step.modelStep().label()
                + (step.modelStep() == ModelStep.EXACT ? " model" : "");
        return step.fastOnly() ? by + ", fast rows" : by;
    }

    private void finding(Finding finding) {
        PriceRow row = finding.row();
        line("");
        row("row", row.provider() + "/" + row.model() + " (" + (finding.match().step().builtin() ? "built-in, " : "")
                + row.location().source() + ":" + row.location().line() + ")");
        row("tier", tier(finding));
        text.append('\n').append(rates(finding).render(Look.PLAIN, style, NO_WIDTH));
        line("");
        row("mode factor", factor(finding.factors().mode()));
        row("geo factor", factor(finding.factors().geo()));
    }

    private static String tier(Finding finding) {
        String context = TierLabel.of(finding.row().tier());
        return switch (finding.tier()) {
            case UNTIERED -> "all prompt sizes";
            case CONTAINS -> context + " (contains the prompt)";
            case NEAREST_BELOW -> context + " (no tier contains the prompt; the nearest below)";
            case LOWEST -> context + " (the lowest)";
        };
    }

    private static Table rates(Finding finding) {
        Table table = Table.of(Column.text("price"), Column.number("per_1M"), Column.number("charged"),
                Column.text("from"));
        BigDecimal product = finding.factors().product();
        for (Rate rate : finding.rates()) {
            String from = rate.from().equals(rate.key()) ? "the row" : "as " + shortened(rate.from());
            table.row(shortened(rate.key()), Numbers.price(rate.usdPer1M()),
                    Numbers.price(rate.usdPer1M().multiply(product)), from);
        }
        boolean searches = finding.row().webSearchUsdPer1k().isPresent();
        table.row("1,000 searches", Numbers.price(finding.searches()), Numbers.price(finding.searches()),
                searches ? "the row" : "nothing");
        return table;
    }

    private static String shortened(String key) {
        return key.endsWith(UNIT) ? key.substring(0, key.length() - UNIT.length()) : key;
    }

    private static String factor(CallFactors.Factor factor) {
        return factor.value().toPlainString() + " (" + factor.origin() + ")";
    }

    private void actual(PriceExplanation explanation) {
        PriceExplanation.Actual actual = explanation.actual();
        heading("Actual cost");
        row("mode", switch (actual.mode()) {
            case SOURCE -> "source: what the tool recorded";
            case ZERO -> "zero";
            case PRICING -> "pricing: by the actual prices";
        });
        row("rule", actual.rule().map(rule -> "number " + actual.ruleNumber().getAsInt() + ": " + rule(rule))
                .orElse("none matches; default_actual_mode"));
        if (actual.mode() == ActualMode.PRICING) {
            search(actual.searches().get(0));
            if (actual.searches().size() > 1 && actual.found().isPresent()) {
                line("");
                line("  No actual price: the virtual one above holds (actual_fallback = \"virtual\").");
            }
        }
    }

    private static String rule(ActualCostRule rule) {
        List<String> parts = new ArrayList<>();
        part(parts, "harness", rule.harness());
        part(parts, "provider", rule.provider());
        part(parts, "model", rule.model());
        return parts.isEmpty() ? "any call" : String.join(", ", parts);
    }

    private static void part(List<String> parts, String key, Optional<String> name) {
        name.ifPresent(value -> parts.add(key + " = \"" + value + "\""));
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

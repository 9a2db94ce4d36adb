package toktrail.cli.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import toktrail.config.choice.MissingPrice;
import toktrail.environment.Environment;
import toktrail.ledger.filter.AreaFilter;
import toktrail.pricing.CostTotals;
import toktrail.report.ActivityRow;
import toktrail.report.HarnessRow;
import toktrail.report.MachineRow;
import toktrail.report.ModelRow;
import toktrail.report.ProviderRow;
import toktrail.report.UnassignedShare;
import toktrail.report.UnconfiguredRow;
import toktrail.report.UsageReport;
import toktrail.report.UsageSums;
import toktrail.terminal.LineWidth;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.time.Period;
import toktrail.usage.Tokens;

/** A usage report over everything or a period, as text. */
public final class UsageReportText {

    private static final int LEAVES_SHOWN = 3;

    private final StringBuilder text = new StringBuilder();
    private final Style style;
    private final Look look;
    private final int width;

    /** One text, as wide as the terminal of this environment. */
    public UsageReportText(Environment environment, Style style, Look look) {
        this.style = style;
        this.look = look;
        width = LineWidth.of(environment);
    }

    /** @param missing what is made of models without price */
    public String render(UsageReport report, MissingPrice missing, List<String> remarks) {
        Optional<Period> period = report.filters().period().name();
        line(style.bold("toktrail usage" + (period.isPresent() ? " (" + period.get().label() + ")" : "")));
        for (String remark : remarks) {
            line(style.yellow(remark));
        }
        return body(report, missing);
    }

    /** The report of a run below the lines that describe it, the first of which is the title. */
    public String renderRun(UsageReport report, MissingPrice missing, List<String> description) {
        line(style.bold(description.get(0)));
        description.subList(1, description.size()).forEach(this::line);
        return body(report, missing);
    }

    private String body(UsageReport report, MissingPrice missing) {
        Optional<String> areas = areaLine(report.filters().area());
        if (areas.isPresent()) {
            line(Sanitised.line(areas.get()));
        }
        heading("Totals");
        line("  " + tokenLine(report.totals().tokens()));
        heading("Costs");
        for (String cost : costLines(report.totals().costs(), report.unpricedModels())) {
            line(cost);
        }
        unconfigured(report.tables().unconfigured(), missing);
        providers(report);
        harnesses(report);
        machines(report);
        models(report.tables().byModel());
        activities(report);
        return text.toString();
    }

    /** {@code token usage: total=… input=… output=…}, parts in parentheses only if there are any. */
    public static String tokenLine(Tokens tokens) {
        StringBuilder line = new StringBuilder("token usage: total=").append(Numbers.count(tokens.total()))
                .append(" input=").append(Numbers.count(tokens.input()));
        StringJoiner input = new StringJoiner(", ", " (", ")").setEmptyValue("");
        addPart(input, tokens.cacheRead(), "cached");
        addPart(input, tokens.cacheWrite(), "cache write");
        line.append(input).append(" output=").append(Numbers.count(tokens.output() + tokens.reasoning()));
        StringJoiner output = new StringJoiner(", ", " (", ")").setEmptyValue("");
        addPart(output, tokens.cacheOutput(), "cached output");
        line.append(output);
        if (tokens.reasoning() > 0) {
            line.append(" (reasoning ").append(Numbers.count(tokens.reasoning())).append(')');
        }
        return line.toString();
    }

    private static void addPart(StringJoiner joiner, long count, String name) {
        if (count > 0) {
            joiner.add("+" + Numbers.count(count) + " " + name);
        }
    }

    /** One line for each kind of cost, and one for calls without price. */
    public static List<String> costLines(CostTotals costs, int unpricedModels) {
        return List.of("  source:   " + Numbers.money(costs.source()),
                "  actual:   " + Numbers.money(costs.actual()),
                "  virtual:  " + Numbers.money(costs.virtual()),
                "  savings:  " + Numbers.money(costs.savings()),
                "  unpriced: " + Numbers.count(costs.unpricedCount()) + " messages in "
                        + Numbers.count(unpricedModels) + " models");
    }

    /** Says which areas a report is about, if not about all. */
    static Optional<String> areaLine(AreaFilter filter) {
        if (filter instanceof AreaFilter.Unassigned) {
            return Optional.of("Area filter: unassigned only");
        }
        return filter instanceof AreaFilter.Within within ? Optional.of("Area filter: " + describe(within))
                : Optional.empty();
    }

    /** Warns of usage without area; {@code whose} is what the share is taken of, such as {@code today's}. */
    public static String unassigned(UnassignedShare share, String whose) {
        return "Warning: " + Numbers.wholePercent(share.share()) + " of " + whose + " usage is unassigned. Run"
                + " `toktrail area sessions --unassigned --today` to classify it.";
    }

    private static String describe(AreaFilter.Within within) {
        String depth = within.exact() ? "exact only" : "including descendants";
        String path = within.paths().isEmpty() ? "" : within.paths().get(0);
        return switch (within.match()) {
            case PATH -> path + " (" + depth + ")";
            case SYNC_ID -> path + " (resolved from sync id " + within.text() + "; " + depth + ")";
            case UNIQUE_SUFFIX -> path + " (resolved from selector " + within.text() + "; " + depth + ")";
            case LEAF -> {
                int count = within.paths().size();
                List<String> shown = within.paths().subList(0, Math.min(LEAVES_SHOWN, count));
                yield "leaf " + within.text() + " (" + count + (count == 1 ? " match: " : " matches: ")
                        + String.join(", ", shown) + (count > LEAVES_SHOWN ? ", ..." : "") + ")";
            }
        };
    }

    private void unconfigured(List<UnconfiguredRow> rows, MissingPrice missing) {
        if (!rows.isEmpty()) {
            section(missing == MissingPrice.WARN ? "Unconfigured models (warning)" : "Unconfigured models",
                    unconfiguredTable(rows));
        }
    }

    /** Rows of models without price; with a column of thinking levels if any has one. */
    public static Table unconfiguredTable(List<UnconfiguredRow> rows) {
        boolean levels = rows.stream().anyMatch(row -> row.thinkingLevel() != null);
        List<Column> columns = new ArrayList<>(List.of(Column.text("required"),
                Column.text("provider/model"), Column.text("harness")));
        addLevelAndClasses(columns, levels);
        Table table = new Table(columns);
        for (UnconfiguredRow row : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(String.join("+", row.required().stream().map(kind -> kind.word()).toList()));
            cells.add(row.providerId() + "/" + row.modelId());
            cells.add(row.harness());
            addLevel(cells, levels, row.thinkingLevel());
            cells.add(Numbers.count(row.messageCount()));
            addClasses(cells, row.tokens());
            table.row(cells);
        }
        return table;
    }

    private void providers(UsageReport report) {
        Table table = Table.of(Column.text("provider"), Column.number("tokens"), Column.number("cached_input"),
                Column.number("source"), Column.number("actual"), Column.number("virtual"), Column.number("savings"));
        for (ProviderRow row : report.tables().byProvider()) {
            CostTotals costs = row.sums().costs();
            table.row(row.providerId(), Numbers.count(row.sums().tokens().total()), cached(row.sums()),
                    Numbers.money(costs.source()), Numbers.money(costs.actual()), Numbers.money(costs.virtual()),
                    Numbers.money(costs.savings()));
        }
        section("By provider", table);
    }

    private void harnesses(UsageReport report) {
        Table table = named("harness");
        for (HarnessRow row : report.tables().byHarness()) {
            namedRow(table, row.harness(), row.sums());
        }
        section("By harness", table);
    }

    private void machines(UsageReport report) {
        Table table = Table.of(Column.text("machine"), Column.text("id"), Column.number("tokens"),
                Column.number("cached_input"), Column.number("actual"), Column.number("virtual"),
                Column.number("savings"));
        for (MachineRow row : report.tables().byMachine()) {
            CostTotals costs = row.sums().costs();
            table.row(row.machine().label(), row.machine().shortId(), Numbers.count(row.sums().tokens().total()),
                    cached(row.sums()), Numbers.money(costs.actual()), Numbers.money(costs.virtual()),
                    Numbers.money(costs.savings()));
        }
        section("By machine", table);
    }

    private void models(List<ModelRow> rows) {
        section("By model", modelTable(rows));
    }

    /** Rows of models; with a column of thinking levels if any has one. */
    public static Table modelTable(List<ModelRow> rows) {
        boolean levels = false;
        for (ModelRow row : rows) {
            levels |= row.thinkingLevel() != null;
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("provider/model")));
        addLevelAndClasses(columns, levels);
        columns.addAll(List.of(Column.number("actual"), Column.number("virtual"), Column.number("savings")));
        Table table = new Table(columns);
        for (ModelRow row : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(row.providerId() + "/" + row.modelId());
            addLevel(cells, levels, row.thinkingLevel());
            cells.add(Numbers.count(row.sums().messageCount()));
            addClasses(cells, row.sums().tokens());
            CostTotals costs = row.sums().costs();
            cells.addAll(List.of(Numbers.money(costs.actual()), Numbers.money(costs.virtual()),
                    Numbers.money(costs.savings())));
            table.row(cells);
        }
        return table;
    }

    private void activities(UsageReport report) {
        Table table = named("activity");
        for (ActivityRow row : report.tables().byActivity()) {
            namedRow(table, row.agent(), row.sums());
        }
        section("By activity", table);
    }

    private static Table named(String header) {
        return Table.of(Column.text(header), Column.number("tokens"), Column.number("cached_input"),
                Column.number("actual"), Column.number("virtual"), Column.number("savings"));
    }

    private static void namedRow(Table table, String name, UsageSums sums) {
        CostTotals costs = sums.costs();
        table.row(name, Numbers.count(sums.tokens().total()), cached(sums), Numbers.money(costs.actual()),
                Numbers.money(costs.virtual()), Numbers.money(costs.savings()));
    }

    private static String cached(UsageSums sums) {
        long count = sums.tokens().cacheRead();
        return count == 0 ? "" : Numbers.count(count);
    }

    private static void addLevelAndClasses(List<Column> columns, boolean levels) {
        if (levels) {
            columns.add(Column.text("thinking"));
        }
        for (String header : List.of("msgs", "input", "output", "reasoning", "cache_r", "cache_w", "cache_o",
                "total")) {
            columns.add(Column.number(header));
        }
    }

    private static void addLevel(List<String> cells, boolean levels, String level) {
        if (levels) {
            cells.add(level == null ? "-" : level);
        }
    }

    private static void addClasses(List<String> cells, Tokens tokens) {
        for (long count : new long[] {tokens.input(), tokens.output() + tokens.reasoning(), tokens.reasoning(),
            tokens.cacheRead(), tokens.cacheWrite(), tokens.cacheOutput(), tokens.total()}) {
            cells.add(Numbers.count(count));
        }
    }

    private void heading(String title) {
        line("");
        line(style.bold(title));
    }

    private void section(String title, Table table) {
        heading(title);
        text.append(table.isEmpty() ? "  (none)\n" : table.render(look, style, width));
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}

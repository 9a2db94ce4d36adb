package toktrail.cli.known;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import toktrail.cli.frame.CommandContext;
import toktrail.report.blocks.BlockGap;
import toktrail.report.blocks.BlockRow;
import toktrail.report.blocks.BlockSeries;
import toktrail.report.blocks.UsageBlock;
import toktrail.report.series.ModelLabels;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.Spending;
import toktrail.text.GridTable;
import toktrail.text.GridTable.Kind;
import toktrail.text.Numbers;
import toktrail.text.Table.Column;
import toktrail.text.Tone;

/** Blocks as a table. */
final class BlocksText {

    private static final int COMFORTABLE = 120;
    private static final int MINUTES = 60;
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;

    private final CommandContext context;
    private final TableView view;
    private final DateTimeFormatter times;
    private final long nowMs;
    private final TokenLimit limit;
    private final RowChoice shown;
    private final List<List<List<String>>> cells = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<String, Tone> alarms = new TreeMap<>();
    private boolean named;
    private boolean limited;

    BlocksText(CommandContext context, ZoneId zone, long nowMs, TokenLimit limit, RowChoice shown) {
        this.context = context;
        this.nowMs = nowMs;
        this.limit = limit;
        this.shown = shown;
        view = new TableView(context, COMFORTABLE);
        times = DateTimeFormatter.ofPattern(view.compact() ? "MM/dd, HH:mm" : "uuuu-MM-dd HH:mm", Locale.ROOT)
                .withZone(zone);
    }

    /** Prints the table of series with rows. */
    void print(List<BlockSeries> all) {
        named = all.size() > 1;
        limited = all.stream().anyMatch(series -> limit.of(series).isPresent());
        Map<String, String> displayNames = PeriodsText.displayNames(context);
        List<ModelSpending> models = new ArrayList<>();
        Spending total = Spending.NONE;
        for (BlockSeries series : all) {
            String name = displayNames.getOrDefault(series.harness(), series.harness());
            for (BlockRow row : shown.of(series.rows())) {
                if (row instanceof UsageBlock block) {
                    addBlock(block, name, limit.of(series));
                    models.addAll(block.parts());
                    total = total.plus(block.spending());
                } else {
                    addGap((BlockGap) row, name);
                }
            }
        }
        GridTable table = new GridTable(columns());
        for (int i = 0; i < cells.size(); i++) {
            table.rowOfLines(kinds.get(i), cells.get(i));
        }
        view.print(table);
        if (shown.costs()) {
            view.printRemarks(total, models);
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Block Start")));
        if (named) {
            columns.add(Column.text("Source"));
        }
        columns.addAll(List.of(Column.text("Status"), Column.text("Models"), Column.number("Tokens")));
        if (limited) {
            columns.add(Column.number("%").withTones(alarms));
        }
        if (shown.costs()) {
            columns.add(Column.number("Cost"));
        }
        return columns;
    }

    private void addBlock(UsageBlock block, String name, OptionalLong tokenLimit) {
        UsageBlock.Span span = block.span();
        String remark = block.active() ? active(span) : duration(span.lastMs() - span.startMs());
        long tokens = block.spending().allTokens();
        List<String> models = block.models().stream().map(ModelLabels::brief).distinct().toList();
        add(Kind.ROW, List.of(beside(times.format(Instant.ofEpochMilli(span.startMs())), remark), List.of(name),
                List.of(block.active() ? "ACTIVE" : ""), TableView.listed(models), List.of(Numbers.count(tokens)),
                List.of(percent(tokens, tokenLimit)), List.of(Figures.money(block.spending()))));
        if (block.active() && tokenLimit.isPresent()) {
            long left = Math.max(0, tokenLimit.getAsLong() - tokens);
            addDetail(List.of("(assuming " + Numbers.count(tokenLimit.getAsLong()) + " token limit)", name,
                    "REMAINING", "", Numbers.count(left), percent(left, tokenLimit), ""));
        }
        Optional<UsageBlock.Projection> projection = block.projection(nowMs);
        if (projection.isPresent()) {
            addDetail(List.of("(assuming current burn rate)", name, "PROJECTED", "",
                    Numbers.count(projection.get().tokens()), percent(projection.get().tokens(), tokenLimit),
                    Numbers.visibleMoney(projection.get().cost())));
        }
    }

    private void addGap(BlockGap gap, String name) {
        long hours = Math.floorDiv(gap.endMs() - gap.startMs() + HOUR_MS / 2, HOUR_MS);
        String span = times.format(Instant.ofEpochMilli(gap.startMs())) + " - "
                + times.format(Instant.ofEpochMilli(gap.endMs()));
        add(Kind.DETAIL, List.of(beside(span, hours + "h gap"), List.of(name), List.of("(inactive)"),
                List.of(Numbers.NONE), List.of(Numbers.NONE), List.of(limited ? Numbers.NONE : ""),
                List.of(Numbers.NONE)));
    }

    private void addDetail(List<String> all) {
        add(Kind.DETAIL, all.stream().map(List::of).toList());
    }

    /** Adds a row of the lines of all cells, of which those without a column are left out. */
    private void add(Kind kind, List<List<String>> all) {
        List<List<String>> row = new ArrayList<>(all);
        if (!shown.costs()) {
            row.remove(6);
        }
        if (!limited) {
            row.remove(5);
        }
        if (!named) {
            row.remove(1);
        }
        cells.add(row);
        kinds.add(kind);
    }

    private String active(UsageBlock.Span span) {
        String elapsed = duration(nowMs - span.startMs());
        String remaining = duration(span.endMs() - nowMs);
        return view.compact() ? (elapsed + "/" + remaining).replace(" ", "")
                : elapsed + " elapsed, " + remaining + " remaining";
    }

    /** A text and a remark in brackets: below it where there is little room. */
    private List<String> beside(String text, String remark) {
        String bracketed = "(" + remark + ")";
        return view.compact() ? List.of(text, bracketed) : List.of(text + " " + bracketed);
    }

    private String percent(long tokens, OptionalLong tokenLimit) {
        if (tokenLimit.isEmpty()) {
            return limited ? Numbers.NONE : "";
        }
        String text = percentOf(tokens, tokenLimit.getAsLong());
        if (tokens > tokenLimit.getAsLong()) {
            alarms.put(text, Tone.ERROR);
        }
        return text;
    }

    /** A share as percent with one decimal. */
    static String percentOf(long tokens, long limit) {
        return Numbers.percent(BigDecimal.valueOf(tokens).movePointRight(2)
                .divide(BigDecimal.valueOf(limit), 6, RoundingMode.HALF_EVEN));
    }

    /** Hours and minutes: {@code 2h 5m}, {@code 41m}. */
    static String duration(long ms) {
        long minutes = Math.max(0, ms) / MINUTE_MS;
        return (minutes < MINUTES ? "" : minutes / MINUTES + "h ") + minutes % MINUTES + "m";
    }
}

package toktrail.cli.known;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.cli.frame.CommandContext;
import toktrail.environment.Output;
import toktrail.report.blocks.BlockSeries;
import toktrail.report.blocks.UsageBlock;
import toktrail.text.Numbers;
import toktrail.text.Style;

/** The block that goes on as a list of its figures. */
final class ActiveBlockText {

    private static final int LABEL_WIDTH = 18;

    private final CommandContext context;
    private final DateTimeFormatter times;
    private final long nowMs;
    private final TokenLimit limit;
    private final boolean costs;

    ActiveBlockText(CommandContext context, ZoneId zone, long nowMs, TokenLimit limit, boolean costs) {
        this.context = context;
        times = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
        this.nowMs = nowMs;
        this.limit = limit;
        this.costs = costs;
    }

    /** Prints the list of each series that has such a block. */
    void print(List<BlockSeries> all) {
        Map<String, String> displayNames = PeriodsText.displayNames(context);
        for (BlockSeries series : all) {
            for (UsageBlock block : series.blocks()) {
                if (all.size() > 1) {
                    out().line(context.style().bold(
                            displayNames.getOrDefault(series.harness(), series.harness())));
                }
                print(block, limit.of(series));
            }
        }
    }

    private void print(UsageBlock block, OptionalLong tokenLimit) {
        long tokens = block.spending().allTokens();
        line("Started", times.format(Instant.ofEpochMilli(block.startMs())));
        line("Elapsed", BlocksText.duration(nowMs - block.startMs()));
        line("Remaining", BlocksText.duration(block.span().endMs() - nowMs));
        line("Input", Numbers.count(block.spending().tokens().input()));
        line("Output", Numbers.count(block.spending().tokens().outputTotal()));
        line("Total", Numbers.count(tokens));
        if (costs) {
            line("Cost", Figures.money(block.spending()));
        }
        Optional<UsageBlock.Projection> projection = block.projection(nowMs);
        if (projection.isPresent()) {
            rate(block.rate().orElseThrow());
            line("Projected tokens", Numbers.count(projection.get().tokens()));
            if (costs) {
                line("Projected cost", Numbers.visibleMoney(projection.get().cost()));
            }
        }
        if (tokenLimit.isPresent()) {
            long most = tokenLimit.getAsLong();
            line("Limit", Numbers.count(most));
            line("Used", BlocksText.percentOf(tokens, most));
            line("Remaining tokens", Numbers.count(Math.max(0, most - tokens)));
            projection.ifPresent(expected -> line("Projected", BlocksText.percentOf(expected.tokens(), most) + " "
                    + status(expected.tokens(), most)));
        }
    }

    private void rate(UsageBlock.Rate rate) {
        Style style = context.style();
        String pace = switch (rate.pace()) {
            case NORMAL -> style.green("normal");
            case MODERATE -> style.yellow("moderate");
            case HIGH -> style.red("high");
        };
        line("Tokens/minute", Numbers.count(rate.tokensPerMinute().setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact()) + " (" + pace + ")");
        if (costs) {
            line("Cost/hour", Numbers.visibleMoney(rate.costPerHour()));
        }
    }

    private String status(long tokens, long most) {
        return switch (TokenLimit.status(tokens, most)) {
            case OK -> context.style().green("OK");
            case WARNING -> context.style().yellow("WARNING");
            case EXCEEDS -> context.style().red("EXCEEDS LIMIT");
        };
    }

    private void line(String label, String value) {
        out().line(label + " ".repeat(LABEL_WIDTH - label.length()) + value);
    }

    private Output out() {
        return context.out();
    }
}

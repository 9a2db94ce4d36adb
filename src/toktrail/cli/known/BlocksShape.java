package toktrail.cli.known;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.cli.form.JsonTrees;
import toktrail.json.JsonArray;
import toktrail.json.JsonBoolean;
import toktrail.json.JsonNull;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.report.blocks.BlockGap;
import toktrail.report.blocks.BlockRow;
import toktrail.report.blocks.BlockSeries;
import toktrail.report.blocks.UsageBlock;
import toktrail.report.series.Spending;
import toktrail.usage.Tokens;

/** Blocks in the shape of ccusage: keys in order, output with reasoning and cached output. */
final class BlocksShape {

    private static final int PERCENT_DIGITS = 6;

    private final TokenLimit limit;
    private final long nowMs;

    BlocksShape(TokenLimit limit, long nowMs) {
        this.limit = limit;
        this.nowMs = nowMs;
    }

    /** @param rows which rows of a series are shown, in which order */
    JsonValue of(List<BlockSeries> all, RowChoice rows) {
        List<JsonValue> blocks = new ArrayList<>();
        for (BlockSeries series : all) {
            for (BlockRow row : rows.of(series.rows())) {
                JsonObject.Builder tree = row instanceof UsageBlock block ? block(block, limit.of(series))
                        : gap((BlockGap) row);
                if (all.size() > 1) {
                    tree.put("harness", series.harness());
                }
                blocks.add(tree.build());
            }
        }
        return JsonTrees.sorted(JsonObject.builder().put("blocks", new JsonArray(blocks)).build());
    }

    private static JsonObject.Builder gap(BlockGap gap) {
        return row("gap-" + GraphShape.instant(gap.startMs()), gap.startMs(), gap.endMs(), Spending.NONE)
                .put("actualEndTime", JsonNull.NULL)
                .put("isActive", JsonBoolean.FALSE)
                .put("isGap", JsonBoolean.TRUE)
                .put("models", JsonArray.EMPTY)
                .put("burnRate", JsonNull.NULL)
                .put("projection", JsonNull.NULL);
    }

    private JsonObject.Builder block(UsageBlock block, OptionalLong tokenLimit) {
        UsageBlock.Span span = block.span();
        Optional<UsageBlock.Projection> projection = block.projection(nowMs);
        JsonObject.Builder tree = row(GraphShape.instant(span.startMs()), span.startMs(), span.endMs(),
                block.spending())
                .put("actualEndTime", GraphShape.instant(span.lastMs()))
                .put("isActive", block.active() ? JsonBoolean.TRUE : JsonBoolean.FALSE)
                .put("isGap", JsonBoolean.FALSE)
                .put("models", JsonTrees.texts(block.models()))
                .put("burnRate", block.active() && block.rate().isPresent() ? rate(block.rate().get())
                        : JsonNull.NULL)
                .put("projection", projection.isPresent() ? projection(projection.get()) : JsonNull.NULL);
        if (projection.isPresent() && tokenLimit.isPresent()) {
            tree.put("tokenLimitStatus", status(projection.get(), tokenLimit.getAsLong()));
        }
        return tree;
    }

    private static JsonObject.Builder row(String id, long startMs, long endMs, Spending spending) {
        Tokens tokens = spending.tokens();
        return JsonObject.builder()
                .put("id", id)
                .put("startTime", GraphShape.instant(startMs))
                .put("endTime", GraphShape.instant(endMs))
                .put("entries", spending.messages())
                .put("costUSD", JsonTrees.number(spending.cost()))
                .put("tokenCounts", JsonObject.builder()
                        .put("cacheCreationInputTokens", tokens.cacheWrite())
                        .put("cacheReadInputTokens", tokens.cacheRead())
                        .put("inputTokens", tokens.input())
                        .put("outputTokens", tokens.outputTotal()).build())
                .put("totalTokens", spending.allTokens());
    }

    private static JsonValue rate(UsageBlock.Rate rate) {
        return JsonObject.builder()
                .put("costPerHour", JsonTrees.number(rate.costPerHour()))
                .put("tokensPerMinute", JsonTrees.number(rate.tokensPerMinute()))
                .put("tokensPerMinuteForIndicator", JsonTrees.number(rate.uncachedPerMinute())).build();
    }

    private static JsonValue projection(UsageBlock.Projection projection) {
        return JsonObject.builder()
                .put("remainingMinutes", projection.remainingMinutes())
                .put("totalCost", JsonTrees.number(projection.cost()))
                .put("totalTokens", projection.tokens()).build();
    }

    private static JsonValue status(UsageBlock.Projection projection, long tokenLimit) {
        BigDecimal percent = BigDecimal.valueOf(projection.tokens()).movePointRight(2)
                .divide(BigDecimal.valueOf(tokenLimit), PERCENT_DIGITS, RoundingMode.HALF_EVEN);
        return JsonObject.builder()
                .put("limit", tokenLimit)
                .put("percentUsed", JsonTrees.number(percent))
                .put("projectedUsage", projection.tokens())
                .put("status", TokenLimit.status(projection.tokens(), tokenLimit).word()).build();
    }
}

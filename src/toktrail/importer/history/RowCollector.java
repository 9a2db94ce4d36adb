package toktrail.importer.history;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.ledger.recorded.HarnessDay;
import toktrail.ledger.recorded.RecordedUsage;
import toktrail.usage.CallKind;
import toktrail.usage.Money;
import toktrail.usage.Tokens;

/** Takes the rows of one file, adds up those of one day, tool and model, and counts what cannot be used. */
final class RowCollector {

    /** What stands in a row but its place: names of keys are those of the file. */
    record Keys(String input, String output, String reasoning, String cacheRead, String cacheWrite, String cost,
            String messages) { }

    /**
     * Numbers of a row.
     *
     * @param tokens   what was consumed
     * @param messages calls
     * @param costPico what it cost, in pico dollars
     */
    record Figures(Tokens tokens, long messages, long costPico) { }

    /** More than anybody consumes of a model in a day; sums of such numbers do not overflow. */
    private static final long LARGEST = 1L << 40;
    private static final BigDecimal HIGHEST_COST = new BigDecimal("1000000");
    /** What some call the tool that we call {@code claude}. */
    private static final String CLAUDE_CODE = "claude-code";
    private static final String CLAUDE = "claude";
    private static final int DATE_LENGTH = "2026-05-11".length();

    private final Function<String, Optional<String>> tools;
    private final Optional<String> fallbackTool;
    private final Map<HarnessDay, Map<CallKind, RecordedUsage>> days = new LinkedHashMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();

    /**
     * @param tools        finds the id of a tool by the name in the file
     * @param fallbackTool id of the tool of rows that name none
     */
    RowCollector(Function<String, Optional<String>> tools, Optional<String> fallbackTool) {
        this.tools = tools;
        this.fallbackTool = fallbackTool;
    }

    /** The date that a text is, counted as a mistake if it is none. */
    Optional<LocalDate> day(JsonValue text) {
        String date = text.asText().orElse("");
        try {
            if (date.length() == DATE_LENGTH) {
                return Optional.of(LocalDate.parse(date));
            }
        } catch (DateTimeException e) {
            // told below, with what was skipped for the same reason
        }
        skip("without a date");
        return Optional.empty();
    }

    /** The id of the tool that the file names, or that was given for rows that name none. */
    Optional<String> tool(Optional<String> name) {
        if (name.isEmpty() || name.get().equals("unknown")) {
            if (fallbackTool.isEmpty()) {
                skip("of no known tool; name it with --harness");
            }
            return fallbackTool;
        }
        Optional<String> id = tools.apply(name.get().equals(CLAUDE_CODE) ? CLAUDE : name.get());
        if (id.isEmpty()) {
            skip("of the unsupported tool " + name.get());
        }
        return id;
    }

    /** The numbers of a row; absent, and counted as a mistake, if one of them cannot be. */
    Optional<Figures> figures(JsonObject tokens, JsonObject row, Keys keys) {
        OptionalLong input = count(tokens, keys.input());
        OptionalLong output = count(tokens, keys.output());
        OptionalLong reasoning = count(tokens, keys.reasoning());
        OptionalLong read = count(tokens, keys.cacheRead());
        OptionalLong write = count(tokens, keys.cacheWrite());
        OptionalLong messages = count(row, keys.messages());
        Optional<BigDecimal> cost = cost(row.get(keys.cost()));
        if (input.isEmpty() || output.isEmpty() || reasoning.isEmpty() || read.isEmpty() || write.isEmpty()
                || messages.isEmpty() || cost.isEmpty()) {
            skip("with impossible numbers");
            return Optional.empty();
        }
        return Optional.of(new Figures(new Tokens(input.getAsLong(), output.getAsLong(), reasoning.getAsLong(),
                read.getAsLong(), write.getAsLong(), 0), messages.getAsLong(), Money.toPico(cost.get())));
    }

    /** A count of 0 or more, 0 for none; absent for anything else. */
    private static OptionalLong count(JsonObject object, String key) {
        JsonValue value = object.get(key);
        if (value.isNull()) {
            return OptionalLong.of(0);
        }
        OptionalLong whole = value instanceof JsonNumber number ? number.truncated() : OptionalLong.empty();
        return whole.isPresent() && whole.getAsLong() >= 0 && whole.getAsLong() <= LARGEST
                ? whole : OptionalLong.empty();
    }

    private static Optional<BigDecimal> cost(JsonValue value) {
        if (value.isNull()) {
            return Optional.of(BigDecimal.ZERO);
        }
        Optional<BigDecimal> usd = value instanceof JsonNumber number ? number.shortestDecimal() : Optional.empty();
        return usd.filter(amount -> amount.signum() >= 0 && amount.compareTo(HIGHEST_COST) <= 0);
    }

    /** Takes a row. One without anything in it counts as nothing. */
    void add(HarnessDay when, Optional<String> provider, Optional<String> model, Figures figures) {
        if (figures.tokens().accountingTotal() == 0 && figures.messages() == 0 && figures.costPico() == 0) {
            return;
        }
        CallKind kind = CallKind.of(provider.map(name -> name.toLowerCase(Locale.ROOT)).orElse(CallKind.UNKNOWN),
                model.orElse(CallKind.UNKNOWN), null, null);
        RecordedUsage row = new RecordedUsage(when, kind, figures.tokens(), figures.messages(), figures.costPico());
        days.computeIfAbsent(when, day -> new LinkedHashMap<>()).merge(kind, row, RecordedUsage::plus);
    }

    /** Counts a row that cannot be used. */
    void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    List<RecordedUsage> rows() {
        List<RecordedUsage> rows = new ArrayList<>();
        days.values().forEach(day -> rows.addAll(day.values()));
        return rows;
    }

    Map<String, Long> skipped() {
        return skipped;
    }
}

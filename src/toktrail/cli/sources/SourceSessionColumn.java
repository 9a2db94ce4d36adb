package toktrail.cli.sources;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import toktrail.error.UserException;
import toktrail.report.SourceSession;
import toktrail.text.Numbers;
import toktrail.text.Table.Column;
import toktrail.time.Timestamps;
import toktrail.usage.Tokens;

/** The columns of {@code sources sessions}, in their order. */
enum SourceSessionColumn {
    SOURCE_SESSION_ID, FIRST, LAST, MSGS, INPUT, OUTPUT, REASONING, CACHE_R, CACHE_W, TOTAL, ACTUAL, VIRTUAL, SAVINGS,
    SOURCE_COST, PROVIDERS, MODELS, SOURCE_PATHS;

    /** Those shown when none are asked for. */
    static final Set<SourceSessionColumn> STANDARD = EnumSet.range(SOURCE_SESSION_ID, SAVINGS);
    /** Those shown only when they are asked for. */
    static final Set<SourceSessionColumn> ON_REQUEST = EnumSet.complementOf(EnumSet.copyOf(STANDARD));

    private static final int PROVIDERS_WIDTH = 24;
    private static final int MODELS_WIDTH = 32;
    private static final int PATHS_WIDTH = 48;

    /** The name above the column and in the option. */
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> names(Set<SourceSessionColumn> columns) {
        return columns.stream().map(SourceSessionColumn::header).toList();
    }

    /**
     * The columns a person typed, in that order; the standard ones for none.
     *
     * @throws UserException naming all that do not exist
     */
    static List<SourceSessionColumn> chosen(List<String> typed) {
        List<String> unknown = typed.stream().filter(name -> find(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw UserException.failed("Unsupported columns: " + String.join(", ", unknown));
        }
        return typed.isEmpty() ? List.copyOf(STANDARD) : typed.stream().map(name -> find(name).orElseThrow()).toList();
    }

    private static Optional<SourceSessionColumn> find(String name) {
        return Arrays.stream(values()).filter(column -> column.header().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    Column column() {
        return switch (this) {
            case SOURCE_SESSION_ID, FIRST, LAST -> Column.text(header());
            case MSGS, INPUT, OUTPUT, REASONING, CACHE_R, CACHE_W, TOTAL, ACTUAL, VIRTUAL, SAVINGS, SOURCE_COST ->
                Column.number(header());
            case PROVIDERS -> Column.wrapped(header(), PROVIDERS_WIDTH);
            case MODELS -> Column.wrapped(header(), MODELS_WIDTH);
            case SOURCE_PATHS -> Column.wrapped(header(), PATHS_WIDTH);
        };
    }

    String cell(SourceSession session, ZoneId zone) {
        Tokens tokens = session.totals().tokens();
        return switch (this) {
            case SOURCE_SESSION_ID -> session.session().sourceSessionId();
            case FIRST -> Timestamps.text(session.firstMs(), zone);
            case LAST -> Timestamps.text(session.lastMs(), zone);
            case MSGS -> Numbers.count(session.totals().messageCount());
            case INPUT -> Numbers.count(tokens.input());
            case OUTPUT -> Numbers.count(tokens.output() + tokens.reasoning());
            case REASONING -> Numbers.count(tokens.reasoning());
            case CACHE_R -> Numbers.count(tokens.cacheRead());
            case CACHE_W -> Numbers.count(tokens.cacheWrite());
            case TOTAL -> Numbers.count(tokens.total());
            case ACTUAL -> Numbers.money(session.totals().costs().actual());
            case VIRTUAL -> Numbers.money(session.totals().costs().virtual());
            case SAVINGS -> Numbers.money(session.totals().costs().savings());
            case SOURCE_COST -> Numbers.money(session.totals().costs().source());
            case PROVIDERS -> String.join(",", session.providers());
            case MODELS -> String.join(",", session.models());
            case SOURCE_PATHS -> String.join(";", session.sourcePaths());
        };
    }
}

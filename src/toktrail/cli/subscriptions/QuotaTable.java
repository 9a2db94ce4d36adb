package toktrail.cli.subscriptions;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import toktrail.pricing.quota.QuotaWindow;
import toktrail.pricing.quota.WindowState;
import toktrail.report.quota.LimitUse;
import toktrail.report.quota.QuotaStatus;
import toktrail.text.Durations;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.time.Timestamps;
import toktrail.time.Zones;

/** The table of quota windows; a window with several limits has a line for each. */
final class QuotaTable {

    /** Columns that a moment may fill. */
    private static final int WRAP = 20;

    private final ZoneId zone;
    private final boolean moments;
    private final boolean forecast;

    /**
     * Tables with times in a zone.
     *
     * @param moments  whether they have the moment of the reset beside the time until it
     * @param forecast whether they say where windows lead
     */
    QuotaTable(ZoneId zone, boolean moments, boolean forecast) {
        this.zone = zone;
        this.moments = moments;
        this.forecast = forecast;
    }

    Table of(List<QuotaStatus> windows, long nowMs) {
        String label = " (" + Zones.label(zone) + ")";
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("period"), Column.text("status"), Column.wrapped("reset", WRAP)));
        if (moments) {
            columns.add(Column.wrapped("resets" + label, WRAP));
        }
        columns.add(Column.wrapped("window" + label, 2 * WRAP));
        columns.addAll(List.of(Column.number("limit"), Column.number("used"), Column.number("left"),
                Column.number("used%")));
        if (forecast) {
            columns.add(Column.number("projected"));
            columns.add(Column.wrapped("exhausted" + label, WRAP));
        }
        Table table = new Table(columns);
        windows.forEach(window -> table.rowOfLines(cells(window, nowMs)));
        return table;
    }

    private List<List<String>> cells(QuotaStatus window, long nowMs) {
        WindowState state = window.state();
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of(window.window().period().word()));
        cells.add(List.of(word(state)));
        cells.add(List.of(reset(state, nowMs)));
        if (moments) {
            cells.add(List.of(resetMoment(state)));
        }
        cells.add(List.of(range(state)));
        cells.add(each(window, limit -> amount(limit, limit.limit()) + unit(limit)));
        cells.add(each(window, limit -> amount(limit, limit.used())));
        cells.add(each(window, QuotaTable::left));
        cells.add(each(window, limit -> Numbers.percent(limit.percent())));
        if (forecast) {
            cells.add(List.of(window.forecast().map(lead -> Numbers.money(lead.projectedUsd())).orElse(Numbers.NONE)));
            cells.add(List.of(window.forecast().filter(lead -> lead.exhaustedAtMs().isPresent())
                    .map(lead -> Timestamps.minute(lead.exhaustedAtMs().getAsLong(), zone)).orElse(Numbers.NONE)));
        }
        return cells;
    }

    private static List<String> each(QuotaStatus window, Function<LimitUse, String> cell) {
        return window.limits().stream().map(cell).toList();
    }

    private static String word(WindowState state) {
        return switch (state.status()) {
            case UPCOMING -> "upcoming";
            case ACTIVE -> "active";
            case WAITING_FOR_FIRST_USE -> "waiting";
            case EXPIRED_WAITING_FOR_NEXT_USE -> "expired";
        };
    }

    private static String reset(WindowState state, long nowMs) {
        return switch (state.status()) {
            case UPCOMING -> "starts " + in(state.current().orElseThrow().sinceMs() - nowMs);
            case ACTIVE -> in(state.current().orElseThrow().untilMs() - nowMs);
            case WAITING_FOR_FIRST_USE -> "on first use";
            case EXPIRED_WAITING_FOR_NEXT_USE -> "on next use";
        };
    }

    /** The last second of the wait is now. */
    private static String in(long waitMs) {
        return waitMs < 1000 ? Durations.countdown(waitMs) : "in " + Durations.countdown(waitMs);
    }

    private String resetMoment(WindowState state) {
        return switch (state.status()) {
            case UPCOMING -> Timestamps.minute(state.current().orElseThrow().sinceMs(), zone);
            case ACTIVE -> Timestamps.minute(state.current().orElseThrow().untilMs(), zone);
            case WAITING_FOR_FIRST_USE, EXPIRED_WAITING_FOR_NEXT_USE -> Numbers.NONE;
        };
    }

    private String range(WindowState state) {
        return switch (state.status()) {
            case UPCOMING, ACTIVE -> range(state.current().orElseThrow());
            case WAITING_FOR_FIRST_USE -> "starts on first use";
            case EXPIRED_WAITING_FOR_NEXT_USE -> "last " + range(state.last().orElseThrow());
        };
    }

    private String range(QuotaWindow window) {
        return Timestamps.range(window.sinceMs(), window.untilMs(), zone);
    }

    private static String left(LimitUse limit) {
        String left = amount(limit, limit.remaining());
        return limit.over().signum() == 0 ? left : left + " over " + amount(limit, limit.over());
    }

    private static String amount(LimitUse limit, BigDecimal amount) {
        return switch (limit.unit()) {
            case USD -> Numbers.money(amount);
            case TOKENS, MESSAGES -> Numbers.count(amount.longValueExact());
        };
    }

    private static String unit(LimitUse limit) {
        return limit.unit() == LimitUse.Unit.USD ? "" : " " + limit.unit().label();
    }
}

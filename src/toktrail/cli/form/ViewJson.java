package toktrail.cli.form;

import java.util.Optional;
import toktrail.json.JsonWriter;
import toktrail.ledger.filter.AreaFilter;
import toktrail.report.FilterEcho;
import toktrail.report.UsageSums;
import toktrail.time.Zones;

/** JSON that views share. */
public final class ViewJson {

    private final JsonWriter writer;
    private final ReportJson shapes;

    /** JSON into the object that is open there. */
    public ViewJson(JsonWriter writer) {
        this.writer = writer;
        shapes = new ReportJson(writer);
    }

    /** A key with the value of a filter, null if it is not set. */
    public void filter(String key, Optional<String> value) {
        writer.key(key).text(value.orElse(null));
    }

    /** {@code since_ms} and {@code until_ms}. */
    public void window(FilterEcho echo) {
        writer.key("since_ms").number(echo.period().window().sinceMs());
        writer.key("until_ms").number(echo.period().window().untilMs());
    }

    /** What usage was selected by: time, machine, harness, session, kind of call. */
    public void selection(FilterEcho echo) {
        window(echo);
        filter("machine_id", echo.machineId());
        filter("harness", echo.harness());
        filter("source_session_id", echo.sourceSessionId());
        calls(echo);
    }

    /** Provider, model, level and agent. */
    public void calls(FilterEcho echo) {
        filter("provider_id", echo.calls().provider());
        filter("model_id", echo.calls().model());
        filter("thinking_level", echo.calls().thinking());
        filter("agent", echo.calls().agent());
    }

    /** The filter on areas; what it meant only if there is one. */
    public void area(AreaFilter filter) {
        boolean exact = false;
        if (filter instanceof AreaFilter.Within within) {
            writer.key("area").text(within.text());
            writer.key("area_match").text(within.match().label());
            ReportJson.texts(writer.key("area_matches"), within.paths());
            exact = within.exact();
        } else {
            writer.key("area").nullValue();
        }
        writer.key("area_exact").bool(exact);
        writer.key("unassigned_area").bool(filter instanceof AreaFilter.Unassigned);
    }

    /** Keys that are there only if they are set: a named period and the zone that was asked for. */
    public void period(FilterEcho echo) {
        echo.period().name().ifPresent(period -> writer.key("period").text(period.label()));
        if (echo.period().zoneAsked()) {
            writer.key("timezone").text(Zones.label(echo.period().zone()));
        }
    }

    /** The keys {@code message_count}, {@code tokens} and {@code costs}. */
    public void sums(UsageSums sums) {
        writer.key("message_count").number(sums.messageCount());
        tokensAndCosts(sums);
    }

    /** The keys {@code tokens} and {@code costs}. */
    public void tokensAndCosts(UsageSums sums) {
        shapes.tokensAndCosts(sums);
    }

    /** The key {@code totals}. */
    public void totals(UsageSums sums) {
        writer.key("totals");
        shapes.totals(sums);
    }
}

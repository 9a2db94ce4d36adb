package toktrail.cli.form;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.json.JsonWriter;
import toktrail.ledger.filter.AreaFilter;
import toktrail.report.DisplayFilters;
import toktrail.report.FilterEcho;
import toktrail.report.UsageReport;
import toktrail.time.Zones;

/** A usage report over everything or a period, as JSON. */
public final class UsageReportJson {

    private UsageReportJson() { }

    /** The report with what its display options left of the rows. */
    public static void write(JsonWriter writer, UsageReport report) {
        writer.beginObject();
        body(writer, report);
        writer.key("display_filters");
        displayFilters(writer, report.displayFilters());
        writer.endObject();
    }

    /** The same of a report that shows every row. */
    public static void writeWithoutDisplay(JsonWriter writer, UsageReport report) {
        writer.beginObject();
        body(writer, report);
        writer.endObject();
    }

    private static void body(JsonWriter writer, UsageReport report) {
        ReportJson json = new ReportJson(writer);
        writer.key("session");
        if (report.run().isPresent()) {
            RunOutput.json(writer, report.run().get());
        } else {
            writer.nullValue();
        }
        writer.key("filters");
        filters(writer, report.filters(), report.run().isPresent());
        writer.key("totals");
        json.totals(report.totals());
        writer.key("by_provider");
        json.providers(report.tables().byProvider());
        writer.key("by_harness");
        json.harnesses(report.tables().byHarness());
        writer.key("by_machine");
        json.machines(report.tables().byMachine());
        writer.key("by_model");
        json.models(report.tables().byModel());
        writer.key("by_activity");
        json.activities(report.tables().byActivity());
        writer.key("simulations").beginArray().endArray();
        writer.key("unconfigured_models");
        json.unconfigured(report.tables().unconfigured());
    }

    /** The report of a run begins with the run's window. */
    private static void filters(JsonWriter writer, FilterEcho echo, boolean windowFirst) {
        writer.beginObject();
        if (windowFirst) {
            window(writer, echo);
        }
        text(writer, "machine_id", echo.machineId());
        text(writer, "harness", echo.harness());
        text(writer, "source_session_id", echo.sourceSessionId());
        text(writer, "provider_id", echo.calls().provider());
        if (!echo.calls().providers().isEmpty()) {
            writer.key("provider_ids").beginArray();
            echo.calls().providers().forEach(writer::text);
            writer.endArray();
        }
        text(writer, "model_id", echo.calls().model());
        text(writer, "thinking_level", echo.calls().thinking());
        text(writer, "agent", echo.calls().agent());
        if (!windowFirst) {
            window(writer, echo);
        }
        area(writer, echo.area());
        flag(writer, "split_thinking", echo.splitThinking());
        text(writer, "period", echo.period().name().map(period -> period.label()));
        if (echo.period().zoneAsked()) {
            writer.key("timezone").text(Zones.label(echo.period().zone()));
        }
        writer.endObject();
    }

    private static void window(JsonWriter writer, FilterEcho echo) {
        number(writer, "since_ms", echo.period().window().sinceMs());
        number(writer, "until_ms", echo.period().window().untilMs());
    }

    private static void area(JsonWriter writer, AreaFilter filter) {
        if (filter instanceof AreaFilter.Within within) {
            writer.key("area").text(within.text());
            writer.key("area_match").text(within.match().label());
            writer.key("area_matches").beginArray();
            within.paths().forEach(writer::text);
            writer.endArray();
            flag(writer, "area_exact", within.exact());
        }
        flag(writer, "unassigned_area", filter instanceof AreaFilter.Unassigned);
    }

    private static void displayFilters(JsonWriter writer, DisplayFilters display) {
        writer.beginObject();
        writer.key("price_state").text(display.priceState().word());
        writer.key("min_messages").number(display.minMessages());
        writer.key("min_tokens").number(display.minTokens());
        writer.key("sort").text(display.sort().word());
        writer.key("limit").number(display.limit());
        writer.endObject();
    }

    private static void text(JsonWriter writer, String key, Optional<String> value) {
        value.ifPresent(text -> writer.key(key).text(text));
    }

    private static void number(JsonWriter writer, String key, OptionalLong value) {
        value.ifPresent(number -> writer.key(key).number(number));
    }

    private static void flag(JsonWriter writer, String key, boolean value) {
        if (value) {
            writer.key(key).bool(true);
        }
    }
}

package toktrail.cli.usage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import toktrail.cli.form.ReportJson;
import toktrail.cli.form.ViewJson;
import toktrail.json.JsonWriter;
import toktrail.report.FilterEcho;
import toktrail.report.ModelRow;
import toktrail.report.division.BucketRow;
import toktrail.report.division.SeriesQuery;
import toktrail.report.division.UsageSeries;
import toktrail.time.Zones;

/** Usage in the course of time as JSON. */
final class SeriesJson {

    private final JsonWriter writer;
    private final ViewJson shared;
    private final boolean breakdown;
    private final Optional<String> locale;

    /** @param locale as typed; it is repeated and changes nothing */
    SeriesJson(JsonWriter writer, boolean breakdown, Optional<String> locale) {
        this.writer = writer;
        this.breakdown = breakdown;
        this.locale = locale;
        shared = new ViewJson(writer);
    }

    void write(UsageSeries series) {
        SeriesQuery query = series.query();
        writer.beginObject().key("type").text("usage_series");
        writer.key("granularity").text(query.granularity().label());
        writer.key("timezone").text(Zones.label(series.filters().period().zone()));
        writer.key("locale").text(locale.orElse(null));
        writer.key("start_of_week").text(query.startOfWeek().name().toLowerCase(Locale.ROOT));
        writer.key("order").text(query.order().word());
        filters(series.filters(), query);
        if (series.instances().isEmpty()) {
            buckets(series.buckets());
        } else {
            instances(series.instances());
        }
        shared.totals(series.totals());
        writer.endObject();
    }

    private void filters(FilterEcho echo, SeriesQuery query) {
        writer.key("filters").beginObject();
        shared.window(echo);
        shared.filter("machine_id", echo.machineId());
        shared.filter("harness", echo.harness());
        shared.calls(echo);
        shared.area(echo.area());
        writer.key("instances").bool(query.instances());
        writer.key("breakdown").bool(breakdown);
        writer.key("split_thinking").bool(echo.splitThinking());
        writer.key("order").text(query.order().word());
        echo.sourceSessionId().ifPresent(id -> writer.key("source_session_id").text(id));
        echo.period().name().ifPresent(period -> writer.key("period").text(period.label()));
        writer.endObject();
    }

    private void instances(List<UsageSeries.Instance> instances) {
        writer.key("instances").beginArray();
        for (UsageSeries.Instance instance : instances) {
            writer.beginObject().key("instance_key").text(instance.key());
            writer.key("instance_label").text(instance.session().sourceSessionId());
            writer.key("harness").text(instance.session().harness());
            writer.key("source_session_id").text(instance.session().sourceSessionId());
            buckets(instance.buckets());
            shared.totals(instance.totals());
            writer.endObject();
        }
        writer.endArray();
    }

    private void buckets(List<BucketRow> rows) {
        writer.key("buckets").beginArray();
        for (BucketRow row : rows) {
            writer.beginObject().key("key").text(row.bucket().key());
            writer.key("label").text(row.bucket().key());
            writer.key("since_ms").number(row.bucket().sinceMs());
            writer.key("until_ms").number(row.bucket().untilMs());
            writer.key("message_count").number(row.sums().messageCount());
            ReportJson.texts(writer.key("models"), ModelRow.names(row.models()));
            shared.tokensAndCosts(row.sums());
            if (breakdown) {
                writer.key("by_model");
                new ReportJson(writer).models(row.models());
            }
            writer.endObject();
        }
        writer.endArray();
    }
}

package toktrail.cli.usage;

import java.util.Optional;
import toktrail.cli.form.ViewJson;
import toktrail.cli.form.ViewText;
import toktrail.json.JsonWriter;
import toktrail.ledger.area.Area;
import toktrail.report.FilterEcho;
import toktrail.report.UsageSums;
import toktrail.report.division.UsageByArea;

/** Usage by area as JSON. */
final class AreasJson {

    private AreasJson() { }

    static void write(JsonWriter writer, UsageByArea areas) {
        ViewJson shared = new ViewJson(writer);
        writer.beginObject().key("type").text("usage_areas");
        filters(writer, shared, areas.filters());
        writer.key("areas").beginArray();
        for (UsageByArea.Row row : areas.rows()) {
            writer.beginObject();
            Optional<Area> area = row.area();
            writer.key("area_id").numberOrNull(area.map(Area::id).orElse(null));
            writer.key("area_sync_id").text(area.map(Area::syncId).orElse(null));
            writer.key("path").text(area.map(Area::path).orElse(null));
            writer.key("name").text(area.map(Area::name).orElse(ViewText.UNASSIGNED));
            writer.key("depth").number(row.depth());
            shared.sums(row.subtree());
            sums(writer, shared, "direct", row.direct());
            sums(writer, shared, "subtree", row.subtree());
            writer.endObject();
        }
        writer.endArray();
        shared.totals(areas.totals());
        writer.endObject();
    }

    private static void filters(JsonWriter writer, ViewJson shared, FilterEcho echo) {
        writer.key("filters").beginObject();
        shared.selection(echo);
        shared.area(echo.area());
        writer.key("split_thinking").bool(echo.splitThinking());
        shared.period(echo);
        writer.endObject();
    }

    private static void sums(JsonWriter writer, ViewJson shared, String key, UsageSums sums) {
        writer.key(key).beginObject();
        shared.sums(sums);
        writer.endObject();
    }
}

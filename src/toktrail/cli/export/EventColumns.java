package toktrail.cli.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import toktrail.ledger.area.Area;
import toktrail.ledger.machine.Machine;
import toktrail.report.export.ExportedEvent;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.UsageEvent;

/** The columns of events. */
final class EventColumns {

    private static final String NO_PROVIDER = "unknown";

    private EventColumns() { }

    /** The columns of every export and those asked for besides, always in the same order. */
    static List<Column<ExportedEvent>> of(Set<Extra> extras) {
        List<Column<ExportedEvent>> columns = new ArrayList<>(standard());
        for (Extra extra : Extra.values()) {
            if (extras.contains(extra)) {
                columns.addAll(extra(extra));
            }
        }
        return columns;
    }

    private static List<Column<ExportedEvent>> standard() {
        return List.of(
                new Column<>("event_id", e -> Cell.text(e.eventId())),
                new Column<>("created_at", e -> Cell.time(event(e).createdMs())),
                new Column<>("created_ms", e -> Cell.number(event(e).createdMs())),
                new Column<>("completed_ms", e -> Cell.number(event(e).completedMs())),
                new Column<>("machine_id", e -> Cell.text(machine(e).machineId())),
                new Column<>("machine", e -> Cell.line(machine(e).label())),
                new Column<>("harness", e -> Cell.line(event(e).session().harness())),
                new Column<>("session_id", e -> Cell.text(e.sessionId())),
                new Column<>("area", e -> Cell.text(e.stored().owner().area().map(Area::path).orElse(null))),
                new Column<>("provider_id", e -> Cell.line(kind(e).providerId())),
                new Column<>("provider_key", e -> Cell.text(orUnknown(Names.normalise(kind(e).providerId())))),
                new Column<>("model_id", e -> Cell.line(kind(e).modelId())),
                new Column<>("model_key", e -> Cell.text(Names.normalise(kind(e).modelId()))),
                new Column<>("thinking_level", e -> Cell.line(kind(e).thinkingLevel())),
                new Column<>("agent", e -> Cell.line(kind(e).agent())),
                new Column<>("input_tokens", e -> Cell.number(event(e).tokens().input())),
                new Column<>("output_tokens", e -> Cell.number(event(e).tokens().output())),
                new Column<>("reasoning_tokens", e -> Cell.number(event(e).tokens().reasoning())),
                new Column<>("cache_read_tokens", e -> Cell.number(event(e).tokens().cacheRead())),
                new Column<>("cache_write_tokens", e -> Cell.number(event(e).tokens().cacheWrite())),
                new Column<>("cache_output_tokens", e -> Cell.number(event(e).tokens().cacheOutput())),
                new Column<>("source_cost_usd", e -> Cell.money(event(e).amount().sourceCostUsd())),
                new Column<>("actual_cost_usd", e -> Cell.money(e.actualUsd())),
                new Column<>("virtual_cost_usd", e -> Cell.money(e.virtualUsd())));
    }

    private static List<Column<ExportedEvent>> extra(Extra extra) {
        return switch (extra) {
            case BILLING -> List.of(
                    new Column<>("cache_write_1h_tokens", e -> Cell.number(event(e).amount().cacheWrite1h())),
                    new Column<>("web_search_requests", e -> Cell.number(event(e).amount().webSearchRequests())),
                    new Column<>("service_tier", e -> Cell.line(kind(e).variant().serviceTier())),
                    new Column<>("speed", e -> Cell.line(kind(e).variant().speed())),
                    new Column<>("inference_geo", e -> Cell.line(kind(e).variant().inferenceGeo())));
            case IDS -> List.of(
                    new Column<>("source_session_id", e -> Cell.line(event(e).session().sourceSessionId())),
                    new Column<>("source_message_id", e -> Cell.line(event(e).keys().messageId())),
                    new Column<>("source_dedup_key", e -> Cell.line(event(e).keys().dedupKey())),
                    new Column<>("global_dedup_key", e -> Cell.line(event(e).keys().globalKey())),
                    new Column<>("fingerprint_hash", e -> Cell.text(e.fingerprint())));
            case PATHS -> List.of(
                    new Column<>("cwd", e -> Cell.line(e.stored().workspace().cwd())),
                    new Column<>("git_root", e -> Cell.line(e.stored().workspace().gitRoot())),
                    new Column<>("git_remote", e -> Cell.line(e.stored().workspace().gitRemote())),
                    new Column<>("source_row_id", e -> Cell.line(event(e).keys().rowId())),
                    new Column<>("source_path", e -> Cell.line(event(e).position().file())),
                    new Column<>("source_line", e -> Cell.place(event(e).position().line())),
                    new Column<>("source_offset", e -> Cell.place(event(e).position().offset())));
            case TITLES -> List.of(
                    new Column<>("session_title", e -> Cell.line(e.stored().owner().title())));
            case RAW -> List.of(new Column<>("raw_json", e -> Cell.text(event(e).rawJson())));
        };
    }

    private static UsageEvent event(ExportedEvent exported) {
        return exported.stored().event();
    }

    private static CallKind kind(ExportedEvent exported) {
        return event(exported).kind();
    }

    private static Machine machine(ExportedEvent exported) {
        return exported.stored().owner().machine();
    }

    private static String orUnknown(String key) {
        return key.isEmpty() ? NO_PROVIDER : key;
    }
}

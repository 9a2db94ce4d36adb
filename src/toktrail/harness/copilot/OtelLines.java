package toktrail.harness.copilot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.FileFacts;
import toktrail.harness.Fingerprint;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.RecordCost;
import toktrail.json.JsonObject;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Money;
import toktrail.usage.Names;
import toktrail.usage.Vendors;

/** Reads a file of telemetry, always as a whole: only its end tells which accounts of the same usage are the best. */
final class OtelLines implements LineReader<CopilotReading> {

    /** How long a better account may still be written after a lesser one. */
    static final long WAIT_MS = 600_000;

    private static final String UNKNOWN_SESSION = "unknown-session";
    private static final String SELLER = "github-copilot";
    /** A billion nano units are one unit, which costs a cent. */
    private static final int NANO_AIU_DIGITS = 11;

    private final long nowMs;
    private final boolean keepRaw;

    OtelLines(long nowMs, boolean keepRaw) {
        this.nowMs = nowMs;
        this.keepRaw = keepRaw;
    }

    @Override
    public List<String> needles() {
        return List.of("\"attributes\"");
    }

    @Override
    public Lines<CopilotReading> open(FileFacts facts) {
        return new Items(facts.modifiedMs());
    }

    private final class Items implements Lines<CopilotReading> {

        private final long fileMs;
        private final TraceNotes traces = new TraceNotes();
        private final List<OtelItem> items = new ArrayList<>();
        private final Map<CallKind, CallKind> kinds = new HashMap<>();

        Items(long fileMs) {
            this.fileMs = fileMs;
        }

        @Override
        public void line(Line line) {
            JsonObject record = line.parse(OtelItem.SHAPE);
            Attributes attributes = Attributes.of(record.get("attributes"));
            if (attributes.isEmpty()) {
                return;
            }
            OtelItem.Ids ids = OtelItem.Ids.of(record, attributes);
            traces.note(ids.trace(), attributes);
            Optional<ItemClass> kind = ItemClass.of(record, attributes);
            ItemUsage usage = ItemUsage.of(attributes);
            if (kind.isEmpty() || usage.isNothing()) {
                return;
            }
            BigDecimal units = RecordCost.of(attributes.number(Attributes.NANO_AIU));
            List<String> oldLevels = Attributes.LEVELS.stream().filter(n -> !n.equals(Attributes.NEW_LEVEL)).toList();
            items.add(new OtelItem(kind.get(), ids, attributes.firstText(Attributes.MODELS).orElse(null),
                    TraceNotes.sessionId(attributes).orElse(null), level(attributes, Attributes.LEVELS),
                    level(attributes, oldLevels), attributes.text(Attributes.AGENT).orElse(null), usage,
                    ItemUsage.ofFirstNames(attributes),
                    Amount.of(usage.tokens(), Money.canonical(units.movePointLeft(NANO_AIU_DIGITS))),
                    OtelItem.time(record).orElse(fileMs), OtelItem.end(record), line.number(), line.offset(),
                    keepRaw ? line.text() : null));
        }

        private static String level(Attributes attributes, List<String> names) {
            return Names.thinkingLevel(attributes.firstText(names).orElse(null));
        }

        @Override
        public CopilotReading finish(End end) {
            Map<String, ItemClass> byTrace = new HashMap<>();
            Map<String, ItemClass> byResponse = new HashMap<>();
            for (OtelItem item : items) {
                best(byTrace, item.ids().trace(), item.kind());
                best(byResponse, item.ids().response(), item.kind());
            }
            List<CopilotCall> calls = new ArrayList<>();
            long waiting = 0;
            for (OtelItem item : items) {
                boolean best = isBest(byTrace, item.ids().trace(), item) && isBest(byResponse, item.ids().response(),
                        item);
                if (best && waits(item)) {
                    waiting++;
                } else if (best) {
                    calls.add(call(item));
                }
            }
            return new CopilotReading(List.copyOf(calls), end.rowsSeen() - waiting, waiting);
        }

        private static void best(Map<String, ItemClass> classes, String id, ItemClass kind) {
            if (id != null) {
                classes.merge(id, kind, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }

        private static boolean isBest(Map<String, ItemClass> classes, String id, OtelItem item) {
            return id == null || classes.get(id) == item.kind();
        }

        private boolean waits(OtelItem item) {
            long age = nowMs - item.createdMs();
            return item.kind() != ItemClass.CALL_SPAN && age >= 0 && age < WAIT_MS;
        }

        private CopilotCall call(OtelItem item) {
            String trace = item.ids().trace();
            String model = item.model() != null ? item.model() : traces.model(trace).orElse(CallKind.UNKNOWN);
            String session = item.session() != null ? item.session()
                    : traces.session(trace).orElse(trace == null ? UNKNOWN_SESSION : trace);
            CallKind kind = kinds.computeIfAbsent(CallKind.of(Vendors.of(model).orElse(SELLER), model,
                    item.level(), item.agent()), k -> k);
            Fingerprint.View view = new Fingerprint.View(Vendors.ofOldLedgers(model).orElse(SELLER),
                    model, item.oldLevel(), item.agent(), item.createdMs(), item.completedMs(),
                    item.oldUsage().oldTokens(), Fingerprint.costText(item.amount().sourceCostUsd()));
            return new CopilotCall(item, session, kind, view);
        }
    }
}

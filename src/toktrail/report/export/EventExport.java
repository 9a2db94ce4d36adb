package toktrail.report.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import toktrail.config.price.PriceKind;
import toktrail.error.UserException;
import toktrail.harness.Fingerprint;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.EventChoice;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.query.StreamedEvent;
import toktrail.ledger.row.EventUuid;
import toktrail.pricing.CallClass;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.spelling.TextOrder;
import toktrail.time.TimeWindow;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Hands over events one by one, each priced for itself. */
public final class EventExport {

    private static final Comparator<ExportedEvent> SAME_MOMENT = Comparator
            .comparing((ExportedEvent event) -> event.stored().event().session().harness(), TextOrder.CODE_POINT)
            .thenComparing(ExportedEvent::key, TextOrder.CODE_POINT);

    private final Pricing pricing;
    private final Set<String> supportedHarnesses;
    private final Function<String, EventRules> rules;

    /**
     * Exports with these prices.
     *
     * @param supportedHarnesses ids that may be asked for even if the ledger has no usage of them
     * @param rules              the rules of identity of a harness
     */
    public EventExport(Pricing pricing, Set<String> supportedHarnesses, Function<String, EventRules> rules) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.supportedHarnesses = Set.copyOf(supportedHarnesses);
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * Hands over the selected events by time, harness and key. Memory: the events of one millisecond.
     *
     * @throws UserException if a selector finds nothing or too much
     */
    public void forEach(LedgerView ledger, UsageSelection selection, TimeWindow window,
            Consumer<ExportedEvent> consumer) {
        UsageFilter filter = ledger.resolve(selection, supportedHarnesses);
        List<ExportedEvent> moment = new ArrayList<>();
        ledger.singleEvents().forEachEvent(new EventChoice.Filtered(filter, window), rules, stored -> {
            if (!moment.isEmpty() && moment.get(0).stored().event().createdMs() != stored.event().createdMs()) {
                handOver(moment, consumer);
            }
            moment.add(exported(stored));
        });
        handOver(moment, consumer);
    }

    private static void handOver(List<ExportedEvent> moment, Consumer<ExportedEvent> consumer) {
        if (moment.size() > 1) {
            moment.sort(SAME_MOMENT);
        }
        moment.forEach(consumer);
        moment.clear();
    }

    private ExportedEvent exported(StreamedEvent stored) {
        UsageEvent event = stored.event();
        String harness = event.session().harness();
        PricedSums priced = pricing.price(new CallClass(harness, event.kind(), event.tokens().promptTotal(),
                event.createdMs()), stored.sums());
        String fingerprint = Fingerprint.of(event);
        String eventId = EventUuid.of(harness, EventUuid.key(event.keys().globalKey(), fingerprint)).text();
        String sessionId = sessionId(stored.owner().machine().machineId(), event.session());
        return new ExportedEvent(stored, eventId, sessionId, fingerprint,
                unlessMissing(PriceKind.ACTUAL, priced.costs().actual(), priced),
                unlessMissing(PriceKind.VIRTUAL, priced.costs().virtual(), priced));
    }

    private static BigDecimal unlessMissing(PriceKind kind, BigDecimal cost, PricedSums priced) {
        return priced.missing().contains(kind) ? null : cost;
    }

    /** What names a session of a machine everywhere: a UUID made of machine, harness and session id. */
    public static String sessionId(String machineId, SessionRef session) {
        return EventUuid.of(machineId, session.harness() + "\0" + session.sourceSessionId()).text();
    }
}

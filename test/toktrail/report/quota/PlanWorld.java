package toktrail.report.quota;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import toktrail.ledger.LedgerFixture;
import toktrail.pricing.PriceWorld;
import toktrail.testing.Scratch;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** A ledger with the areas work, work/shop and play, and plans as a file says them. */
final class PlanWorld implements AutoCloseable {

    /** A dollar per token of input. */
    static final String PRICES = """
            [[pricing.virtual]]
            provider = "p"
            model = "m"
            input_usd_per_1m = 1000000
            output_usd_per_1m = 0
            [[pricing.virtual]]
            provider = "p"
            model = "n"
            input_usd_per_1m = 2000000
            output_usd_per_1m = 0
            """;

    private final LedgerFixture ledger;
    private final Scratch scratch;
    private final long machine;
    private final Map<String, Long> areas = new HashMap<>();
    private final Map<String, LedgerFixture.Session> sessions = new HashMap<>();
    private final Map<String, LedgerFixture.Kind> kinds = new HashMap<>();

    PlanWorld(Scratch scratch) throws Exception {
        this.scratch = scratch;
        ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("Europe/Berlin"));
        machine = ledger.machine("m", null, true);
        areas.put("", 0L);
        for (String path : new String[] {"work", "work/shop", "play"}) {
            areas.put(path, ledger.area(path, false));
        }
    }

    LedgerFixture ledger() {
        return ledger;
    }

    /** A call: {@code harness area provider/model}, area {@code -} for none; tokens of input; cost of the source. */
    PlanWorld call(String who, String at, long input, String cost) {
        String[] words = who.split(" ");
        String area = words[1].equals("-") ? "" : words[1];
        LedgerFixture.Session session = sessions.computeIfAbsent(words[0] + area,
                key -> ledger.session(machine, words[0], key, areas.get(area)));
        String[] names = words[2].split("/");
        LedgerFixture.Kind kind = kinds.computeIfAbsent(words[2],
                key -> ledger.kind(CallKind.of(names[0], names[1], null, null)));
        ledger.event(session, kind, ms(at),
                Amount.of(new Tokens(input, 0, 0, 0, 0, 0), new BigDecimal(cost)));
        return this;
    }

    PlanWorld call(String who, String at, long input) {
        return call(who, at, input, "0");
    }

    /** Moves the session of a harness in an area to another one, or to none. */
    void move(String harness, String area, String to) {
        ledger.database().update("UPDATE session SET area = ? WHERE id = ?", s -> s
                .bindNullableLong(1, to.equals("-") ? null : areas.get(to))
                .bindLong(2, sessions.get(harness + area).id()));
    }

    /** How the plans stand. */
    SubscriptionReport report(String plans, SubscriptionQuery query, String now) throws Exception {
        return report("", plans, query, now);
    }

    SubscriptionReport report(String config, String plans, SubscriptionQuery query, String now) throws Exception {
        ledger.rollUp();
        scratch.write(".config/toktrail/subscriptions.toml", plans);
        PriceWorld world = new PriceWorld(scratch, config, PRICES);
        SubscriptionReporter reporter = new SubscriptionReporter(
                world.subscriptions(), world.costs(world.configured()), world.costing(), ZoneOffset.UTC);
        return ledger.read(view -> reporter.report(view, query, ms(now)));
    }

    /** {@code ID PERIOD=USED …; …} of all plans. */
    static String used(SubscriptionReport report) {
        return report.plans().stream().map(plan -> plan.plan().id() + plan.windows().stream()
                .map(window -> " " + window.window().period().word() + "=" + window.usedUsd().toPlainString())
                .collect(Collectors.joining())).collect(Collectors.joining("; "));
    }

    /** A plan with one window. */
    static String plan(String id, String keys, String window) {
        return "[[subscriptions]]\nid = \"" + id + "\"\n" + keys + "\n" + window(window);
    }

    /** A window with a limit of 10 from May on. */
    static String window(String keys) {
        return "[[subscriptions.windows]]\nreset_at = \"2026-05-01T00:00:00Z\"\n"
                + (keys.contains("limit_") ? "" : "limit_usd = 10\n") + keys + "\n";
    }

    static long ms(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    @Override
    public void close() {
        ledger.close();
    }
}

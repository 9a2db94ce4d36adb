package toktrail.ledger.recorded;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.recorded.HistoryChange.Verdict;
import toktrail.sqlite.SqlStatement;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** Days that other trackers recorded: what replaces what, and which of them count. */
public final class RecordedDaysTest {

    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu",
            "Australia/Lord_Howe", "Pacific/Kiritimati", "Africa/Cairo");
    private static final List<String> HARNESSES = List.of("claude", "codex", "gemini");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 20);
    private static final int DAYS = 40;

    private RecordedDaysTest() { }

    public static void tests(Suite s) {
        s.test("a row is replaced by more tokens only", scratch -> rows(scratch));
        s.test("a day belongs to the origin that recorded more of it", scratch -> origins(scratch));
        s.test("days count unless the ledger has an event, as a plain search finds in every zone",
                RecordedDaysTest::covered);
    }

    private static RecordedUsage usage(int day, String harness, String model, long tokens) {
        return new RecordedUsage(new HarnessDay(FIRST.plusDays(day), harness),
                CallKind.of("unknown", model, null, null), new Tokens(tokens, 0, 0, 0, 0, 0), 1, tokens);
    }

    private static String add(RecordedDays days, String origin, RecordedUsage... rows) {
        RecordedDays.History history = new RecordedDays.History(origin, List.of(rows));
        String planned = verdicts(days.plan(List.of(history)).get(0));
        Check.equal("as planned", planned, verdicts(days.add(List.of(history), 7).get(0)));
        return planned;
    }

    private static String verdicts(HistoryChange change) {
        return String.join(" ", change.results().stream().map(HistoryChange.Result::verdict).map(Verdict::name)
                .toList());
    }

    private static String stored(LedgerFixture ledger) {
        List<String> rows = new ArrayList<>();
        ledger.database().forEach("""
                SELECT day, harness, model_id, input_tokens, origin FROM archived_day ORDER BY 1, 2, 3""",
                SqlStatement.Binder.NONE, row -> rows.add(row.text(1).substring(8) + " " + row.text(2)
                        + " " + row.text(3) + " " + row.longValue(4) + " " + row.text(5)));
        return String.join(", ", rows);
    }

    private static void rows(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("UTC"))) {
            RecordedDays days = new RecordedDays(ledger.database());
            Check.equal("new", "NEW NEW", add(days, "x", usage(0, "claude", "a", 10), usage(0, "claude", "b", 5)));
            Check.equal("again", "KEPT KEPT NEW", add(days, "x", usage(0, "claude", "a", 10),
                    usage(0, "claude", "b", 4), usage(0, "codex", "b", 4)));
            Check.equal("more", "REPLACED NEW", add(days, "x", usage(0, "claude", "b", 6),
                    usage(0, "claude", "c", 1)));
            Check.equal("stored", "20 claude a 10 x, 20 claude b 6 x, 20 claude c 1 x, 20 codex b 4 x",
                    stored(ledger));
            Check.equal("origins", Map.of("x", new RecordedDays.Holding(4, 2)), days.origins());
        }
    }

    private static void origins(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("UTC"))) {
            RecordedDays days = new RecordedDays(ledger.database());
            add(days, "x", usage(0, "claude", "a", 10), usage(0, "claude", "b", 5), usage(1, "claude", "a", 3));
            Check.equal("as much", "KEPT KEPT", add(days, "y", usage(0, "claude", "a", 14),
                    usage(0, "claude", "q", 1)));
            Check.equal("more", "REPLACED NEW", add(days, "y", usage(0, "claude", "q", 16),
                    usage(2, "claude", "a", 1)));
            Check.equal("stored", "20 claude q 16 y, 21 claude a 3 x, 22 claude a 1 y", stored(ledger));
            days.forget("y");
            Check.equal("left", "21 claude a 3 x", stored(ledger));
            List<HistoryChange> both = days.add(List.of(
                    new RecordedDays.History("x", List.of(usage(5, "codex", "a", 2))),
                    new RecordedDays.History("y", List.of(usage(5, "codex", "a", 1)))), 9);
            Check.equal("one after the other", "NEW KEPT", verdicts(both.get(0)) + " " + verdicts(both.get(1)));
        }
    }

    private static void covered(Scratch scratch) throws Exception {
        Random random = scratch.random();
        ZoneId summed = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), summed)) {
            long machine = ledger.machine("m", null, true);
            LedgerFixture.Kind kind = ledger.kind(CallKind.of("p", "m", null, null));
            Map<String, LedgerFixture.Session> sessions = new HashMap<>();
            for (String harness : HARNESSES) {
                sessions.put(harness, ledger.session(machine, harness, "s", 0));
            }
            List<Long> times = new ArrayList<>();
            List<String> tools = new ArrayList<>();
            long start = FIRST.atStartOfDay(ZoneId.of("UTC")).toInstant().toEpochMilli();
            for (int i = 0; i < 25; i++) {
                // near the borders of hours, where zones differ
                long time = start + random.nextInt(DAYS * 48) * 1_800_000L + random.nextInt(3) - 1;
                String tool = HARNESSES.get(random.nextInt(HARNESSES.size()));
                ledger.event(sessions.get(tool), kind, time, Amount.of(new Tokens(0, 0, 0, 0, 0, 0),
                        BigDecimal.ZERO));
                times.add(time);
                tools.add(tool);
            }
            ledger.rollUp();
            List<RecordedUsage> rows = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                for (String harness : HARNESSES) {
                    rows.add(usage(day, harness, "m", 1));
                }
            }
            new RecordedDays(ledger.database()).add(List.of(new RecordedDays.History("x", rows)), 1);
            for (String zone : ZONES) {
                compare(ledger, ZoneId.of(zone), times, tools);
            }
        }
    }

    private static void compare(LedgerFixture ledger, ZoneId zone, List<Long> times, List<String> tools) {
        Set<HarnessDay> expected = new HashSet<>();
        for (int day = 0; day < DAYS; day++) {
            for (String harness : HARNESSES) {
                expected.add(new HarnessDay(FIRST.plusDays(day), harness));
            }
        }
        for (int i = 0; i < times.size(); i++) {
            expected.remove(new HarnessDay(Instant.ofEpochMilli(times.get(i)).atZone(zone).toLocalDate(),
                    tools.get(i)));
        }
        Set<HarnessDay> found = new HashSet<>();
        ledger.read(view -> view.countedDays(zone).usage(UsageFilter.ALL, TimeWindow.ALL))
                .forEach(row -> found.add(row.when()));
        Check.equal(zone.getId(), expected, found);
    }
}

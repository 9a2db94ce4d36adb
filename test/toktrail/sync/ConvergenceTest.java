package toktrail.sync;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import toktrail.config.choice.OnConflict;
import toktrail.config.choice.RemoteActive;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.Samples;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.exchange.ArchiveDatabase;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.Exporter;
import toktrail.ledger.exchange.IncomingDatabase;
import toktrail.ledger.exchange.LedgerRows;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.Storing;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunChoice;
import toktrail.ledger.run.RunScope;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.Amount;
import toktrail.usage.AreaPath;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Three machines with random work that exchange their states in random orders end with equal rows. */
public final class ConvergenceTest {

    private static final int SCENARIOS = 1;
    private static final int STEPS = 40;
    private static final int CALLS = 14;
    private static final int ROUNDS = 2;

    private ConvergenceTest() { }

    public static void tests(Suite s) {
        s.test("random work on three machines ends in equal rows, whatever the order of exchange", scratch -> {
            Random random = scratch.random();
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < SCENARIOS; i++) {
                rows.append(scenario(Files.createDirectories(scratch.directory().resolve("s" + i)), random));
            }
            Check.that("there are events", rows.indexOf("event ") >= 0);
        });
        s.test("what an empty ledger gets is what it gives", scratch -> {
            try (Fleet fleet = new Fleet(scratch.directory(), scratch.random())) {
                for (int i = 0; i < STEPS; i++) {
                    fleet.work(0);
                }
                fleet.exchange(0, 1);
                Check.equal("events", events(fleet.rows(0)), events(fleet.rows(1)));
                String before = fleet.rows(1);
                Check.equal("again", List.of(), fleet.exchange(0, 1).counts().entrySet().stream()
                        .filter(count -> count.getKey() != ImportCount.USAGE_EVENTS_SKIPPED).toList());
                Check.equal("rows", before, fleet.rows(1));
            }
        });
    }

    private static List<String> events(String rows) {
        return rows.lines().filter(line -> line.startsWith("event ") || line.startsWith("link ")).toList();
    }

    private static String scenario(Path folder, Random random) {
        try (Fleet fleet = new Fleet(folder, random)) {
            for (int i = 0; i < STEPS; i++) {
                int machine = random.nextInt(3);
                if (random.nextInt(4) == 0) {
                    fleet.exchange(machine, (machine + 1 + random.nextInt(2)) % 3);
                } else {
                    fleet.work(machine);
                }
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int pair = 0; pair < 6; pair++) {
                    int from = (pair + round) % 3;
                    fleet.exchange(from, (from + 1 + pair / 3) % 3);
                }
            }
            Check.equal("second machine", fleet.rows(0), fleet.rows(1));
            Check.equal("third machine", fleet.rows(0), fleet.rows(2));
            return fleet.rows(0);
        }
    }

    /** The machines. */
    private static final class Fleet implements AutoCloseable {

        private final Path folder;
        private final Random random;
        private final List<Ledger> ledgers = new ArrayList<>();
        private long now = 1_777_900_000_000L;
        private int exports;

        Fleet(Path folder, Random random) {
            this.folder = folder;
            this.random = random;
            for (int i = 0; i < 3; i++) {
                now += 1000;
                ledgers.add(Ledger.open(folder.resolve("m" + i + ".db"), LedgerSettings.of(new FleetClock(),
                        ZoneOffset.UTC).withMachineName("machine " + i)));
            }
        }

        /** The clock of all machines. */
        private final class FleetClock extends Clock {

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new AssertionError(zone);
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now);
            }
        }

        private Ledger at(int machine) {
            now += 1000;
            return ledgers.get(machine);
        }

        String rows(int machine) {
            Check.equal("sums", List.of(), at(machine).checkSums());
            return RowDump.of(at(machine));
        }

        @Override
        public void close() {
            ledgers.forEach(Ledger::close);
        }

        Merge.Outcome exchange(int from, int to) {
            Path file = folder.resolve("export" + exports++ + ".sqlite");
            Ledger teller = at(from);
            teller.exchange(ExchangeTransaction.Mode.READ, RowDump::rules,
                    tx -> ArchiveDatabase.write(file, new LedgerRows(tx, RowDump.identity())));
            Exporter exporter = new Exporter(teller.machine().machineId(), teller.machine().name(), now);
            Ledger ledger = at(to);
            try (IncomingDatabase rows = IncomingDatabase.open(file, "x", 14, exporter)) {
                Merge merge = new Merge(RowDump.identity(),
                        new Merge.Policies(OnConflict.PREFER_LARGER, RemoteActive.KEEP), now);
                return ledger.exchange(ExchangeTransaction.Mode.WRITE, RowDump::rules, tx -> merge.run(tx, rows));
            }
        }

        void work(int machine) {
            Ledger ledger = at(machine);
            try {
                switch (random.nextInt(9)) {
                    case 0 -> ledger.areas().assign(session(random.nextInt(CALLS), machine), area(), now);
                    case 1 -> ledger.areas().unassign(session(random.nextInt(CALLS), machine), now);
                    case 2 -> ledger.areas().use(area(), random.nextBoolean() ? null : Long.valueOf(now + 5000), now);
                    case 3 -> ledger.areas().archive(area().text(), now);
                    case 4 -> run(ledger);
                    default -> imported(ledger, machine);
                }
            } catch (UserException notPossibleNow) {
                Check.that(notPossibleNow.getMessage(), !notPossibleNow.getMessage().contains("ledger"));
            }
        }

        private AreaPath area() {
            return AreaPaths.parse(List.of("work", "work/Shop", "home", "work/Shop/Übung").get(random.nextInt(4)));
        }

        private void run(Ledger ledger) {
            Run active = ledger.runs().active().orElse(null);
            if (active == null) {
                ledger.runs().start("run at " + now, 0L, RunScope.ALL, now);
            } else {
                ledger.runs().stop(active.id(), now, now);
            }
        }

        private void imported(Ledger ledger, int machine) {
            try (Importing importing = ledger.importing(Samples.QUICK)) {
                for (int i = 0; i < 3; i++) {
                    int call = random.nextInt(CALLS);
                    UsageEvent event = event(call, machine);
                    Storing.event(importing, event, RowDump.rules(event.session().harness()), List.of());
                    importing.session(new SessionFacts(event.session(), "title " + call,
                            new SessionFacts.Workspace("/home/x", null, null, null), null, event.createdMs(),
                            event.createdMs(), List.of("/logs/" + call)));
                }
                importing.link(RunChoice.ACTIVE);
                importing.finish();
            }
        }

        private static SessionRef session(int call, int machine) {
            return switch (call % 3) {
                // a session that every machine has copied under another id
                case 0 -> new SessionRef("claude", "copy-" + machine);
                case 1 -> new SessionRef("opencode", "shared");
                default -> new SessionRef("codex", "rollout-" + call % 2);
            };
        }

        /** A call as a machine finds it: some have not yet its last record. */
        private UsageEvent event(int call, int machine) {
            SessionRef session = session(call, machine);
            SourcePosition position = new SourcePosition("/logs/" + call + ".jsonl", call + 1, 10L * call);
            long created = 1_777_800_000_000L + call / 2 * 1000;
            Tokens tokens = new Tokens(100, random.nextInt(3) == 0 ? 5 : 50, call % 3 == 2 ? 7 : 0, 10, 20, 0);
            Amount amount = new Amount(tokens, 20, call % 2, BigDecimal.valueOf(call, 4));
            List<EventKeys> keys = new ArrayList<>();
            String id = "msg" + call;
            keys.add(new EventKeys(position.rowId(), id, id + ":req", "claude:" + session.sourceSessionId() + ":" + id
                    + ":req", "claude:" + id + ":req", "claude:" + id));
            keys.add(new EventKeys(id, id, id, "opencode:" + id, "opencode:" + id, null));
            keys.add(new EventKeys(position.rowId(), null, position.rowId(), "codex:" + session.sourceSessionId() + ":"
                    + position.rowId(), "codex-thread:" + call, null));
            return new UsageEvent(session, CallKind.of("anthropic", "model-" + call % 4, null, null), created,
                    call % 2 == 0 ? Long.valueOf(created + 10) : null, amount, position, keys.get(call % 3), null,
                    null);
        }
    }
}

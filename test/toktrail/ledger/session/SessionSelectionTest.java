package toktrail.ledger.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import toktrail.environment.Host;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.filter.UsageFilter;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;

/** Which sessions lists of areas and of folders mean, and which call stands for a session. */
public final class SessionSelectionTest {

    private static final List<String> CWDS = List.of("/src/shop", "/src/shop/", "/src/shop/api", "/src/shopping",
            "/SRC/Shop", "C:\\Src\\Shop", "c:/src/shop/\u00c4pfel", "relative", "/");

    private SessionSelectionTest() { }

    public static void tests(Suite s) {
        s.test("a list of areas means those areas, those below, and calls without area", SessionSelectionTest::areas);
        s.test("a folder contains itself and what lies below it", scratch -> {
            folders(scratch, false, List.of("/src/shop"), 0, 1, 2);
            folders(scratch, false, List.of("/src/shop/"), 0, 1, 2);
            folders(scratch, false, List.of("\\src\\shop\\api"), 2);
            folders(scratch, false, List.of("/src/shop/api", "/src/shopping", "/nowhere"), 2, 3);
            folders(scratch, false, List.of("/src"), 0, 1, 2, 3);
            folders(scratch, false, List.of("/"), 0, 1, 2, 3, 4, 8);
            folders(scratch, false, List.of("C:/Src/Shop"), 5);
        });
        s.test("on Windows letter case makes no difference to folders", scratch -> {
            folders(scratch, true, List.of("/src/shop"), 0, 1, 2, 4);
            folders(scratch, true, List.of("C:/SRC/shop"), 5, 6);
            folders(scratch, true, List.of("c:\\src\\shop\\\u00e4PFEL"), 6);
            folders(scratch, false, List.of("c:\\src\\shop\\\u00e4PFEL"));
        });
        s.test("the last call of a session is not one of a sub-agent", SessionSelectionTest::lastCall);
    }

    private static void areas(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            long machine = ledger.machine("m", null, true);
            LedgerFixture.Kind kind = ledger.kind(CallKind.of("p", "m", null, null));
            List<String> paths = List.of("work", "work/shop", "workshop", "home", "");
            for (int i = 0; i < paths.size(); i++) {
                long area = paths.get(i).isEmpty() ? 0 : ledger.area(paths.get(i), paths.get(i).equals("work/shop"));
                LedgerFixture.Session session = ledger.session(machine, "pi", "s" + i, area);
                ledger.event(session, kind, 5, Amount.of(new Tokens(1L << i, 0, 0, 0, 0, 0)));
            }
            ledger.rollUp();
            inAreas(ledger, List.of("work"), true, false, 0b00011);
            inAreas(ledger, List.of("work"), false, false, 0b00001);
            inAreas(ledger, List.of("work"), true, true, 0b10011);
            inAreas(ledger, List.of("work/shop", "home", "nowhere"), true, false, 0b01010);
            inAreas(ledger, List.of("nowhere"), true, false, 0);
            inAreas(ledger, List.of(), true, true, 0b10000);
        }
    }

    private static void inAreas(
            LedgerFixture ledger, List<String> paths, boolean below, boolean unassigned, long sessions) {
        long sum = ledger.read(view -> view.groups(UsageFilter.ALL.withArea(
                        view.areas().oneOf(paths, below, unassigned)), TimeWindow.ALL))
                .stream().mapToLong(group -> group.sums().tokens().input()).sum();
        Check.equal(paths + " " + below + " " + unassigned, Long.toBinaryString(sessions), Long.toBinaryString(sum));
    }

    private static void folders(Scratch scratch, boolean windows, List<String> folders, int... wanted)
            throws Exception {
        Path directory = Files.createTempDirectory(scratch.directory(), "ledger");
        try (LedgerFixture ledger = LedgerFixture.create(directory, ZoneOffset.UTC)) {
            long machine = ledger.machine("m", null, true);
            LedgerFixture.Kind kind = ledger.kind(CallKind.of("p", "m", null, null));
            for (int i = 0; i <= CWDS.size(); i++) {
                LedgerFixture.Session session = ledger.session(machine, "pi", "s" + i, 0);
                if (i < CWDS.size()) {
                    ledger.folder(session, CWDS.get(i));
                }
                ledger.event(session, kind, 5, Amount.of(new Tokens(1L << i, 0, 0, 0, 0, 0)));
            }
            ledger.rollUp();
            long sum = ledger.read(view -> view.groups(UsageFilter.ALL.withFolders(
                            view.folders(folders, new Host("", windows))), TimeWindow.ALL))
                    .stream().mapToLong(group -> group.sums().tokens().input()).sum();
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i <= CWDS.size(); i++) {
                if ((sum >> i & 1) == 1) {
                    found.add(i);
                }
            }
            TreeSet<Integer> want = new TreeSet<>();
            for (int each : wanted) {
                want.add(each);
            }
            Check.equal(folders + (windows ? " on Windows" : ""), List.copyOf(want), found);
        }
    }

    private static void lastCall(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            long here = ledger.machine("m", null, true);
            long there = ledger.machine("n", null, false);
            LedgerFixture.Kind own = ledger.kind(CallKind.of("p", "m", null, null));
            LedgerFixture.Kind sub = ledger.kind(CallKind.of("p", "small", null, "explore"));
            LedgerFixture.Session mixed = ledger.session(here, "claude", "a", 0);
            ledger.event(mixed, own, 1, amount(10));
            ledger.event(mixed, own, 3, amount(30));
            ledger.event(mixed, own, 2, amount(20));
            ledger.event(mixed, sub, 4, amount(40));
            ledger.event(ledger.session(there, "claude", "a", 0), own, 9, amount(90));
            LedgerFixture.Session named = ledger.session(here, "opencode", "a", 0);
            ledger.event(named, ledger.kind(CallKind.of("p", "m", null, "build")), 1, amount(1));
            ledger.event(named, ledger.kind(CallKind.of("p", "m", null, "plan")), 2, amount(2));
            ledger.session(here, "claude", "empty", 0);
            check(ledger, "claude", "a", Optional.of(new LastCall(own.kind(), 3, 60)));
            check(ledger, "opencode", "a", Optional.of(new LastCall(CallKind.of("p", "m", null, "plan"), 2, 4)));
            check(ledger, "claude", "empty", Optional.empty());
            check(ledger, "claude", "none", Optional.empty());
        }
    }

    /** A prompt of twice as many tokens, beside output that does not belong to it. */
    private static Amount amount(long tokens) {
        return Amount.of(new Tokens(tokens / 2, 7, 7, tokens, tokens - tokens / 2, 7));
    }

    private static void check(LedgerFixture ledger, String harness, String id, Optional<LastCall> wanted) {
        Check.equal(harness + "/" + id, wanted, ledger.read(view ->
                view.lastCall(view.machines().select("m"), new SessionRef(harness, id))));
    }
}

package toktrail.ledger.filter;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.error.UserException;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.LedgerView;
import toktrail.ledger.area.Area;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.area.AreaTree;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.machine.Machines;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;
import toktrail.usage.AreaPath;

/** How texts that people type find machines, areas and runs. */
public final class SelectorTest {

    private SelectorTest() { }

    public static void tests(Suite s) {
        s.test("machines are found by id, name, and the beginnings of both", SelectorTest::machines);
        s.test("machine lists begin with the local one, then go by name", SelectorTest::machineOrder);
        s.test("area paths follow their grammar", SelectorTest::areaPaths);
        s.test("areas are found by path, unique end and last segment", SelectorTest::areas);
        s.test("archived areas are found by id only, but count below others", SelectorTest::archivedAreas);
        s.test("area options exclude each other", scratch -> Check.equal("message",
                "Use only one of --area, --area-leaf, or --unassigned-area.",
                message(() -> AreaSelector.of(Optional.of("a"), Optional.empty(), true, false))));
        s.test("a harness must be supported or have usage", SelectorTest::harnesses);
        s.test("a run must exist", SelectorTest::runs);
    }

    private static void machines(Scratch scratch) throws Exception {
        Map<?, ?> vector = (Map<?, ?>) VectorReader.read("ledger/machine-selectors.json");
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            for (Object machine : (List<?>) vector.get("machines")) {
                ledger.machine(text(machine, "machine_id"), text(machine, "name"), false);
            }
            Machines machines = ledger.read(LedgerView::machines);
            for (Object machine : (List<?>) vector.get("machines")) {
                Check.equal("label", text(machine, "label"), machines.select(text(machine, "machine_id")).label());
            }
            for (Object entry : (List<?>) vector.get("cases")) {
                String selector = text(entry, "selector");
                if (text(entry, "error") == null) {
                    Check.equal(selector, text(entry, "machine_id"), machines.select(selector).machineId());
                } else {
                    Check.equal(selector, text(entry, "error"), message(() -> machines.select(selector)));
                }
            }
        }
    }

    private static void machineOrder(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            ledger.machine("b2", null, false);
            ledger.machine("a1", null, false);
            ledger.machine("m3", "Beta", false);
            ledger.machine("m4", "zeta", true);
            ledger.machine("m5", "alpha", false);
            Check.equal("order", List.of("zeta", "alpha", "Beta", "machine:a1", "machine:b2"),
                    ledger.read(LedgerView::machines).all().stream().map(Machine::label).toList());
        }
    }

    private static void areaPaths(Scratch scratch) throws Exception {
        Map<?, ?> vector = (Map<?, ?>) VectorReader.read("ledger/area-paths.json");
        for (Object entry : (List<?>) vector.get("cases")) {
            String input = text(entry, "input");
            if (text(entry, "error") == null) {
                AreaPath path = AreaPaths.parse(input);
                Check.equal(input, text(entry, "path"), path.text());
                Check.equal(input, text(entry, "sync_id"), AreaPath.syncId(path.text()));
                Check.equal(input, ((Map<?, ?>) entry).get("names"), path.names());
            } else {
                Check.equal(input, text(entry, "error"), message(() -> AreaPaths.parse(input)));
            }
        }
    }

    private static void areas(Scratch scratch) throws Exception {
        Map<?, ?> vector = (Map<?, ?>) VectorReader.read("ledger/area-selectors.json");
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            for (Object path : (List<?>) vector.get("areas")) {
                ledger.area((String) path, false);
            }
            AreaTree areas = ledger.read(LedgerView::areas);
            for (Object entry : (List<?>) vector.get("cases")) {
                boolean leaf = text(entry, "leaf") != null;
                String text = text(entry, leaf ? "leaf" : "selector");
                AreaSelector selector = new AreaSelector(
                        leaf ? AreaSelector.Kind.LEAF : AreaSelector.Kind.PATH, text, false);
                if (text(entry, "error") != null) {
                    Check.equal(text, released(text(entry, "error"), leaf), message(() -> areas.select(selector)));
                } else {
                    AreaFilter.Within within = (AreaFilter.Within) areas.select(selector);
                    Check.equal(text, leaf ? ((Map<?, ?>) entry).get("paths") : List.of(text(entry, "path")),
                            within.paths());
                    if (!leaf) {
                        Check.equal(text, ((Map<?, ?>) entry).get("subtree"), paths(areas, within.areaIds()));
                        AreaFilter.Within exact = (AreaFilter.Within) areas.select(
                                new AreaSelector(AreaSelector.Kind.PATH, text, true));
                        Check.equal(text + " exactly", within.paths(), paths(areas, exact.areaIds()));
                    }
                }
            }
            Check.equal("blank", "Area selector must not be empty.",
                    message(() -> areas.select(new AreaSelector(AreaSelector.Kind.PATH, "  ", false))));
            Check.equal("match", List.of(AreaFilter.Match.PATH, AreaFilter.Match.UNIQUE_SUFFIX, AreaFilter.Match.LEAF),
                    List.of(match(areas, "Work", false), match(areas, "docs", false), match(areas, "docs", true)));
        }
    }

    /** The vector's message in the words that users know from published versions. */
    private static String released(String message, boolean leaf) {
        if (leaf) {
            return message.replaceFirst("Area not found: (.*)", "No area leaf matched '$1'.");
        }
        return message.replaceFirst("Area '(.*)' is ambiguous: (.*)\\.",
                "Area selector '$1' is ambiguous. Matches: $2. Use the full area path.");
    }

    private static AreaFilter.Match match(AreaTree areas, String text, boolean leaf) {
        AreaSelector selector =
                new AreaSelector(leaf ? AreaSelector.Kind.LEAF : AreaSelector.Kind.PATH, text, false);
        return ((AreaFilter.Within) areas.select(selector)).match();
    }

    private static List<String> paths(AreaTree areas, Set<Long> ids) {
        return areas.all().stream().filter(area -> ids.contains(area.id())).map(Area::path).toList();
    }

    private static void archivedAreas(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            ledger.area("work", false);
            ledger.area("work/old", true);
            AreaTree areas = ledger.read(LedgerView::areas);
            Check.equal("path", "Area not found: work/old",
                    message(() -> areas.select(new AreaSelector(AreaSelector.Kind.PATH, "work/old", false))));
            Check.equal("leaf", "No area leaf matched 'old'.",
                    message(() -> areas.select(new AreaSelector(AreaSelector.Kind.LEAF, "old", false))));
            String id = AreaPath.syncId("work/old");
            Check.equal("id", AreaFilter.Match.SYNC_ID, match(areas, id, false));
            AreaFilter.Within work = (AreaFilter.Within) areas.select(
                    new AreaSelector(AreaSelector.Kind.PATH, "work", false));
            Check.equal("below", List.of("work", "work/old"), paths(areas, work.areaIds()));
        }
    }

    private static void harnesses(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            ledger.session(ledger.machine("m", null, true), "oldtool", "s", 0);
            for (String known : List.of("codex", "CoDex", "oldtool", "Old_Tool")) {
                boolean found = !known.equals("Old_Tool");
                UsageSelection selection = new UsageSelection(Optional.empty(), Optional.of(known), Optional.empty(),
                        CallFilter.ANY, AreaSelector.ANY, OptionalLong.empty());
                if (found) {
                    Check.equal(known, Optional.of(known),
                            ledger.read(view -> view.resolve(selection, Set.of("codex"))).harness());
                } else {
                    Check.equal(known, "Unsupported harness: Old_Tool",
                            message(() -> ledger.read(view -> view.resolve(selection, Set.of("codex")))));
                }
            }
        }
    }

    private static void runs(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            ledger.machine("m", null, true);
            long open = ledger.run(5, null);
            long ended = ledger.run(5, 9L);
            Check.equal("open", null, ledger.read(view -> view.run(open)).endedAtMs());
            Check.equal("ended", 9L, ledger.read(view -> view.run(ended)).endedAtMs());
            Check.equal("none", "Run not found: 77", message(() -> ledger.read(view -> view.run(77))));
        }
    }

    private static String message(Check.Action action) {
        return Check.fails("error", UserException.class, action).getMessage();
    }

    private static String text(Object object, String key) {
        return (String) ((Map<?, ?>) object).get(key);
    }
}

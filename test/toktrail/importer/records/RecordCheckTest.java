package toktrail.importer.records;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.config.choice.MissingSource;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.harness.VectorCase;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.importer.Importer;
import toktrail.importer.records.RecordFinding.Outcome;
import toktrail.importer.records.RecordPlace.Kind;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.filter.EventChoice;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.EventOrder;
import toktrail.ledger.query.LedgerEvent;
import toktrail.ledger.run.RunChoice;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.KeyHash;

/** Records of stored events are found again where they came from, and compared. */
public final class RecordCheckTest {

    private RecordCheckTest() { }

    public static void tests(Suite s) {
        for (Harness harness : Harnesses.ALL) {
            s.test("records of " + harness.info().id() + " say what was imported", scratch -> {
                for (Path directory : VectorCase.cases(harness.info().id())) {
                    same(scratch.directory().resolve(directory.getFileName().toString()), harness, directory);
                }
            });
        }
        s.test("copies of a streamed answer are told from the record that counts", scratch -> Check.equal("records",
                List.of("msg_01StrmA a3c1d7e2:2 2 earlier streamed copy",
                        "msg_01StrmA a3c1d7e2:3 2 earlier streamed copy",
                        "msg_01StrmA a3c1d7e2:4 518 counts",
                        "msg_01StrmB a3c1d7e2:6 1 earlier streamed copy",
                        "msg_01StrmB a3c1d7e2:7 77 counts",
                        "msg_01StrmC a3c1d7e2:8 300 counts",
                        "msg_01StrmC a3c1d7e2:9 6 later copy"), copies(scratch, "streamed-partials")));
        s.test("copies in resumed and forked sessions are found", scratch -> Check.equal("records", List.of(
                "msg_01Frk1 00000000:2 50 mirror", "msg_01Frk1 11111111:2 50 counts",
                "msg_01Frk1 22222222:2 50 fork", "msg_01Frk2 00000000:4 60 mirror",
                "msg_01Frk2 11111111:4 60 counts", "msg_01Frk2 22222222:4 60 fork",
                "msg_01FrkA3 11111111:6 70 counts", "msg_01FrkB3 22222222:6 80 counts",
                "msg_01FrkC3 00000000:6 90 counts"), copies(scratch, "resumed-and-forked")));
        s.test("what a transcript repeats of a sub-agent is a sidechain copy", scratch -> Check.equal("records",
                List.of("msg_01SubA 7e2b9d10:3 1 sidechain copy", "msg_01SubA agent-a1:2 45 counts"),
                copies(scratch, "subagents").stream().filter(line -> line.startsWith("msg_01SubA ")).toList()));
    }

    /** A ledger with what the files of a vector hold. */
    private record World(Harness harness, List<Path> roots, Environment environment, Path ledger) {

        static World of(Path work, Harness harness, Path directory) throws Exception {
            Files.createDirectories(work);
            VectorCase vector = VectorCase.open(directory, work);
            World world = new World(harness, vector.roots(), vector.environment(), work.resolve("ledger.db"));
            try (Ledger open = world.open()) {
                new Importer(world.environment, Importer.Listener.NOBODY).run(open, new ImportRequest(
                        List.of(world.source()), Mode.QUICK, RunChoice.ACTIVE, false, false, Limits.NONE,
                        MissingSource.WARN));
            }
            return world;
        }

        private Source source() {
            return new Source(harness, roots, false);
        }

        private Ledger open() {
            return Ledger.open(ledger, LedgerSettings.of(environment.clock(), environment.clock().getZone()));
        }

        List<LedgerEvent> events() {
            try (Ledger open = open()) {
                return open.read(view -> {
                    List<Long> ids = new ArrayList<>();
                    view.singleEvents().forEachCall(new EventChoice.Filtered(UsageFilter.ALL, TimeWindow.ALL),
                            EventOrder.OLDEST, Long.MAX_VALUE, call -> ids.add(call.id()));
                    return view.singleEvents().events(ids, id -> harness.rules());
                });
            }
        }

        SourceIndex index() {
            return new SourceIndex(environment, id -> id.equals(harness.info().id()) ? Optional.of(source())
                    : Optional.empty());
        }
    }

    private static void same(Path work, Harness harness, Path directory) throws Exception {
        World world = World.of(work, harness, directory);
        List<LedgerEvent> events = world.events();
        Map<Long, RecordFinding> findings = new RecordCheck(world.index()).verify(events);
        RecordLookup lookup = new RecordLookup(world.index());
        Map<Long, RecordPlace> places = lookup.places(events);
        Map<Long, String> keys = lookup.matchKeys(events);
        List<String> wrong = new ArrayList<>();
        for (LedgerEvent event : events) {
            RecordFinding finding = findings.get(event.id());
            RecordPlace place = places.get(event.id());
            if (finding.outcome() != Outcome.SAME) {
                wrong.add(directory.getFileName() + ": " + event.event() + " is " + finding);
            }
            boolean placed = place.present() && (place.kind() == Kind.JSONL) == (event.event().position().line() > 0)
                    && (place.kind() != Kind.SQLITE || place.table().isPresent() && place.rowId().isPresent());
            if (!placed) {
                wrong.add(directory.getFileName() + ": " + event.event().keys() + " at " + place);
            }
            if (event.matchHash() != null && KeyHash.of(keys.get(event.id())) != event.matchHash()) {
                wrong.add(directory.getFileName() + ": key " + keys.get(event.id()));
            }
        }
        Check.equal("not as imported", "", String.join("\n", wrong));
    }

    /** Message id of each event, and of each of its records file, line, output, and whether or why not it counts. */
    private static List<String> copies(Scratch scratch, String vector) throws Exception {
        World world = World.of(scratch.directory().resolve(vector), Harnesses.find("claude").orElseThrow(),
                Scratch.fixture("harness/claude/" + vector));
        List<LedgerEvent> events = world.events();
        Map<Long, List<RecordCopy>> found = new CopySearch(world.index()).find(events);
        List<String> lines = new ArrayList<>();
        for (LedgerEvent event : events) {
            for (RecordCopy copy : found.get(event.id())) {
                String file = copy.record().position().file();
                lines.add(event.event().keys().messageId() + " " + file.substring(file.lastIndexOf('/') + 1,
                        file.lastIndexOf('/') + 9) + ":" + copy.record().position().line() + " "
                        + copy.record().tokens().output() + " "
                        + copy.reason().map(RecordCopy.Reason::label).orElse("counts"));
            }
        }
        return lines;
    }
}

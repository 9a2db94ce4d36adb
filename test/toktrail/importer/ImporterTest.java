package toktrail.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import toktrail.config.choice.MissingSource;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.harness.VectorCase;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.importer.ImportResult.Status;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.run.RunChoice;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;

/** Sources become a ledger: once, again, in parts, with gaps, whatever happens to the files meanwhile. */
public final class ImporterTest {

    private ImporterTest() { }

    public static void tests(Suite s) {
        for (Harness harness : Harnesses.ALL) {
            for (Path directory : VectorCase.cases(harness.info().id())) {
                String name = harness.info().id() + "/" + directory.getFileName();
                s.test("imports the vector " + name + " once and only once", scratch -> vector(scratch, harness,
                        directory));
            }
        }
        s.test("an appended record is imported without reading the file again", scratch -> {
            Home home = new Home(scratch);
            Path log = home.codexLog(3);
            ImportReport first = home.refresh(Mode.QUICK);
            Check.equal("inserted", 3L, inserted(first));
            home.append(log, 4);
            ImportReport second = home.refresh(Mode.QUICK);
            Check.equal("inserted", 1L, inserted(second));
            Check.equal("records read", 1L, rowsSeen(second));
        });
        s.test("a file that rested for a week is read again when it grows after all", scratch -> {
            Home home = new Home(scratch);
            Path log = home.codexLog(3);
            Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2026-04-29T11:59:59Z")));
            Check.equal("inserted", 3L, inserted(home.refresh(Mode.QUICK)));
            for (int i = 4; i < 6; i++) {
                home.append(log, i);
                ImportReport grown = home.refresh(Mode.QUICK);
                Check.equal("inserted", 1L, inserted(grown));
                Check.equal("records read", i == 4 ? 5L : 1L, rowsSeen(grown));
            }
        });
        s.test("unchanged files are not opened", scratch -> {
            Home home = new Home(scratch);
            Path log = home.codexLog(3);
            home.refresh(Mode.QUICK);
            Files.setPosixFilePermissions(log, Set.of());
            ImportReport again = home.refresh(Mode.QUICK);
            Check.equal("status", Status.UNCHANGED, again.results().get(0).status());
            Check.equal("warnings", List.of(), again.warnings());
        });
        s.test("an unreadable file is read as soon as it can be, though nothing else about it changed", scratch -> {
            Home home = new Home(scratch);
            Path log = home.codexLog(2);
            Files.setPosixFilePermissions(log, Set.of());
            if (Files.isReadable(log)) {
                throw new Suite.SkippedException("permissions do not bind this user");
            }
            Check.equal("inserted", 0L, inserted(home.refresh(Mode.QUICK)));
            Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
            Check.equal("inserted", 2L, inserted(home.refresh(Mode.QUICK)));
        });
        s.test("a file that vanishes changes no figure", scratch -> {
            Home home = new Home(scratch);
            Path log = home.codexLog(3);
            home.refresh(Mode.QUICK);
            List<String> before = LedgerProbe.events(home.ledger);
            Files.delete(log);
            home.refresh(Mode.QUICK);
            home.refresh(Mode.FULL);
            Check.equal("events", before, LedgerProbe.events(home.ledger));
            Check.equal("marked", List.of("1"), LedgerProbe.lines(home.ledger,
                    "SELECT count(*) FROM import_file WHERE missing_since_ms IS NOT NULL"));
        });
        s.test("a rewritten file is read from its beginning and loses nothing", scratch -> {
            Home home = new Home(scratch);
            Path log = home.codexLog(5);
            home.refresh(Mode.QUICK);
            List<String> before = LedgerProbe.events(home.ledger);
            String text = Files.readString(log);
            Files.writeString(log, text.substring(0, text.indexOf('\n', text.length() / 2) + 1));
            home.age(log);
            Check.equal("inserted", 0L, inserted(home.refresh(Mode.QUICK)));
            Check.equal("events", before, LedgerProbe.events(home.ledger));
        });
        s.test("a dry run counts and leaves no trace", scratch -> {
            Home home = new Home(scratch);
            home.codexLog(3);
            try (Ledger ledger = Ledger.openForDryRun(home.ledger, home.settings())) {
                Check.equal("inserted", 3L, inserted(new Importer(home.environment(), Importer.Listener.NOBODY)
                        .run(ledger, home.request(Mode.QUICK, true))));
            }
            Check.that("no ledger was made", !Files.exists(home.ledger));
        });
        s.test("a missing source is skipped, with a word if that is wanted", scratch -> {
            Home home = new Home(scratch);
            ImportReport report = home.refresh(Mode.QUICK);
            ImportResult result = report.results().get(0);
            Check.equal("status", Status.SKIPPED, result.status());
            Check.equal("message", "Missing source path for codex: " + home.root.toString().replace('\\', '/'),
                    result.message());
        });
        s.test("a directory with the name of a log does not stop the others", scratch -> {
            Home home = new Home(scratch);
            home.codexLog(2);
            Files.createDirectories(home.root.resolve("sessions/2026/rollout-x.jsonl"));
            Check.equal("inserted", 2L, inserted(home.refresh(Mode.QUICK)));
        });
        s.test("the name of a subagent is learned when its description appears", scratch -> {
            Path project = scratch.directory().resolve("projects/-home-dev-p");
            Path transcript = project.resolve("s1/subagents/agent-a1.jsonl");
            Files.createDirectories(transcript.getParent());
            Files.writeString(transcript, "{\"type\":\"assistant\",\"sessionId\":\"s1\",\"isSidechain\":true,"
                    + "\"agentId\":\"a1\",\"timestamp\":\"2026-05-01T10:00:00Z\",\"requestId\":\"r1\",\"message\":{"
                    + "\"id\":\"m1\",\"model\":\"claude-opus-4-6\",\"usage\":{\"input_tokens\":1,"
                    + "\"output_tokens\":2}}}\n");
            Files.setLastModifiedTime(transcript, Home.OLD);
            Environment environment = new TestWorld(scratch.directory()).environment();
            Harness claude = Harnesses.find("claude").orElseThrow();
            Path ledger = scratch.directory().resolve("ledger.db");
            String agents = "SELECT DISTINCT agent FROM usage_events";
            run(environment, claude, List.of(project.getParent()), ledger, Mode.QUICK);
            Check.equal("before", List.of("Claude Code Subagent"), LedgerProbe.lines(ledger, agents));
            Files.writeString(project.resolve("s1/subagents/agent-a1.meta.json"), "{\"agentType\":\"code-reviewer\"}");
            run(environment, claude, List.of(project.getParent()), ledger, Mode.QUICK);
            Check.equal("after", List.of("Code Reviewer"), LedgerProbe.lines(ledger, agents));
        });
        s.test("a home with every harness is imported at once and counted by harness", scratch -> {
            List<Source> sources = new ArrayList<>();
            Map<String, Long> want = new TreeMap<>();
            for (Harness harness : Harnesses.ALL) {
                Path directory = VectorCase.cases(harness.info().id()).get(0);
                VectorCase vector = VectorCase.open(directory, scratch.directory().resolve(harness.info().id()));
                sources.add(new Source(harness, vector.roots(), false));
                Map<String, Object> expected = VectorReader.object(VectorReader.read(
                        directory.resolve("expected.json")));
                for (Map<String, Object> event : VectorReader.objects(expected.get("events"))) {
                    want.merge((String) event.get("harness"), 1L, Long::sum);
                }
            }
            Environment environment = new TestWorld(scratch.directory()).environment();
            Path file = scratch.directory().resolve("ledger.db");
            try (Ledger ledger = Ledger.open(file, LedgerSettings.of(environment.clock(),
                    environment.clock().getZone()))) {
                ImportReport report = new Importer(environment, Importer.Listener.NOBODY).run(ledger,
                        new ImportRequest(sources, Mode.QUICK, RunChoice.ACTIVE, false, false, Limits.NONE,
                                MissingSource.WARN));
                Check.that("no source failed", !report.hasErrors());
            }
            List<String> got = LedgerProbe.lines(file,
                    "SELECT harness, count(*) FROM usage_events GROUP BY harness ORDER BY harness");
            Check.equal("events by harness", want.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue())
                    .toList(), got);
        });
        s.test("any order of passes over parts of the files ends in the same events", scratch -> {
            Home whole = new Home(scratch);
            Path log = whole.codexLog(8);
            whole.refresh(Mode.QUICK);
            List<String> want = LedgerProbe.events(whole.ledger);
            byte[] bytes = Files.readAllBytes(log);
            List<Integer> cuts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                cuts.add(scratch.random().nextInt(bytes.length));
            }
            Collections.sort(cuts);
            Path other = scratch.directory().resolve("other.db");
            for (int cut : cuts) {
                Files.write(log, Arrays.copyOf(bytes, cut));
                whole.age(log);
                whole.refresh(Mode.QUICK, other);
            }
            Files.write(log, bytes);
            whole.age(log);
            whole.refresh(Mode.QUICK, other);
            Check.equal("events", want, LedgerProbe.events(other));
        });
    }

    private static void vector(Scratch scratch, Harness harness, Path directory) throws Exception {
        VectorCase vector = VectorCase.open(directory, scratch.directory());
        Path ledger = scratch.directory().resolve("ledger.db");
        Environment environment = vector.environment();
        run(environment, harness, vector.roots(), ledger, Mode.QUICK);
        expect(directory, "expected.json", ledger);
        ImportReport again = run(environment, harness, vector.roots(), ledger, Mode.FULL);
        Check.equal("inserted again", 0L, inserted(again));
        expect(directory, "expected.json", ledger);
        String second = vector.advance();
        if (second != null) {
            run(environment, harness, vector.roots(), ledger, Mode.QUICK);
            expect(directory, second, ledger);
            run(environment, harness, vector.roots(), ledger, Mode.FULL);
            expect(directory, second, ledger);
        }
    }

    @SuppressWarnings("unchecked")
    private static void expect(Path directory, String expectation, Path ledger) throws Exception {
        List<String> want = new ArrayList<>(LedgerProbe.expected(
                (Map<String, Object>) VectorReader.read(directory.resolve(expectation))));
        List<String> got = new ArrayList<>(LedgerProbe.events(ledger));
        Collections.sort(want);
        Collections.sort(got);
        Check.equal(directory.getFileName() + "/" + expectation, String.join("\n", want) + "\n",
                String.join("\n", got) + "\n");
    }

    private static ImportReport run(Environment environment, Harness harness, List<Path> roots, Path ledger,
            Mode mode) {
        ImportRequest request = new ImportRequest(List.of(new Source(harness, roots, false)), mode, RunChoice.ACTIVE,
                false, false, Limits.NONE, MissingSource.WARN);
        LedgerSettings settings = LedgerSettings.of(environment.clock(), environment.clock().getZone());
        try (Ledger open = Ledger.open(ledger, settings)) {
            return new Importer(environment, Importer.Listener.NOBODY).run(open, request);
        }
    }

    private static long inserted(ImportReport report) {
        return report.results().stream().mapToLong(result -> result.rows().inserted()).sum();
    }

    private static long rowsSeen(ImportReport report) {
        return report.results().stream().mapToLong(result -> result.rows().seen()).sum();
    }

    /** A home with Codex sessions. Its files are older than the clock says, so that none is too young to trust. */
    private static final class Home {

        private static final FileTime OLD = HarnessHome.OLD;

        private final Path root;
        private final Path ledger;
        private final TestWorld world;
        private int aged;

        Home(Scratch scratch) {
            root = scratch.directory().resolve("codex");
            ledger = scratch.directory().resolve("state/toktrail.db");
            world = new TestWorld(scratch.directory());
        }

        Environment environment() {
            return world.environment();
        }

        LedgerSettings settings() {
            return LedgerSettings.of(environment().clock(), environment().clock().getZone());
        }

        ImportRequest request(Mode mode, boolean dryRun) {
            Harness codex = Harnesses.find("codex").orElseThrow();
            return new ImportRequest(List.of(new Source(codex, List.of(root), false)), mode, RunChoice.ACTIVE, false,
                    dryRun, Limits.NONE, MissingSource.WARN);
        }

        ImportReport refresh(Mode mode) {
            return refresh(mode, ledger);
        }

        ImportReport refresh(Mode mode, Path file) {
            try (Ledger open = Ledger.open(file, settings())) {
                return new Importer(environment(), Importer.Listener.NOBODY).run(open, request(mode, false));
            }
        }

        Path codexLog(int counts) throws Exception {
            Path log = root.resolve("sessions/2026/05/01/"
                    + "rollout-2026-05-01T10-00-00-019c9a10-0000-7000-8000-000000000001.jsonl");
            Files.createDirectories(log.getParent());
            StringBuilder text = new StringBuilder("{\"timestamp\":\"2026-05-01T10:00:00Z\",\"type\":\"session_meta\","
                    + "\"payload\":{\"id\":\"019c9a10-0000-7000-8000-000000000001\",\"cwd\":\"/home/dev/p\"}}\n");
            for (int i = 1; i <= counts; i++) {
                text.append(count(i));
            }
            Files.writeString(log, text);
            age(log);
            return log;
        }

        void append(Path log, int i) throws Exception {
            Files.writeString(log, count(i), StandardOpenOption.APPEND);
            age(log);
        }

        /** Every change gets a time of its own, all of them a while ago. */
        void age(Path log) throws Exception {
            Files.setLastModifiedTime(log, FileTime.fromMillis(OLD.toMillis() + 1000L * aged++));
        }

        private static String count(int i) {
            String last = "{\"input_tokens\":100,\"cached_input_tokens\":40,\"output_tokens\":10,"
                    + "\"reasoning_output_tokens\":4,\"total_tokens\":110}";
            String total = "{\"input_tokens\":" + 100 * i + ",\"cached_input_tokens\":" + 40 * i
                    + ",\"output_tokens\":" + 10 * i + ",\"reasoning_output_tokens\":" + 4 * i
                    + ",\"total_tokens\":" + 110 * i + "}";
            return "{\"timestamp\":\"2026-05-01T10:0" + i + ":00Z\",\"type\":\"event_msg\",\"payload\":{\"type\":"
                    + "\"token_count\",\"info\":{\"total_token_usage\":" + total + ",\"last_token_usage\":" + last
                    + "}}}\n";
        }
    }
}

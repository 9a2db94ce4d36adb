package toktrail.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toktrail.environment.Environment;
import toktrail.importer.RefreshDriver;
import toktrail.importer.SourceSurvey;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** What is to be checked of every harness, and short ways to check the rest. */
public final class HarnessCheck {

    private static final FileTime TIME = FileTime.fromMillis(1_700_000_000_123L);
    /** Cuts of the sources of a vector. Each run takes other places. */
    private static final int CUTS = 90;
    private static final int MUTATIONS = 10;

    private final Harness harness;
    private final String id;
    private final boolean independent;

    public HarnessCheck(Harness harness) {
        this(harness, true);
    }

    /**
     * Checks a harness.
     *
     * @param independent whether files do not depend on each other; else an event may keep a larger value that it got
     *                    while another file could not be read
     */
    public HarnessCheck(Harness harness, boolean independent) {
        this.harness = harness;
        this.independent = independent;
        id = harness.info().id();
    }

    /** Its vectors, cut and changed. */
    public HarnessCheck vectors(Suite s) {
        VectorCase.addTo(s, harness);
        s.test("a source cut anywhere gives no more than the whole one, and that once it is completed", scratch -> {
            for (Path directory : VectorCase.cases(id)) {
                Path root = input(scratch, directory);
                RefreshDriver full = driver(scratch, List.of(root));
                String whole = full.refresh().summary();
                List<SourceFile> sources = harness.list(root, environment(scratch)).files();
                for (SourceFile source : sources) {
                    cut(source.path(), CUTS / sources.size(), full, whole, scratch.random());
                }
            }
        });
        s.test("changed bytes never end a scan", scratch -> {
            Random random = scratch.random();
            for (Path directory : VectorCase.cases(id)) {
                Path root = input(scratch, directory);
                RefreshDriver driver = driver(scratch, List.of(root));
                for (Path file : files(root)) {
                    byte[] bytes = Files.readAllBytes(file);
                    for (int round = 0; round < MUTATIONS; round++) {
                        byte[] mutated = bytes.clone();
                        for (int i = 0; i < 1 + round % 4; i++) {
                            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                        }
                        Files.write(file, mutated);
                        driver.fresh().refresh();
                    }
                    Files.write(file, bytes);
                }
            }
        });
        return this;
    }

    private void cut(Path file, int cuts, RefreshDriver full, String whole, Random random) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int step = 1 + bytes.length / cuts;
        for (int cut = random.nextInt(step); cut < bytes.length; cut += step) {
            write(file, Arrays.copyOf(bytes, cut));
            RefreshDriver driver = full.fresh().refresh();
            Check.that(file.getFileName() + " cut at " + cut + " has no new events",
                    full.stored().keySet().containsAll(driver.stored().keySet()));
            write(file, bytes);
            Check.equal(file.getFileName() + " completed from " + cut, compared(whole),
                    compared(driver.refresh().summary()));
        }
    }

    private String compared(String summary) {
        return independent ? summary : summary.lines().map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.joining("\n"));
    }

    /** The fingerprints of its vectors. */
    public HarnessCheck fingerprints(Suite s) {
        s.test("fingerprints are those of older ledgers", scratch -> {
            List<Map<String, Object>> cases = VectorReader.cases("harness/" + id + "/fingerprints.json");
            Check.that("cases", !cases.isEmpty());
            for (Map<String, Object> each : cases) {
                Map<String, Object> fields = VectorReader.object(each.get("fields"));
                Tokens tokens = new Tokens(count(fields, "input"), count(fields, "output"), count(fields, "reasoning"),
                        count(fields, "cache_read"), count(fields, "cache_write"), count(fields, "cache_output"));
                UsageEvent event = new UsageEvent(new SessionRef(id, (String) fields.get("source_session_id")),
                        CallKind.of("p", "m", null, null), 0, null, Amount.of(tokens), SourcePosition.file("f"),
                        new EventKeys(null, null, (String) fields.get("source_dedup_key"), null, null, null), null,
                        null);
                Check.equal(String.valueOf(each.get("note")), each.get("sha256"), Fingerprint.of(event,
                        new Fingerprint.View((String) fields.get("provider_id"), (String) fields.get("model_id"),
                                (String) fields.get("thinking_level"), (String) fields.get("agent"),
                                count(fields, "created_ms"), (Long) fields.get("completed_ms"), tokens,
                                (String) fields.get("source_cost_usd"))));
            }
        });
        return this;
    }

    private static long count(Map<String, Object> fields, String name) {
        return (Long) fields.get(name);
    }

    /** Checks the roots with variables; wanted ones are relative to the home directory. */
    public void roots(Scratch scratch, Map<String, String> variables, String... want) {
        TestWorld world = new TestWorld(scratch.directory());
        variables.forEach(world::variable);
        Check.equal("roots with " + variables, Stream.of(want).map(scratch.directory()::resolve).toList(),
                harness.defaultRoots(world.environment()));
    }

    /** The files it finds below a root, relative to {@code base}, sorted. */
    public String listed(Path root, Path base) throws Exception {
        TreeSet<String> names = new TreeSet<>();
        harness.list(root, new TestWorld(base).environment()).files()
                .forEach(file -> names.add(base.relativize(file.path()).toString()));
        return String.join(" ", names);
    }

    /** Writes a file below a directory {@code root}, with {@code '} for {@code "}, at a fixed time; gives the root. */
    public static Path file(Scratch scratch, String name, String... lines) throws Exception {
        Path file = scratch.write("root/" + name, Stream.of(lines).map(line -> line.replace('\'', '"') + "\n")
                .reduce("", String::concat));
        Files.setLastModifiedTime(file, TIME);
        return scratch.directory().resolve("root");
    }

    /** Appends a line, with {@code '} for {@code "}, to a file below the directory {@code root}. */
    public static void append(Scratch scratch, String name, String line) throws Exception {
        Files.writeString(scratch.directory().resolve("root").resolve(name), line.replace('\'', '"') + "\n",
                StandardOpenOption.APPEND);
    }

    /** Runs a script on a database below the directory {@code root}, which is made; gives the root. */
    public static Path database(Scratch scratch, String name, String script) throws Exception {
        Path root = scratch.directory().resolve("root");
        Files.createDirectories(root.resolve(name).getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + root.resolve(name));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
        return root;
    }

    /** Reads roots once. */
    public RefreshDriver read(Scratch scratch, Path... roots) throws Exception {
        return driver(scratch, List.of(roots)).refresh();
    }

    /** The records it keeps on request. */
    public List<String> raw(Scratch scratch, Path root) throws Exception {
        return new SourceSurvey(environment(scratch)).read(harness, List.of(root), true).events().stream()
                .map(UsageEvent::rawJson).toList();
    }

    /** Provider, model, agent, level, time, tokens, cost of an event in short. */
    public static String shown(UsageEvent event) {
        if (event == null) {
            return null;
        }
        Tokens t = event.tokens();
        return String.join(" ", event.kind().providerId(), event.kind().modelId(),
                String.valueOf(event.kind().agent()), String.valueOf(event.kind().thinkingLevel()),
                event.createdMs() == TIME.toMillis() ? "file" : Long.toString(event.createdMs()),
                t.input() + "/" + t.output() + "/" + t.reasoning() + "/" + t.cacheRead() + "/" + t.cacheWrite() + "/"
                        + t.cacheOutput(),
                event.amount().sourceCostUsd().toPlainString());
    }

    private RefreshDriver driver(Scratch scratch, List<Path> roots) {
        return new RefreshDriver(harness, environment(scratch), roots);
    }

    private static Environment environment(Scratch scratch) {
        return new TestWorld(scratch.directory()).environment();
    }

    private static Path input(Scratch scratch, Path directory) throws Exception {
        Path work = scratch.directory().resolve(directory.getFileName());
        VectorCase.open(directory, work);
        Path root = work.resolve("input");
        Path source = Files.exists(root.resolve("manicode")) ? root.resolve("manicode") : root;
        for (Path file : files(source)) {
            Files.setLastModifiedTime(file, TIME);
        }
        return source;
    }

    private static void write(Path file, byte[] bytes) throws Exception {
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, TIME);
    }

    private static List<Path> files(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

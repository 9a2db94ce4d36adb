package toktrail.harness.claude;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import toktrail.harness.SourceFile;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.UsageEvent;

/** Grouping within files and then across them gives what grouping all records at once gives. */
public final class GroupingTest {

    private static final int HOMES = 80;

    private GroupingTest() { }

    public static void tests(Suite s) {
        s.test("random homes give the events of grouping all records at once", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < HOMES; i++) {
                compare(scratch, "home" + i, home(random));
            }
        });
        s.test("every kind of copy occurs in random homes", scratch -> {
            Random random = new Random(7);
            List<Rec> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                home(random).values().forEach(all::addAll);
            }
            Check.that("forks", all.stream().anyMatch(rec -> rec.forkedFrom != null));
            Check.that("progress", all.stream().anyMatch(rec -> rec.progress));
            Check.that("foreign requests", all.stream().anyMatch(rec -> rec.sidechain && rec.request != null
                    && rec.request.startsWith("foreign")));
            Check.that("no ids", all.stream().anyMatch(rec -> rec.message == null && rec.request == null));
        });
    }

    private static void compare(Scratch scratch, String name, Map<String, List<Rec>> home) throws IOException {
        Path root = scratch.directory().resolve(name);
        for (Map.Entry<String, List<Rec>> file : home.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue().stream().map(Rec::json).toList(), StandardCharsets.UTF_8);
        }
        List<Rec> all = placed(root, home);
        RefreshDriver driver = new RefreshDriver(new ClaudeHarness(), new TestWorld(root).environment(), List.of(root))
                .expectingCopiesWithEvents().refresh();
        List<String> got = new ArrayList<>();
        for (UsageEvent event : driver.events()) {
            got.add(described(event, driver.copiesOf(event.keys().matchKey())));
        }
        got.sort(Comparator.naturalOrder());
        Check.equal(name, String.join("\n", GlobalGrouping.events(all)) + "\n", String.join("\n", got) + "\n");
        Check.equal(name + " rows", (long) all.size(), driver.total().seen());
        Set<String> calls = got.stream().map(line -> line.substring(0, line.indexOf(' '))
                .replace(":advisor:1", "")).collect(Collectors.toSet());
        Check.equal(name + " skipped", (long) all.size() - calls.size(), driver.total().skipped());
    }

    /** All records in file order, with their places. */
    private static List<Rec> placed(Path root, Map<String, List<Rec>> home) {
        List<Path> files = new ArrayList<>(home.keySet().stream().map(root::resolve).toList());
        files.sort(Comparator.comparing((Path file) -> file.getFileName().toString())
                .thenComparing(SourceFile::slashed));
        List<Rec> all = new ArrayList<>();
        for (Path file : files) {
            List<Rec> records = home.get(SourceFile.slashed(root.relativize(file)));
            String stem = file.getFileName().toString().replace(".jsonl", "");
            String fallback = file.toString().contains("subagents") ? "s1" : stem;
            String session = records.stream().map(rec -> rec.session).filter(id -> id != null).findFirst()
                    .orElse(fallback);
            for (int i = 0; i < records.size(); i++) {
                Rec rec = records.get(i);
                rec.file = files.indexOf(file);
                rec.path = SourceFile.slashed(file);
                rec.fileSession = session;
                rec.line = i + 1;
                all.add(rec);
            }
        }
        return all;
    }

    static String described(UsageEvent event, List<String> copies) {
        long cost = event.amount().sourceCostUsd().movePointRight(4).longValue();
        Set<String> old = new LinkedHashSet<>(copies);
        return event.keys().dedupKey() + " session=" + event.session().sourceSessionId() + " agent="
                + event.kind().agent() + " at=" + event.keys().rowId() + " created=" + event.createdMs() + " completed="
                + (event.completedMs() == null ? "-" : event.completedMs()) + " tokens=" + event.tokens().input() + ","
                + event.tokens().output() + "," + event.tokens().cacheRead() + "," + event.tokens().cacheWrite()
                + " cost=" + cost + " model=" + event.kind().modelId() + " old=" + old;
    }

    /** Files by relative path: transcripts of two roots, forks, subagents old and new. */
    private static Map<String, List<Rec>> home(Random random) {
        Map<String, List<Rec>> home = new LinkedHashMap<>();
        String[] names = {"a/p/s1.jsonl", "a/p/s2.jsonl", "b/p/s1.jsonl", "a/p/agent-0a1b.jsonl",
            "a/p/s1/subagents/agent-0c2d.jsonl", "a/p/s1/subagents/w/agent-x-0e3f.jsonl"};
        for (int i = 0; i < names.length; i++) {
            if (i == 0 || random.nextInt(3) > 0) {
                home.put(names[i], new ArrayList<>());
            }
        }
        List<List<Rec>> files = new ArrayList<>(home.values());
        List<Rec> made = new ArrayList<>();
        for (int i = 4 + random.nextInt(30); i > 0; i--) {
            int file = random.nextInt(files.size());
            Rec rec = made.isEmpty() || random.nextInt(3) == 0 ? fresh(random, i)
                    : again(random, made.get(random.nextInt(made.size())));
            boolean subagents = List.copyOf(home.keySet()).get(file).contains("agent-");
            rec.session = random.nextInt(6) == 0 ? null : "s" + (1 + random.nextInt(3));
            rec.sidechain = subagents ? random.nextInt(8) > 0 : random.nextInt(6) == 0;
            rec.progress = !subagents && random.nextInt(6) == 0;
            rec.sidechain |= rec.progress;
            rec.agentId = rec.sidechain && random.nextBoolean() ? "0" + random.nextInt(3) : null;
            rec.attribution = rec.sidechain && random.nextInt(3) == 0 ? "type-" + random.nextInt(3) : null;
            rec.forkedFrom = random.nextInt(5) == 0 ? "s" + (1 + random.nextInt(3)) : null;
            if (rec.sidechain && rec.request != null && random.nextInt(4) == 0) {
                rec.request = "foreign" + random.nextInt(3);
            }
            files.get(file).add(rec);
            made.add(rec);
        }
        return home;
    }

    private static Rec fresh(Random random, int number) {
        Rec rec = new Rec();
        rec.message = random.nextInt(8) == 0 ? null : "msg" + random.nextInt(8);
        rec.request = random.nextInt(5) == 0 ? null : "req" + random.nextInt(4);
        rec.uuid = random.nextInt(6) == 0 ? null : "uuid" + number;
        numbers(random, rec);
        return rec;
    }

    private static Rec again(Random random, Rec other) {
        Rec rec = other.copy();
        if (random.nextInt(5) == 0) {
            rec.request = random.nextBoolean() ? null : "req" + random.nextInt(4);
        }
        if (random.nextInt(3) > 0) {
            numbers(random, rec);
        }
        return rec;
    }

    private static void numbers(Random random, Rec rec) {
        rec.ms = 1_772_359_206_000L + random.nextInt(20) * 1000L;
        rec.stopped = random.nextBoolean();
        rec.input = random.nextInt(4);
        rec.output = random.nextInt(3);
        rec.cacheRead = random.nextInt(3);
        rec.cacheWrite = random.nextInt(2);
        rec.costMilli = random.nextInt(5) == 0 ? 1 + random.nextInt(8) : 0;
        rec.advisorOutput = random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0;
        rec.model = random.nextInt(4) == 0 ? "glm-4.6" : "claude-opus-4-6";
    }
}

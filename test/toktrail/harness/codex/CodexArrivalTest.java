package toktrail.harness.codex;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Threads that begin with counts of others, and whose files come in any order: a call counts once. */
public final class CodexArrivalTest {

    private static final int WORLDS = 60;

    private CodexArrivalTest() { }

    public static void tests(Suite s) {
        s.test("a spawned thread that came before its parent yields the counts it copied", scratch -> {
            Path home = scratch.directory();
            RefreshDriver driver = codex(home);
            new Rollout().meta(2, ",\"parent_thread_id\":\"" + Rollout.id(1) + "\"").count(10, 10).count(20, 10)
                    .count(7, 7).write(home, 2);
            Check.equal("alone", 3, driver.refresh().events().size());
            Rollout parent = new Rollout().meta(1, "").count(10, 10);
            parent.write(home, 1);
            keys(driver.refresh(), "1:10", "2:20", "2:7");
            parent.count(20, 10).write(home, 1);
            keys(driver.refresh(), "1:10", "1:20", "2:7");
            Check.equal("read", List.of(Rollout.session(1) + ".jsonl", Rollout.session(2) + ".jsonl"), driver.read());
            parent.count(30, 10).write(home, 1);
            keys(driver.refresh(), "1:10", "1:20", "1:30", "2:7");
            Check.equal("read", List.of(Rollout.session(1) + ".jsonl"), driver.read());
        });
        s.test("an own total that the parent reaches later stays an own call", scratch -> {
            Path home = scratch.directory();
            RefreshDriver driver = codex(home);
            new Rollout().meta(2, ",\"parent_thread_id\":\"" + Rollout.id(1) + "\"").count(7, 7).count(20, 13)
                    .write(home, 2);
            driver.refresh();
            new Rollout().meta(1, "").count(10, 10).count(20, 10).write(home, 1);
            keys(driver.refresh(), "1:10", "1:20", "2:20", "2:7");
        });
        s.test("a fork of a fork takes the root that its parent tells later", scratch -> {
            Path home = scratch.directory();
            RefreshDriver driver = codex(home);
            fork(4, 3).count(10, 10).count(15, 5).count(18, 3).count(19, 1).write(home, 4);
            keys(driver.refresh(), "3:10", "3:15", "3:18", "3:19");
            fork(2, 1).count(10, 10).count(15, 5).write(home, 2);
            driver.refresh();
            fork(3, 2).count(10, 10).count(15, 5).count(18, 3).write(home, 3);
            keys(driver.refresh(), "1:10", "1:15", "1:18", "1:19");
        });
        s.test("a second count that is stored already goes when both files are read", scratch -> {
            Path home = scratch.directory();
            new Rollout().meta(2, ",\"parent_thread_id\":\"" + Rollout.id(1) + "\"").count(10, 10).count(20, 10)
                    .count(7, 7).write(home, 2);
            RefreshDriver before = codex(home).refresh();
            new Rollout().meta(1, "").count(10, 10).count(20, 10).write(home, 1);
            RefreshDriver driver = codex(home);
            before.events().forEach(driver::knowing);
            keys(driver.refresh(), "1:10", "1:20", "2:7");
        });
        s.test("threads that name each other as parents are read once, not for ever", scratch -> {
            Path home = scratch.directory();
            fork(1, 2).count(10, 10).write(home, 1);
            fork(2, 3).count(10, 10).write(home, 2);
            fork(3, 1).count(10, 10).write(home, 3);
            Check.equal("events", 1, codex(home).refresh().events().size());
        });
        s.test("whatever copies whatever, and comes when it will, each call counts once", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < WORLDS; i++) {
                new World(scratch.directory().resolve("w" + i), random).check();
            }
        });
    }

    private static Rollout fork(int n, int of) {
        return new Rollout().meta(n, ",\"forked_from_id\":\"" + Rollout.id(of) + "\"");
    }

    private static RefreshDriver codex(Path home) {
        return new RefreshDriver(CodexHarness.codex(), new TestWorld(home).environment(), List.of(home));
    }

    /** Compares keys in the form {@code thread:total}. */
    private static void keys(RefreshDriver driver, String... keys) {
        List<String> got = new ArrayList<>();
        for (String key : driver.stored().keySet()) {
            String[] parts = key.split("[:,]");
            got.add(Integer.parseInt(parts[1].substring(parts[1].length() - 2)) + ":" + parts[2]);
        }
        Collections.sort(got);
        Check.equal("keys", List.of(keys), got);
    }

    /** Some threads, each but the first made from an earlier one; every total of an own call occurs but once. */
    private static final class World {

        /** How a thread shows where it comes from. */
        private enum Kind { FORK, LISTED, SPAWNED }

        private final Path home;
        private final Random random;
        private final List<List<Integer>> metas = new ArrayList<>();
        private final List<List<Long>> totals = new ArrayList<>();
        private final List<Rollout> rollouts = new ArrayList<>();
        private final List<Integer> names = new ArrayList<>();
        private long last;

        World(Path home, Random random) {
            this.home = home;
            this.random = random;
            int threads = 2 + random.nextInt(5);
            for (int i = 0; i < threads; i++) {
                add(i);
                names.add(i);
            }
            if (random.nextBoolean()) {
                Collections.shuffle(names, random);
            }
        }

        private void add(int i) {
            Kind kind = Kind.values()[random.nextInt(3)];
            int parent = i == 0 ? -1 : random.nextInt(i);
            List<Integer> listed = new ArrayList<>(List.of(i));
            List<Long> counts = new ArrayList<>();
            String more = "";
            if (parent >= 0) {
                List<Long> before = totals.get(parent);
                counts.addAll(before.subList(0, random.nextInt(before.size() + 1)));
                more = switch (kind) {
                    case FORK -> ",\"forked_from_id\":\"" + Rollout.id(parent) + "\"";
                    case LISTED -> "";
                    case SPAWNED -> ",\"parent_thread_id\":\"" + Rollout.id(parent) + "\"";
                };
                if (kind == Kind.LISTED) {
                    listed.addAll(metas.get(parent));
                }
            }
            Rollout rollout = new Rollout().meta(i, more);
            listed.subList(1, listed.size()).forEach(id -> rollout.meta(id, ""));
            for (int own = random.nextInt(4); own > 0; own--) {
                counts.add(++last);
            }
            counts.forEach(total -> rollout.count(total, 1));
            metas.add(listed);
            totals.add(counts);
            rollouts.add(rollout);
        }

        /** Files come whole or in two parts, alone or with others. */
        void check() throws Exception {
            RefreshDriver driver = codex(home);
            List<Integer> steps = new ArrayList<>();
            for (int i = 0; i < rollouts.size(); i++) {
                steps.add(i);
                steps.add(i);
            }
            Collections.shuffle(steps, random);
            TreeSet<Integer> begun = new TreeSet<>();
            for (int at = 0; at < steps.size(); at++) {
                int i = steps.get(at);
                String text = rollouts.get(i).text();
                boolean whole = !begun.add(i) || random.nextInt(3) == 0;
                int end = whole ? text.length() : text.indexOf('\n', random.nextInt(text.length())) + 1;
                Path file = file(i);
                if (!Files.exists(file) || Files.size(file) <= end) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, text.substring(0, end));
                    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + at));
                }
                if (random.nextInt(4) > 0) {
                    driver.refresh();
                }
            }
            driver.refresh();
            expect("after the last refresh", driver);
            expect("read at once", driver.fresh().refresh());
            for (int i = 0; i < rollouts.size(); i++) {
                // Another file in its place is read from its beginning.
                Path copy = Files.writeString(home.resolve("copy"), rollouts.get(i).text());
                Files.move(copy, file(i), StandardCopyOption.REPLACE_EXISTING);
            }
            expect("read again", driver.refresh());
        }

        private Path file(int i) {
            String start = Rollout.session(names.get(i)).substring(0, 28);
            return home.resolve("sessions/" + start + Rollout.id(i) + ".jsonl");
        }

        private void expect(String when, RefreshDriver driver) {
            TreeMap<Long, Integer> times = new TreeMap<>();
            driver.stored().keySet().forEach(key ->
                    times.merge(Long.parseLong(key.substring(key.lastIndexOf(',') + 1)), 1, Integer::sum));
            TreeMap<Long, Integer> want = new TreeMap<>();
            for (long total = 1; total <= last; total++) {
                want.put(total, 1);
            }
            if (!times.equals(want)) {
                StringBuilder files = new StringBuilder();
                for (int i = 0; i < rollouts.size(); i++) {
                    files.append(file(i).getFileName()).append('\n').append(rollouts.get(i).text());
                }
                Check.equal(when + " " + files, want.toString(), times.toString());
            }
        }
    }
}

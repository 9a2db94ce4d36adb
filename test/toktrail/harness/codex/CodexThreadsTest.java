package toktrail.harness.codex;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import toktrail.harness.SourceFile;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** What is known of threads of which nothing is kept but that they have nothing to do with others. */
public final class CodexThreadsTest {

    private CodexThreadsTest() { }

    public static void tests(Suite s) {
        s.test("a thread is alone if it has counts and tells of no other", scratch -> {
            String one = Rollout.id(1);
            Check.that("alone", CodexThread.alone(one).isAlone(one));
            Check.that("under another name", !CodexThread.alone(one).isAlone(Rollout.id(2)));
            CodexThread exec = fixed(new Lineage(one, null, null, null), false);
            Check.that("no rollout", !exec.isAlone(one));
            CodexThread noCounts = new CodexThread(one);
            noCounts.identify(one, true);
            Check.that("no counts", !noCounts.isAlone(one));
            for (Lineage told : List.of(new Lineage(one, one, null, null), new Lineage(one, null, one, null),
                    new Lineage(one, null, null, one), new Lineage(one, null, Rollout.id(2), null))) {
                Check.that(told.toString(), !fixed(told, true).isAlone(one));
            }
            Check.that("the same as one that was read", Arrays.equals(CodexThread.alone(one).toBytes(),
                    fixed(new Lineage(one, null, null, null), true).toBytes()));
        });
        s.test("an unchanged thread that is alone has a rollout, and is the root of its forks", scratch -> {
            CodexThreads threads = new CodexThreads();
            threads.addAbsent(fixed(new Lineage(Rollout.id(1), null, Rollout.id(9), null), true));
            CodexThread fork = fixed(new Lineage(Rollout.id(2), null, Rollout.id(1), null), true);
            Check.equal("as its absent file says", Rollout.id(9), threads.root(fork));
            threads.addAlone(Rollout.session(1));
            Check.that("it has", threads.hasRollout(Rollout.id(1)));
            Check.that("another has none", !threads.hasRollout(Rollout.id(2)));
            Check.equal("as the file that is there says", Rollout.id(1), threads.root(fork));
            threads.addAlone("noted-by-hand");
            Check.that("a name without id", threads.hasRollout("noted-by-hand"));
        });
        s.test("of several files with one thread the first counts, whether one of them is alone or not", scratch -> {
            CodexThread other = fixed(new Lineage(Rollout.id(1), null, Rollout.id(9), null), true);
            CodexThread fork = fixed(new Lineage(Rollout.id(2), null, Rollout.id(1), null), true);
            SourceFile file = file(scratch);
            CodexThreads threads = new CodexThreads();
            threads.addAlone(Rollout.session(1));
            threads.add(file, other);
            Check.equal("alone first", Rollout.id(1), threads.root(fork));
            threads.add(file, fixed(other.lineage(), true));
            Check.equal("alone first, the other twice", Rollout.id(1), threads.root(fork));
            CodexThreads turned = new CodexThreads();
            turned.add(file, other);
            turned.addAlone(Rollout.session(1));
            Check.equal("the other first", Rollout.id(9), turned.root(fork));
            turned.add(file, fixed(other.lineage(), true));
            Check.equal("the other first, and again", Rollout.id(9), turned.root(fork));
        });
        s.test("of a rollout that is alone nothing is kept for others, and they know it all the same", scratch -> {
            Path home = scratch.directory();
            RefreshDriver driver = new RefreshDriver(CodexHarness.codex(), new TestWorld(home).environment(),
                    List.of(home));
            Path parent = new Rollout().meta(1, "").count(10, 10).count(20, 10).write(home, 1);
            driver.refresh();
            Check.equal("kept", 0, driver.state(parent).shared().length);
            new Rollout().meta(2, ",\"forked_from_id\":\"" + Rollout.id(1) + "\"").count(10, 10).count(20, 10)
                    .count(25, 5).write(home, 2);
            new Rollout().meta(3, ",\"parent_thread_id\":\"" + Rollout.id(1) + "\"").count(10, 10).count(7, 7)
                    .write(home, 3);
            new Rollout().raw("{\"type\":\"thread.started\",\"thread_id\":\"" + Rollout.id(1) + "\"}")
                    .raw("{\"type\":\"turn.completed\",\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}")
                    .write(home.resolve("sessions/exec.jsonl"));
            Check.equal("calls", 4, driver.refresh().events().size());
            Check.equal("not read again", List.of("exec.jsonl", Rollout.session(2) + ".jsonl",
                    Rollout.session(3) + ".jsonl"), driver.read().stream().sorted().toList());
        });
    }

    /** A thread whose counts have the root that its own words give it. */
    private static CodexThread fixed(Lineage lineage, boolean rollout) {
        CodexThread thread = new CodexThread(lineage.ownId());
        thread.identify(lineage.ownId(), rollout);
        thread.descends(lineage);
        new CodexThreads().fix(thread);
        return thread;
    }

    private static SourceFile file(Scratch scratch) throws Exception {
        Path home = scratch.directory();
        new Rollout().meta(1, "").count(10, 10).write(home, 1);
        return CodexFiles.list(home).files().get(0);
    }
}

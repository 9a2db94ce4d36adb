package toktrail.harness.codex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Forks, spawned threads, copies and exec logs, also when their files come in several passes. */
public final class CodexLineageTest {

    private CodexLineageTest() { }

    public static void tests(Suite s) {
        s.test("a fork of a known parent in an earlier pass takes its root", scratch -> {
            Path home = scratch.directory();
            RefreshDriver driver = codex(home);
            new Rollout().meta(1, "").count(10, 10).write(home, 1);
            driver.refresh();
            fork(2, 1).count(10, 10).count(15, 5).write(home, 2);
            driver.refresh();
            fork(3, 2).count(10, 10).count(15, 5).count(18, 3).write(home, 3);
            driver.refresh();
            keys(driver, key(1, 10), key(1, 15), key(1, 18));
        });
        s.test("a root stays when the files above it are deleted", scratch -> {
            Path home = scratch.directory();
            RefreshDriver driver = codex(home);
            Path first = new Rollout().meta(1, "").count(10, 10).write(home, 1);
            Path second = fork(2, 1).count(10, 10).count(15, 5).write(home, 2);
            Rollout third = fork(3, 2).count(15, 5).count(18, 3);
            third.write(home, 3);
            driver.refresh();
            Files.delete(first);
            Files.delete(second);
            third.count(19, 1).write(home, 3);
            driver.refresh();
            fork(4, 3).count(18, 3).count(19, 1).count(30, 11).write(home, 4);
            driver.refresh();
            keys(driver, key(1, 10), key(1, 15), key(1, 18), key(1, 19), key(1, 30));
        });
        s.test("an orphan counts what it inherited once, under its parent's name", scratch -> {
            Path home = scratch.directory();
            fork(5, 1).count(10, 10).count(15, 5).write(home, 5);
            keys(codex(home).refresh(), key(1, 10), key(1, 15));
        });
        s.test("the last of several listed threads is the root; later ones change nothing", scratch -> {
            Path home = scratch.directory();
            new Rollout().meta(3, "").meta(2, "").meta(1, "").count(10, 10).meta(7, "").count(12, 2).write(home, 3);
            keys(codex(home).refresh(), key(1, 10), key(1, 12));
        });
        s.test("a rate limit report does not fix the root, a count without numbers does", scratch -> {
            Path home = scratch.directory();
            new Rollout().meta(3, "").info("null").meta(1, "").info("{}").meta(2, "").count(10, 10).write(home, 3);
            keys(codex(home).refresh(), key(1, 10));
        });
        s.test("a file without session_meta has the id in its name", scratch -> {
            Path home = scratch.directory();
            new Rollout().count(10, 10).info("{\"last_token_usage\":{\"output_tokens\":3}}").write(home, 4);
            keys(codex(home).refresh(), key(4, 10),
                    "codex-last:" + Rollout.id(4) + ":1772359802000:0,0,0,3,0,0");
        });
        s.test("a fork in another home than its parent counts once", scratch -> {
            Path one = scratch.directory().resolve("one");
            Path two = scratch.directory().resolve("two");
            new Rollout().meta(1, "").count(10, 10).write(one, 1);
            fork(2, 1).count(10, 10).count(12, 2).write(two, 2);
            RefreshDriver driver = codex(one, two).refresh();
            keys(driver, key(1, 10), key(1, 12));
            Check.equal("copies", List.of(global(two, 2, 2) + " of " + key(1, 10)), driver.copies());
        });
        s.test("a spawned thread that began with its parent's counts stays known over passes", scratch -> {
            Path home = scratch.directory();
            RefreshDriver driver = codex(home);
            new Rollout().meta(1, "").count(10, 10).count(20, 10).write(home, 1);
            driver.refresh();
            Rollout spawned = new Rollout().meta(2, ",\"parent_thread_id\":\"" + Rollout.id(1) + "\"").count(10, 10);
            spawned.write(home, 2);
            driver.refresh();
            spawned.count(20, 10).write(home, 2);
            driver.refresh();
            spawned.count(5, 5).count(10, 5).write(home, 2);
            driver.refresh();
            // The parent's total of 10 comes again as an own call only if its own calls had begun: it is a repeat here.
            keys(driver, key(1, 10), key(1, 20), key(2, 5));
            new Rollout().meta(3, ",\"source\":{\"subagent\":{\"thread_spawn\":{\"parent_thread_id\":\""
                    + Rollout.id(2) + "\"}}}").count(10, 10).count(5, 5).count(6, 1).count(20, 14).write(home, 3);
            driver.refresh();
            keys(driver, key(1, 10), key(1, 20), key(2, 5), key(3, 6), key(3, 20));
        });
        s.test("an exec log yields to a rollout of its thread, which comes later or was read before", scratch -> {
            Path home = scratch.directory();
            RefreshDriver driver = codex(home);
            Path log = home.resolve("sessions/a.jsonl");
            exec(1, 10).write(log);
            new Rollout().meta(1, "").count(10, 10).write(home, 1);
            driver.refresh();
            keys(driver, key(1, 10));
            Check.equal("copies", List.of("codex:a:" + log + ":2 of null"), driver.copies());
            exec(1, 10).raw(turn(30)).write(log);
            exec(2, 7).write(home.resolve("sessions/b.jsonl"));
            driver.refresh();
            keys(driver, key(1, 10), "codex-exec:" + Rollout.id(2) + ":7,0,0,0,0,0");
            Check.equal("agent", "headless", driver.events().get(1).kind().agent());
            Check.that("fingerprint", driver.events().get(1).fingerprint() != null);
        });
        s.test("turns of exec logs are differences within their thread", scratch -> {
            Path log = scratch.directory().resolve("log.jsonl");
            exec(1, 10).raw(turn(25)).raw(started(2)).raw(turn(5)).raw(started(1)).raw(turn(26)).raw(turn(26))
                    .raw(turn(3)).write(log);
            Check.equal("inputs", List.of(10L, 15L, 5L, 1L, 3L), inputs(codex(scratch.directory()).refresh()));
        });
        s.test("a rollout copied from Codex to Every Code has the same match keys", scratch -> {
            Path home = scratch.directory();
            new Rollout().meta(1, "").count(10, 10).write(home, 1);
            RefreshDriver code =
                    new RefreshDriver(CodexHarness.code(), new TestWorld(home).environment(), List.of(home)).refresh();
            keys(code, key(1, 10));
            Check.equal("harness", "code", code.events().get(0).session().harness());
            Check.equal("global key", "code:" + Rollout.session(1) + ":"
                    + home.resolve("sessions/2026/03/01/" + Rollout.session(1) + ".jsonl:2"),
                    code.events().get(0).keys().globalKey());
        });
        s.test("a forwarded review is reported under its old key, without winner", scratch -> {
            Path home = scratch.directory();
            new Rollout().meta(1, ",\"cli_version\":\"0.52.0-alpha\"").count(10, 10)
                    .event("{\"type\":\"entered_review_mode\"}").count(500, 490).count(77, 7)
                    .event("{\"type\":\"exited_review_mode\"}").count(505, 5).write(home, 1);
            RefreshDriver driver = codex(home).refresh();
            keys(driver, key(1, 10), key(1, 500), key(1, 505));
            Check.equal("copies", List.of(global(home, 1, 5) + " of null"), driver.copies());
            Check.equal("skipped", 3L, driver.total().skipped());
        });
    }

    private static RefreshDriver codex(Path... roots) {
        return new RefreshDriver(CodexHarness.codex(), new TestWorld(roots[0]).environment(), List.of(roots));
    }

    private static Rollout fork(int n, int of) {
        return new Rollout().meta(n, ",\"forked_from_id\":\"" + Rollout.id(of) + "\"");
    }

    private static Rollout exec(int thread, long usage) {
        return new Rollout().raw(started(thread)).raw(turn(usage));
    }

    private static String started(int thread) {
        return "{\"type\":\"thread.started\",\"thread_id\":\"" + Rollout.id(thread) + "\"}";
    }

    private static String turn(long usage) {
        return "{\"type\":\"turn.completed\",\"timestamp\":1772359802,\"usage\":{\"input_tokens\":" + usage + "}}";
    }

    private static String key(int root, long total) {
        return "codex-thread:" + Rollout.id(root) + ":" + total + ",0,0,0,0," + total;
    }

    private static String global(Path home, int n, int line) throws IOException {
        return "codex:" + Rollout.session(n) + ":" + home.resolve("sessions/2026/03/01/" + Rollout.session(n)
                + ".jsonl:" + line);
    }

    private static List<Long> inputs(RefreshDriver driver) {
        return driver.events().stream().map(event -> event.tokens().input()).toList();
    }

    private static void keys(RefreshDriver driver, String... keys) {
        Check.equal("keys", String.join("\n", keys) + "\n", String.join("\n",
                driver.events().stream().map(event -> event.keys().matchKey()).toList()) + "\n");
    }
}

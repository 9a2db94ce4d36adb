package toktrail.harness.codex;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import toktrail.environment.Environment;
import toktrail.harness.Fingerprint;
import toktrail.harness.SourceListing;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Where data is found, what is read beside the counts, identity. */
public final class CodexHarnessTest {

    private static final CodexHarness CODEX = CodexHarness.codex();

    private CodexHarnessTest() { }

    public static void tests(Suite s) {
        s.test("roots come from the first variable that is set", scratch -> {
            Path home = scratch.directory();
            Files.createDirectories(home.resolve("a,b"));
            roots(home, ".codex");
            roots(home, "x/y", "TOKTRAIL_CODEX_SESSIONS", "~/x/./y", "CODEX_HOME", "z");
            roots(home, "a,c", "TOKTRAIL_CODEX_SESSIONS", "a,c");
            roots(home, "z", "TOKTRAIL_CODEX_SESSIONS", "", "CODEX_HOME", "z");
            roots(home, ".codex", "CODEX_HOME", "");
            roots(home, "a,b", "CODEX_HOME", "~/a,b");
            roots(home, "a c d", "CODEX_HOME", "a, c ,, a,~/d");
            roots(home, ".codex", "CODEX_HOME", ", ,");
            Environment code = new TestWorld(home).variable("CODE_HOME", "e").environment();
            Check.equal("code", List.of(home.resolve("e")), CodexHarness.code().defaultRoots(code));
            Check.equal("code", List.of(home.resolve(".code")),
                    CodexHarness.code().defaultRoots(new TestWorld(home).environment()));
        });
        s.test("a home has rollouts in two folders, any other directory everywhere", scratch -> {
            for (String file : List.of("history.jsonl", "session_index.jsonl", "other.jsonl", "log/x.jsonl",
                    "sessions/2026/03/01/a.jsonl", "sessions/.hidden/b.jsonl", "sessions/index/catalog.jsonl",
                    "sessions/c.snapshot.json", "archived_sessions/d.jsonl", "sessions/catalog.jsonl")) {
                scratch.write("home/" + file, "{}\n");
            }
            Files.createDirectories(scratch.directory().resolve("home/sessions/e.jsonl"));
            Path home = scratch.directory().resolve("home");
            Files.createSymbolicLink(home.resolve("sessions/loop"), home.resolve("sessions"));
            files(home, "a.jsonl b.jsonl catalog.jsonl d.jsonl");
            files(home.resolve("sessions"), "a.jsonl b.jsonl catalog.jsonl");
            files(home.resolve("archived_sessions"), "d.jsonl");
            files(home.resolve("log"), "x.jsonl");
            files(home.resolve("other.jsonl"), "other.jsonl");
        });
        s.test("a compressed rollout is skipped with its reason unless the plain file is there", scratch -> {
            for (String file : List.of("sessions/a.jsonl.zst", "sessions/b.jsonl.zst", "archived_sessions/a.jsonl")) {
                scratch.write(file, "x");
            }
            SourceListing listing = CODEX.list(scratch.directory(), environment(scratch));
            Check.equal("files", 1, listing.files().size());
            Check.equal("skipped", "b.jsonl.zst no-decoder", listing.unusable().get(0).file().baseName() + " "
                    + listing.unusable().get(0).problem().reason().id());
            Check.equal("warnings", List.of("compressed rollout not supported: 1 files"), listing.warnings());
        });
        s.test("title, directory, git and parent of a session are told", scratch -> {
            Path home = scratch.directory();
            scratch.write("session_index.jsonl", "{\"id\":\"" + Rollout.id(1) + "\",\"thread_name\":\"first\"}\nbad\n"
                    + "{\"id\":\"" + Rollout.id(1) + "\",\"thread_name\":\" last \"}\n"
                    + "{\"id\":\"" + Rollout.id(1) + "\",\"thread_name\":\"\"}\n");
            Path file = new Rollout().meta(1, ",\"parent_thread_id\":\"p\",\"forked_from_id\":\"f\",\"git\":"
                    + "{\"branch\":\"main\",\"repository_url\":\"u\"}").count(10, 10).count(12, 2).write(home, 1);
            for (Path root : List.of(home, home.resolve("sessions"), file)) {
                SessionFacts facts = driver(scratch, root).refresh().sessions().get(0);
                Check.equal("title", "last", facts.title());
                Check.equal("workspace", new SessionFacts.Workspace("/home/dev/p", null, "u", "main"),
                        facts.workspace());
                Check.equal("parent", "f", facts.parentSessionId());
                Check.equal("times", "1772359802000 1772359803000", facts.startedMs() + " " + facts.lastSeenMs());
                Check.equal("paths", List.of(file.toString()), facts.sourcePaths());
            }
        });
        s.test("the agent is a role before a nickname, the provider that of the session", scratch -> {
            agent(scratch, "\"source\":\"exec\",\"agent_role\":\"r\"", "headless", false);
            agent(scratch, "\"agent_nickname\":\"Ada\",\"agent_role\":\"explorer\"", "explorer", true);
            agent(scratch, "\"agent_nickname\":\"Ada\"", "Ada", true);
            agent(scratch, "\"source\":{\"subagent\":{\"thread_spawn\":{\"agent_type\":\"t\"}}}", "t", false);
            agent(scratch, "\"source\":{\"subagent\":\"review\"}", "review", false);
            agent(scratch, "\"source\":{\"subagent\":{\"other\":\"guardian\"}}", "guardian", false);
            agent(scratch, "\"source\":{\"custom\":\"x\"}", null, false);
        });
        s.test("the service tier is that of the rollout, else that of the home", scratch -> {
            Path home = scratch.directory();
            new Rollout().meta(1, "").count(1, 1)
                    .event("{\"type\":\"thread_settings_applied\",\"service_tier\":\"flex\"}").count(2, 1)
                    .event("{\"type\":\"thread_settings_applied\",\"thread_settings\":{\"service_tier\":null}}")
                    .count(3, 1)
                    .event("{\"type\":\"thread_settings_applied\"}").count(4, 1).write(home, 1);
            Check.equal("without settings", List.of("", "service_tier=flex", "", ""), variants(driver(scratch, home)));
            scratch.write("config.toml", "model = \"x\"\nservice_tier = \"fast\"\n");
            Check.equal("with settings", List.of("speed=fast", "service_tier=flex", "", ""),
                    variants(driver(scratch, home)));
            scratch.write("config.toml", "service_tier = \"auto\"\n");
            Check.equal("standard", List.of("", "service_tier=flex", "", ""), variants(driver(scratch, home)));
            scratch.write("config.toml", "service_tier = \n");
            RefreshDriver broken = driver(scratch, home).expectingWarnings();
            variants(broken);
            Check.that("warning " + broken.warnings(), broken.warnings().get(0).contains("config.toml:1:"));
        });
        s.test("an older event of a moved file is claimed by file name and line", scratch -> {
            UsageEvent event = event("/new/sessions/r.jsonl", 7);
            claims(true, event, "codex:r:/old/r.jsonl:7");
            claims(false, event, "codex:r:/old/r.jsonl:17");
            claims(false, event, "codex:r:/old/xr.jsonl:7");
            claims(false, event, "codex:r:r.jsonl:7");
            Check.equal("policy", UpdatePolicy.IMMUTABLE, CODEX.rules().policy());
            Check.equal("key", "codex:r:/new/r.jsonl:7",
                    CODEX.rules().globalKey(new SessionRef("codex", "r"), "/new/r.jsonl:7"));
        });
        for (String harness : List.of("codex", "code")) {
            s.test("fingerprints of " + harness + " are those of the vectors", scratch -> fingerprints(harness));
        }
    }

    private static void roots(Path home, String wanted, String... variables) {
        TestWorld world = new TestWorld(home);
        for (int i = 0; i < variables.length; i += 2) {
            world.variable(variables[i], variables[i + 1]);
        }
        Check.equal("roots with " + List.of(variables),
                List.of(wanted.split(" ")).stream().map(home::resolve).toList(),
                CODEX.defaultRoots(world.environment()));
    }

    private static void files(Path root, String wanted) throws Exception {
        SourceListing listing = CODEX.list(root, new TestWorld(root).environment());
        Check.equal(root.toString(), wanted,
                String.join(" ", listing.files().stream().map(file -> file.baseName()).sorted().toList()));
        Check.equal("warnings", List.of(), listing.warnings());
    }

    private static void agent(Scratch scratch, String members, String wanted, boolean storedFingerprint)
            throws Exception {
        Path home = scratch.directory();
        new Rollout().meta(1, ",\"model_provider\":\"Azure\"," + members).count(10, 10).write(home, 1);
        UsageEvent event = driver(scratch, home).refresh().events().get(0);
        Check.equal(members, wanted, event.kind().agent());
        Check.equal("provider", "azure", event.kind().providerId());
        Check.equal("stored fingerprint with " + members, storedFingerprint, event.fingerprint() != null);
    }

    private static List<String> variants(RefreshDriver driver) throws Exception {
        return driver.refresh().events().stream().map(event -> event.kind().variant().text()).toList();
    }

    private static void claims(boolean wanted, UsageEvent event, String key) {
        Check.equal(key, wanted, CODEX.rules().claims(event, key, 0));
    }

    private static void fingerprints(String harness) throws Exception {
        Map<?, ?> vectors = (Map<?, ?>) VectorReader.read(
                Scratch.fixture("harness/" + harness + "/fingerprints.json"));
        List<?> cases = (List<?>) vectors.get("cases");
        Check.that("cases", !cases.isEmpty());
        for (Object one : cases) {
            Map<?, ?> fields = (Map<?, ?>) ((Map<?, ?>) one).get("fields");
            Tokens tokens = new Tokens(number(fields, "input"), number(fields, "output"), number(fields, "reasoning"),
                    number(fields, "cache_read"), number(fields, "cache_write"), number(fields, "cache_output"));
            UsageEvent event = new UsageEvent(new SessionRef(harness, (String) fields.get("source_session_id")),
                    CallKind.of((String) fields.get("provider_id"), (String) fields.get("model_id"), null, null),
                    number(fields, "created_ms"), null, Amount.of(tokens), SourcePosition.file(null),
                    new EventKeys(null, null, (String) fields.get("source_dedup_key"), null, null, null), null, null);
            Fingerprint.View view = new Fingerprint.View((String) fields.get("provider_id"),
                    (String) fields.get("model_id"), (String) fields.get("thinking_level"),
                    (String) fields.get("agent"), event.createdMs(), (Long) fields.get("completed_ms"), tokens,
                    (String) fields.get("source_cost_usd"));
            Check.equal("fingerprint", ((Map<?, ?>) one).get("sha256"), Fingerprint.of(event, view));
        }
    }

    private static long number(Map<?, ?> fields, String name) {
        return (Long) fields.get(name);
    }

    private static UsageEvent event(String file, long line) {
        String key = file + ":" + line;
        return new UsageEvent(new SessionRef("codex", "r"), CallKind.of("p", "m", null, null), 0, null,
                Amount.of(Tokens.NONE), new SourcePosition(file, line, 0),
                new EventKeys(key, null, key, "codex:r:" + key, null, null), null, null);
    }

    private static Environment environment(Scratch scratch) {
        return new TestWorld(scratch.directory()).environment();
    }

    private static RefreshDriver driver(Scratch scratch, Path root) {
        return new RefreshDriver(CODEX, environment(scratch), List.of(root));
    }
}

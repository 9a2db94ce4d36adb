package toktrail.harness.droid;

import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Sessions of Droid: vectors, names of models, transcripts, growing and odd sessions, places. */
public final class DroidHarnessTest {

    private static final HarnessCheck DROID = new HarnessCheck(new DroidHarness());

    private DroidHarnessTest() { }

    public static void tests(Suite s) {
        DROID.vectors(s).fingerprints(s);
        models(s);
        sessions(s);
        places(s);
    }

    private static void models(Suite s) {
        s.test("shown names of models become ids", scratch -> {
            model("custom:Claude-Opus-4.5-Thinking-[Anthropic]-0", "claude-opus-4-5-thinking-0", null);
            model("GLM 4.6  [Z.AI Coding]", "glm-4-6", "glm 4-6  ");
            model("a[b", "a", null);
            model("a[b][c]d", "ad", null);
            model("a]b", "a]b", null);
            model("[all]", "", null);
            model(" - ", "", " - ");
            model("..A..B..", "a-b", null);
            model("Custom:x", "custom:x", null);
            model("a\u00a0\tb", "a-b", "a\u00a0\tb");
            model("custom:", "", null);
            Check.equal("none", "", DroidModel.normalise(null));
        });
        s.test("the model is looked for in the first lines of the transcript", scratch -> {
            transcript(scratch, "Model: [x]\"Model:  \\\"MModel: Opus 4.5 [x]", "anthropic opus-4-5");
            transcript(scratch, "Model: GPT-5.2", "openai gpt-5-2");
            transcript(scratch, "Model:\nModel:Grok 4\\n", "xai grok-4");
            transcript(scratch, "ModelModel:a\"", "unknown a");
            transcript(scratch, "Model:" + "x".repeat(2000) + "[Model:b[", "unknown b");
            transcript(scratch, "\n".repeat(499) + "Model: a", "unknown a");
            transcript(scratch, "\n".repeat(500) + "Model: a", "unknown unknown-unknown");
            transcript(scratch, "Model: --", "unknown unknown-unknown");
            transcript(scratch, "Mode", "unknown unknown-unknown");
            transcript(scratch, "Model:", "unknown unknown-unknown");
        });
    }

    private static void model(String name, String want, String old) {
        Check.equal(name, want, DroidModel.normalise(name));
        Check.equal(name + " of old", old == null ? want : old, DroidModel.asInOldLedgers(name));
    }

    private static void transcript(Scratch scratch, String text, String want) throws Exception {
        Path root = file(scratch, "s.settings.json", "{'tokenUsage':{'inputTokens':1}}");
        file(scratch, "s.jsonl", text);
        Check.equal(text, want + " null null file 1/0/0/0/0/0 0",
                shown(DROID.read(scratch, root).stored().get("droid:s")));
    }

    private static void sessions(Suite s) {
        s.test("thinking is taken out of the output of OpenAI and of nobody else", scratch -> {
            usage(scratch, "'providerLock':'openai'", "'outputTokens':9,'thinkingTokens':4", "0/5/4/0/0/0");
            usage(scratch, "'providerLock':'openai'", "'outputTokens':3,'thinkingTokens':4", "0/0/4/0/0/0");
            usage(scratch, "'model':'custom:GPT-5'", "'outputTokens':9,'thinkingTokens':4", "0/5/4/0/0/0");
            usage(scratch, "'model':'claude'", "'outputTokens':9,'thinkingTokens':4", "0/9/4/0/0/0");
            usage(scratch, "'providerLock':'openai'", "'outputTokens':9,'thinkingTokens':4,'totalTokens':20",
                    "0/5/15/0/0/0");
            usage(scratch, "'providerLock':'openai'", "'outputTokens':9223372036854775807,"
                    + "'thinkingTokens':9223372036854775807,'totalTokens':9223372036854775807",
                    "0/0/9223372036854775807/0/0/0");
        });
        s.test("the effort is the thinking level unless it is none", scratch -> {
            level(scratch, "High", "high");
            level(scratch, "none", null);
            level(scratch, "OFF", null);
            level(scratch, "default", null);
        });
        s.test("a session that grows or is reset keeps its largest sum", scratch -> {
            Path root = file(scratch, "a/s.settings.json", "{'model':'m','tokenUsage':{'inputTokens':5}}");
            RefreshDriver driver = DROID.read(scratch, root);
            file(scratch, "a/s.settings.json", "{'model':'m','tokenUsage':{'inputTokens':500}}");
            Check.equal("grown", "unknown m null null file 500/0/0/0/0/0 0",
                    shown(driver.refresh().stored().get("droid:s")));
            file(scratch, "a/s.settings.json", "{'model':'m','tokenUsage':{'inputTokens':50}}");
            Check.equal("reset", 500L, driver.refresh().stored().get("droid:s").tokens().input());
            Check.equal("counters", "0 seen, 0 skipped, 0 duplicate, 0 read", driver.refresh().counters());
        });
        s.test("of equal copies the later one counts, as old as the older one", scratch -> {
            Path root = file(scratch, "a/s.settings.json", "{'model':'late','providerLockTimestamp':'2026-01-02',"
                    + "'tokenUsage':{'inputTokens':5}}");
            file(scratch, "b/s.settings.json", "{'model':'early','providerLockTimestamp':'2026-01-01',"
                    + "'tokenUsage':{'inputTokens':5}}");
            RefreshDriver driver = DROID.read(scratch, root);
            Check.equal("event", "unknown late null null 1767225600000 5/0/0/0/0/0 0",
                    shown(driver.stored().get("droid:s")));
            Check.equal("counters", "2 seen, 1 skipped, 1 duplicate, 2 read", driver.counters());
        });
        s.test("odd files are rows without event", scratch -> {
            for (String text : new String[] {"", "[]", "{}", "{'tokenUsage':[]}", "{'tokenUsage':{}}",
                "{'tokenUsage':{'inputTokens':1}} x", "{'tokenUsage':{'inputTokens':1e40}}"}) {
                Path root = file(scratch, "s.settings.json", text);
                Check.equal(text, "1 seen, 1 skipped, 0 duplicate, 1 read", DROID.read(scratch, root).counters());
            }
        });
        s.test("time is text only, and the session without a name is unknown", scratch -> {
            Path root = file(scratch, ".settings.json",
                    "{'providerLockTimestamp':1769000000,'tokenUsage':{'inputTokens':1}}");
            Check.equal("event", "unknown unknown-unknown null null file 1/0/0/0/0/0 0",
                    shown(DROID.read(scratch, root).stored().get("droid:unknown")));
        });
        s.test("title and directory stand in the first line; the record is kept on request", scratch -> {
            Path root = file(scratch, "s.settings.json", "{'tokenUsage':{'inputTokens':1}}");
            file(scratch, "s.jsonl", "{'type':'session_start','x':'" + "y".repeat(5_000_000)
                    + "','title':' T ','cwd':'/w'}");
            RefreshDriver driver = DROID.read(scratch, root);
            Check.equal("title", "T", driver.session("s").title());
            Check.equal("directory", "/w", driver.session("s").workspace().cwd());
            Check.equal("raw", "[{\"tokenUsage\":{\"inputTokens\":1}}\n]", DROID.raw(scratch, root).toString());
            file(scratch, "s.jsonl", "{'type':'other','title':'T'}");
            Check.equal("other line", null, DROID.read(scratch, root).session("s").title());
            Files.delete(root.resolve("s.jsonl"));
            Files.createDirectory(root.resolve("s.jsonl"));
            Check.equal("directory instead", 1, DROID.read(scratch, root).stored().size());
        });
    }

    private static void usage(Scratch scratch, String fields, String counts, String want) throws Exception {
        Path root = file(scratch, "s.settings.json", "{" + fields + ",'tokenUsage':{" + counts + "}}");
        String shown = shown(DROID.read(scratch, root).stored().get("droid:s"));
        Check.equal(fields + counts, want, shown.split(" ")[5]);
    }

    private static void level(Scratch scratch, String effort, String want) throws Exception {
        Path root = file(scratch, "s.settings.json", "{'reasoningEffort':'" + effort
                + "','tokenUsage':{'inputTokens':1}}");
        Check.equal(effort, want, DROID.read(scratch, root).stored().get("droid:s").kind().thinkingLevel());
    }

    private static void places(Suite s) {
        s.test("sessions are settings files at any depth", scratch -> {
            Path root = file(scratch, "p/a.settings.json", "{}");
            file(scratch, "p/.q/b.settings.json", "{}");
            file(scratch, "p/settings.json", "{}");
            Files.createDirectories(root.resolve("c.settings.json"));
            Files.createSymbolicLink(root.resolve("p/loop"), root);
            Check.equal("files", "p/.q/b.settings.json p/a.settings.json", DROID.listed(root, root));
            Check.equal("single", "p/settings.json", DROID.listed(root.resolve("p/settings.json"), root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            DROID.roots(scratch, Map.of(), ".factory/sessions");
            DROID.roots(scratch, Map.of("DROID_SESSIONS_DIR", "a, ~/b"), "a", "b");
            DROID.roots(scratch, Map.of("DROID_SESSIONS_DIR", "a", "TOKTRAIL_DROID_SESSIONS", "c"), "c");
            DROID.roots(scratch, Map.of("DROID_SESSIONS_DIR", " ", "TOKTRAIL_DROID_SESSIONS", ","),
                    ".factory/sessions");
        });
    }
}

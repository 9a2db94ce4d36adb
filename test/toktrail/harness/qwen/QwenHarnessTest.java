package toktrail.harness.qwen;

import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Transcripts of Qwen Code: vectors, copies, continued reading, odd records, places. */
public final class QwenHarnessTest {

    private static final HarnessCheck QWEN = new HarnessCheck(new QwenHarness());
    private static final String CHAT = "projects/p/chats/c.jsonl";

    private QwenHarnessTest() { }

    public static void tests(Suite s) {
        QWEN.vectors(s);
        s.test("counters count every line that is not blank", scratch -> {
            Path root = file(scratch, CHAT, answer("'uuid':'a'", 1), "", "{'type':'user'}", "broken \"usageMetadata\"",
                    answer("'uuid':'a'", 2), "{'type':'system','usageMetadata':{'promptTokenCount':3}}",
                    "{'type':'assistant','usageMetadata':null}", answer("'uuid':'z'", 0));
            Check.equal("counters", "7 seen, 6 skipped, 1 duplicate, 1 read", QWEN.read(scratch, root).counters());
        });
        s.test("the largest copy counts in whichever file, dated by the earliest", scratch -> {
            Path root = file(scratch, CHAT, answer("'uuid':'a','sessionId':'s','timestamp':'2026-01-01T00:00:09Z'", 5),
                    answer("'uuid':'a','sessionId':'s','timestamp':'2026-01-01T00:00:01Z'", 3));
            file(scratch, "projects/q/chats/c.jsonl",
                    answer("'uuid':'a','sessionId':'s','model':'gpt-5','timestamp':'2026-01-01T00:00:05Z'", 7));
            RefreshDriver driver = QWEN.read(scratch, root);
            Check.equal("event", "openai gpt-5 null null 1767225601000 7/0/0/0/0/0 0",
                    shown(driver.stored().get("qwen:s:a")));
        });
        s.test("only lines that are appended are read", scratch -> {
            Path root = file(scratch, CHAT, answer("'uuid':'a'", 1));
            RefreshDriver driver = QWEN.read(scratch, root);
            Path chat = root.resolve(CHAT);
            Files.writeString(chat, answer("'uuid':'b','cwd':'/w'", 2).replace('\'', '"'), StandardOpenOption.APPEND);
            Check.equal("counters", "1 seen, 0 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            Check.equal("line", 2L, driver.stored().get("qwen:p-c:b").position().line());
            Check.equal("row", chat + ":2", driver.stored().get("qwen:p-c:b").keys().rowId());
            Check.equal("directory", "/w", driver.session("p-c").workspace().cwd());
        });
        s.test("a record of any size is read; records are kept on request", scratch -> {
            String line = answer("'uuid':'a','message':'" + "y".repeat(20_000_000) + "'", 4);
            Path root = file(scratch, CHAT, line);
            Check.equal("input", 4L, QWEN.read(scratch, root).stored().get("qwen:p-c:a").tokens().input());
            file(scratch, CHAT, answer("'uuid':'a'", 1));
            Check.equal("raw", answer("'uuid':'a'", 1).replace('\'', '"'), QWEN.raw(scratch, root).get(0));
        });
        s.test("chats are lines in the directory chats of a project", scratch -> {
            Path root = file(scratch, CHAT, "");
            for (String name : new String[] {"projects/p/c.jsonl", "projects/p/chats/d/c.jsonl", "projects/c.jsonl",
                "projects/p/chats/c.json", "other/p/chats/c.jsonl", "p/chats/c.jsonl", "projects/p/x/c.jsonl"}) {
                file(scratch, name, "");
            }
            Files.createDirectories(root.resolve("projects/p/chats/dir.jsonl"));
            Files.createSymbolicLink(root.resolve("projects/loop"), root);
            Check.equal("files", CHAT, QWEN.listed(root, root));
            Check.equal("single", "p/chats/c.jsonl", QWEN.listed(root.resolve("p/chats/c.jsonl"), root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            QWEN.roots(scratch, Map.of(), ".qwen");
            QWEN.roots(scratch, Map.of("QWEN_DATA_DIR", "a,b"), "a", "b");
            QWEN.roots(scratch, Map.of("QWEN_DATA_DIR", "a", "TOKTRAIL_QWEN_PATH", "c,~/d"), "c", "d");
        });
    }

    private static String answer(String fields, int input) {
        return "{" + fields + ",'type':'assistant','usageMetadata':{'promptTokenCount':" + input + "}}";
    }
}

package toktrail.harness.codebuff;

import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.Tokens;

/** Chats of Codebuff: the vector, places of usage, times, keys, odd files, places. */
public final class CodebuffHarnessTest {

    private static final HarnessCheck CODEBUFF = new HarnessCheck(new CodebuffHarness());
    private static final String CHAT = "projects/p/chats/2026-01-02T03-04-05.006Z/chat-messages.json";
    private static final String SESSION = "codebuff:root/p/2026-01-02T03-04-05.006Z:";
    private static final String USAGE = "'metadata':{'usage':{'inputTokens':1}}";

    private CodebuffHarnessTest() { }

    public static void tests(Suite s) {
        CODEBUFF.vectors(s);
        usage(s);
        chats(s);
        places(s);
    }

    private static void usage(Suite s) {
        s.test("each field comes from the first place that has it", scratch -> {
            check("{'usage':{'inputTokens':0,'prompt_tokens':5,'cachedTokensCreated':2}}", "null 5/0/0/2");
            check("{'model':'a','usage':{'inputTokens':5,'model':'b'},'codebuff':{'usage':{'inputTokens':9,"
                    + "'output_tokens':7,'model':'c'}}}", "a 5/7/0/0");
            check("{'usage':{'inputTokens':9,'cache_read_input_tokens':1,'promptTokensDetails':{'cachedTokens':4},"
                    + "'prompt_tokens_details':{'cached_tokens':3}}}", "null 9/0/4/0");
            check(history("{'role':'assistant','providerOptions':{'usage':{'inputTokens':1,'outputTokens':2}}},"
                    + "{'role':'user','providerOptions':{'usage':{'inputTokens':8}}},7,"
                    + "{'role':'assistant','providerOptions':{'usage':{'inputTokens':3,'model':'x'},"
                    + "'codebuff':{'model':'y','usage':{'inputTokens':4}}}}"), "y 3/2/0/0");
        });
        s.test("a total shows what is inside, and what is beyond", scratch -> {
            check("{'usage':{'inputTokens':9,'cacheReadInputTokens':4,'outputTokens':1,'total':10}}", "null 5/1/4/0");
            check("{'usage':{'inputTokens':9,'cacheReadInputTokens':4,'outputTokens':1,'total':14}}", "null 9/1/4/0");
            check("{'usage':{'total':14}}", "null 0/14/0/0");
        });
    }

    private static String history(String messages) {
        return "{'runState':{'sessionState':{'mainAgentState':{'messageHistory':[" + messages + "]}}}}";
    }

    private static void check(String metadata, String want) {
        MessageUsage usage = MessageUsage.of(Json.parse(metadata.replace('\'', '"')).asObject());
        Tokens t = usage.tokens();
        Check.equal(metadata, want, usage.model().orElse(null) + " " + t.input() + "/" + t.output() + "/"
                + t.cacheRead() + "/" + t.cacheWrite());
    }

    private static void chats(Suite s) {
        s.test("answers of the model and of agents count, others are rows", scratch -> {
            Path root = file(scratch, CHAT, "[{'id':'a','variant':'ai'," + USAGE + "},{'id':'b','role':'assistant',"
                    + USAGE + "},{'id':'c','variant':'user','role':'assistant'," + USAGE + "},7,null,{'id':'d',"
                    + "'variant':'agent','metadata':{}},{'variant':'agent'," + USAGE + "}]");
            RefreshDriver driver = CODEBUFF.read(scratch, root);
            Check.equal("counters", "7 seen, 4 skipped, 0 duplicate, 1 read", driver.counters());
            Check.equal("event", "codebuff codebuff-unknown null null 1767323045006 1/0/0/0/0/0 0",
                    shown(driver.stored().get(SESSION + "1767323045006:codebuff-unknown:6")));
        });
        s.test("the time is the message's, else the chat's, else the file's", scratch -> {
            Path root = file(scratch, CHAT, "[{'id':'a','variant':'ai','timestamp':'03:04','createdAt':1769000000,"
                    + USAGE + "},{'id':'b','variant':'ai','metadata':{'timestamp':1769000000001,"
                    + "'usage':{'total':3}}}]");
            file(scratch, "projects/p/chats/one/chat-messages.json", "[{'id':'a','variant':'ai'," + USAGE + "}]");
            RefreshDriver driver = CODEBUFF.read(scratch, root);
            Check.equal("created", 1_769_000_000_000L, driver.stored().get(SESSION + "a").createdMs());
            Check.equal("metadata", 1_769_000_000_001L, driver.stored().get(SESSION + "b").createdMs());
            Check.equal("file", 1_700_000_000_123L, driver.stored().get("codebuff:root/p/one:a").createdMs());
        });
        s.test("odd files are rows without event; records are kept on request", scratch -> {
            for (String text : new String[] {"", "{}", "null", "[{}] x", "['x'"}) {
                Path root = file(scratch, CHAT, text);
                Check.equal(text, "1 seen, 1 skipped, 0 duplicate, 1 read", CODEBUFF.read(scratch, root).counters());
            }
            Path root = file(scratch, CHAT, "[{'id':'a','variant':'ai','content':'x'," + USAGE + "}]");
            Check.that("raw", CODEBUFF.raw(scratch, root).get(0).contains("\"content\": \"x\""));
        });
    }

    private static void places(Suite s) {
        s.test("chats are below the projects of a channel", scratch -> {
            Path root = file(scratch, CHAT, "");
            for (String name : new String[] {"p/chats/c/chat-messages.json", "projects/p/chats/chat-messages.json",
                "projects/p/chats/c/x/chat-messages.json", "projects/p/other/c/chat-messages.json",
                "projects/p/chats/c/log.json"}) {
                file(scratch, name, "");
            }
            Files.createSymbolicLink(root.resolve("projects/loop"), root);
            Check.equal("channel", CHAT, CODEBUFF.listed(root, root));
            Check.equal("projects", CHAT, CODEBUFF.listed(root.resolve("projects"), root));
            Check.equal("single", CHAT, CODEBUFF.listed(root.resolve(CHAT), root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            CODEBUFF.roots(scratch, Map.of(), ".config/manicode");
            Files.createDirectories(scratch.directory().resolve(".config/manicode-dev"));
            Files.createDirectories(scratch.directory().resolve(".config/manicode-staging"));
            CODEBUFF.roots(scratch, Map.of(), ".config/manicode-dev", ".config/manicode-staging");
            CODEBUFF.roots(scratch, Map.of("CODEBUFF_DATA_DIR", "a,b"), "a", "b");
            CODEBUFF.roots(scratch, Map.of("CODEBUFF_DATA_DIR", "a", "TOKTRAIL_CODEBUFF_PATH", "c"), "c");
        });
    }
}

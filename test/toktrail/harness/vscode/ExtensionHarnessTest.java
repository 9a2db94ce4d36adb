package toktrail.harness.vscode;

import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import toktrail.harness.Containment;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Extensions of VS Code: vectors, what is inside of what, tags, odd requests, places. */
public final class ExtensionHarnessTest {

    private static final HarnessCheck ROOCODE = new HarnessCheck(ExtensionHarness.rooCode());
    private static final HarnessCheck KILOCODE = new HarnessCheck(ExtensionHarness.kiloCode());
    private static final HarnessCheck CLINE = new HarnessCheck(ExtensionHarness.cline());
    private static final String MESSAGES = "tasks/t/ui_messages.json";
    private static final String CONVERSATION = "tasks/t/api_conversation_history.json";
    private static final long TS = 1_771_700_001_000L;

    private ExtensionHarnessTest() { }

    public static void tests(Suite s) {
        ROOCODE.vectors(s);
        KILOCODE.vectors(s);
        CLINE.vectors(s);
        s.test("whether the cache is inside depends on extension, protocol, version and provider", scratch -> {
            layout(Extension.ROOCODE, "anthropic", "", 1_761_955_199_999L, false);
            layout(Extension.ROOCODE, "anthropic", "", 1_761_955_200_000L, true);
            layout(Extension.ROOCODE, "openai", "", 0, true);
            layout(Extension.ROOCODE, "", "", 0, true);
            layout(Extension.KILOCODE, "anthropic", "", 1_762_905_599_999L, false);
            layout(Extension.KILOCODE, "anthropic", "", 1_762_905_600_000L, true);
            layout(Extension.CLINE, "openai", "", TS, false);
            layout(Extension.CLINE, "", "anthropic", TS, false);
            for (String provider : "openai litellm doubao fireworks hicap lmstudio qwen xai zai".split(" ")) {
                layout(Extension.CLINE, "", provider, TS, true);
            }
        });
        s.test("of each tag the last complete one counts", scratch -> {
            tags(scratch, "", null, null);
            tags(scratch, "<model>a</model><model>b</model>", "b", null);
            tags(scratch, "<model>a</model><model>b", "a", null);
            tags(scratch, "<model>a</model> </model>", "a", null);
            tags(scratch, "<model>a</model><model> </model><model>\"</model>", "a", null);
            tags(scratch, "<name>N n</name>", null, "n-n");
            tags(scratch, "<slug>s_1</slug><name>n</name>", null, "s-1");
            tags(scratch, "<slug>!</slug><name>n</name>", null, null);
            tags(scratch, "<model>" + "x".repeat(500) + "</model>", null, null);
            tags(scratch, "<model>ü\\n\\u00fc\\\\</model>", "ü\nü\\", null);
            for (int before = (1 << 16) - 30; before < (1 << 16) + 3; before++) {
                tags(scratch, "-".repeat(before) + "<model>ab</model>" + "-".repeat(70_000), "ab", null);
            }
        });
        s.test("requests lack what they may lack", scratch -> {
            Path root = file(scratch, MESSAGES, "[" + request(TS, "'tokensIn':5,'tokensOut':1", "") + ","
                    + request(TS + 1, "'cacheReads':5", ",'modelInfo':{'modelId':'gpt-5','providerId':' Open_Router '}")
                    + "," + request(TS + 2, "'cost':5", "") + ",7,{'say':'api_req_started','text':'{}'},"
                    + "{'say':'api_req_started','ts':" + (TS + 3) + ",'text':{'tokensIn':1}}]");
            RefreshDriver driver = ROOCODE.read(scratch, root);
            Check.equal("first", "unknown unknown null null 1771700001000 5/1/0/0/0/0 0", event(driver, 0));
            Check.equal("second", "open-router gpt-5 null null 1771700001001 0/0/0/5/0/0 0", event(driver, 1));
            Check.equal("counters", "6 seen, 4 skipped, 0 duplicate, 1 read", driver.counters());
            Check.that("kept", ROOCODE.raw(scratch, root).get(0).contains("\"say\""));
        });
        s.test("a request of megabytes is read whole", scratch -> {
            Path root = file(scratch, MESSAGES, "[" + request(TS, "'request':'" + "x".repeat(3_000_000)
                    + "','tokensIn':5", "") + "]");
            Check.equal("event", "unknown unknown null null 1771700001000 5/0/0/0/0/0 0",
                    event(ROOCODE.read(scratch, root), 0));
        });
        s.test("what is no list of messages is skipped", scratch -> {
            for (String text : new String[] {"", "{}", "7", "[", "[] x"}) {
                Check.equal(text, "1 seen, 1 skipped, 0 duplicate, 1 read",
                        ROOCODE.read(scratch, file(scratch, MESSAGES, text)).counters());
            }
        });
        s.test("a conversation that changes renames the model", scratch -> {
            Path root = file(scratch, MESSAGES, "[" + request(TS, "'tokensIn':5", "") + "]");
            RefreshDriver driver = ROOCODE.read(scratch, root);
            file(scratch, CONVERSATION, "<model>gpt-5</model>");
            Check.equal("event", "openai gpt-5 null null 1771700001000 5/0/0/0/0/0 0", event(driver.refresh(), 0));
        });
        places(s);
    }

    private static void places(Suite s) {
        s.test("messages are found where they belong", scratch -> {
            Path root = file(scratch, MESSAGES, "");
            for (String name : new String[] {CONVERSATION, "ui_messages.json", "tasks/t/u/ui_messages.json",
                "other/t/ui_messages.json"}) {
                file(scratch, name, "");
            }
            Files.createSymbolicLink(root.resolve("tasks/loop"), root);
            Check.equal("files", MESSAGES, ROOCODE.listed(root, root));
        });
        s.test("roots come from variables, else from all editors", scratch -> {
            String roo = "User/globalStorage/rooveterinaryinc.roo-cline";
            ROOCODE.roots(scratch, Map.of(), ".config/Code/" + roo);
            KILOCODE.roots(scratch, Map.of(), ".config/Code/User/globalStorage/kilocode.kilo-code");
            CLINE.roots(scratch, Map.of(), ".config/Code/User/globalStorage/saoudrizwan.claude-dev");
            String[] all = {".config/Code - Insiders/" + roo, ".config/VSCodium/" + roo,
                "Library/Application Support/Cursor/" + roo, "roaming/Windsurf/" + roo,
                ".vscode-server/data/" + roo, ".cursor-server/data/" + roo};
            for (String root : all) {
                Files.createDirectories(scratch.directory().resolve(root));
            }
            ROOCODE.roots(scratch, Map.of("APPDATA", scratch.directory() + "/roaming"), all);
            ROOCODE.roots(scratch, Map.of("TOKTRAIL_ROOCODE_PATH", "a,~/b"), "a", "b");
            KILOCODE.roots(scratch, Map.of("TOKTRAIL_KILOCODE_PATH", "a"), "a");
            CLINE.roots(scratch, Map.of("TOKTRAIL_CLINE_PATH", "a"), "a");
        });
    }

    private static void layout(Extension extension, String protocol, String provider, long time, boolean inside) {
        Check.equal(extension + " " + protocol + provider + " " + time,
                inside ? Containment.CACHE_IN_INPUT : Containment.DISJOINT,
                extension.containment(protocol, provider, time));
    }

    private static void tags(Scratch scratch, String text, String model, String agent) throws Exception {
        Path file = scratch.directory().resolve("conversation.json");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        ConversationTags tags = ConversationTags.of(file);
        Check.equal("model", model, tags.model().orElse(null));
        Check.equal("agent", agent, tags.agent().orElse(null));
    }

    private static String event(RefreshDriver driver, int index) {
        return shown(driver.stored().get("roocode:t:" + (TS + index)));
    }

    private static String request(long ts, String counts, String fields) {
        return "{'say':'api_req_started','ts':" + ts + ",'text':'{" + counts.replace("'", "\\'") + "}'" + fields + "}";
    }
}

package toktrail.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;

/**
 * Writes a home of Claude Code: the same for the same size and seed. Each call is written as three streamed copies;
 * most bytes are results of tools; some sessions are forks of others, some start subagents.
 *
 * <p>{@code ClaudeCorpus DIRECTORY MEGABYTES [SEED]} prints what it planted.
 */
public final class ClaudeCorpus {

    /**
     * What a corpus holds.
     *
     * @param calls  different calls
     * @param tokens their tokens, all classes
     */
    public record Planted(int files, long bytes, long lines, long calls, long tokens) {

        @Override
        public String toString() {
            return files + " files, " + bytes + " bytes, " + lines + " lines, " + calls + " calls, " + tokens
                    + " tokens";
        }
    }

    private static final String[] MODELS = {"claude-opus-4-6", "claude-sonnet-4-5-20250929",
        "claude-haiku-4-5-20251001"};
    private static final int CALLS_PER_SESSION = 120;
    private static final int NOISE = 1 << 16;

    private final Path root;
    private final Random random;
    private final String noise;
    private int files;
    private long bytes;
    private long lines;
    private long calls;
    private long tokens;
    private long clock = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();

    private ClaudeCorpus(Path root, long seed) {
        this.root = root;
        random = new Random(seed);
        noise = noise();
    }

    /** Writes a corpus and prints what it holds. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        out.println("planted " + write(Path.of(args[0]), Long.parseLong(args[1]) << 20, seed));
    }

    /** Writes about so many bytes below a {@code projects} directory. */
    public static Planted write(Path root, long size, long seed) {
        ClaudeCorpus corpus = new ClaudeCorpus(root, seed);
        try {
            while (corpus.bytes < size) {
                corpus.session();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Planted(corpus.files, corpus.bytes, corpus.lines, corpus.calls, corpus.tokens);
    }

    /** Text as tools print it: words, quotes and line ends, escaped as in a record. */
    private String noise() {
        String[] words = {"public", "static", "\\\"value\\\"", "return", "\\n", "\\n    ", "{", "}", "the", "usage",
            "agent", "import", "error:", "0x7f", "/src/main/java", "=>", "\\t", "name", "\\\"usage\\\": 3", "done"};
        StringBuilder text = new StringBuilder();
        while (text.length() < NOISE) {
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return text.toString();
    }

    private String text(int length) {
        int from = random.nextInt(NOISE - length);
        // An escape must not be torn apart.
        int start = noise.indexOf(' ', from) + 1;
        int end = noise.lastIndexOf(' ', Math.min(start + length, NOISE - 1));
        return end > start ? noise.substring(start, end) : "";
    }

    private String id(String prefix) {
        return prefix + Long.toHexString(random.nextLong() | 1L << 60) + Integer.toHexString(random.nextInt());
    }

    private String uuid() {
        String hex = Long.toHexString(random.nextLong() | 1L << 63) + Long.toHexString(random.nextLong() | 1L << 63);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }

    private String now() {
        clock += 500 + random.nextInt(2000);
        return Instant.ofEpochMilli(clock / 1000 * 1000 + 123).toString();
    }

    private void session() throws IOException {
        String session = uuid();
        Path project = root.resolve("-home-dev-src-project" + random.nextInt(12));
        StringBuilder transcript = new StringBuilder();
        line(transcript, head(session, "user", false, "") + ",\"message\":{\"role\":\"user\",\"content\":\"" + text(300)
                + "\"}}");
        for (int i = 0; i < CALLS_PER_SESSION; i++) {
            if (i % 40 == 7) {
                subagent(transcript, session, project);
            }
            turn(transcript, session, false, "");
        }
        line(transcript, "{\"type\":\"ai-title\",\"aiTitle\":\"Title of the session\",\"sessionId\":\"" + session
                + "\"}");
        file(project.resolve(session + ".jsonl"), transcript);
        if (random.nextInt(10) == 0) {
            String fork = uuid();
            file(project.resolve(fork + ".jsonl"), new StringBuilder(transcript.toString().replace(session, fork)));
        }
    }

    private void subagent(StringBuilder parent, String session, Path project) throws IOException {
        String agent = Integer.toHexString(random.nextInt() | 1 << 31);
        String call = id("toolu_");
        copies(parent, session, false, "", "{\"type\":\"tool_use\",\"id\":\"" + call
                + "\",\"name\":\"Task\",\"input\":{\"subagent_type\":\"code-reviewer\",\"prompt\":\"" + text(400)
                + "\"}}");
        StringBuilder transcript = new StringBuilder();
        String extra = ",\"agentId\":\"" + agent + "\"";
        for (int i = 0; i < 12; i++) {
            turn(transcript, session, true, extra);
        }
        file(project.resolve(session).resolve("subagents").resolve("agent-" + agent + ".jsonl"), transcript);
        line(parent, head(session, "user", false, "")
                + ",\"message\":{\"role\":\"user\",\"content\":[{\"tool_use_id\":\"" + call
                + "\",\"type\":\"tool_result\","
                + "\"content\":[{\"type\":\"text\",\"text\":\"" + text(2000)
                + "\"}]}]},\"toolUseResult\":{\"status\":\"completed\",\"agentId\":\"" + agent
                + "\",\"totalTokens\":12345,\"usage\":{\"input_tokens\":5,\"output_tokens\":7}}}");
    }

    /** A call and the result of the tool it uses. */
    private void turn(StringBuilder out, String session, boolean sidechain, String extra) {
        String call = id("toolu_");
        copies(out, session, sidechain, extra, "{\"type\":\"tool_use\",\"id\":\"" + call
                + "\",\"name\":\"Bash\",\"input\":{\"command\":\"" + text(300) + "\"}}");
        String result = text(1000 + random.nextInt(1600));
        line(out, head(session, "user", sidechain, extra)
                + ",\"message\":{\"role\":\"user\",\"content\":[{\"tool_use_id\":\"" + call
                + "\",\"type\":\"tool_result\",\"content\":\"" + result + "\",\"is_error\":false}]},"
                + "\"toolUseResult\":{\"stdout\":\"" + result.substring(0, result.indexOf(' ', result.length() / 4))
                + "\",\"stderr\":\"\",\"interrupted\":false}}");
    }

    private void copies(StringBuilder out, String session, boolean sidechain, String extra, String last) {
        String message = id("msg_01");
        String request = id("req_01");
        String model = MODELS[random.nextInt(MODELS.length)];
        int input = 3 + random.nextInt(20);
        int read = 10_000 + random.nextInt(120_000);
        int written = random.nextInt(4000);
        int answer = 50 + random.nextInt(900);
        String[] blocks = {"{\"type\":\"thinking\",\"thinking\":\"" + text(450) + "\",\"signature\":\"" + id("sig")
                + "\"}", "{\"type\":\"text\",\"text\":\"" + text(350) + "\"}", last};
        for (int i = 0; i < blocks.length; i++) {
            boolean isLast = i == blocks.length - 1;
            line(out, head(session, "assistant", sidechain, extra) + ",\"message\":{\"model\":\"" + model
                    + "\",\"id\":\"" + message + "\",\"type\":\"message\",\"role\":\"assistant\",\"content\":["
                    + blocks[i] + "],\"stop_reason\":" + (isLast ? "\"tool_use\"" : "null")
                    + ",\"stop_sequence\":null,\"usage\":{\"input_tokens\":" + input
                    + ",\"cache_creation_input_tokens\":" + written + ",\"cache_read_input_tokens\":" + read
                    + ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":0,\"ephemeral_1h_input_tokens\":" + written
                    + "},\"output_tokens\":" + (isLast ? answer : 1 + i)
                    + ",\"service_tier\":\"standard\",\"server_tool_use\":{\"web_search_requests\":0}}},"
                    + "\"requestId\":\"" + request + "\"}");
        }
        calls++;
        tokens += input + read + written + answer;
    }

    private String head(String session, String type, boolean sidechain, String extra) {
        return "{\"parentUuid\":\"" + uuid() + "\",\"isSidechain\":" + sidechain + ",\"userType\":\"external\","
                + "\"cwd\":\"/home/dev/src/project\",\"sessionId\":\"" + session
                + "\",\"version\":\"2.1.60\",\"gitBranch\":\"main\"" + extra + ",\"type\":\"" + type
                + "\",\"uuid\":\"" + uuid() + "\",\"timestamp\":\"" + now() + "\"";
    }

    private static void line(StringBuilder out, String line) {
        out.append(line).append('\n');
    }

    private void file(Path file, StringBuilder text) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            stream.write(content);
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(clock));
        files++;
        bytes += content.length;
        lines += text.chars().filter(c -> c == '\n').count();
    }
}

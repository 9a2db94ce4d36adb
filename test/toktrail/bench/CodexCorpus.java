package toktrail.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a home of Codex: running totals, repeated counts, forks that begin with their parent's history, archived
 * copies, large records without usage. The same seed gives the same bytes.
 *
 * <p>{@code CodexCorpus HOME MEGABYTES [SEED]} prints what it planted.
 */
public final class CodexCorpus {

    /**
     * What a reader must find.
     *
     * @param files   files written
     * @param bytes   their size
     * @param lines   lines in them
     * @param calls   calls, each counted once
     * @param tokens  their tokens: prompt and answer with all parts
     */
    public record Planted(long files, long bytes, long lines, long calls, long tokens) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d files, %,d bytes, %,d lines, %,d calls, %,d tokens", files, bytes,
                    lines, calls, tokens);
        }
    }

    /** Prompt, its cached part, answer, its reasoning part. */
    private record Usage(long in, long cached, long out, long reasoning) {

        Usage plus(Usage o) {
            return new Usage(in + o.in, cached + o.cached, out + o.out, reasoning + o.reasoning);
        }

        String json() {
            return "{\"input_tokens\":" + in + ",\"cached_input_tokens\":" + cached + ",\"output_tokens\":" + out
                    + ",\"reasoning_output_tokens\":" + reasoning + ",\"total_tokens\":" + (in + out) + "}";
        }
    }

    /** A call and the total of its thread after it. */
    private record Count(Usage total, Usage last) { }

    /** A thread others may be forked from; {@code lineage} begins with its own id. */
    private record Thread(List<String> lineage, List<Count> counts) { }

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String RATE_LIMITS = "\"rate_limits\":{\"limit_id\":\"codex\",\"limit_name\":null,"
            + "\"primary\":{\"used_percent\":3.0,\"window_minutes\":300,\"resets_at\":1772366400},\"secondary\":"
            + "{\"used_percent\":11.0,\"window_minutes\":10080,\"resets_at\":1772884800},\"credits\":{\"has_credits\""
            + ":false,\"unlimited\":false,\"balance\":null},\"plan_type\":\"plus\",\"rate_limit_reached_type\":null}";
    private static final String FILLER = "lorem \\\"ipsum\\\" dolor\\n sit amet {} [] consectetur 0123456789 ";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PARENTS_KEPT = 40;

    private final Path home;
    private final Random random;
    private final String filler = FILLER.repeat(4096);
    private final List<Thread> parents = new ArrayList<>();
    private long clockMs = START.toEpochMilli();
    private long files;
    private long bytes;
    private long lines;
    private long calls;
    private long tokens;
    private StringBuilder text;

    private CodexCorpus(Path home, long seed) {
        this.home = home;
        random = new Random(seed);
    }

    public static void main(String[] args) throws IOException {
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        System.out.println(generate(Path.of(args[0]), Long.parseLong(args[1]) * 1_000_000, seed));
    }

    /** Writes about {@code size} bytes below {@code home}, which must not exist or be empty. */
    public static Planted generate(Path home, long size, long seed) throws IOException {
        CodexCorpus corpus = new CodexCorpus(home, seed);
        while (corpus.bytes < size) {
            corpus.thread();
        }
        return new Planted(corpus.files, corpus.bytes, corpus.lines, corpus.calls, corpus.tokens);
    }

    private void thread() throws IOException {
        clockMs += 60_000 + random.nextInt(600_000);
        String id = String.format(Locale.ROOT, "019c9a10-%04x-7000-8000-%012x", random.nextInt(1 << 16), files);
        Thread parent = !parents.isEmpty() && random.nextInt(6) == 0
                ? parents.get(random.nextInt(parents.size())) : null;
        List<String> lineage = new ArrayList<>(List.of(id));
        List<Count> counts = new ArrayList<>();
        Instant begun = Instant.ofEpochMilli(clockMs);
        text = new StringBuilder(1 << 20);
        meta(id, parent == null ? null : parent.lineage().get(0));
        if (parent != null) {
            lineage.addAll(parent.lineage());
            parent.lineage().forEach(ancestor -> meta(ancestor, null));
            for (Count count : parent.counts()) {
                item(200);
                count(count);
                counts.add(count);
            }
        }
        turns(counts);
        String name = "rollout-" + NAME.format(begun.atOffset(ZoneOffset.UTC)) + "-" + id + ".jsonl";
        write(home.resolve("sessions").resolve(name.substring(8, 18).replace('-', '/')).resolve(name));
        if (random.nextInt(25) == 0) {
            write(home.resolve("archived_sessions").resolve(name));
        }
        if (parents.size() < PARENTS_KEPT) {
            parents.add(new Thread(lineage, counts));
        } else if (counts.size() < 200) {
            parents.set(random.nextInt(PARENTS_KEPT), new Thread(lineage, counts));
        }
    }

    private void turns(List<Count> counts) {
        Usage total = counts.isEmpty() ? new Usage(0, 0, 0, 0) : counts.get(counts.size() - 1).total();
        int own = 10 + random.nextInt(110);
        for (int i = 0; i < own; i++) {
            if (i % 12 == 0) {
                line("turn_context", "{\"turn_id\":\"t-" + i + "\",\"cwd\":\"/home/dev/proj\",\"approval_policy\":"
                        + "\"on-request\",\"model\":\"gpt-5.3-codex\",\"effort\":\"high\",\"summary\":\"auto\"}");
                line("event_msg", "{\"type\":\"user_message\",\"message\":\"" + filler(300) + "\"}");
            }
            for (int items = 1 + random.nextInt(3); items > 0; items--) {
                item(random.nextInt(100) == 0 ? 60_000 + random.nextInt(150_000) : 200 + random.nextInt(1800));
            }
            long in = 2_000 + random.nextInt(150_000);
            long out = 1 + random.nextInt(2_000);
            Usage last = new Usage(in, (long) (in * random.nextDouble()), out, (long) (out * random.nextDouble()));
            total = total.plus(last);
            Count count = new Count(total, last);
            counts.add(count);
            count(count);
            if (random.nextInt(3) == 0) {
                count(count);
            }
            calls++;
            tokens += in + out;
        }
    }

    private void meta(String id, String forkedFrom) {
        line("session_meta", "{\"id\":\"" + id + "\",\"timestamp\":\"" + STAMP.format(START) + "\",\"cwd\":"
                + "\"/home/dev/proj\",\"originator\":\"codex_cli_rs\",\"cli_version\":\"0.104.0\",\"source\":\"cli\","
                + (forkedFrom == null ? "" : "\"forked_from_id\":\"" + forkedFrom + "\",")
                + "\"model_provider\":\"openai\",\"base_instructions\":{\"text\":\"" + filler(9_000) + "\"}}");
    }

    private void item(int size) {
        line("response_item", "{\"type\":\"function_call_output\",\"call_id\":\"call_" + lines + "\",\"output\":\""
                + filler(size) + "\"}");
    }

    private void count(Count count) {
        line("event_msg", "{\"type\":\"token_count\",\"info\":{\"total_token_usage\":" + count.total().json()
                + ",\"last_token_usage\":" + count.last().json() + ",\"model_context_window\":272000}," + RATE_LIMITS
                + "}");
    }

    private void line(String type, String payload) {
        clockMs += 37;
        text.append("{\"timestamp\":\"").append(STAMP.format(Instant.ofEpochMilli(clockMs))).append("\",\"type\":\"")
                .append(type).append("\",\"payload\":").append(payload).append("}\n");
        lines++;
    }

    /** Text of whole pieces, so that no escape is torn. */
    private String filler(int size) {
        int pieces = Math.max(1, size / FILLER.length());
        return filler.substring(0, Math.min(pieces * FILLER.length(), filler.length()));
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.append(text);
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(clockMs));
        if (file.startsWith(home.resolve("archived_sessions"))) {
            lines += text.chars().filter(c -> c == '\n').count();
        }
        files++;
        bytes += text.length();
    }
}

package toktrail.harness.codex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes rollouts for tests. */
final class Rollout {

    private final StringBuilder text = new StringBuilder();
    private int second;

    /** The thread id of number {@code n}. */
    static String id(int n) {
        return "019c9a10-0000-7000-8000-0000000000" + (n < 10 ? "0" : "") + n;
    }

    /** The session id of number {@code n}; names ascend with the numbers. */
    static String session(int n) {
        return "rollout-2026-03-01T10-00-" + (n < 10 ? "0" : "") + n + "-" + id(n);
    }

    /** A session_meta of thread {@code n}; {@code more} are further members, each with a comma in front. */
    Rollout meta(int n, String more) {
        return line("session_meta", "{\"id\":\"" + id(n) + "\",\"cwd\":\"/home/dev/p\"" + more + "}");
    }

    /** A count with total and last call, of input tokens alone. */
    Rollout count(long total, long last) {
        return info("{\"total_token_usage\":" + usage(total) + ",\"last_token_usage\":" + usage(last) + "}");
    }

    /** A token_count with this info. */
    Rollout info(String info) {
        return event("{\"type\":\"token_count\",\"info\":" + info + "}");
    }

    /** An event_msg with this payload. */
    Rollout event(String payload) {
        return line("event_msg", payload);
    }

    /** A record. */
    Rollout line(String type, String payload) {
        second++;
        return raw("{\"timestamp\":\"2026-03-01T10:" + (second / 60 + 10) + ":" + (second % 60 + 100) % 100 / 10
                + second % 60 % 10 + ".000Z\",\"type\":\"" + type + "\",\"payload\":" + payload + "}");
    }

    /** A line as it is. */
    Rollout raw(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** Writes or replaces the rollout of thread {@code n} in a home. */
    Path write(Path home, int n) throws IOException {
        return write(home.resolve("sessions/2026/03/01/" + session(n) + ".jsonl"));
    }

    /** Writes or replaces a file. */
    Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The lines so far. */
    String text() {
        return text.toString();
    }

    private static String usage(long in) {
        return "{\"input_tokens\":" + in + ",\"total_tokens\":" + in + "}";
    }
}

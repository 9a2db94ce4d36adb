package toktrail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A Codex session that goes on: a record more for each measurement. */
final class LiveSession {

    /** Tokens of each record. */
    static final long TOKENS = 1_100;

    private static final String ID = "019f0000-0000-7000-8000-00000000beef";

    private LiveSession() { }

    /** Begins the session anew, without any call. */
    static void begin(Path codex) throws IOException {
        Path file = file(codex);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"timestamp\":\"2026-05-01T10:00:00Z\",\"type\":\"session_meta\","
                + "\"payload\":{\"id\":\""
                + ID + "\",\"cwd\":\"/home/dev/live\",\"model_provider\":\"openai\"}}\n");
    }

    /** Appends the call of this number, from 1. */
    static void append(Path codex, int number) throws IOException {
        String usage = "{\"input_tokens\":%d,\"cached_input_tokens\":0,\"output_tokens\":%d,\"total_tokens\":%d}";
        Files.writeString(file(codex), "{\"timestamp\":\"2026-05-01T11:00:00Z\",\"type\":\"event_msg\",\"payload\":{"
                + "\"type\":\"token_count\",\"info\":{\"total_token_usage\":" + fill(usage, number)
                + ",\"last_token_usage\":" + fill(usage, 1) + "}}}\n", StandardOpenOption.APPEND);
    }

    private static String fill(String usage, int times) {
        return String.format(Locale.ROOT, usage, 1000 * times, 100 * times, 1100 * times);
    }

    private static Path file(Path codex) {
        return codex.resolve("sessions/2026/05/01/rollout-2026-05-01T10-00-00-" + ID + ".jsonl");
    }
}

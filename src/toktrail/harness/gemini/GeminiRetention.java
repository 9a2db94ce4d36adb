package toktrail.harness.gemini;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import toktrail.error.FileTrouble;
import toktrail.harness.Retention;
import toktrail.harness.Retention.Policy;
import toktrail.json.JsonBoolean;
import toktrail.json.JsonObject;

/**
 * How long Gemini CLI keeps chats: {@code general.sessionRetention} of {@code settings.json}. Versions from early 2026
 * delete after 30 days unless {@code enabled} is false; {@code maxAge} is a number and {@code h}, {@code d}, {@code w}
 * or {@code m} (months).
 */
final class GeminiRetention {

    private static final String ADVICE = "\"general\": {\"sessionRetention\": {\"enabled\": false}}";
    private static final Duration USUAL = Duration.ofDays(30);
    private static final int LONGEST_NUMBER = 6;
    private static final int DAYS_PER_WEEK = 7;
    private static final int DAYS_PER_MONTH = 30;

    private GeminiRetention() { }

    static Retention read(Path settings) {
        JsonObject section;
        try {
            section = Retention.readSettings(settings).object("general").object("sessionRetention");
        } catch (IOException e) {
            return Retention.unknown(settings, ADVICE, FileTrouble.reason(e));
        }
        if (section.get("enabled") instanceof JsonBoolean && !section.isTrue("enabled")) {
            return Retention.configured(settings, ADVICE, Policy.KEEPS);
        }
        if (!section.has("maxAge")) {
            return Retention.deletes(settings, ADVICE, USUAL, false);
        }
        Optional<Duration> age = age(section.rawText("maxAge").orElse("").strip());
        return age.isPresent() ? Retention.deletes(settings, ADVICE, age.get(), true)
                : Retention.unknown(settings, ADVICE, "sessionRetention.maxAge is " + section.get("maxAge"));
    }

    private static Optional<Duration> age(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > LONGEST_NUMBER || digits != text.length() - 1) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        return switch (text.charAt(digits)) {
            case 'h' -> Optional.of(Duration.ofHours(number));
            case 'd' -> Optional.of(Duration.ofDays(number));
            case 'w' -> Optional.of(Duration.ofDays(DAYS_PER_WEEK * number));
            case 'm' -> Optional.of(Duration.ofDays(DAYS_PER_MONTH * number));
            default -> Optional.empty();
        };
    }
}

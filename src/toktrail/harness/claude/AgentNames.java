package toktrail.harness.claude;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import toktrail.harness.JsonFile;
import toktrail.json.JsonException;
import toktrail.json.Shape;
import toktrail.spelling.WhiteSpace;

/** How agents are named. */
final class AgentNames {

    /** The name of a subagent of which nothing is known. */
    static final String UNNAMED = "Claude Code Subagent";

    private static final String[] PREFIXES = {"claude-code-", "oh-my-claudecode:"};
    private static final String MENTION = "agentId:";
    private static final Shape SIDECAR = Shape.of("agentType");

    private AgentNames() { }

    /** An agent type as a name for people: {@code code-reviewer} is {@code Code Reviewer}. */
    static String shown(String type) {
        String name = WhiteSpace.trim(type);
        for (String prefix : PREFIXES) {
            if (name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                name = name.substring(prefix.length());
                break;
            }
        }
        name = WhiteSpace.trim(name.replace('-', ' '));
        StringBuilder title = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            title.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetter(c);
        }
        return title.isEmpty() ? UNNAMED : title.toString();
    }

    /** The agent id a tool result mentions as {@code agentId: 9f8e7d6c}. */
    static Optional<String> mentionedId(String text) {
        for (int at = text.indexOf(MENTION); at >= 0; at = text.indexOf(MENTION, at + 1)) {
            int from = at + MENTION.length();
            while (from < text.length() && WhiteSpace.is(text.charAt(from))) {
                from++;
            }
            int to = from;
            while (to < text.length() && isIdLetter(text.charAt(to))) {
                to++;
            }
            if (to > from) {
                return Optional.of(text.substring(from, to));
            }
        }
        return Optional.empty();
    }

    /** The agent type in the description beside a subagent's transcript; empty if there is none or it says nothing. */
    static Optional<String> inSidecar(Path sidecar) {
        if (!Files.isRegularFile(sidecar)) {
            return Optional.empty();
        }
        try {
            return JsonFile.read(sidecar, SIDECAR).text("agentType");
        } catch (IOException | JsonException unreadable) {
            // Perhaps it is being written: the agent stays wanted, and a later pass looks again.
            return Optional.empty();
        }
    }

    private static boolean isIdLetter(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}

package toktrail.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who makes a model, told from its id alone. */
public final class Vendors {

    private record Prefix(String start, String provider) { }

    private static final List<String> REGIONS = List.of("us.", "eu.", "au.", "jp.", "apac.", "global.");

    private static final Map<String, String> VENDORS = Map.ofEntries(
            Map.entry("anthropic", "anthropic"), Map.entry("openai", "openai"), Map.entry("google", "google"),
            Map.entry("meta", "meta"), Map.entry("meta-llama", "meta"),
            Map.entry("mistralai", "mistral"), Map.entry("mistral", "mistral"),
            Map.entry("deepseek", "deepseek"), Map.entry("deepseek-ai", "deepseek"),
            Map.entry("x-ai", "xai"), Map.entry("xai", "xai"),
            Map.entry("z-ai", "zai"), Map.entry("zai", "zai"), Map.entry("zai-org", "zai"),
            Map.entry("moonshotai", "moonshotai"), Map.entry("moonshot", "moonshotai"),
            Map.entry("minimax", "minimax"), Map.entry("minimaxai", "minimax"),
            Map.entry("qwen", "alibaba"), Map.entry("alibaba", "alibaba"),
            Map.entry("xiaomi", "xiaomi"), Map.entry("github", "github"));

    private static final List<Prefix> STARTS = prefixes(
            "anthropic", "claude opus- sonnet- haiku-",
            "openai", "gpt chatgpt o1 o3 o4 codex",
            "google", "gemini gemma",
            "meta", "llama",
            "mistral", "mistral codestral devstral magistral ministral pixtral mixtral open-mistral open-mixtral",
            "deepseek", "deepseek",
            "xai", "grok xai",
            "github", "raptor goldeneye",
            "zai", "glm",
            "moonshotai", "kimi moonshot",
            "minimax", "minimax",
            "alibaba", "qwen qwq qvq",
            "xiaomi", "mimo");

    private static final List<Prefix> FIRST_STARTS = prefixes(
            "anthropic", "claude opus- sonnet- haiku-",
            "openai", "gpt o1 o3 o4",
            "google", "gemini",
            "meta", "llama",
            "mistral", "mistral codestral devstral",
            "deepseek", "deepseek",
            "xai", "grok xai",
            "github", "raptor goldeneye");

    private static final List<String> FIRST_CONTAINED = List.of("anthropic", "openai", "google", "meta");

    private Vendors() { }

    /**
     * The vendor whose model it is: by a vendor segment before a {@code /}, a vendor prefix before a {@code .}, or the
     * start of the name.
     *
     * @param model model id as the source wrote it, null allowed
     */
    public static Optional<String> of(String model) {
        if (model == null) {
            return Optional.empty();
        }
        String lower = model.strip().toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.equals(CallKind.UNKNOWN)) {
            return Optional.empty();
        }
        int end = lower.lastIndexOf('/');
        while (end > 0) {
            int start = lower.lastIndexOf('/', end - 1) + 1;
            String vendor = VENDORS.get(lower.substring(start, end));
            if (vendor != null) {
                return Optional.of(vendor);
            }
            end = start - 1;
        }
        String name = withoutRegion(withoutBrackets(lower.substring(lower.lastIndexOf('/') + 1)));
        String vendor = VENDORS.get(prefixOf(name));
        return vendor != null ? Optional.of(vendor) : byStart(STARTS, name);
    }

    /**
     * The shorter inference that older ledgers used; it decides what their fingerprints say and nothing else.
     *
     * @param model model id as the source wrote it, null allowed
     */
    public static Optional<String> ofOldLedgers(String model) {
        if (model == null) {
            return Optional.empty();
        }
        String lower = model.strip().toLowerCase(Locale.ROOT);
        for (Prefix prefix : FIRST_STARTS) {
            boolean named = FIRST_CONTAINED.contains(prefix.provider()) && lower.contains(prefix.provider());
            if (named || lower.startsWith(prefix.start())) {
                return lower.equals(CallKind.UNKNOWN) ? Optional.empty() : Optional.of(prefix.provider());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> byStart(List<Prefix> prefixes, String name) {
        for (Prefix prefix : prefixes) {
            if (name.startsWith(prefix.start())) {
                return Optional.of(prefix.provider());
            }
        }
        return Optional.empty();
    }

    static String withoutBrackets(String name) {
        String text = withoutEnclosed(name, '(', ')');
        return withoutEnclosed(text, '[', ']');
    }

    private static String withoutEnclosed(String name, char open, char close) {
        int start = name.lastIndexOf(open);
        return start >= 0 && name.charAt(name.length() - 1) == close ? name.substring(0, start).stripTrailing() : name;
    }

    static String withoutRegion(String name) {
        for (String region : REGIONS) {
            if (name.startsWith(region)) {
                return name.substring(region.length());
            }
        }
        return name;
    }

    /** The vendor before a dot that a letter follows, or nothing. */
    static String prefixOf(String name) {
        int dot = name.indexOf('.');
        boolean letterFollows = dot > 0 && dot + 1 < name.length() && Character.isLetter(name.charAt(dot + 1));
        String prefix = letterFollows ? name.substring(0, dot) : "";
        return VENDORS.containsKey(prefix) ? prefix : "";
    }

    private static List<Prefix> prefixes(String... providersAndStarts) {
        List<Prefix> list = new ArrayList<>();
        for (int i = 0; i < providersAndStarts.length; i += 2) {
            for (String start : providersAndStarts[i + 1].split(" ")) {
                list.add(new Prefix(start, providersAndStarts[i]));
            }
        }
        return List.copyOf(list);
    }
}

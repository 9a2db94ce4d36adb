package toktrail.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be told from a model id alone: its canonical key, and the vendor that makes the model.
 *
 * <p>Ids are stored as the source wrote them. The canonical key only serves to find a price for
 * {@code us.anthropic.claude-opus-4-8-20260101-v1:0} under {@code claude-opus-4-8}; nothing is matched by similarity.
 */
public final class ModelNames {

    /**
     * The canonical key of a model id.
     *
     * @param key  normalised key, empty if nothing is left
     * @param fast whether the id was marked {@code (fast)}
     */
    public record CanonicalKey(String key, boolean fast) { }

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

    private ModelNames() { }

    /**
     * The vendor whose model it is: by a vendor segment before a {@code /}, a vendor prefix before a {@code .}, or the
     * start of the name.
     *
     * @param model model id as the source wrote it, null allowed
     */
    public static Optional<String> inferProvider(String model) {
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
        String vendor = VENDORS.get(vendorPrefix(name));
        return vendor != null ? Optional.of(vendor) : byStart(STARTS, name);
    }

    /**
     * The shorter inference that older ledgers used; it decides what their fingerprints say and nothing else.
     *
     * @param model model id as the source wrote it, null allowed
     */
    public static Optional<String> inferProviderOfOldLedgers(String model) {
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

    /** The key under which prices of the model are found; see the class comment. */
    public static CanonicalKey canonicalKey(String model) {
        String name = model.strip().toLowerCase(Locale.ROOT);
        name = name.substring(name.lastIndexOf('/') + 1);
        boolean fast = name.endsWith("(fast)");
        name = withoutRegion(withoutBrackets(name));
        String vendor = vendorPrefix(name);
        if (!vendor.isEmpty()) {
            name = name.substring(vendor.length() + 1);
        }
        name = before(name, name.indexOf('@'));
        name = before(name, name.indexOf(":thinking"));
        name = withoutRevision(name);
        name = Names.normalise(name.replace('.', '-'));
        name = withoutDate(name);
        if (name.endsWith("-latest")) {
            name = name.substring(0, name.length() - "-latest".length());
        }
        return new CanonicalKey(name, fast);
    }

    private static Optional<String> byStart(List<Prefix> prefixes, String name) {
        for (Prefix prefix : prefixes) {
            if (name.startsWith(prefix.start())) {
                return Optional.of(prefix.provider());
            }
        }
        return Optional.empty();
    }

    private static String withoutBrackets(String name) {
        String text = withoutEnclosed(name, '(', ')');
        return withoutEnclosed(text, '[', ']');
    }

    private static String withoutEnclosed(String name, char open, char close) {
        int start = name.lastIndexOf(open);
        return start >= 0 && name.charAt(name.length() - 1) == close ? name.substring(0, start).stripTrailing() : name;
    }

    private static String withoutRegion(String name) {
        for (String region : REGIONS) {
            if (name.startsWith(region)) {
                return name.substring(region.length());
            }
        }
        return name;
    }

    /** The vendor before a dot that a letter follows, or nothing. */
    private static String vendorPrefix(String name) {
        int dot = name.indexOf('.');
        boolean letterFollows = dot > 0 && dot + 1 < name.length() && Character.isLetter(name.charAt(dot + 1));
        String prefix = letterFollows ? name.substring(0, dot) : "";
        return VENDORS.containsKey(prefix) ? prefix : "";
    }

    private static String before(String name, int index) {
        return index < 0 ? name : name.substring(0, index);
    }

    /** Without {@code -vN} or {@code -vN:M} at the end. */
    private static String withoutRevision(String name) {
        int start = name.lastIndexOf("-v");
        if (start < 0) {
            return name;
        }
        String revision = name.substring(start + 2);
        int colon = revision.indexOf(':');
        boolean digits = colon < 0 ? isDigits(revision)
                : isDigits(revision.substring(0, colon)) && isDigits(revision.substring(colon + 1));
        return digits ? name.substring(0, start) : name;
    }

    /** Without {@code -20YYMMDD} or {@code -20YY-MM-DD} at the end. */
    private static String withoutDate(String name) {
        int length = name.length();
        if (length > 11 && isDate(name.substring(length - 11), "-20##-##-##")) {
            return name.substring(0, length - 11);
        }
        return length > 9 && isDate(name.substring(length - 9), "-20######") ? name.substring(0, length - 9) : name;
    }

    private static boolean isDate(String text, String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = text.charAt(i);
            char want = pattern.charAt(i);
            if (want == '#' ? c < '0' || c > '9' : c != want) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
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

package toktrail.harness.vscode;

import java.util.Locale;
import java.util.Set;
import toktrail.harness.Containment;
import toktrail.harness.KeyRules;
import toktrail.usage.UpdatePolicy;

/** One of the extensions that share the format. */
enum Extension {
    /** Roo Code. */
    ROOCODE("Roo Code", "rooveterinaryinc.roo-cline", Counting.WHOLE_SINCE, 1_761_955_200_000L),
    /** Kilo Code. */
    KILOCODE("Kilo Code", "kilocode.kilo-code", Counting.WHOLE_SINCE, 1_762_905_600_000L),
    /** Cline. */
    CLINE("Cline", "saoudrizwan.claude-dev", Counting.BY_PROVIDER, 0);

    /** Whether the input it writes down is the whole prompt. */
    private enum Counting {
        /** It is; of requests by Anthropic's protocol only since a version. */
        WHOLE_SINCE,
        /** It is for some providers. */
        BY_PROVIDER
    }

    private static final String ANTHROPIC = "anthropic";
    private static final Set<String> WHOLE_PROMPT =
            Set.of("openai", "litellm", "doubao", "fireworks", "hicap", "lmstudio", "qwen", "xai", "zai");

    private final String displayName;
    private final String directory;
    private final Counting counting;
    private final long sinceMs;
    private final KeyRules rules = KeyRules.inSession(id(), UpdatePolicy.FILE);

    Extension(String displayName, String directory, Counting counting, long sinceMs) {
        this.displayName = displayName;
        this.directory = directory;
        this.counting = counting;
        this.sinceMs = sinceMs;
    }

    /** The id of the harness. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String displayName() {
        return displayName;
    }

    /** The name of its directory in the storage of an editor. */
    String directory() {
        return directory;
    }

    KeyRules rules() {
        return rules;
    }

    /**
     * What is inside of what in the counts of a request.
     *
     * @param protocol as the request tells it, or empty
     * @param provider the provider it went to, as the extension calls it, or empty
     */
    Containment containment(String protocol, String provider, long createdMs) {
        boolean whole = switch (counting) {
            case WHOLE_SINCE -> !protocol.equals(ANTHROPIC) || createdMs >= sinceMs;
            case BY_PROVIDER -> WHOLE_PROMPT.contains(provider);
        };
        return whole ? Containment.CACHE_IN_INPUT : Containment.DISJOINT;
    }
}

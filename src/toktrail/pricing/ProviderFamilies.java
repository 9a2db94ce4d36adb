package toktrail.pricing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans, clouds and other spellings that go by the list prices of a vendor. They stay providers of their own; only the
 * prices that come with the program are shared.
 */
final class ProviderFamilies {

    private static final List<String> FAMILIES = List.of(
            "openai openai-codex codex chatgpt azure azure-openai azure-cognitive-services",
            "anthropic claude claude-code google-vertex-anthropic",
            "google gemini google-gemini google-vertex vertex vertexai vertex-ai google-generative-ai"
                    + " google-gemini-cli google-antigravity",
            "zai z-ai z.ai zai-coding-plan zhipu zhipuai zhipuai-coding-plan",
            "moonshotai moonshot moonshotai-cn kimi kimi-coding kimi-for-coding",
            "minimax minimax-cn minimax-coding-plan minimax-cn-coding-plan",
            "alibaba alibaba-cn dashscope qwen alibaba-coding-plan alibaba-coding-plan-cn alibaba-token-plan"
                    + " alibaba-token-plan-cn",
            "xai x-ai grok",
            "mistral mistralai",
            "xiaomi mimo xiaomi-token-plan-ams xiaomi-token-plan-cn xiaomi-token-plan-sgp",
            "github github-copilot copilot");

    private static final Map<String, String> VENDORS = vendors();

    private static final Set<String> LOCAL = Set.of("ollama", "lmstudio", "lm-studio", "llamacpp", "llama.cpp", "vllm",
            "mlx", "local", "localhost", "jan");

    private ProviderFamilies() { }

    private static Map<String, String> vendors() {
        Map<String, String> vendors = new HashMap<>();
        for (String family : FAMILIES) {
            String[] names = family.split(" ");
            for (int i = 1; i < names.length; i++) {
                vendors.put(names[i], names[0]);
            }
        }
        return Map.copyOf(vendors);
    }

    /** The vendor whose list prices a normalised provider goes by, absent if those are its own. */
    static Optional<String> vendor(String provider) {
        return Optional.ofNullable(VENDORS.get(provider));
    }

    /** Whether a normalised provider is a server on the user's own machine, which sends no bill. */
    static boolean isLocal(String provider) {
        return LOCAL.contains(provider);
    }
}

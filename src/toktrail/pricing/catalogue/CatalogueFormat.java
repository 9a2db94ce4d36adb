package toktrail.pricing.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** The catalogues that can be read. */
public enum CatalogueFormat {
    /** LiteLLM's list of models: USD per token. */
    LITELLM("litellm", Optional.of(
            "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json")),
    /** The list of models.dev: USD per million tokens. */
    MODELS_DEV("models-dev", Optional.of("https://models.dev/api.json")),
    /** A price file of our own. */
    TOKTRAIL("toktrail", Optional.empty());

    private final String word;
    private final Optional<String> address;

    CatalogueFormat(String word, Optional<String> address) {
        this.word = word;
        this.address = address;
    }

    /** The name in options and files. */
    public String word() {
        return word;
    }

    /** Where it is published, absent if nowhere. */
    public Optional<String> address() {
        return address;
    }

    /** The format of a name, absent if there is none. */
    public static Optional<CatalogueFormat> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
    }
}

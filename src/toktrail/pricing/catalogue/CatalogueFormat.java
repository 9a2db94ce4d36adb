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

    private final String label;
    private final Optional<String> address;

    CatalogueFormat(String label, Optional<String> address) {
        this.label = label;
        this.address = address;
    }

    /** The name in options and files. */
    public String label() {
        return label;
    }

    /** Where it is published, absent if nowhere. */
    public Optional<String> address() {
        return address;
    }

    /** The format of a {@link #label}, absent for any other text. */
    public static Optional<CatalogueFormat> find(String label) {
        return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
    }
}

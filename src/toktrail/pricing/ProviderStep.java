package toktrail.pricing;

import java.util.Locale;

/** How the provider of a price was chosen. */
public enum ProviderStep {
    /** It is the provider of the call, by itself or through the user's aliases. */
    OWN,
    /** The call names none; it is the maker of the model. */
    INFERRED,
    /** It is the vendor whose list prices the call's plan or cloud goes by. */
    FAMILY,
    /** It is the maker of the model, though the call names another one; on the user's wish only. */
    VENDOR;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

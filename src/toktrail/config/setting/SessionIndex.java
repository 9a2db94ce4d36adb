package toktrail.config.setting;

/**
 * The index of redacted message snippets.
 *
 * @param enabled         whether it may be filled and searched
 * @param maxCharsPerItem code points kept of a message
 */
public record SessionIndex(boolean enabled, int maxCharsPerItem) {

    /** What holds where nothing is said. */
    public static final SessionIndex STANDARD = new SessionIndex(false, 500);
}

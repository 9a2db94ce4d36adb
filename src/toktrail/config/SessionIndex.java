package toktrail.config;

import toktrail.config.schema.Section;

/**
 * The index of redacted message snippets.
 *
 * @param enabled         whether it may be filled and searched
 * @param maxCharsPerItem code points kept of a message
 */
public record SessionIndex(boolean enabled, int maxCharsPerItem) {

    static SessionIndex of(Section section) {
        return new SessionIndex(section.get(ConfigKeys.INDEX_ENABLED),
                Math.toIntExact(section.get(ConfigKeys.INDEX_CHARS)));
    }
}

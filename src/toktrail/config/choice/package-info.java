/**
 * The words that settings choose from: an enum for each such setting, and nothing else.
 *
 * <p>Their words are those of {@link toktrail.spelling.Choice}; options of commands take the same ones. What a word
 * leads to is decided where the setting is used.
 */
package toktrail.config.choice;

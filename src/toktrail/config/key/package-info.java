/**
 * What configuration files may say, and what they then mean.
 *
 * <p>A class of keys for each part ({@link toktrail.config.key.RootKeys} holds them together) has the keys of its
 * tables and makes the setting of a section read by them. {@link toktrail.config.key.ConfigurationBuilder} and
 * {@link toktrail.config.key.SubscriptionBuilder} make the whole of a file and check what needs more than one key.
 * {@link toktrail.config.key.Schema} lists all keys for the manual, {@link toktrail.config.key.ConfigTemplates} writes
 * the files of a new user from them, {@link toktrail.config.key.StatuslineSetting} takes them as typed.
 *
 * <p>Nothing here opens a file, and only keys that a reader or writer of whole files needs are public. The keys of
 * areas and prices are in their own packages, with the records they make. To add a setting: its component and default
 * in {@code setting}, its key and the line that reads it here, its line in the template if a new user should see it.
 */
package toktrail.config.key;

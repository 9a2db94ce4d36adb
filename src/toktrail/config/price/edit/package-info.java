/**
 * Changes single rows of the hand-written price file and leaves the rest of its text as it is.
 *
 * <p>{@link toktrail.config.price.edit.PriceFileEditor} is the way in. It reads all price files before and after, so
 * that a change that would make them contradict each other is refused.
 */
package toktrail.config.price.edit;

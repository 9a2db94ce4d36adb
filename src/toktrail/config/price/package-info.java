/**
 * Price files: their keys, their rows, and what several of them say together.
 *
 * <p>The hand-written file and the generated ones have one format. {@link toktrail.config.price.PriceFile} is what one
 * says, {@link toktrail.config.price.PriceFiles} what all say when the hand-written rows win, and contradictions are
 * reported at their places. {@link toktrail.config.price.PriceDocument} is a generated file on its way to be written;
 * {@link toktrail.config.price.GeneratedRows} puts new rows into it, so that it can be read again without a problem:
 * rows that would contradict new ones give way, names that belong to another model are left out, and both are told.
 *
 * <p>Nothing here knows where new rows come from, nor how a price is found for a call.
 */
package toktrail.config.price;

/**
 * Price files that the program writes: what one holds, and how new rows get into it.
 *
 * <p>{@link toktrail.pricing.file.PriceDocument} is one file; {@link toktrail.pricing.file.RowMerge} puts rows into a
 * table. Nothing here knows where rows come from. A document that was changed here can be read again without a problem:
 * rows that would contradict new ones give way, names that belong to another model are left out, and both are told.
 */
package toktrail.pricing.file;

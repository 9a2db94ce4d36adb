package toktrail.pricing;

import java.util.List;

/** Where a price table has its rows from. */
interface PriceSource {

    /** The rows of a normalised provider in their order. */
    List<PriceEntry> of(String provider);

    /** The rows that are for some prompt sizes only, in their order. */
    List<PriceEntry> tiered();
}

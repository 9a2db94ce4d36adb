package toktrail.ledger.area;

/**
 * What archiving an area did.
 *
 * @param path normalised path of the area
 * @param rows areas that were not archived before: itself and those below it
 */
public record AreaArchival(String path, long rows) { }

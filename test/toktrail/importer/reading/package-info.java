/** Tests of {@code toktrail.importer.reading}. */
package toktrail.importer.reading;

/** Tests of {@code toktrail.importer.records}. */
package toktrail.importer.records;

/** Tests of the importer. */
package toktrail.importer;

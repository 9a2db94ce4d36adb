/** Tests of the importer and of the line scanner beneath it. */
package toktrail.importer;

/** Generators of corpora and measurements; nothing here is a test. */
package toktrail.bench;

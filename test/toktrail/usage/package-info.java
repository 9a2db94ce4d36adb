/** Tests of {@code toktrail.usage}. */
package toktrail.usage;

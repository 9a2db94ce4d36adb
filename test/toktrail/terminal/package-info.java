/** Tests of {@code toktrail.terminal}. */
package toktrail.terminal;

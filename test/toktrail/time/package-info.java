/** Tests of {@code toktrail.time}. */
package toktrail.time;

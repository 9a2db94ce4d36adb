/** Tests of {@code toktrail.text}. */
package toktrail.text;

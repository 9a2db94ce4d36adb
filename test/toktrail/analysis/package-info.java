/** Tests of the look into single sessions. */
package toktrail.analysis;

/** Tests of the source tree itself: layers, sizes, forbidden calls, completeness of the test list. */
package toktrail.tidy;

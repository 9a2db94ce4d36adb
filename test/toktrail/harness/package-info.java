/** Tests of the harnesses: format vectors, truncations, paths. */
package toktrail.harness;

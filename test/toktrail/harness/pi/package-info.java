/** Tests of sessions of pi and omp. */
package toktrail.harness.pi;

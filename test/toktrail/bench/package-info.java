/** Measurements that are run by hand; none of them passes or fails. */
package toktrail.bench;

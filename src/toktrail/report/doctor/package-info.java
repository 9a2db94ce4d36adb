/**
 * Whether everything toktrail depends on is well: the ledger, the sources and how long their tools keep them, prices,
 * configuration, this machine.
 *
 * <p>{@link toktrail.report.doctor.Doctor} examines and gives a {@link toktrail.report.doctor.Diagnosis} of
 * {@link toktrail.report.doctor.Finding}s with stable ids. Nothing is imported, migrated, repaired or written. A check
 * that cannot be made is a finding itself, so that one broken thing hides no other.
 */
package toktrail.report.doctor;

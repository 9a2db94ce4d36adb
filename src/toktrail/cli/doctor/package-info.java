/** {@code toktrail doctor}: what {@link toktrail.report.doctor.Doctor} finds, as text and as JSON. */
package toktrail.cli.doctor;

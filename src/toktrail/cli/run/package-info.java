/**
 * {@code toktrail run …}: stretches of work that usage is linked to. Text and JSON of runs stand in
 * {@link toktrail.cli.form.RunOutput}, because reports name runs too.
 *
 * <p>Which calls belong to a run is decided where they are imported, not here.
 */
package toktrail.cli.run;

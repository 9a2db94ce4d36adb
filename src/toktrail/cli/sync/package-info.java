/** The commands of {@code toktrail sync}: options, text and JSON of what {@link toktrail.sync} does. */
package toktrail.cli.sync;

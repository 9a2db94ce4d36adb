/**
 * How a configuration file is described and read, whatever is in it.
 *
 * <p>A {@link toktrail.config.schema.TableSchema} is a list of {@link toktrail.config.schema.Key}s, each with a
 * {@link toktrail.config.schema.Rule} for its value. {@link toktrail.config.schema.Section} is a table that was read by
 * such a list: right values, defaults for the others, and a {@link toktrail.config.schema.Diagnostic} for each problem
 * with its place. {@link toktrail.config.schema.TemplateText} writes files from the same keys.
 *
 * <p>Invariants: nothing here throws for what a file contains; no key is known by name but the version of the format.
 */
package toktrail.config.schema;

/**
 * Every configuration file and path: where it is, what it may hold, what it holds; as records with defaults filled in.
 *
 * <p>{@link toktrail.config.ConfigReader} is the way in; {@link toktrail.config.ConfigReading} comes out: the
 * {@link toktrail.config.setting.Configuration}, {@link toktrail.config.price.PriceFiles},
 * {@link toktrail.config.setting.SubscriptionFile} and {@link toktrail.config.setting.MachineFile}, with every
 * {@link toktrail.config.schema.Diagnostic} of every file. {@link toktrail.config.ConfigInit},
 * {@link toktrail.config.MachineFileWriter} and {@link toktrail.config.StatuslineEditor} write.
 *
 * <p>This package has what opens files. Below it, each using only those that follow: {@code key} (what may be written,
 * said once: the reader, the writers, the templates and the documentation use the same keys), {@code setting} (what the
 * files say, for the rest of the program), {@code choice} (the words some settings choose from), {@code area} and
 * {@code price} (the rules for areas, the files of prices), {@code schema} (how keys are described, read and reported),
 * {@code file} (which files there are, how one is written). Above it is {@code price.edit} alone, which changes the
 * hand-written prices and reads all of them to see that it may.
 *
 * <p>Invariants: reading never writes and never throws for what a file contains; a value that is wrong is reported with
 * its place and replaced by its default, so that all problems are found in one pass; amounts are exact decimals.
 * This package knows no database, no harness (their names are handed in) and no way to show anything. Nothing is null.
 * All records are immutable and may be shared between threads.
 *
 * <p>Decisions: identities (providers, models) are kept as written and compared by their normal form, because prices
 * are looked up by the raw id; harness names and plan ids are stored normalised. An unknown key is a violation that
 * does not block ({@link toktrail.config.ConfigReading}): the question asked decides, not the reader.
 */
package toktrail.config;

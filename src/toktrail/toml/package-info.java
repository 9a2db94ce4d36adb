/**
 * TOML 1.0: text to values with places, values to text, and edits that leave the rest of a file as it was.
 *
 * <p>{@link toktrail.toml.TomlParser} gives a {@link toktrail.toml.TomlTable}; {@link toktrail.toml.TomlDocument}
 * changes single values of a text and keeps comments, order and line ends; {@link toktrail.toml.TomlWriter} makes new
 * text. Faults of the text are a {@link toktrail.toml.TomlException} with a {@link toktrail.error.Location}; the parser
 * stops at the first one.
 *
 * <p>Invariants: values are immutable and know where they stand; every limit
 * ({@link toktrail.toml.TomlParser#MAX_DEPTH}, {@link toktrail.toml.TomlParser#MAX_SIZE}) is a fault of the text, never
 * a stack overflow; an edit is parsed again and must hold exactly the intended change. This package knows no
 * configuration key, opens no file, prints nothing. Nothing is null, neither arguments nor results. Values may be
 * shared between threads, documents may not.
 *
 * <p>Decisions: decimals keep their source text, so that a price of 0.1 is one tenth; CRLF inside multi-line strings is
 * read as LF, so that a file means the same after a change of line ends; additions of TOML 1.1 are refused; comparing
 * values with places ({@code equals}) is not comparing their meaning
 * ({@link toktrail.toml.TomlValue#sameAs(toktrail.toml.TomlValue)}).
 */
package toktrail.toml;

/**
 * JSON: a tokenizer, a small tree, a writer.
 *
 * <p>{@link toktrail.json.JsonTokenizer} reads bytes token by token, from a range or through a bounded buffer;
 * {@link toktrail.json.JsonParser} makes trees of it, of which a {@link toktrail.json.Shape} keeps the wanted parts;
 * {@link toktrail.json.JsonFields} reads fixed places of like records without a tree;
 * {@link toktrail.json.JsonWriter} writes. {@link toktrail.json.Json} does whole documents in one call. The package
 * knows no harness, no file and no report. Nothing is null unless said so; values and shapes may be shared by threads,
 * tokenizers and writers may not.
 *
 * <p>Hot, and therefore allowed low-level style: {@code JsonTokenizer}, {@code Window}, {@code StringScanner},
 * {@code NumberScanner}, {@code Skipper}, {@code Nesting}, {@code JsonNames}, {@code JsonParser}, {@code Shape},
 * {@code JsonFields}, {@code EightBytes}. Their slow twin is in the tests; that of {@code JsonFields} is the tree.
 *
 * <p>Decisions:
 * <ul>
 * <li>Bodies of strings and numbers are read when asked for or jumped over at the next call, because importers use a
 *     hundredth of what they read. So a fault inside a string is found at the call after the one that gave its token.
 * <li>A mark in the window, not the scanners, saves bytes across refills: there is one loop for skipping and keeping.
 * <li>Absent and {@code null} read alike in trees; every harness wants that. {@code has} tells them apart.
 * <li>Long wanted strings are cut, not dropped: the start of a long title is of use, and an id is never that long.
 * </ul>
 */
package toktrail.json;

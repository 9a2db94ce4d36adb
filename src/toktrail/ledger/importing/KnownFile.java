package toktrail.ledger.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What tells whether a source file has changed since it was read.
 *
 * @param stamp         by what a change is noticed
 * @param parserVersion version of the parser that read it
 * @param isMissing     whether it was found gone
 */
public record KnownFile(FileState.FileStamp stamp, int parserVersion, boolean isMissing) {

    /** Ends each part of {@link #PACKED}: no path has it. */
    private static final char END = '\0';

    /**
     * All rows of a harness as one text. There may be as many as the person has sessions, and to ask the driver for
     * each column of each row takes ten times as long. The type of the last column is in the head of a row, its value
     * behind the parser's memory.
     */
    static final String PACKED = """
            SELECT group_concat(f.path || char(0) || coalesce(i.size_bytes, 0) || char(0)
                || coalesce(i.mtime_ns, 0) || char(0) || coalesce(i.file_key, '') || char(0)
                || coalesce(i.auxiliary_fingerprint, '') || char(0) || i.parser_version || char(0)
                || (typeof(i.missing_since_ms) <> 'null') || char(0), '')
            FROM import_file i JOIN file f ON f.id = i.file WHERE i.harness = ?""";

    public KnownFile {
        Objects.requireNonNull(stamp, "stamp");
    }

    /** The files in an answer to {@link #PACKED}, null for no files, by path; a map of the caller's own. */
    static Map<String, KnownFile> unpack(String packed) {
        Map<String, KnownFile> files = new HashMap<>();
        Parts parts = new Parts(packed == null ? "" : packed);
        while (parts.hasNext()) {
            String path = parts.text();
            FileState.FileStamp stamp =
                    new FileState.FileStamp(parts.number(), parts.number(), parts.text(), parts.text());
            files.put(path, new KnownFile(stamp, (int) parts.number(), parts.number() != 0));
        }
        return files;
    }

    /** A cursor over the parts of a text. */
    private static final class Parts {

        private final String text;
        private int next;

        Parts(String text) {
            this.text = text;
        }

        boolean hasNext() {
            return next < text.length();
        }

        String text() {
            int from = next;
            int to = end();
            return from == to ? "" : text.substring(from, to);
        }

        long number() {
            int from = next;
            return Long.parseLong(text, from, end(), 10);
        }

        private int end() {
            int end = text.indexOf(END, next);
            next = end + 1;
            return end;
        }
    }
}

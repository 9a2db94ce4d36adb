package toktrail.ledger.exchange;

import java.util.List;
import java.util.Objects;

/**
 * What is known about a session beside its calls.
 *
 * @param paths      where its records are, sorted
 * @param texts      where and about what it was
 * @param startedMs  null if that is not known
 * @param lastSeenMs likewise
 */
public record MetadataRow(SessionId session, List<String> paths, Texts texts, Long startedMs, Long lastSeenMs,
        Stamps stamps) {

    /** Each is null if it is not known. */
    public record Texts(String cwd, String sourceDir, String gitRoot, String gitRemote, String title) { }

    public MetadataRow {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(stamps, "stamps");
        paths = List.copyOf(paths);
    }

    /** The same session with other paths and texts. */
    public MetadataRow with(List<String> otherPaths, Texts otherTexts) {
        return new MetadataRow(session, otherPaths, otherTexts, startedMs, lastSeenMs, stamps);
    }
}

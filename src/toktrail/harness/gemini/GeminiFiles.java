package toktrail.harness.gemini;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import toktrail.harness.FileTree;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;

/**
 * The tree of chats:
 * <pre>
 *   tmp/&lt;project&gt;/.project_root                                 working directory of the project
 *   tmp/&lt;project&gt;/chats/session-&lt;time&gt;-&lt;id&gt;.json            chat as a document
 *   tmp/&lt;project&gt;/chats/session-&lt;time&gt;-&lt;id&gt;.jsonl           chat as lines
 *   tmp/&lt;project&gt;/chats/&lt;session&gt;/&lt;session&gt;.jsonl           chat of a subagent
 * </pre>
 * Nothing outside a directory {@code chats} has usage.
 */
final class GeminiFiles {

    /** End of the names of append-only files. */
    static final String LINES = ".jsonl";

    private static final String DOCUMENT = ".json";
    private static final String CHATS = "chats";

    private GeminiFiles() { }

    /** The chats below a root, or the root itself if it is a file. */
    static SourceListing list(Path root) throws IOException {
        return FileTree.list(root, file -> isChat(root, file), directory -> true);
    }

    private static boolean isChat(Path root, Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(DOCUMENT) || name.endsWith(LINES)) && chats(root, file) != null;
    }

    /** The nearest directory of chats above a file, at most the root itself; null if there is none. */
    private static Path chats(Path root, Path file) {
        for (Path above = file.getParent(); above != null && above.startsWith(root); above = above.getParent()) {
            if (above.endsWith(CHATS)) {
                return above;
            }
        }
        return null;
    }

    /**
     * As {@link #chats(Path, Path)}, for files that were listed; one that is itself the root may lie in any directory
     * of chats.
     */
    private static Path chats(SourceFile file) {
        Path root = file.path().equals(file.root()) ? file.path().getRoot() : file.root();
        return chats(root, file.path());
    }

    /** The directory of the project a chat belongs to; absent if the file lies outside of any. */
    static Optional<Path> project(SourceFile file) {
        Path chats = chats(file);
        return chats == null ? Optional.empty() : Optional.ofNullable(chats.getParent());
    }

    /** The session in whose directory a chat lies: that of the main agent. */
    static Optional<String> parentSession(SourceFile file) {
        Path chats = chats(file);
        Path below = chats == null ? null : chats.relativize(file.path());
        return below == null || below.getNameCount() < 2 ? Optional.empty() : Optional.of(below.getName(0).toString());
    }
}

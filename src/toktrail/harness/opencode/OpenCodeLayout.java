package toktrail.harness.opencode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import toktrail.harness.FileTree;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;

/** Which files of a data directory, of its {@code storage}, or of a still older tree hold what. */
final class OpenCodeLayout {

    /** What a file holds. */
    enum Kind { DATABASE, MESSAGE, SESSION }

    /** Names from the root on, each with at most one star. */
    private record Pattern(List<String> names, Kind kind) {

        static Pattern of(Kind kind, String path) {
            return new Pattern(List.of(path.split("/")), kind);
        }

        /** Whether the first names are those of {@code path}. */
        boolean beginsWith(Path path) {
            if (path.getNameCount() > names.size()) {
                return false;
            }
            for (int i = 0; i < path.getNameCount(); i++) {
                if (!matches(names.get(i), path.getName(i).toString())) {
                    return false;
                }
            }
            return true;
        }

        private static boolean matches(String pattern, String name) {
            int star = pattern.indexOf('*');
            return star < 0 ? pattern.equals(name) : name.length() >= pattern.length() - 1
                    && name.startsWith(pattern.substring(0, star)) && name.endsWith(pattern.substring(star + 1));
        }
    }

    private static final List<Pattern> PATTERNS = List.of(
            Pattern.of(Kind.DATABASE, "opencode.db"),
            Pattern.of(Kind.DATABASE, "opencode-*.db"),
            Pattern.of(Kind.MESSAGE, "storage/message/*/*.json"),
            Pattern.of(Kind.SESSION, "storage/session/*/*.json"),
            // The root is the directory storage itself.
            Pattern.of(Kind.MESSAGE, "message/*/*.json"),
            Pattern.of(Kind.SESSION, "session/*/*.json"),
            // The oldest form: a storage for each project.
            Pattern.of(Kind.MESSAGE, "project/*/storage/session/message/*/*.json"),
            Pattern.of(Kind.SESSION, "project/*/storage/session/info/*.json"));

    private static final String JSON = ".json";

    private OpenCodeLayout() { }

    /** The files below a root that hold something, or the root itself if it is a file. */
    static SourceListing list(Path root) throws IOException {
        return FileTree.list(root, file -> kind(root, file).isPresent(),
                directory -> PATTERNS.stream().anyMatch(pattern -> pattern.beginsWith(root.relativize(directory))));
    }

    /** What a listed file holds; one that was named itself is a database. */
    static Kind kind(SourceFile file) {
        return file.path().equals(file.root()) ? Kind.DATABASE : kind(file.root(), file.path()).orElseThrow();
    }

    /** Whether a scan of the directory finds a database of this path by itself. */
    static boolean finds(Path directory, Path database) {
        return database.startsWith(directory) && kind(directory, database).isPresent();
    }

    private static Optional<Kind> kind(Path root, Path file) {
        Path path = root.relativize(file);
        return PATTERNS.stream().filter(pattern -> pattern.names().size() == path.getNameCount())
                .filter(pattern -> pattern.beginsWith(path)).map(Pattern::kind).findFirst();
    }

    /** The id of the message or session a file is named after. */
    static String id(SourceFile file) {
        String name = file.baseName();
        return name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
    }

    /** The session in whose directory a message lies. */
    static String session(SourceFile message) {
        return message.path().getParent().getFileName().toString();
    }

    /** The directory of the parts of a message, {@code …/part/<message>/}; it need not exist. */
    static Path parts(SourceFile message) {
        Path session = message.path().getParent();
        Path base = session.getParent().getParent();
        Path parts = base.resolve("part");
        return (base.endsWith("storage/session") ? parts.resolve(session.getFileName()) : parts).resolve(id(message));
    }

    /** The file of the project a session belongs to; it need not exist, and the oldest form has none. */
    static Path project(SourceFile session) {
        Path project = session.path().getParent();
        return project.getParent().getParent().resolve("project").resolve(project.getFileName() + JSON);
    }
}

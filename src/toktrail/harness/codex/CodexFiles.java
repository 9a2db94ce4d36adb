package toktrail.harness.codex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import toktrail.harness.FileTree;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.harness.SourceListing.UnusableFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.SourceProblem.Reason;

/** Where rollouts lie below a root, and what their names say. */
final class CodexFiles {

    private static final String PLAIN = ".jsonl";
    private static final String COMPRESSED = ".jsonl.zst";
    private static final Set<String> FOLDERS = Set.of("sessions", "archived_sessions");
    /** Files of lines that are no rollouts. */
    private static final Set<String> OTHERS = Set.of("history.jsonl", "session_index.jsonl");
    private static final int UUID_LENGTH = 36;

    private CodexFiles() { }

    /** The rollouts and exec logs below a root: a home, a directory, or one file. */
    static SourceListing list(Path root) throws IOException {
        boolean isHome = isHome(root);
        SourceListing all = FileTree.list(root,
                file -> isWanted(file) && (!isHome || !file.getParent().equals(root)),
                directory -> !isHome || !directory.getParent().equals(root)
                        || FOLDERS.contains(directory.getFileName().toString()));
        Set<String> plain = new HashSet<>();
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : all.files()) {
            if (!file.baseName().endsWith(COMPRESSED)) {
                files.add(file);
                plain.add(file.baseName());
            }
        }
        List<UnusableFile> skipped = new ArrayList<>();
        for (SourceFile file : all.files()) {
            if (file.baseName().endsWith(COMPRESSED) && !plain.contains(sessionId(file) + PLAIN)) {
                skipped.add(new UnusableFile(file,
                        new SourceProblem(Reason.NO_DECODER, "compressed rollout not supported")));
            }
        }
        List<String> warnings = new ArrayList<>(all.warnings());
        if (!skipped.isEmpty()) {
            warnings.add("compressed rollout not supported: " + skipped.size() + " files");
        }
        return new SourceListing(files, skipped, warnings);
    }

    /**
     * The home a file belongs to, where titles and settings are: the root, the directory its {@code sessions} lie in,
     * or null for a single file elsewhere.
     */
    static Path home(SourceFile file) {
        Path root = file.root();
        if (!root.equals(file.path())) {
            return FOLDERS.contains(String.valueOf(root.getFileName())) && !isHome(root) ? root.getParent() : root;
        }
        Path folder = root.getParent();
        while (folder != null && !FOLDERS.contains(String.valueOf(folder.getFileName()))) {
            folder = folder.getParent();
        }
        return folder == null ? null : folder.getParent();
    }

    /** The id of the session in a file: its name without suffix. */
    static String sessionId(SourceFile file) {
        return sessionId(file.name());
    }

    /** The same of a file's name, which may be its base name. */
    static String sessionId(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        for (String suffix : new String[] {PLAIN, COMPRESSED}) {
            if (name.endsWith(suffix)) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return name;
    }

    /** The id of the thread that a session id ends in, else the session id itself. */
    static String threadId(String sessionId) {
        int from = sessionId.length() - UUID_LENGTH;
        return from >= 0 && isUuid(sessionId, from) ? sessionId.substring(from) : sessionId;
    }

    private static boolean isHome(Path root) {
        return FOLDERS.stream().anyMatch(folder -> Files.isDirectory(root.resolve(folder)));
    }

    private static boolean isWanted(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(PLAIN) && !name.endsWith(COMPRESSED) || OTHERS.contains(name)) {
            return false;
        }
        return !(name.equals("catalog.jsonl") && file.getParent().endsWith("index"));
    }

    private static boolean isUuid(String text, int from) {
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(from + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            if (dash ? c != '-' : !hex) {
                return false;
            }
        }
        return true;
    }
}

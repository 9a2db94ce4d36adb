package toktrail.text;

import java.nio.file.Path;

/** Paths as people read them, with {@code ~} for the home directory. */
public final class HomePath {

    private HomePath() { }

    /**
     * The path with {@code ~} in the place of the home directory, if it lies in there; else as it is. The path is
     * compared as text and need not be one of this machine.
     */
    public static String shorten(String path, Path home) {
        String prefix = home.toString();
        if (home.getNameCount() == 0 || !path.startsWith(prefix)) {
            return path;
        }
        String rest = path.substring(prefix.length());
        return rest.isEmpty() || rest.startsWith("/") || rest.startsWith("\\") ? "~" + rest : path;
    }
}

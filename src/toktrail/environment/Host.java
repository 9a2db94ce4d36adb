package toktrail.environment;

import java.util.Objects;

/**
 * Facts about the machine the program runs on.
 *
 * @param name    the host name, empty when it cannot be told without asking a network service
 * @param windows whether paths and shells follow the Windows rules
 */
public record Host(String name, boolean windows) {

    public Host {
        Objects.requireNonNull(name, "name");
    }

    /** A folder, of this machine or another, with {@code /} between its parts and none at its end; a root is empty. */
    public static String slashed(String folder) {
        int end = folder.length();
        while (end > 0 && (folder.charAt(end - 1) == '/' || folder.charAt(end - 1) == '\\')) {
            end--;
        }
        return folder.substring(0, end).replace('\\', '/');
    }

    /** Whether a folder is {@code top} or below it; both as {@link #slashed} gives them. Windows ignores case. */
    public boolean isWithin(String folder, String top) {
        return folder.regionMatches(windows, 0, top, 0, top.length())
                && (folder.length() == top.length() || folder.charAt(top.length()) == '/');
    }
}

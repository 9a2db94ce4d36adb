package toktrail.statusline;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder of lines that were made: {@code $XDG_RUNTIME_DIR/toktrail/statusline}, else in {@code $XDG_CACHE_HOME},
 * else in {@code ~/.cache}. For its owner only: a folder that others own or may enter is not used. Whatever fails here
 * only costs time, so nothing is reported.
 */
public final class OutputCache {

    private static final long DAY_MS = 86_400_000;
    private static final String TEMPORARY = ".tmp";
    private static final int LARGEST = 1 << 20;

    private static final String MODE = "unix:mode";
    private static final String OWNER = "unix:uid";
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int ANYBODY = 0777;
    private static final int OWNER_ONLY = 0700;

    private final File folder;
    private final String home;

    private OutputCache(String parent, String home) {
        folder = new File(parent + "/toktrail/statusline");
        this.home = home;
    }

    /** The folder of this environment, null if it tells no place for one. */
    public static OutputCache find(Map<String, String> variables) {
        String home = variables.get("HOME");
        home = isAbsolute(home) ? home : variables.get("USERPROFILE");
        String runtime = variables.get("XDG_RUNTIME_DIR");
        if (isAbsolute(runtime) && new File(runtime).isDirectory()) {
            return new OutputCache(runtime, home);
        }
        String caches = variables.get("XDG_CACHE_HOME");
        if (isAbsolute(caches)) {
            return new OutputCache(caches, home);
        }
        return isAbsolute(home) ? new OutputCache(home + "/.cache", home) : null;
    }

    private static boolean isAbsolute(String path) {
        return path != null && !path.isEmpty() && new File(path).isAbsolute();
    }

    /** A file of the folder. */
    File file(String name) {
        return new File(folder, name);
    }

    /** The line of that name, null if there is none or its file is damaged. */
    KeptLine read(String name) {
        byte[] bytes = content(name);
        return bytes == null ? null : KeptLine.decode(bytes);
    }

    /**
     * What a file of the folder holds; null if there is none, it is no regular file or too large, or the folder is open
     * to others.
     */
    public byte[] content(String name) {
        File file = file(name);
        if (!isTrusted() || !isReadable(file)) {
            return null;
        }
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (IOException missing) {
            return null;
        }
    }

    /** Whether it is a regular file, not even behind a link, of a size that a line may have. */
    private static boolean isReadable(File file) {
        try {
            int type = (Integer) Files.getAttribute(file.toPath(), MODE, LinkOption.NOFOLLOW_LINKS) & TYPE;
            return type == REGULAR && file.length() <= LARGEST;
        } catch (IOException missing) {
            return false;
        } catch (UnsupportedOperationException withoutModes) {
            return file.isFile() && file.length() <= LARGEST;
        }
    }

    /** Whether the folder is there, belongs to this user, and nobody else may look into it. */
    private boolean isTrusted() {
        try {
            Map<String, Object> found =
                    Files.readAttributes(folder.toPath(), OWNER + ",mode", LinkOption.NOFOLLOW_LINKS);
            int mode = (Integer) found.get("mode");
            return (mode & TYPE) == DIRECTORY && (mode & ANYBODY) == OWNER_ONLY
                    && found.get("uid").equals(user());
        } catch (IOException missing) {
            return false;
        } catch (UnsupportedOperationException withoutModes) {
            return folder.isDirectory();
        }
    }

    /** The number of this user: that of the process where the system shows it, else that of the home folder. */
    private Object user() throws IOException {
        File process = new File("/proc/self");
        return Files.getAttribute(process.exists() || home == null ? process.toPath() : Path.of(home), OWNER);
    }

    /** Keeps a line, and drops what was not renewed for a day. */
    public void write(String name, KeptLine line, long nowMs) {
        byte[] bytes = line.encode();
        if (bytes.length > 0 && replace(name, bytes)) {
            dropOlderThan(nowMs - DAY_MS);
        }
    }

    /** Gives a file of the folder this content, whole or not at all; says whether it could. */
    public boolean replace(String name, byte[] bytes) {
        try {
            Path directory = folder.toPath();
            if (!folder.isDirectory()) {
                Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
            }
            if (!isTrusted()) {
                return false;
            }
            Path temporary = directory.resolve(name + "." + Long.toHexString(System.nanoTime()) + TEMPORARY);
            try {
                Files.createFile(temporary, ownerOnly(directory, "rw-------"));
                Files.write(temporary, bytes);
                Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private void dropOlderThan(long ms) {
        File[] files = folder.listFiles();
        for (File file : files == null ? new File[0] : files) {
            if (file.lastModified() < ms && file.isFile()) {
                file.delete();
            }
        }
    }
}

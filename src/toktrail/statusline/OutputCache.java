package toktrail.statusline;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder of lines that were made: {@code $XDG_RUNTIME_DIR/toktrail/statusline}, else in {@code $XDG_CACHE_HOME},
 * else in {@code ~/.cache}. For its owner only. Whatever fails here only costs time, so nothing is reported.
 */
public final class OutputCache {

    private static final long DAY_MS = 86_400_000;
    private static final String TEMPORARY = ".tmp";

    private final File folder;

    private OutputCache(File folder) {
        this.folder = folder;
    }

    /** The folder of this environment, null if it tells no place for one. */
    public static OutputCache find(Map<String, String> variables) {
        String runtime = variables.get("XDG_RUNTIME_DIR");
        if (isAbsolute(runtime) && new File(runtime).isDirectory()) {
            return in(runtime);
        }
        String caches = variables.get("XDG_CACHE_HOME");
        if (isAbsolute(caches)) {
            return in(caches);
        }
        String home = variables.get("HOME");
        home = isAbsolute(home) ? home : variables.get("USERPROFILE");
        return isAbsolute(home) ? in(home + "/.cache") : null;
    }

    private static boolean isAbsolute(String path) {
        return path != null && !path.isEmpty() && new File(path).isAbsolute();
    }

    private static OutputCache in(String parent) {
        return new OutputCache(new File(parent + "/toktrail/statusline"));
    }

    /** A file of the folder. */
    public File file(String name) {
        return new File(folder, name);
    }

    /** The line of that name, null if there is none or its file is damaged. */
    KeptLine read(String name) {
        byte[] bytes = bytes(file(name));
        return bytes == null ? null : KeptLine.decode(bytes);
    }

    private static byte[] bytes(File file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        } catch (IOException missing) {
            return null;
        }
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
                Files.createDirectories(directory, ownerOnly(directory));
            }
            Path temporary = directory.resolve(name + "." + Long.toHexString(System.nanoTime()) + TEMPORARY);
            try {
                try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
                    out.write(bytes);
                }
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

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
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

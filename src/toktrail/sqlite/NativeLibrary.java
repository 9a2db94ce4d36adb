package toktrail.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * Keeps SQLite's native library in a folder of ours. The driver alone unpacks it from the jar into the folder for
 * temporary files at every start and removes it at the end, which costs 50 to 65 ms.
 *
 * <p>The library lies in {@code CACHE/<driver version>-<system>-<size>-<CRC-32>/}, a folder that only its owner can
 * use. Before each use the owner, the modes, the size and the CRC-32 are checked. CRC-32, because it costs 0.3 ms at
 * start where SHA-256 costs 40 to 70 ms (nothing is compiled yet): it finds damage. Against intent protects that
 * nobody else can write there; who can, could as well replace the program.
 */
public final class NativeLibrary {

    /** Where the library of this process comes from. */
    public enum Origin {
        /** {@code org.sqlite.lib.path} was set before, by the user; nothing was done. */
        GIVEN,
        /** From the folder of an installation, which the launcher names. */
        INSTALLED,
        /** From the cache, filled now or earlier. */
        CACHED,
        /** The driver unpacks it, because the cache cannot be used. */
        DRIVER
    }

    private static final String INSTALLED_PROPERTY = "toktrail.native";
    private static final String PATH_PROPERTY = "org.sqlite.lib.path";
    private static final String NAME_PROPERTY = "org.sqlite.lib.name";
    private static final String TEMPORARY_PROPERTY = "org.sqlite.tmpdir";
    private static final int LARGEST = 64 << 20;

    /** What the first call gave; static because a process loads the library once. */
    private static Origin origin;

    private final Path cache;
    private final String prefix;
    private final String name = System.mapLibraryName("sqlitejdbc");

    private NativeLibrary(Path cache) {
        this.cache = cache;
        prefix = SQLiteJDBCLoader.getVersion() + "-" + plain(System.getProperty("os.name", "")) + "-"
                + plain(System.getProperty("os.arch", "")) + "-";
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /**
     * Makes the driver use the library of the installation, which the system property {@code toktrail.native} names, if
     * it is there and intact, else that in {@code cache}, filling the cache if necessary. To be called before the first
     * database is opened, for a process with two copies of the library crashes; later calls, from whatever thread, give
     * what the first gave and change nothing. It sets the driver's system properties and never fails: whatever is odd
     * about the cache (not writable, another owner, writable by others, a damaged library that cannot be replaced, a
     * file system that forbids execution) leaves the work to the driver, as without this call.
     *
     * @param cache the folder for cached libraries; made with mode 0700 if it is missing
     */
    public static synchronized Origin prepare(Path cache) {
        if (origin == null) {
            DriverLog.quieten();
            origin = find(cache);
        }
        return origin;
    }

    /**
     * Does the same in a thread of its own, and gets the driver ready as well, while the caller does other things: both
     * take a third of the time of a short report. {@link #prepare} then waits for that. A failure is left to whoever
     * opens a database.
     */
    public static void prepareAhead(Path cache) {
        Thread thread = new Thread("driver") {
            @Override
            public void run() {
                synchronized (NativeLibrary.class) {
                    if (origin == null) {
                        prepare(cache);
                        Connections.rehearse();
                    }
                }
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    private static Origin find(Path cache) {
        if (System.getProperty(PATH_PROPERTY) != null) {
            return Origin.GIVEN;
        }
        if (useInstalled()) {
            return Origin.INSTALLED;
        }
        Optional<Path> library;
        try {
            library = new NativeLibrary(cache.toAbsolutePath()).find();
        } catch (IOException | DirectoryIteratorException | UnsupportedOperationException | UnsatisfiedLinkError e) {
            // the documented way back
            return Origin.DRIVER;
        }
        if (library.isEmpty()) {
            return Origin.DRIVER;
        }
        use(library.get());
        return Origin.CACHED;
    }

    private static boolean useInstalled() {
        String place = System.getProperty(INSTALLED_PROPERTY);
        if (place == null) {
            return false;
        }
        try {
            NativeLibrary libraries = new NativeLibrary(Path.of(place).toAbsolutePath());
            Path folder = libraries.cached();
            if (folder == null || !libraries.isIntact(folder)) {
                return false;
            }
            System.load(folder.resolve(libraries.name).toString());
            use(folder.resolve(libraries.name));
            return true;
        } catch (IOException | DirectoryIteratorException | UnsatisfiedLinkError e) {
            // of another installation or machine: the cache does as well
            return false;
        }
    }

    /** Makes the driver take this library. */
    private static void use(Path library) {
        Path folder = library.getParent();
        if (System.getProperty(TEMPORARY_PROPERTY) == null) {
            // the driver looks for its leftovers in the folder for temporary files, however full that is
            System.setProperty(TEMPORARY_PROPERTY, folder.toString());
        }
        System.setProperty(NAME_PROPERTY, library.getFileName().toString());
        System.setProperty(PATH_PROPERTY, folder.toString());
    }

    /** The loaded library in the cache, absent if the cache is not safe. */
    private Optional<Path> find() throws IOException {
        OwnerOnly.createDirectories(cache);
        UserPrincipal user = OwnerOnly.hasModes(cache) ? user() : null;
        if (user != null && !isSafe(cache, user)) {
            return Optional.empty();
        }
        Path folder = cached();
        if (folder != null && user != null && !(isSafe(folder, user) && isSafe(folder.resolve(name), user))) {
            return Optional.empty();
        }
        Path library = (folder != null && isIntact(folder) ? folder : unpack(folder)).resolve(name);
        // A library for another C library, or on a file system without execution, fails here, where nobody logs it.
        System.load(library.toString());
        return Optional.of(library);
    }

    /** The owner of this process. */
    private static UserPrincipal user() throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return Files.getOwner(self);
        }
        String name = ProcessHandle.current().info().user()
                .orElseThrow(() -> new FileSystemException("the owner of the process is unknown"));
        return self.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }

    private static boolean isSafe(Path path, UserPrincipal user) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> modes = attributes.permissions();
        return !attributes.isSymbolicLink() && attributes.owner().equals(user)
                && !modes.contains(PosixFilePermission.GROUP_WRITE)
                && !modes.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** The folder for this driver and system, null if there is none. */
    private Path cached() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache)) {
            for (Path folder : folders) {
                if (folder.getFileName().toString().startsWith(prefix)) {
                    return folder;
                }
            }
            return null;
        }
    }

    /** Whether the library is what the name of its folder says. */
    private boolean isIntact(Path folder) throws IOException {
        Path library = folder.resolve(name);
        return Files.isRegularFile(library) && Files.size(library) <= LARGEST
                && folder.getFileName().toString().equals(prefix + checksum(Files.readAllBytes(library)));
    }

    private static String checksum(byte[] library) {
        CRC32 crc = new CRC32();
        crc.update(library);
        return library.length + "-" + Long.toHexString(crc.getValue());
    }

    /** Unpacks the library beside its place and moves it there as a whole; two processes may do so at once. */
    private Path unpack(Path damaged) throws IOException {
        byte[] library;
        String resource = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileSystemException(resource, null, "not in the jar");
            }
            library = in.readAllBytes();
        }
        if (damaged != null) {
            remove(damaged);
        }
        Path folder = cache.resolve(prefix + checksum(library));
        Path unpacked = OwnerOnly.createTemporaryDirectory(cache, "new-");
        try {
            OwnerOnly.createFile(unpacked.resolve(name));
            Files.write(unpacked.resolve(name), library);
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            remove(unpacked);
            if (!isIntact(folder)) {
                throw e;
            }
            // another process was quicker
        }
        return folder;
    }

    private void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        Files.deleteIfExists(folder);
    }
}

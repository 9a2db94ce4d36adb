package toktrail.sync;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import toktrail.archive.TarWriter;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.file.AtomicFile;
import toktrail.usage.KeyHash;

/** Packs files into an archive, which is there as a whole or not at all, and for its owner only. */
final class ArchiveWriter {

    private static final int BUFFER = 1 << 16;

    private ArchiveWriter() { }

    /** Writes the members of an archive. */
    interface Content {
        void write(TarWriter tar) throws IOException;
    }

    /**
     * Writes an archive; missing folders are made, an old file of the name or the one behind a link is replaced.
     *
     * @param modifiedSeconds time of the members
     * @throws UserException if it cannot be written
     */
    static void write(Path file, long modifiedSeconds, Content content) {
        try {
            Path target = AtomicFile.target(file);
            Path folder = target.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path temporary = folder.resolve(target.getFileName() + ".tmp-" + ProcessHandle.current().pid());
            try {
                Files.deleteIfExists(temporary);
                pack(temporary, modifiedSeconds, content);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw UserException.failed("Could not write " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    private static void pack(Path temporary, long modifiedSeconds, Content content) throws IOException {
        boolean posix = temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(temporary,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), mode)) {
            GZIPOutputStream gzip = new GZIPOutputStream(Channels.newOutputStream(channel), BUFFER);
            OutputStream out = new BufferedOutputStream(gzip, BUFFER);
            TarWriter tar = new TarWriter(out, modifiedSeconds);
            content.write(tar);
            tar.finish();
            out.flush();
            gzip.finish();
            channel.force(true);
        }
    }

    /** Adds a member with these bytes. */
    static void add(TarWriter tar, String name, byte[] bytes) throws IOException {
        tar.begin(name, bytes.length);
        tar.content(bytes, 0, bytes.length);
    }

    /** Adds a file as a member. */
    static void add(TarWriter tar, String name, Path file) throws IOException {
        tar.begin(name, Files.size(file));
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                tar.content(buffer, 0, count);
            }
        }
    }

    /** SHA-256 of a file, in lower-case hex digits. */
    static String checksum(Path file) throws IOException {
        MessageDigest digest = KeyHash.newSha256();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of bytes, in lower-case hex digits. */
    static String checksum(byte[] bytes) {
        return HexFormat.of().formatHex(KeyHash.newSha256().digest(bytes));
    }
}

package toktrail.sync;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import toktrail.archive.ArchiveException;
import toktrail.archive.LimitedStream;
import toktrail.archive.Member;
import toktrail.archive.TarReader;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.usage.KeyHash;

/** Reads an archive that somebody sent: first what it has, then the database alone. */
final class ArchiveReader {

    /** Bytes that an archive may unpack to if nothing else is said. */
    static final long USUAL_LIMIT = 8L << 30;

    private static final int MOST_MEMBERS = 16;
    private static final int LARGEST_MANIFEST = 64 << 10;
    private static final int LARGEST_CONFIG = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long limit;

    /** What can be done with a member while the stream stands at it. */
    private interface Visitor {
        void visit(Member member, TarReader tar) throws IOException;
    }

    private interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * What there is beside the database.
     *
     * @param checksum SHA-256 of the archive, in lower-case hex digits
     */
    record Unpacked(boolean hasConfiguration, String checksum) { }

    ArchiveReader(Path file, long limit) {
        this.file = Objects.requireNonNull(file, "file");
        this.limit = limit;
    }

    /**
     * The manifest, after every member was looked at.
     *
     * @throws UserException if the archive cannot be read, or has what is not allowed in it
     */
    Manifest manifest() {
        if (!Files.isRegularFile(file)) {
            throw UserException.failed("no such archive: " + file);
        }
        Map<String, Member> members = new LinkedHashMap<>();
        ByteArrayOutputStream manifest = new ByteArrayOutputStream();
        visit(() -> Files.newInputStream(file), (member, tar) -> {
            MemberNames.check(member);
            if (members.put(member.name(), member) != null) {
                throw UserException.failed("archive member occurs twice: " + member.name());
            }
            if (members.size() > MOST_MEMBERS) {
                throw UserException.failed("archive has more than " + MOST_MEMBERS + " members");
            }
            String name = MemberNames.last(member.name());
            refuseLarge(member, name.equals(Manifest.NAME) ? LARGEST_MANIFEST
                    : name.equals(Manifest.CONFIG) ? LARGEST_CONFIG : limit);
            if (name.equals(Manifest.NAME)) {
                manifest.reset();
                tar.copyTo(manifest);
            }
        });
        long count = members.keySet().stream().filter(name -> MemberNames.last(name).equals(Manifest.NAME)).count();
        if (count != 1) {
            throw UserException.failed("archive needs exactly one " + Manifest.NAME + ", found " + count);
        }
        Manifest parsed = Manifest.parse(manifest.toByteArray());
        if (!members.containsKey(parsed.database())) {
            throw UserException.failed("archive has no member " + parsed.database());
        }
        return parsed;
    }

    private static void refuseLarge(Member member, long most) {
        if (member.size() > most) {
            throw UserException.failed("archive member " + member.name() + " is larger than " + most + " bytes");
        }
    }

    /**
     * Unpacks the database.
     *
     * @throws UserException if a checksum differs, or the target cannot be written
     */
    Unpacked unpack(Manifest manifest, Path target) {
        boolean[] configuration = new boolean[1];
        MessageDigest whole = KeyHash.newSha256();
        visit(() -> new DigestInputStream(Files.newInputStream(file), whole), (member, tar) -> {
            String wanted = manifest.checksums().get(member.name());
            boolean database = member.name().equals(manifest.database());
            configuration[0] |= member.name().equals(Manifest.CONFIG);
            if (wanted == null) {
                return;
            }
            MessageDigest digest = KeyHash.newSha256();
            try (OutputStream out = database ? UnpackedFile.create(target) : OutputStream.nullOutputStream();
                    DigestOutputStream digesting = new DigestOutputStream(out, digest)) {
                tar.copyTo(digesting);
            }
            if (!hex(digest).equals(wanted)) {
                throw UserException.failed("checksum of " + member.name() + " does not match the manifest");
            }
        });
        return new Unpacked(configuration[0], hex(whole));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void visit(Opener opener, Visitor visitor) {
        try (InputStream raw = opener.open();
                LimitedStream in = new LimitedStream(new GZIPInputStream(raw, BUFFER), limit)) {
            TarReader tar = new TarReader(in);
            try {
                for (Optional<Member> member = tar.next(); member.isPresent(); member = tar.next()) {
                    visitor.visit(member.get(), tar);
                }
                in.drain();
                raw.transferTo(OutputStream.nullOutputStream());
            } catch (EOFException | ZipException e) {
                throw UserException.failed("archive is cut off or damaged: " + file, e);
            }
        } catch (ArchiveException e) {
            throw UserException.failed(e.getMessage() + ": " + file, e);
        } catch (EOFException | ZipException e) {
            throw UserException.failed("not a gzip archive: " + file, e);
        } catch (IOException e) {
            throw UserException.failed("Could not read " + file + ": " + FileTrouble.reason(e), e);
        }
    }
}

package toktrail.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the members of a tar stream in order. The stream stays the caller's. After a failure nothing more can be read.
 */
public final class TarReader {

    /** The most that a header of another member, such as its long name, may have. */
    private static final int LONGEST_EXTENSION = 1 << 16;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] block = new byte[TarHeader.BLOCK];
    private long offset;
    private long left;
    private long padding;
    private boolean ended;

    /** A reader of an unpacked stream. */
    public TarReader(InputStream in) {
        this.in = Objects.requireNonNull(in, "in");
    }

    /** What headers before a member say of it; null where they are silent. */
    private static final class Extension {
        private String name;
        private Long size;
    }

    /**
     * The next member, absent at the end; what is left of the one before is skipped.
     *
     * @throws ArchiveException if the stream is no tar archive
     * @throws EOFException     if it ends without the block that ends an archive
     */
    public Optional<Member> next() throws IOException {
        Extension extension = new Extension();
        while (!ended) {
            // one after the other: their sum may be more than a long holds
            skip(left);
            skip(padding);
            left = 0;
            padding = 0;
            long at = offset;
            fill(block, TarHeader.BLOCK);
            TarHeader header = new TarHeader(block);
            if (header.isZero()) {
                ended = true;
                break;
            }
            if (!header.hasRightSum()) {
                throw new ArchiveException("bad tar header checksum at offset " + at);
            }
            content(header.size());
            Optional<Member> member = member(header, extension);
            if (member.isPresent()) {
                return member;
            }
        }
        return Optional.empty();
    }

    private void content(long size) throws IOException {
        if (size < 0) {
            throw new ArchiveException("bad size in a tar header");
        }
        left = size;
        padding = (TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK;
    }

    /** The member that a header stands for; absent if it tells something about the next one. */
    private Optional<Member> member(TarHeader header, Extension extension) throws IOException {
        char type = header.type();
        switch (type) {
            case 'x' -> readPax(extension, extensionBytes());
            case 'L' -> extension.name = untilNul(extensionBytes());
            case 'K', 'g' -> extensionBytes();
            default -> {
                if (extension.size != null) {
                    content(extension.size);
                }
                return Optional.of(new Member(plain(extension.name != null ? extension.name : header.name()),
                        kind(type), left));
            }
        }
        return Optional.empty();
    }

    private static Member.Kind kind(char type) throws ArchiveException {
        return switch (type) {
            case '0', '\0', '7' -> Member.Kind.FILE;
            case '1', '2' -> Member.Kind.LINK;
            case '3', '4', '5', '6' -> Member.Kind.OTHER;
            default -> throw new ArchiveException("unknown tar entry type " + (int) type);
        };
    }

    private static String plain(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }

    private byte[] extensionBytes() throws IOException {
        if (left > LONGEST_EXTENSION) {
            throw new ArchiveException("tar extension header of " + left + " bytes");
        }
        byte[] bytes = new byte[(int) left];
        left = 0;
        fill(bytes, bytes.length);
        return bytes;
    }

    private static String untilNul(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** Records of the form {@code LENGTH KEY=VALUE\n}; the length counts itself. */
    private static void readPax(Extension extension, byte[] bytes) throws ArchiveException {
        int at = 0;
        while (at < bytes.length) {
            int blank = at;
            int length = 0;
            while (blank < bytes.length && bytes[blank] >= '0' && bytes[blank] <= '9' && length <= bytes.length) {
                length = length * 10 + bytes[blank] - '0';
                blank++;
            }
            int end = at + length;
            if (blank >= bytes.length || bytes[blank] != ' ' || end > bytes.length || end <= blank + 1
                    || bytes[end - 1] != '\n') {
                throw new ArchiveException("bad pax header");
            }
            record(extension, new String(bytes, blank + 1, end - blank - 2, StandardCharsets.UTF_8));
            at = end;
        }
    }

    private static void record(Extension extension, String record) throws ArchiveException {
        int equals = record.indexOf('=');
        String value = record.substring(equals + 1);
        switch (equals < 0 ? "" : record.substring(0, equals)) {
            case "path" -> extension.name = value;
            case "size" -> {
                try {
                    extension.size = Long.valueOf(value);
                } catch (NumberFormatException e) {
                    throw new ArchiveException("bad pax header: size " + value);
                }
            }
            default -> { }
        }
    }

    /** Writes the content of the member that {@link #next} gave last, or what is left of it. */
    public void copyTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, count);
            left -= count;
            offset += count;
        }
    }

    private void skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(count, 1))];
        long rest = count;
        while (rest > 0) {
            int part = (int) Math.min(buffer.length, rest);
            fill(buffer, part);
            rest -= part;
        }
    }

    private void fill(byte[] bytes, int length) throws IOException {
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException();
        }
        offset += length;
    }
}

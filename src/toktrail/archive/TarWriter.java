package toktrail.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Writes regular files as plain ustar: mode 0644, no owner, one time for all. The stream stays the caller's. */
public final class TarWriter {

    private static final int RECORD = 20 * TarHeader.BLOCK;
    private static final long LARGEST_OCTAL = 0_777_7777_7777L;
    private static final int MODE = 100;
    private static final int USER = 108;
    private static final int GROUP = 116;
    private static final int MODIFIED = 136;

    private final OutputStream out;
    private final long modifiedSeconds;
    private long written;
    private long left;

    /** @param modifiedSeconds seconds since 1970, not below 0, the time of every member */
    public TarWriter(OutputStream out, long modifiedSeconds) {
        this.out = Objects.requireNonNull(out, "out");
        this.modifiedSeconds = modifiedSeconds;
    }

    /**
     * Begins a member; exactly {@code size} bytes must follow.
     *
     * @param name ASCII, at most 100 characters
     */
    public void begin(String name, long size) throws IOException {
        if (left != 0) {
            throw new IllegalStateException(left + " bytes are missing");
        }
        write(header(name, size));
        left = size;
    }

    private byte[] header(String name, long size) {
        byte[] block = new byte[TarHeader.BLOCK];
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > TarHeader.NAME_LENGTH) {
            throw new IllegalArgumentException("name too long: " + name);
        }
        System.arraycopy(bytes, 0, block, TarHeader.NAME, bytes.length);
        put(block, MODE, "0000644");
        put(block, USER, "0000000");
        put(block, GROUP, "0000000");
        putNumber(block, TarHeader.SIZE, size);
        putNumber(block, MODIFIED, modifiedSeconds);
        block[TarHeader.TYPE] = '0';
        put(block, TarHeader.MAGIC, "ustar\00000");
        put(block, TarHeader.CHECKSUM, "        ");
        long sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, TarHeader.CHECKSUM, octal(sum, 6) + "\0 ");
        return block;
    }

    /** In octal digits, or in base 256 if those do not suffice. */
    private static void putNumber(byte[] block, int at, long value) {
        if (value <= LARGEST_OCTAL) {
            put(block, at, octal(value, TarHeader.NUMBER_LENGTH - 1));
            return;
        }
        block[at] = (byte) 0x80;
        for (int i = 0; i < Long.BYTES; i++) {
            block[at + TarHeader.NUMBER_LENGTH - 1 - i] = (byte) (value >>> 8 * i);
        }
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static String octal(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }

    /** Writes a part of the content of the member. */
    public void content(byte[] bytes, int from, int length) throws IOException {
        if (length > left) {
            throw new IllegalStateException("more bytes than announced");
        }
        out.write(bytes, from, length);
        written += length;
        left -= length;
        if (left == 0) {
            pad(TarHeader.BLOCK);
        }
    }

    /** Ends the archive. */
    public void finish() throws IOException {
        if (left != 0) {
            throw new IllegalStateException(left + " bytes are missing");
        }
        write(new byte[2 * TarHeader.BLOCK]);
        pad(RECORD);
    }

    private void pad(int unit) throws IOException {
        write(new byte[(int) ((unit - written % unit) % unit)]);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }
}

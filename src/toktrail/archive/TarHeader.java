package toktrail.archive;

import java.nio.charset.StandardCharsets;

/** One header block of 512 bytes. */
final class TarHeader {

    static final int BLOCK = 512;

    static final int NAME = 0;
    static final int NAME_LENGTH = 100;
    static final int SIZE = 124;
    static final int NUMBER_LENGTH = 12;
    static final int CHECKSUM = 148;
    static final int CHECKSUM_LENGTH = 8;
    static final int TYPE = 156;
    static final int MAGIC = 257;

    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int BASE_256 = 0x80;
    private static final int LONG_BYTES = 8;
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    boolean isZero() {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the sum of the bytes is the one that is written; old programs added signed bytes. */
    boolean hasRightSum() throws ArchiveException {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean inSum = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
            unsigned += inSum ? ' ' : block[i] & 0xff;
            signed += inSum ? ' ' : block[i];
        }
        long written = number(CHECKSUM, CHECKSUM_LENGTH);
        return written == unsigned || written == signed;
    }

    long size() throws ArchiveException {
        return number(SIZE, NUMBER_LENGTH);
    }

    char type() {
        return (char) (block[TYPE] & 0xff);
    }

    String name() {
        String name = text(NAME, NAME_LENGTH);
        String prefix = isUstar() ? text(PREFIX, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private boolean isUstar() {
        for (int i = 0; i < USTAR.length; i++) {
            if (block[MAGIC + i] != USTAR[i]) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    private long number(int from, int length) throws ArchiveException {
        if ((block[from] & BASE_256) != 0) {
            return base256(from, length);
        }
        int at = from;
        int end = from + length;
        while (at < end && block[at] == ' ') {
            at++;
        }
        long value = 0;
        for (; at < end && block[at] != 0 && block[at] != ' '; at++) {
            if (block[at] < '0' || block[at] > '7') {
                throw new ArchiveException("bad number in a tar header");
            }
            value = value * 8 + block[at] - '0';
        }
        return value;
    }

    private long base256(int from, int length) throws ArchiveException {
        long value = block[from] & 0x7f;
        for (int at = from + 1; at < from + length; at++) {
            if (value >>> (Long.SIZE - LONG_BYTES - 1) != 0) {
                throw new ArchiveException("number too large in a tar header");
            }
            value = value << LONG_BYTES | block[at] & 0xff;
        }
        return value;
    }
}

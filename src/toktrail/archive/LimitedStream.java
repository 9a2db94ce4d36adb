package toktrail.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when more than so many bytes come out of it: a small file can unpack to a very large one. */
public final class LimitedStream extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    private final long limit;
    private long count;

    /** @param limit in bytes */
    public LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        counted(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        counted(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads to the end, so that a stream with a check sum can check it. */
    public void drain() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (read(buffer, 0, buffer.length) >= 0) {
            continue;
        }
    }

    private void counted(long more) throws ArchiveException {
        count += more;
        if (count > limit) {
            throw new ArchiveException("archive unpacks to more than " + limit + " bytes");
        }
    }
}

package toktrail.json;

import java.io.IOException;

/** Where a {@link JsonTokenizer} gets more bytes from, such as {@code stream::read} of a stream. */
@FunctionalInterface
public interface ByteSource {

    /**
     * Copies up to {@code length} bytes, at least one, to {@code into} beginning at {@code from}.
     *
     * @return the count of bytes copied, or -1 when there are no more
     * @throws IOException when the source cannot be read
     */
    int read(byte[] into, int from, int length) throws IOException;
}

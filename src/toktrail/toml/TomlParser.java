package toktrail.toml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import toktrail.error.Location;

/**
 * Reads TOML 1.0, all of it and nothing more. The first fault ends the reading with a {@link TomlException}.
 *
 * <p>A byte-order mark at the start is skipped and has no column. Time and memory grow with the size of the text.
 */
public final class TomlParser {

    /** The most tables and arrays that may be inside one another. */
    static final int MAX_DEPTH = 64;

    /** The largest text, in bytes or, for text that was never bytes, chars. */
    public static final int MAX_SIZE = 16 << 20;

    private TomlParser() { }

    /**
     * Reads text.
     *
     * @param source the name of the text in locations, such as its path
     * @throws TomlException if it is not TOML, too large or too deep
     */
    static TomlTable parse(String text, String source) {
        return syntax(text, source).root();
    }

    /**
     * Reads the bytes of a file.
     *
     * @param source the name of the text in locations, such as its path
     * @throws TomlException if they are not UTF-8, not TOML, too large or too deep
     */
    public static TomlTable parse(byte[] bytes, String source) {
        checkSize(bytes.length, source);
        String text = decode(bytes, source);
        return new DocumentReader(text, new Cursor(text, source)).read().root();
    }

    static Syntax syntax(String text, String source) {
        checkSize(text.length(), source);
        Cursor cursor = new Cursor(text, source);
        checkSurrogates(text, cursor);
        return new DocumentReader(text, cursor).read();
    }

    /** Reads a single value that fills the text. */
    static TomlValue parseValue(String text) {
        Cursor cursor = new Cursor(text, TomlTable.MADE.source());
        checkSurrogates(text, cursor);
        return new DocumentReader(text, cursor).readValue().value();
    }

    /** The text of UTF-8 bytes, a byte-order mark included, or the place of the first byte that is wrong. */
    static String decode(byte[] bytes, String source) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String found = Integer.toHexString(bytes[in.position()] & 0xff);
            throw new Cursor(text, source).error(text.length(),
                    "expected UTF-8, found the byte 0x" + (found.length() < 2 ? "0" : "") + found);
        }
        return text;
    }

    static void checkDepth(int depth, Cursor cursor) {
        if (depth > MAX_DEPTH) {
            throw cursor.error("expected at most " + MAX_DEPTH + " tables and arrays inside one another");
        }
    }

    private static void checkSize(int size, String source) {
        if (size > MAX_SIZE) {
            throw new TomlException(new Location(source, 1, 1),
                    "expected at most " + MAX_SIZE + " bytes, found " + size);
        }
    }

    private static void checkSurrogates(String text, Cursor cursor) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw cursor.error(i, "expected Unicode text, found half of a surrogate pair");
            }
        }
    }
}

package toktrail.harness;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import toktrail.json.JsonObject;
import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonTokenizer;
import toktrail.json.JsonValue;
import toktrail.json.Shape;

/** Reads files that are one JSON value each. */
public final class JsonFile {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private JsonFile() { }

    /**
     * The wanted parts of a file, read as a stream; a byte order mark at its start is dropped.
     *
     * @throws toktrail.json.JsonException if the file is not exactly one JSON object
     * @throws IOException                 if it cannot be read
     */
    public static JsonObject read(Path file, Shape shape) throws IOException {
        return read(file, JsonSettings.FOREIGN, tokenizer -> JsonParser.parseObject(tokenizer, shape));
    }

    /**
     * As {@link #read(Path, Shape)}, for a file that holds any value.
     *
     * @throws toktrail.json.JsonException if the file is not exactly one JSON value
     * @throws IOException                 if it cannot be read
     */
    public static JsonValue readValue(Path file, Shape shape) throws IOException {
        return read(file, JsonSettings.FOREIGN, tokenizer -> JsonParser.parse(tokenizer, shape));
    }

    /**
     * Hands on the wanted parts of the elements of a file that holds an array, one after the other: memory does not
     * grow with their number.
     *
     * @param maxTextBytes how many bytes of a text are kept
     * @return how many elements there are; absent if the file holds something else
     * @throws toktrail.json.JsonException if the file is not exactly one JSON value; earlier elements were handed on
     * @throws IOException                 if it cannot be read
     */
    public static OptionalLong elements(Path file, Shape shape, int maxTextBytes, Consumer<JsonValue> taker)
            throws IOException {
        return read(file, JsonSettings.FOREIGN.withMaxTextBytes(maxTextBytes), tokenizer -> {
            if (tokenizer.next() != JsonTokenizer.BEGIN_ARRAY) {
                return OptionalLong.empty();
            }
            long count = 0;
            while (tokenizer.next() != JsonTokenizer.END_ARRAY) {
                taker.accept(JsonParser.value(tokenizer, shape));
                count++;
            }
            tokenizer.next();
            return OptionalLong.of(count);
        });
    }

    /**
     * The whole file as text, invalid UTF-8 replaced; costs memory of its size.
     *
     * @throws IOException if it cannot be read
     */
    public static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static <V> V read(Path file, JsonSettings settings, Function<JsonTokenizer, V> parser)
            throws IOException {
        try (PushbackInputStream stream = new PushbackInputStream(Files.newInputStream(file), BYTE_ORDER_MARK.length)) {
            byte[] start = stream.readNBytes(BYTE_ORDER_MARK.length);
            if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
                stream.unread(start);
            }
            return parser.apply(new JsonTokenizer(settings).reset(stream));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random JSON documents, and documents that are nearly JSON. */
final class Documents {

    private static final List<String> KEYS =
            List.of("a", "type", "message", "id", "usage", "list", "k\u00e9y", "", "tYpe", "a\\u0062",
                    "\\u0061", "longer_key_9");
    private static final List<String> NUMBERS = List.of("0", "-0", "1", "42", "-7", "1.5", "0.0", "-0.25e3", "1E+2",
            "1e-7", "123456789012345678", "9223372036854775807", "9223372036854775808",
            "NaN", "-Infinity", "Infinity", "1e999");
    private static final List<String> PIECES = List.of("x", "some words ", "\\n", "\\\"", "\\\\", "\\/", "\\u0000",
            "\\ud83d\\ude00", "\\ud83d", "\\uDE00", "\u00e9", "\u20ac", "\ud83d\ude00", "[", "}", "\u007f", "12345678");
    private static final String CHANGES = "{}[]:,\"\\ \n\t0123456789.eE+-tfnuNI\u0000\u0001\u001f/a";

    private final Random random;
    private final boolean words;
    private StringBuilder text = new StringBuilder();

    /** {@code words}: numbers may be NaN and infinities. */
    Documents(Random random, boolean words) {
        this.random = random;
        this.words = words;
    }

    /** A document that is JSON, of some hundred bytes. */
    String valid() {
        text = new StringBuilder();
        value(0);
        space();
        return text.toString();
    }

    /** A document with one to three bytes changed, taken out or put in; mostly no JSON any more. */
    byte[] mutated() {
        byte[] bytes = valid().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            byte change = (byte) CHANGES.charAt(random.nextInt(CHANGES.length()));
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = change;
                case 1 -> bytes = join(bytes, at, at + 1, new byte[0]);
                case 2 -> bytes = join(bytes, at, at, new byte[] {change});
                case 3 -> bytes = join(bytes, at, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 5)));
                default -> bytes[at] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private static byte[] join(byte[] bytes, int from, int to, byte[] middle) {
        byte[] result = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
        return result;
    }

    private void value(int depth) {
        space();
        switch (random.nextInt(depth > 4 ? 5 : 9)) {
            case 0 -> text.append(List.of("true", "false", "null").get(random.nextInt(3)));
            case 1, 2 -> number();
            case 3, 4 -> string();
            case 5 -> {
                text.append('[');
                for (int i = random.nextInt(5); i > 0; i--) {
                    value(depth + 1);
                    space();
                    text.append(i > 1 ? "," : "");
                }
                text.append(']');
            }
            default -> object(depth);
        }
    }

    private void object(int depth) {
        text.append('{');
        space();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append('"').append(KEYS.get(random.nextInt(KEYS.size()))).append('"');
            space();
            text.append(':');
            value(depth + 1);
            space();
            text.append(i > 1 ? "," : "");
            space();
        }
        text.append('}');
    }

    private void number() {
        String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        text.append(!words && (number.endsWith("N") || number.endsWith("y")) ? "5" : number);
    }

    private void string() {
        text.append('"');
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        text.append('"');
    }

    private void space() {
        if (random.nextInt(4) == 0) {
            text.append(" \n\t\r".charAt(random.nextInt(4)));
        }
    }
}

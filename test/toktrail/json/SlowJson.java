package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The slow twin: JSON as the grammar says it, in the plainest way. A fault is {@link IllegalArgumentException}. */
final class SlowJson {

    private final byte[] bytes;
    private final boolean words;
    private int at;

    private SlowJson(byte[] bytes, boolean words) {
        this.bytes = bytes;
        this.words = words;
    }

    /** The value of a whole document; {@code words}: with NaN and the infinities. */
    static JsonValue parse(byte[] bytes, boolean words) {
        SlowJson json = new SlowJson(bytes, words);
        JsonValue value = json.spaced(0);
        json.require(json.at == bytes.length);
        return value;
    }

    private JsonValue spaced(int depth) {
        space();
        JsonValue value = value(depth);
        space();
        return value;
    }

    private JsonValue value(int depth) {
        require(depth <= JsonSettings.MAX_DEPTH && at < bytes.length);
        switch (bytes[at]) {
            case '{':
                return object(depth + 1);
            case '[':
                return array(depth + 1);
            case '"':
                return new JsonText(string());
            case 't':
                return word("true", JsonBoolean.TRUE);
            case 'f':
                return word("false", JsonBoolean.FALSE);
            case 'n':
                return word("null", JsonNull.NULL);
            default:
                return number();
        }
    }

    private JsonValue object(int depth) {
        require(depth <= JsonSettings.MAX_DEPTH);
        JsonObject.Builder members = JsonObject.builder();
        do {
            at++;
            space();
            if (members.build().count() == 0 && take("}")) {
                return members.build();
            }
            require(at < bytes.length && bytes[at] == '"');
            String key = string();
            space();
            require(take(":"));
            members.put(key, spaced(depth));
        } while (at < bytes.length && bytes[at] == ',');
        require(take("}"));
        return members.build();
    }

    private JsonValue array(int depth) {
        require(depth <= JsonSettings.MAX_DEPTH);
        List<JsonValue> values = new ArrayList<>();
        do {
            at++;
            space();
            if (values.isEmpty() && take("]")) {
                return new JsonArray(values);
            }
            values.add(spaced(depth));
        } while (at < bytes.length && bytes[at] == ',');
        require(take("]"));
        return new JsonArray(values);
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        int run = ++at;
        while (true) {
            require(at < bytes.length && (bytes[at] & 0xFF) >= 0x20);
            if (bytes[at] == '"' || bytes[at] == '\\') {
                text.append(new String(bytes, run, at - run, StandardCharsets.UTF_8));
                if (bytes[at++] == '"') {
                    return whole(text);
                }
                text.append(escape());
                run = at;
            } else {
                at++;
            }
        }
    }

    private char escape() {
        require(at < bytes.length);
        char c = (char) bytes[at++];
        if (c == 'u') {
            require(at + 4 <= bytes.length);
            String digits = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
            require(digits.matches("[0-9A-Fa-f]{4}"));
            at += 4;
            return (char) Integer.parseInt(digits, 16);
        }
        int index = "\"\\/bfnrt".indexOf(c);
        require(index >= 0);
        return "\"\\/\b\f\n\r\t".charAt(index);
    }

    /** Half surrogate pairs become U+FFFD. */
    private static String whole(CharSequence text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> result.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return result.toString();
    }

    private JsonValue number() {
        int from = at;
        for (String word : List.of("NaN", "Infinity", "-Infinity")) {
            if (words && take(word)) {
                return JsonNumber.parsed(word, false);
            }
        }
        while (at < bytes.length && "+-.0123456789eE".indexOf(bytes[at]) >= 0) {
            at++;
        }
        String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
        require(text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"));
        return JsonNumber.parsed(text, text.matches("-?[0-9]+"));
    }

    private JsonValue word(String word, JsonValue value) {
        require(take(word));
        return value;
    }

    private boolean take(String word) {
        byte[] want = word.getBytes(StandardCharsets.US_ASCII);
        if (at + want.length > bytes.length || !java.util.Arrays.equals(bytes, at, at + want.length, want, 0,
                want.length)) {
            return false;
        }
        at += want.length;
        return true;
    }

    private void space() {
        while (at < bytes.length && " \t\r\n".indexOf(bytes[at]) >= 0) {
            at++;
        }
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("at byte " + at);
        }
    }
}

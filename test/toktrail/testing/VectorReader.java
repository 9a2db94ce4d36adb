package toktrail.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of test vectors, independently of the product's own parser. Vectors are trusted: broken ones end in
 * some unchecked exception.
 *
 * <p>Values are {@code Map<String, Object>} in file order, {@code List<Object>}, {@code String}, {@code Long},
 * {@code Double}, {@code Boolean} and null.
 */
public final class VectorReader {

    private final String text;
    private int at;

    private VectorReader(String text) {
        this.text = text;
    }

    /** The value in a file below {@code fixtures}. */
    public static Object read(String fixture) throws IOException {
        return read(Scratch.fixture(fixture));
    }

    /** The value in a file. */
    public static Object read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** The value in a text. */
    public static Object parse(String json) {
        VectorReader reader = new VectorReader(json);
        Object value = reader.value();
        reader.blanks();
        if (reader.at != json.length()) {
            throw new IllegalArgumentException("text behind the value at " + reader.at);
        }
        return value;
    }

    /** The objects in the list {@code cases} of a file below {@code fixtures}; there is at least one. */
    public static List<Map<String, Object>> cases(String fixture) throws IOException {
        List<Map<String, Object>> cases = objects(object(read(fixture)).get("cases"));
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("no cases in " + fixture);
        }
        return cases;
    }

    /** A value that is an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** A value that is a list of objects. */
    public static List<Map<String, Object>> objects(Object value) {
        return ((List<?>) value).stream().map(VectorReader::object).toList();
    }

    private Object value() {
        blanks();
        switch (text.charAt(at)) {
            case '{':
                return object();
            case '[':
                return list();
            case '"':
                return string();
            default:
                return scalar();
        }
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        blanks();
        while (text.charAt(at) != '}') {
            blanks();
            String key = string();
            blanks();
            expect(':');
            object.put(key, value());
            separator('}');
        }
        at++;
        return object;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        blanks();
        while (text.charAt(at) != ']') {
            list.add(value());
            separator(']');
        }
        at++;
        return list;
    }

    private void separator(char end) {
        blanks();
        if (text.charAt(at) != end) {
            expect(',');
        }
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                string.append(c);
                continue;
            }
            char escape = text.charAt(at++);
            int place = "bfnrt".indexOf(escape);
            if (escape == 'u') {
                string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            } else {
                string.append(place < 0 ? escape : "\b\f\n\r\t".charAt(place));
            }
        }
        at++;
        return string.toString();
    }

    private Object scalar() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        switch (word) {
            case "null":
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
                boolean whole = word.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
                // Not a conditional expression: it would turn both into a Double.
                if (whole) {
                    return Long.valueOf(word);
                }
                return Double.valueOf(word);
        }
    }

    private void expect(char c) {
        if (text.charAt(at) != c) {
            throw new IllegalArgumentException("want " + c + " at " + at + ", got " + text.charAt(at));
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}

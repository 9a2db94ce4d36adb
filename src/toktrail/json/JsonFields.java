package toktrail.json;

import java.util.Arrays;
import toktrail.spelling.WhiteSpace;

/**
 * The scalars at the places of a {@link JsonLayout}, read from one record after the other without making trees. Hot.
 *
 * <p>It answers as a tree of the same record does ({@link JsonObject#text}, {@link JsonObject#countOrZero}, …). A text
 * that is the same as in the record before is the same {@code String}: sessions, models and ids repeat, and so cost
 * nothing. What is rare it does not read at all, see {@link #read}; then a tree tells.
 *
 * <p>Invariant: {@code texts[i]} is the trimmed text last read at a place, whatever record it came from; whether this
 * record has it says {@code kinds[i]}.
 */
public final class JsonFields {

    final int[] kinds;
    final long[] counts;
    private final String[] texts;
    private final JsonLayout layout;
    private final FieldScanner scanner;

    /** Fields of a layout; nothing is there yet. */
    public JsonFields(JsonLayout layout) {
        this.layout = layout;
        kinds = new int[layout.count()];
        counts = new long[layout.count()];
        texts = new String[layout.count()];
        scanner = new FieldScanner(this, layout);
        clear();
    }

    private void clear() {
        Arrays.fill(kinds, JsonTokenizer.NOTHING);
    }

    /**
     * Reads the one value of the tokenizer's input to its end. Says whether it could: not if the value is no object or
     * has one of the keys twice.
     *
     * @throws JsonException if the input is not exactly one JSON value, and it was read so far
     */
    public boolean read(JsonTokenizer tokenizer) {
        clear();
        if (tokenizer.readPlainly(scanner)) {
            return true;
        }
        clear();
        if (tokenizer.next() != JsonTokenizer.BEGIN_OBJECT || !object(tokenizer, layout.top())) {
            clear();
            return false;
        }
        tokenizer.next();
        return true;
    }

    private boolean object(JsonTokenizer tokenizer, JsonLayout.Node node) {
        while (tokenizer.next() == JsonTokenizer.KEY) {
            int index = tokenizer.find(node.names());
            if (index < 0) {
                tokenizer.skipValue();
                continue;
            }
            int field = node.fields()[index];
            int kind = tokenizer.next();
            if (kinds[field] != JsonTokenizer.NOTHING) {
                return false;
            }
            kinds[field] = kind;
            if (kind == JsonTokenizer.STRING) {
                text(tokenizer, field);
            } else if (kind == JsonTokenizer.NUMBER) {
                counts[field] = tokenizer.count();
            } else if (kind == JsonTokenizer.BEGIN_OBJECT && node.inside()[index] != null) {
                if (!object(tokenizer, node.inside()[index])) {
                    return false;
                }
            } else {
                tokenizer.skipValue();
            }
        }
        return true;
    }

    private void text(JsonTokenizer tokenizer, int field) {
        scanner.forget(field);
        keep(field, tokenizer.text());
    }

    /** Keeps what was read at a place. */
    void keep(int field, String text) {
        String trimmed = WhiteSpace.trim(text);
        texts[field] = trimmed.equals(texts[field]) ? texts[field] : trimmed;
    }

    /** The trimmed text at a place; null if it is absent, blank or no text. */
    public String text(int field) {
        return kinds[field] == JsonTokenizer.STRING && !texts[field].isEmpty() ? texts[field] : null;
    }

    /** The token count at a place, see {@link JsonNumber#count()}; 0 if it is absent or no such number. */
    public long countOrZero(int field) {
        return kinds[field] == JsonTokenizer.NUMBER ? counts[field] : 0;
    }

    /** Whether there is {@code true}. */
    public boolean isTrue(int field) {
        return kinds[field] == JsonTokenizer.TRUE;
    }

    /** Whether there is nothing, or {@code null}. */
    public boolean isNull(int field) {
        return kinds[field] == JsonTokenizer.NOTHING || kinds[field] == JsonTokenizer.NULL;
    }

    /** Whether there is an object. */
    public boolean isObject(int field) {
        return kinds[field] == JsonTokenizer.BEGIN_OBJECT;
    }

    /** Whether there is an array. */
    public boolean isArray(int field) {
        return kinds[field] == JsonTokenizer.BEGIN_ARRAY;
    }

    /** Whether there is a number. */
    public boolean isNumber(int field) {
        return kinds[field] == JsonTokenizer.NUMBER;
    }
}

package toktrail.json;

import java.io.InputStream;
import java.util.Objects;

/**
 * Reads one JSON value from UTF-8 bytes, token by token, checking the grammar of RFC 8259 exactly. Hot.
 *
 * <p>{@link #next()} gives one of the int constants below. The body of a string, key or number is not read before it is
 * asked for with {@link #text()}, {@link #find(JsonNames)} or {@link #number()}; otherwise the next call jumps over it,
 * still checking it. White space around the value is skipped; anything else behind it is an error. A byte order mark is
 * not white space: callers drop it.
 *
 * <p>Strings: invalid UTF-8 is replaced by U+FFFD, and so is an escape that names half a surrogate pair, because such a
 * {@code char} could not be written as UTF-8 later.
 *
 * <p>A tokenizer is reused by {@link #reset(byte[], int, int)}, which allocates nothing. Memory: the buffer, plus the
 * bytes of one string that is asked for. Malformed input throws {@link JsonException}, a failing source
 * {@link java.io.UncheckedIOException}; after either, every call but a reset throws {@link IllegalStateException}. Not
 * for several threads at once.
 */
public final class JsonTokenizer {

    /** The value is complete and only white space followed. */
    public static final int END = 0;
    /** <code>{</code>. */
    public static final int BEGIN_OBJECT = 1;
    /** <code>}</code>. */
    public static final int END_OBJECT = 2;
    /** {@code [}. */
    public static final int BEGIN_ARRAY = 3;
    /** {@code ]}. */
    public static final int END_ARRAY = 4;
    /** The key of a member; its value comes next. */
    public static final int KEY = 5;
    /** A string that is a value. */
    public static final int STRING = 6;
    /** A number, or one of the words the settings accept as a number. */
    public static final int NUMBER = 7;
    /** {@code true}. */
    public static final int TRUE = 8;
    /** {@code false}. */
    public static final int FALSE = 9;
    /** {@code null}. */
    public static final int NULL = 10;
    /** What {@link #kind()} gives before the first {@link #next()}. */
    public static final int NOTHING = 11;

    /** Bytes of the buffer through which a source is read. */
    static final int BUFFER_SIZE = 1 << 16;

    // What may come next.
    private static final int FAILED = 0;
    private static final int TOP_VALUE = 1;
    private static final int NOTHING_MORE = 2;
    private static final int KEY_OR_END = 3;
    private static final int COLON = 4;
    private static final int COMMA_OR_END_OF_OBJECT = 5;
    private static final int ELEMENT_OR_END = 6;
    private static final int COMMA_OR_END_OF_ARRAY = 7;

    // How far the body of the token was read.
    private static final int READ = 0;
    private static final int STRING_WAITS = 1;
    private static final int NUMBER_WAITS = 2;
    private static final int STRING_KEPT = 3;

    private final JsonSettings settings;
    private final Window in;
    private final StringScanner strings;
    private final NumberScanner numbers;
    private final Nesting nesting;
    private final Skipper skipper;

    private int state = FAILED;
    private int kind = NOTHING;
    private int body = READ;
    private long offset;
    private JsonNumber number = JsonNumber.NAN;

    /** A tokenizer without input; reset it to one. */
    public JsonTokenizer(JsonSettings settings) {
        this(settings, BUFFER_SIZE);
    }

    /** As {@link #JsonTokenizer(JsonSettings)}, with a buffer of {@code bufferSize} bytes (at least 1) for sources. */
    JsonTokenizer(JsonSettings settings, int bufferSize) {
        if (bufferSize < 1) {
            throw new IllegalArgumentException("bufferSize " + bufferSize);
        }
        this.settings = settings;
        in = new Window(bufferSize);
        strings = new StringScanner(in);
        numbers = new NumberScanner(in, settings.nonFinite());
        nesting = new Nesting(settings.maxDepth());
        skipper = new Skipper(in, nesting);
    }

    /**
     * Starts on {@code bytes[from..to)}, forgetting what was. The array is read in place and must not change until the
     * next reset. Offsets count from {@code from}.
     */
    public JsonTokenizer reset(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        in.reset(bytes, from, to);
        return restart();
    }

    /** Starts on a source, forgetting what was; nothing is read yet, and the source is never closed. */
    public JsonTokenizer reset(ByteSource source) {
        in.reset(Objects.requireNonNull(source, "source"));
        return restart();
    }

    /** Starts on a stream, which is read ahead by up to the buffer's size and never closed. */
    public JsonTokenizer reset(InputStream stream) {
        return reset((ByteSource) stream::read);
    }

    private JsonTokenizer restart() {
        state = TOP_VALUE;
        kind = NOTHING;
        body = READ;
        nesting.depth = 0;
        offset = 0;
        return this;
    }

    /** The kind of the current token, which {@link #next()} gave last. */
    public int kind() {
        return kind;
    }

    /** Where the first byte of the current token is, in bytes from the start of the input; of END: the end. */
    long offset() {
        return offset;
    }

    /** The number of open containers, with one that the current token begins, without one that it ends. */
    int depth() {
        return nesting.depth;
    }

    /** Moves to the next token and gives its kind; after {@link #END} it gives END again. */
    public int next() {
        int before = state;
        if (before == FAILED) {
            throw new IllegalStateException("no input, or it failed; reset the tokenizer");
        }
        // Until the token is read: an exception leaves it so.
        state = FAILED;
        finishBody();
        int c = in.peekPastSpace();
        switch (before) {
            case TOP_VALUE -> value(c);
            case COLON -> {
                if (c != ':') {
                    throw in.error("expected ':' after the key");
                }
                in.at++;
                value(in.peekPastSpace());
            }
            case KEY_OR_END -> {
                if (c == '}') {
                    end(END_OBJECT);
                } else {
                    key(c, "expected a key or '}'");
                }
            }
            case COMMA_OR_END_OF_OBJECT -> {
                if (c == ',') {
                    in.at++;
                    key(in.peekPastSpace(), "expected a key after ','");
                } else if (c == '}') {
                    end(END_OBJECT);
                } else {
                    throw in.error("expected ',' or '}' after the value");
                }
            }
            case ELEMENT_OR_END -> {
                if (c == ']') {
                    end(END_ARRAY);
                } else {
                    value(c);
                }
            }
            case COMMA_OR_END_OF_ARRAY -> {
                if (c == ',') {
                    in.at++;
                    value(in.peekPastSpace());
                } else if (c == ']') {
                    end(END_ARRAY);
                } else {
                    throw in.error("expected ',' or ']' after the value");
                }
            }
            default -> finish(c);
        }
        return kind;
    }

    /**
     * Moves to the last token of the value that the current token begins: for a key, of its value; for a container,
     * its end; other tokens stay where they are. What is skipped is checked, but nothing of it is kept.
     */
    public void skipValue() {
        if (kind == NOTHING || state == FAILED) {
            throw new IllegalStateException("there is no token to skip");
        }
        int begin = kind == KEY ? next() : kind;
        if (begin == BEGIN_OBJECT || begin == BEGIN_ARRAY) {
            skipContainer(nesting.depth - 1);
        }
    }

    private void skipContainer(int outside) {
        while (nesting.depth > outside) {
            int before = state;
            state = FAILED;
            finishBody();
            state = before == COLON ? COLON
                    : place(skipper.skip(outside, before == KEY_OR_END || before == ELEMENT_OR_END));
            next();
        }
    }

    /** The state inside of the innermost open container, at its beginning or behind a value. */
    private int place(boolean first) {
        return nesting.inObject()
                ? first ? KEY_OR_END : COMMA_OR_END_OF_OBJECT
                : first ? ELEMENT_OR_END : COMMA_OR_END_OF_ARRAY;
    }

    /**
     * Lets a scanner try to read the one value, of which nothing was read yet. If it gives up, or may not try because
     * part of the input is not in memory or shorter texts are cut than it keeps, nothing has happened.
     */
    boolean readPlainly(FieldScanner scanner) {
        if (state != TOP_VALUE || !in.isAll() || settings.maxTextBytes() < FieldScanner.LONGEST_TEXT
                || !scanner.read(in, nesting, skipper)) {
            return false;
        }
        kind = END;
        state = NOTHING_MORE;
        offset = in.offset();
        return true;
    }

    /** The content of the current {@link #KEY} or {@link #STRING}, cut at the settings' limit. */
    public String text() {
        keepString();
        return strings.text();
    }

    /** The index in {@code names} of the content of the current {@link #KEY} or {@link #STRING}, or -1. */
    int find(JsonNames names) {
        keepString();
        return names.find(in.found, in.foundFrom, in.foundTo);
    }

    /** The current {@link #NUMBER}. */
    public JsonNumber number() {
        if (kind != NUMBER || state == FAILED) {
            throw new IllegalStateException("the current token is no number");
        }
        if (body == NUMBER_WAITS) {
            int before = state;
            state = FAILED;
            number = numbers.read();
            body = READ;
            state = before;
        }
        return number;
    }

    /** {@link JsonNumber#count()} of the current {@link #NUMBER}, 0 if it has none; to be asked instead of it. */
    long count() {
        if (kind != NUMBER || body != NUMBER_WAITS || state == FAILED) {
            throw new IllegalStateException("the current token is no number that waits");
        }
        int before = state;
        state = FAILED;
        long count = numbers.readCount();
        body = READ;
        state = before;
        return count;
    }

    private void keepString() {
        if (body == STRING_KEPT && state != FAILED) {
            return;
        }
        if (body != STRING_WAITS || state == FAILED) {
            throw new IllegalStateException("the current token is no string");
        }
        int before = state;
        state = FAILED;
        strings.capture(settings.maxTextBytes());
        body = STRING_KEPT;
        state = before;
    }

    private void finishBody() {
        if (body == STRING_WAITS) {
            strings.skip();
        } else if (body == NUMBER_WAITS) {
            numbers.skip();
        }
        body = READ;
    }

    private void key(int c, String otherwise) {
        if (c != '"') {
            throw in.error(otherwise);
        }
        offset = in.offset();
        in.at++;
        kind = KEY;
        body = STRING_WAITS;
        state = COLON;
    }

    private void value(int c) {
        offset = in.offset();
        switch (c) {
            case '"' -> {
                in.at++;
                kind = STRING;
                body = STRING_WAITS;
            }
            case '{' -> {
                begin(BEGIN_OBJECT);
                return;
            }
            case '[' -> {
                begin(BEGIN_ARRAY);
                return;
            }
            case 't' -> literal(TRUE, "true");
            case 'f' -> literal(FALSE, "false");
            case 'n' -> literal(NULL, "null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                kind = NUMBER;
                body = NUMBER_WAITS;
            }
            default -> otherValue(c);
        }
        afterValue();
    }

    private void otherValue(int c) {
        if ((c != 'N' && c != 'I') || settings.nonFinite() == JsonSettings.NonFinite.REJECT) {
            throw in.error(c == Window.NONE ? "expected a value, found the end" : "expected a value");
        }
        kind = NUMBER;
        body = NUMBER_WAITS;
    }

    private void literal(int literal, String word) {
        in.word(word);
        kind = literal;
    }

    private void begin(int container) {
        if (nesting.depth == nesting.maxDepth) {
            throw in.error("nested deeper than " + nesting.maxDepth + " containers");
        }
        in.at++;
        nesting.open(container == BEGIN_OBJECT);
        kind = container;
        state = place(true);
    }

    private void end(int container) {
        offset = in.offset();
        in.at++;
        nesting.depth--;
        kind = container;
        afterValue();
    }

    private void afterValue() {
        state = nesting.depth == 0 ? NOTHING_MORE : place(false);
    }

    private void finish(int c) {
        if (c != Window.NONE) {
            throw in.error("expected nothing more after the value");
        }
        offset = in.offset();
        kind = END;
        state = NOTHING_MORE;
    }
}

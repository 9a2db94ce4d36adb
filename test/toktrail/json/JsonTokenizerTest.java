package toktrail.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The tokenizer's face: kinds, offsets, findings, misuse. Its judgement is tested against the twin. */
public final class JsonTokenizerTest {

    private static final String[] KINDS =
            {"END", "{", "}", "[", "]", "KEY", "STRING", "NUMBER", "TRUE", "FALSE", "NULL"};

    private JsonTokenizerTest() { }

    /** Registers the tests. */
    public static void tests(Suite s) {
        tokens(s);
        names(s);
        faults(s);
        states(s);
    }

    private static void tokens(Suite s) {
        s.test("gives kinds, offsets and depths", scratch -> {
            String want = "{@1/1 KEY@2/1 [@6/2 NUMBER@7/2 STRING@9/2 TRUE@12/2 ]@16/1 KEY@19/1 {@23/2 }@24/1 KEY@26/1 "
                    + "FALSE@30/1 KEY@36/1 NULL@40/1 }@44/0 END@46/0 END@46/0";
            String document = " {\"a\":[1,\"\",true], \"b\":{},\"c\":false,\"d\":null} ";
            byte[] bytes = ("xx" + document + "yy").getBytes(StandardCharsets.UTF_8);
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT, 3);
            Check.equal("range", want, log(tokenizer.reset(bytes, 2, bytes.length - 2)));
            Check.equal("stream", want, log(tokenizer.reset(new ByteArrayInputStream(bytes, 2, bytes.length - 4))));
        });
        s.test("skips the value of a key, a container, and nothing of a scalar", scratch -> {
            JsonTokenizer tokenizer = on("{\"a\":[1,{\"x\":\"]}\"}],\"b\":{\"c\":[]},\"d\":5,\"e\":[2]}");
            tokenizer.next();
            tokenizer.next();
            tokenizer.skipValue();
            Check.equal("end of the array", "]@18/1", token(tokenizer));
            tokenizer.next();
            Check.equal("key", "b", tokenizer.text());
            tokenizer.next();
            tokenizer.skipValue();
            Check.equal("end of the object", "}@31/1", token(tokenizer));
            tokenizer.next();
            tokenizer.skipValue();
            Check.equal("number", 5L, tokenizer.number().count().getAsLong());
            tokenizer.skipValue();
            tokenizer.next();
            tokenizer.next();
            Check.equal("depth inside", 2, tokenizer.depth());
            tokenizer.next();
            tokenizer.skipValue();
            Check.equal("after scalar", JsonTokenizer.END_ARRAY, tokenizer.next());
        });
    }

    private static void names(Suite s) {
        s.test("finds keys and strings among names, escaped or not, and gives their text again", scratch -> {
            JsonNames names = JsonNames.of("type", "a\"b", "", "\u20ac");
            JsonTokenizer tokenizer =
                    on("[\"type\",\"typ\",\"\\u0074ype\",\"a\\\"b\",\"\",\"\u20ac\",\"\\u20AC\",\"types\"]");
            tokenizer.next();
            for (int want : new int[] {0, -1, 0, 1, 2, 3, 3, -1}) {
                tokenizer.next();
                Check.equal(tokenizer.text(), want, tokenizer.find(names));
                Check.equal("again", want, tokenizer.find(names));
            }
            Check.fails("a name twice", IllegalArgumentException.class, () -> JsonNames.of("a", "b", "a"));
        });
        s.test("finds every name of a large list", scratch -> {
            String[] many = new String[500];
            for (int i = 0; i < many.length; i++) {
                many[i] = "key_" + i * 7;
            }
            JsonNames names = JsonNames.of(many);
            for (int i = 0; i < many.length; i++) {
                byte[] bytes = many[i].getBytes(StandardCharsets.UTF_8);
                Check.equal(many[i], i, names.find(bytes, 0, bytes.length));
                Check.equal("cut " + many[i], -1, names.find(bytes, 0, 4));
            }
        });
    }

    private static void faults(Suite s) {
        s.test("says what is wrong and where", scratch -> {
            fault("{\"a\" 1}", "expected ':' after the key", 1, 6);
            fault("{\"a\":1\n \"b\"}", "expected ',' or '}' after the value", 2, 2);
            fault("[1\n\n2]", "expected ',' or ']' after the value", 3, 1);
            fault("{\"\u20ac\ud83d\ude00\":}", "expected a value", 1, 7);
            fault("{1}", "expected a key or '}'", 1, 2);
            fault("{\"a\":1,}", "expected a key after ','", 1, 8);
            fault("", "expected a value, found the end", 1, 1);
            fault("[\"a\nb\"]", "control character in a string; it must be written as an escape", 1, 4);
            fault("\"\\x\"", "unknown escape in a string", 1, 3);
            fault("\"\\u12g4\"", "expected four hexadecimal digits after \\u", 1, 6);
            fault("\"abc", "the string is not closed", 1, 5);
            fault("\"\\", "the string is not closed", 1, 3);
            fault("01", "a number must not begin with a zero", 1, 2);
            fault("-x", "expected a digit", 1, 2);
            fault("1.x", "expected a digit after the decimal point", 1, 3);
            fault("1ex", "expected a digit in the exponent", 1, 3);
            fault("trux", "expected 'true'", 1, 4);
            fault("1 2", "expected nothing more after the value", 1, 3);
            fault("[NaN]", "expected a value", 1, 2);
        });
    }

    private static void states(Suite s) {
        s.test("refuses to go on after a fault until it is reset", scratch -> {
            JsonTokenizer tokenizer = on("[\"a\nb\", 1]");
            tokenizer.next();
            tokenizer.next();
            Check.fails("text", JsonException.class, tokenizer::text);
            Check.fails("next", IllegalStateException.class, tokenizer::next);
            Check.fails("text again", IllegalStateException.class, tokenizer::text);
            Check.fails("skip", IllegalStateException.class, tokenizer::skipValue);
            byte[] good = "[[]]".getBytes(StandardCharsets.US_ASCII);
            Check.equal("after a reset", "[@0/1 [@1/2 ]@2/1 ]@3/0 END@4/0 END@4/0", log(tokenizer.reset(good, 0, 4)));
        });
        s.test("forgets everything on reset, wherever it stopped", scratch -> {
            String document = "{\"a\":[1,{\"b\":\"\\u0041x\",\"c\":[[-1.5e3]]}],\"d\":null}";
            String want = log(on(document));
            byte[] bytes = document.getBytes(StandardCharsets.US_ASCII);
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT, 2);
            for (int tokens = 0; tokens < 18; tokens++) {
                tokenizer.reset(new ByteArrayInputStream(bytes));
                for (int i = 0; i < tokens; i++) {
                    tokenizer.next();
                }
                Check.equal(tokens + " tokens before", want, log(tokenizer.reset(bytes, 0, bytes.length)));
            }
        });
        s.test("throws IllegalStateException for questions the token does not answer", scratch -> {
            JsonTokenizer fresh = new JsonTokenizer(JsonSettings.EXACT);
            Check.fails("no input", IllegalStateException.class, fresh::next);
            JsonTokenizer tokenizer = on("[1,\"a\"]");
            Check.equal("kind before the first", JsonTokenizer.NOTHING, tokenizer.kind());
            Check.fails("skip before the first", IllegalStateException.class, tokenizer::skipValue);
            tokenizer.next();
            Check.fails("text of [", IllegalStateException.class, tokenizer::text);
            tokenizer.next();
            Check.fails("text of a number", IllegalStateException.class, tokenizer::text);
            Check.equal("number twice", tokenizer.number(), tokenizer.number());
            tokenizer.next();
            Check.fails("number of a string", IllegalStateException.class, tokenizer::number);
            Check.fails("range", IndexOutOfBoundsException.class, () -> tokenizer.reset(new byte[3], 1, 4));
        });
        s.test("passes on the failure of a source and refuses to go on", scratch -> {
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT);
            tokenizer.reset((ByteSource) (into, from, length) -> {
                throw new IOException("disk on fire");
            });
            UncheckedIOException e = Check.fails("next", UncheckedIOException.class, tokenizer::next);
            Check.equal("cause", "disk on fire", e.getCause().getMessage());
            Check.fails("next again", IllegalStateException.class, tokenizer::next);
            tokenizer.reset((ByteSource) (into, from, length) -> 0);
            Check.fails("a source that gives nothing", UncheckedIOException.class, tokenizer::next);
        });
    }

    private static void fault(String document, String message, int line, int column) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        for (int size = 0; size <= 4; size++) {
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT, Math.max(1, size));
            JsonTokenizer on = size == 0 ? tokenizer.reset(bytes, 0, bytes.length)
                    : tokenizer.reset(new ByteArrayInputStream(bytes));
            JsonException e = Check.fails(document, JsonException.class, () -> JsonParser.parse(on, Shape.SCALAR));
            Check.equal(document, message, e.getMessage());
            Check.equal(document + ", buffer " + size,
                    new toktrail.error.Location("f", line, column), e.in("f"));
        }
    }

    private static JsonTokenizer on(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return new JsonTokenizer(JsonSettings.EXACT).reset(bytes, 0, bytes.length);
    }

    private static String log(JsonTokenizer tokenizer) {
        StringBuilder log = new StringBuilder();
        while (tokenizer.next() != JsonTokenizer.END) {
            log.append(token(tokenizer)).append(' ');
        }
        log.append(token(tokenizer)).append(' ');
        tokenizer.next();
        return log.append(token(tokenizer)).toString();
    }

    private static String token(JsonTokenizer tokenizer) {
        return KINDS[tokenizer.kind()] + "@" + tokenizer.offset() + "/" + tokenizer.depth();
    }
}

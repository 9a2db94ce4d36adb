package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Strings: every byte, escape and code point; the eight-byte scan; limits. */
public final class JsonStringTest {

    private static final String REPLACED = "\ufffd";

    private JsonStringTest() { }

    /** Registers the tests. */
    public static void tests(Suite s) {
        bytes(s);
        meanings(s);
        limits(s);
    }

    private static void bytes(Suite s) {
        s.test("judges every byte at every place of a string like the twin", scratch -> {
            for (int length : new int[] {1, 2, 7, 8, 9, 17}) {
                for (int at = 0; at < length; at++) {
                    for (int b = 0; b < 256; b++) {
                        byte[] document = ("[\"" + "x".repeat(length) + "\"]").getBytes(StandardCharsets.US_ASCII);
                        document[2 + at] = (byte) b;
                        same(document);
                    }
                }
            }
        });
        s.test("judges every byte as a key, a first byte, behind a backslash, and between tokens", scratch -> {
            for (String pattern : new String[] {"{\"#\":1}", "#", "#1", "1#", "[1#2]", "[\"\\#\"]",
                "[\"a\\#bcdefghijkl\"]",
                "[\"\\u#000\"]", "[\"\\u0#00\"]", "[\"\\u00#0\"]", "[\"\\u000#\"]", "{\"a\"#1}", "{#\"a\":1}", "[t#ue]",
                "[-#]", "[1.#]", "[1e#]", "[1e+#]", "[0#]", "[[]#]", "{\"a\":1#}", "{\"a\":{}#,\"b\":1}"}) {
                for (int b = 0; b < 256; b++) {
                    byte[] document = pattern.getBytes(StandardCharsets.US_ASCII);
                    document[pattern.indexOf('#')] = (byte) b;
                    Twins.check(document);
                }
            }
        });
        s.test("finds the first special byte at every place, whatever stands before and behind", scratch -> {
            Random random = scratch.random();
            for (int round = 0; round < 20_000; round++) {
                byte[] bytes = new byte[40];
                random.nextBytes(bytes);
                int from = random.nextInt(20);
                int to = from + random.nextInt(20);
                int want = from;
                while (want < to && (bytes[want] & 0xFF) >= 0x20 && bytes[want] != '"' && bytes[want] != '\\') {
                    want++;
                }
                Check.equal("special", want, StringScanner.special(bytes, from, to));
            }
        });
    }

    private static void meanings(Suite s) {
        s.test("reads every code point raw and escaped", scratch -> {
            for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x10000 ? 1 : 0x101) {
                String want = c >= 0xD800 && c <= 0xDFFF ? REPLACED : Character.toString(c);
                StringBuilder escaped = new StringBuilder("\"a");
                for (char unit : Character.toChars(c)) {
                    escaped.append(String.format(c % 2 == 0 ? "\\u%04x" : "\\u%04X", (int) unit));
                }
                Check.equal("escaped " + c, "a" + want + "z", text(escaped + "z\""));
                if (c >= 0x20 && c != '"' && c != '\\' && want != REPLACED) {
                    Check.equal("raw " + c, "a" + want + "z", text("\"a" + want + "z\""));
                }
            }
        });
        s.test("reads the short escapes", scratch ->
                Check.equal("text", "\"\\/\b\f\n\r\t", text("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")));
        s.test("replaces halves of surrogate pairs", scratch -> {
            Check.equal("high", REPLACED, text("\"\\ud83d\""));
            Check.equal("low", REPLACED + "x", text("\"\\ude00x\""));
            Check.equal("high, high, low", REPLACED + "\ud83d\ude00", text("\"\\ud83d\\ud83d\\ude00\""));
            Check.equal("reversed", REPLACED + REPLACED, text("\"\\ude00\\ud83d\""));
            Check.equal("high, newline", REPLACED + "\n", text("\"\\ud83d\\n\""));
            Check.equal("high, letter", REPLACED + "A", text("\"\\ud83d\\u0041\""));
        });
        s.test("replaces invalid UTF-8 and goes on", scratch -> {
            Check.equal("lone continuation", "a" + REPLACED + "b", text(new byte[] {'"', 'a', (byte) 0x80, 'b', '"'}));
            Check.equal("cut by an escape", REPLACED + "\n",
                    text(new byte[] {'"', (byte) 0xE2, (byte) 0x82, '\\', 'n', '"'}));
            Check.equal("an escape is no lead byte", "\u00e9" + REPLACED, text(new byte[]
                {'"', '\\', 'u', '0', '0', 'e', '9', (byte) 0xA9, '"'}));
        });
    }

    private static void limits(Suite s) {
        s.test("cuts long strings before a character, escape or pair torn apart, through any buffer", scratch -> {
            cut("abcdef", 4, "abcd");
            cut("abcd", 4, "abcd");
            cut("abc\u20acd", 4, "abc");
            cut("abc\u20acd", 6, "abc\u20ac");
            cut("a\ud83d\ude00b", 4, "a");
            cut("a\ud83d\ude00b", 5, "a\ud83d\ude00");
            cut("ab\\n\\nx", 5, "ab\n");
            cut("ab\\n\\nx", 6, "ab\n\n");
            cut("a\\u20acx", 6, "a");
            cut("a\\u20acx", 7, "a\u20ac");
            cut("\\ud83d\\ude00x", 12, "\ud83d\ude00");
            cut("\\ud83d\\ude00x", 11, "");
            cut("\\n\\ud83d\\ude00x", 8, "\n");
            cut("\\n\\ud83dabcdef", 10, "\n" + REPLACED + "ab");
            cut("\\n\\ud83d\u20acbcdef", 10, "\n" + REPLACED);
            cut("\\\\\\\\\\\\", 4, "\\\\");
        });
        s.test("cuts at every limit to a beginning of the whole text", scratch -> {
            Documents documents = new Documents(scratch.random(), true);
            for (int i = 0; i < 300; i++) {
                String source = new JsonText(documents.valid()).toString();
                String whole = text(source);
                for (int limit = 1; limit < source.length(); limit += 1 + i % 7) {
                    String got = cut(source, limit, 3);
                    Check.that(limit + " bytes of " + source + " gave " + got, whole.startsWith(got));
                    Check.equal("one buffer", got, cut(source, limit, 1 << 16));
                }
            }
        });
    }

    private static void same(byte[] document) {
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN, 3);
        String want = Twins.slow(document, true);
        Check.equal(Twins.show(document), want, read(tokenizer.reset(document, 0, document.length)));
        Check.equal("stream " + Twins.show(document), want,
                read(tokenizer.reset(new java.io.ByteArrayInputStream(document))));
    }

    private static String read(JsonTokenizer tokenizer) {
        try {
            return JsonParser.parse(tokenizer, Shape.ALL).toString();
        } catch (JsonException e) {
            return "!";
        }
    }

    private static String text(String json) {
        return text(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] json) {
        return Json.parse(json).asRawText().orElseThrow();
    }

    private static void cut(String content, int limit, String want) {
        for (int buffer = 1; buffer <= 20; buffer++) {
            Check.equal(limit + " bytes of " + content + ", buffer " + buffer, want,
                    cut("\"" + content + "\"", limit, buffer));
        }
        byte[] bytes = ("\"" + content + "\"").getBytes(StandardCharsets.UTF_8);
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT.withMaxTextBytes(limit));
        tokenizer.reset(bytes, 0, bytes.length).next();
        Check.equal(limit + " bytes of " + content, want, tokenizer.text());
    }

    private static String cut(String json, int limit, int buffer) {
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT.withMaxTextBytes(limit), buffer);
        tokenizer.reset(new java.io.ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))).next();
        String text = tokenizer.text();
        Check.equal("the rest is read too", JsonTokenizer.END, tokenizer.next());
        return text;
    }
}

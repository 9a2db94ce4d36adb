package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import toktrail.testing.Check;

/** Reads a document in every way the package knows and expects one answer, that of the slow twin. */
final class Twins {

    /** The keys that {@link Documents} uses, so that shapes meet some of them. */
    static final Shape SHAPE = Shape.of("a", "type", "k\u00e9y").with("message",
            Shape.of("id").with("usage", Shape.ALL)).with("list", Shape.each(Shape.of("a", "id")));

    private static final int MAX_BUFFER = 17;

    private Twins() { }

    /** Checks the document as it is, in a range and through all small buffers. */
    static void check(byte[] document) {
        String want = slow(document, true);
        check(document, JsonSettings.FOREIGN, want, new Random(document.length));
        if (has(document, 'N') || has(document, 'I')) {
            check(document, JsonSettings.EXACT, slow(document, false), new Random(1));
        }
    }

    static void check(String document) {
        check(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(byte[] document, JsonSettings settings, String want, Random random) {
        String shown = show(document);
        JsonTokenizer tokenizer = new JsonTokenizer(settings);
        byte[] padded = new byte[document.length + 14];
        java.util.Arrays.fill(padded, (byte) '1');
        System.arraycopy(document, 0, padded, 7, document.length);
        String whole = all(tokenizer.reset(padded, 7, 7 + document.length));
        Check.equal(shown, want, verdict(whole));
        String skipped = skipped(tokenizer.reset(padded, 7, 7 + document.length));
        Check.equal("skipped " + shown, failure(whole), skipped);
        String shaped = shaped(tokenizer.reset(padded, 7, 7 + document.length));
        Check.equal("inside " + shown, inside(document, words(settings)), insideSkipped(document, tokenizer));
        String wantShaped = failure(whole).isEmpty()
                ? project(SlowJson.parse(document, words(settings)), SHAPE)
                        .toString() : whole;
        Check.equal("shaped " + shown, wantShaped, shaped);
        for (int size = 1; size <= MAX_BUFFER; size++) {
            JsonTokenizer small = new JsonTokenizer(settings, size);
            Check.equal("buffer " + size + " of " + shown, whole, all(small.reset(chunks(document, random))));
            Check.equal("skipped, buffer " + size + " of " + shown, skipped,
                    skipped(small.reset(chunks(document, random))));
            Check.equal("shaped, buffer " + size + " of " + shown, shaped,
                    shaped(small.reset(chunks(document, random))));
        }
    }

    /** Expects what {@link #slow} said of the document when it comes in two readings. */
    static void checkSplit(byte[] document, int split, String want) {
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN, document.length + 1);
        String what = "split at " + split + " of " + show(document);
        Check.equal(what, want, verdict(all(tokenizer.reset(halves(document, split)))));
        Check.equal("skipped, " + what, want.startsWith("!"),
                skipped(tokenizer.reset(halves(document, split))).startsWith("!"));
    }

    /** What the slow twin says: the value, or {@code "!"}. */
    static String slow(byte[] document, boolean words) {
        try {
            return SlowJson.parse(document, words).toString();
        } catch (IllegalArgumentException e) {
            return "!";
        }
    }

    static boolean accepts(byte[] document) {
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT);
        return !all(tokenizer.reset(document, 0, document.length)).startsWith("!");
    }

    private static String all(JsonTokenizer tokenizer) {
        try {
            return JsonParser.parse(tokenizer, Shape.ALL).toString();
        } catch (JsonException e) {
            return describe(e);
        }
    }

    private static String shaped(JsonTokenizer tokenizer) {
        try {
            return JsonParser.parse(tokenizer, SHAPE).toString();
        } catch (JsonException e) {
            return describe(e);
        }
    }

    private static String skipped(JsonTokenizer tokenizer) {
        try {
            tokenizer.next();
            tokenizer.skipValue();
            Check.equal("kind after skipping", JsonTokenizer.END, tokenizer.next());
            return "";
        } catch (JsonException e) {
            return describe(e);
        }
    }

    /** The document with enough behind it that nothing in it is near the end of the window. */
    private static byte[] surrounded(byte[] document) {
        byte[] begin = "{\"a\":[".getBytes(StandardCharsets.US_ASCII);
        byte[] end = ",\"padding padding padding\"],\"b\":[1234567890]}".getBytes(StandardCharsets.US_ASCII);
        byte[] result = java.util.Arrays.copyOf(begin, begin.length + document.length + end.length);
        System.arraycopy(document, 0, result, begin.length, document.length);
        System.arraycopy(end, 0, result, begin.length + document.length, end.length);
        return result;
    }

    private static String inside(byte[] document, boolean words) {
        return slow(surrounded(document), words).equals("!") ? "refused" : "accepted";
    }

    private static String insideSkipped(byte[] document, JsonTokenizer tokenizer) {
        byte[] surrounded = surrounded(document);
        return skipped(tokenizer.reset(surrounded, 0, surrounded.length)).isEmpty() ? "accepted" : "refused";
    }

    private static boolean words(JsonSettings settings) {
        return settings.nonFinite() == JsonSettings.NonFinite.ACCEPT;
    }

    private static String describe(JsonException e) {
        return "!" + e.in("x") + ": " + e.getMessage();
    }

    private static String failure(String outcome) {
        return outcome.startsWith("!") ? outcome : "";
    }

    private static String verdict(String outcome) {
        return outcome.startsWith("!") ? "!" : outcome;
    }

    /** What a shape means, in the plainest way. */
    static JsonValue project(JsonValue value, Shape shape) {
        if (value instanceof JsonArray array) {
            List<JsonValue> kept = new ArrayList<>();
            array.forEach(element -> kept.add(project(element, shape)));
            return shape.dropsContent() ? JsonArray.EMPTY : new JsonArray(kept);
        }
        if (!(value instanceof JsonObject object) || shape == Shape.ALL) {
            return value;
        }
        JsonObject.Builder kept = JsonObject.builder();
        for (String name : shape.dropsContent() ? List.<String>of() : object.names()) {
            Shape inner = shape.others();
            for (int i = 0; i < shape.keys().count(); i++) {
                inner = shape.keys().name(i).equals(name) ? shape.shape(i) : inner;
            }
            if (inner != null) {
                kept.put(name, project(object.get(name), inner));
            }
        }
        return kept.build();
    }

    private static ByteSource chunks(byte[] document, Random random) {
        int[] at = {0};
        return (into, from, length) -> {
            int count = Math.min(document.length - at[0], 1 + random.nextInt(length));
            System.arraycopy(document, at[0], into, from, count);
            at[0] += count;
            return count == 0 ? -1 : count;
        };
    }

    private static ByteSource halves(byte[] document, int split) {
        int[] at = {0};
        return (into, from, length) -> {
            int count = (at[0] < split ? split : document.length) - at[0];
            System.arraycopy(document, at[0], into, from, count);
            at[0] += count;
            return count == 0 ? -1 : count;
        };
    }

    private static boolean has(byte[] document, char c) {
        return new String(document, StandardCharsets.ISO_8859_1).indexOf(c) >= 0;
    }

    static String show(byte[] document) {
        String text = new JsonText(new String(document, StandardCharsets.ISO_8859_1)).toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}

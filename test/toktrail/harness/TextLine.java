package toktrail.harness;

import java.nio.charset.StandardCharsets;
import toktrail.json.JsonFields;
import toktrail.json.JsonObject;
import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonTokenizer;
import toktrail.json.Shape;

/** A line of a file, as a reader gets it. */
public final class TextLine implements Line {

    private final String text;

    /** The third line of a file, at offset 77. */
    public TextLine(String text) {
        this.text = text;
    }

    @Override
    public long number() {
        return 3;
    }

    @Override
    public long offset() {
        return 77;
    }

    @Override
    public boolean repeated() {
        return false;
    }

    @Override
    public JsonObject parse(Shape shape) {
        return JsonParser.parseObject(tokenizer(), shape);
    }

    @Override
    public boolean read(JsonFields fields) {
        return fields.read(tokenizer());
    }

    private JsonTokenizer tokenizer() {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new JsonTokenizer(JsonSettings.FOREIGN).reset(bytes, 0, bytes.length);
    }

    @Override
    public boolean contains(String needle) {
        return text.contains(needle);
    }

    @Override
    public String text() {
        return text;
    }
}

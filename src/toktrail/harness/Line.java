package toktrail.harness;

import toktrail.json.JsonFields;
import toktrail.json.JsonObject;
import toktrail.json.Shape;

/** One line of a file of JSON lines; valid only during the call it is passed to. */
public interface Line {

    /** Physical line number from 1; blank lines count. */
    long number();

    /** Byte offset of the first byte of the line. */
    long offset();

    /** Whether an earlier pass consumed the line and it only comes again because reading resumed before it. */
    boolean repeated();

    /**
     * The wanted parts of the record. May be called several times with different shapes.
     *
     * @throws toktrail.json.JsonException if the line is not exactly one JSON object
     */
    JsonObject parse(Shape shape);

    /**
     * Reads the wanted fields of the record; says whether they could be read, see {@link JsonFields#read}.
     *
     * @throws toktrail.json.JsonException if the line is not JSON
     */
    boolean read(JsonFields fields);

    /** Whether the line contains an ASCII text. */
    boolean contains(String needle);

    /** The whole line without its line end, invalid UTF-8 replaced; costs memory of its size. */
    String text();
}

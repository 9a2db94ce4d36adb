package toktrail.importer.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import toktrail.error.UserException;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonValue;

/**
 * Reads files of other trackers.
 *
 * @param format what the files are; found out for each of them if absent
 * @param tool   the tool of rows whose file does not say which tool they are of
 * @param tools  finds the id of the tool that a file names
 */
public record HistoryReader(
        Optional<HistoryFormat> format, Optional<String> tool, Function<String, Optional<String>> tools) {

    private static final byte[] BYTE_ORDER_MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

    public HistoryReader {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(tools, "tools");
    }

    /**
     * The rows of a file.
     *
     * @param name  how the person named it
     * @param bytes all of it
     * @throws UserException if it is not JSON, or none of the formats, or not the one that was asked for
     */
    public HistoryFile read(String name, byte[] bytes) {
        JsonValue document = parse(name, bytes);
        HistoryFormat found = format.orElseGet(() -> HistoryFormat.of(document).orElseThrow(() ->
                UserException.failed(name + " is neither a cache file of toktrack, nor a graph file of Token Tracker,"
                        + " nor the output of ccusage daily --json.")));
        if (!found.fits(document)) {
            throw UserException.failed(name + " is not " + found.description() + ".");
        }
        RowCollector rows = new RowCollector(tools, tool);
        found.read(document.asObject(), rows);
        return new HistoryFile(name, found, rows.rows(), rows.skipped());
    }

    private static JsonValue parse(String name, byte[] bytes) {
        boolean marked = bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(Arrays.copyOf(bytes, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        try {
            return Json.parse(marked ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes);
        } catch (JsonException e) {
            throw UserException.input(e.in(name), "not valid JSON: " + e.getMessage());
        }
    }
}

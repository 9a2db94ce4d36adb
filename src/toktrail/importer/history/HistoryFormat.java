package toktrail.importer.history;

import java.util.Optional;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;

/** A kind of file that another tracker writes. */
public enum HistoryFormat {

    /** The cache of toktrack: one file for each tool, as {@code ~/.toktrack/cache/claude-code_daily.json}. */
    TOKTRACK("toktrack", "a cache file of toktrack", "summaries", new ToktrackHistory()),

    /** The graph that Token Tracker and {@code toktrail graph} write. */
    TOKENTRACKER("tokentracker", "a graph file of Token Tracker", "contributions", new TokenTrackerHistory()),

    /** What {@code ccusage daily --json} prints, and {@code toktrail daily --json --shape ccusage}. */
    CCUSAGE("ccusage", "the output of ccusage daily --json", "daily", new CcusageHistory());

    /** Reads the rows of a file of one format. */
    interface Rows {

        /** Hands over what stands in the file. */
        void read(JsonObject file, RowCollector rows);
    }

    private final String label;
    private final String description;
    private final String key;
    private final Rows rows;

    HistoryFormat(String label, String description, String key, Rows rows) {
        this.label = label;
        this.description = description;
        this.key = key;
        this.rows = rows;
    }

    /** What people call it; also the origin of its rows. */
    public String label() {
        return label;
    }

    /** What such a file is, for messages. */
    String description() {
        return description;
    }

    /** The format with this label. */
    public static Optional<HistoryFormat> find(String label) {
        for (HistoryFormat format : values()) {
            if (format.label.equals(label)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format of a document, absent if it has none of these. */
    static Optional<HistoryFormat> of(JsonValue document) {
        for (HistoryFormat format : values()) {
            if (format.fits(document)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Whether a document can be a file of this format. */
    boolean fits(JsonValue document) {
        return document instanceof JsonObject object && object.get(key) instanceof JsonArray
                && (this != TOKTRACK || object.text("cli").isPresent());
    }

    void read(JsonObject file, RowCollector into) {
        rows.read(file, into);
    }
}

package toktrail.sync;

import toktrail.json.JsonStyle;
import toktrail.json.JsonWriter;

/** The counts of an import as the ledger keeps them. */
final class ResultText {

    private ResultText() { }

    static String of(ImportResult result) {
        StringBuilder text = new StringBuilder();
        JsonWriter writer = new JsonWriter(text::append, JsonStyle.CANONICAL);
        writer.beginObject();
        for (ImportCount count : ImportCount.values()) {
            writer.key(count.key()).number(result.count(count));
        }
        writer.key("conflicts").number(result.conflicts().size());
        writer.endObject();
        writer.finish();
        return text.toString();
    }
}

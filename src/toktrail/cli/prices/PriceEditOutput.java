package toktrail.cli.prices;

import toktrail.cli.frame.CommandContext;
import toktrail.config.price.PriceRow;
import toktrail.config.price.edit.PriceEdit;
import toktrail.config.price.edit.PriceRowKey;
import toktrail.json.JsonWriter;
import toktrail.report.prices.ListedPrice;

/** What was done to the price file, as text and JSON. */
final class PriceEditOutput {

    private PriceEditOutput() { }

    static void print(CommandContext context, PriceRowKey key, PriceEdit edit) {
        if (context.json()) {
            context.printJson(writer -> json(writer, key, edit));
        } else {
            context.out().print(text(key, edit));
        }
        if (edit.others() > 0) {
            context.warn(edit.others() + (edit.others() == 1 ? " other problem" : " other problems")
                    + "; run toktrail config validate");
        }
        if (edit.tiers() > 0) {
            context.environment().streams().err().line("note: " + edit.file() + " has tiers of " + key.name()
                    + ", which go before this row; \"toktrail prices unset\" with their bounds removes them");
        }
    }

    private static String text(PriceRowKey key, PriceEdit edit) {
        String price = key.table().word() + " price of " + key.name();
        StringBuilder text = new StringBuilder();
        text.append(switch (edit.outcome()) {
            case ADDED -> "Added the " + price + " to " + edit.file();
            case CHANGED -> "Changed the " + price + " in " + edit.file();
            case UNCHANGED -> "Unchanged: " + edit.file() + " says so already";
            case REMOVED -> "Removed the " + price + " from " + edit.file();
        }).append('\n');
        for (PriceEdit.Value value : edit.values()) {
            text.append("  ").append(value.key()).append(": ").append(value.old().map(old -> old + " -> ").orElse(""))
                    .append(value.now()).append('\n');
        }
        return text.toString();
    }

    private static void json(JsonWriter writer, PriceRowKey key, PriceEdit edit) {
        writer.beginObject().key("type").text("price_edit");
        writer.key("path").text(edit.file().toString());
        writer.key("outcome").text(edit.outcome().word());
        writer.key("changes").beginArray();
        for (PriceEdit.Value value : edit.values()) {
            writer.beginObject().key("key").text(value.key());
            writer.key("old").text(value.old().orElse(null));
            writer.key("new").text(value.now()).endObject();
        }
        writer.endArray();
        writer.key("rows").beginArray();
        for (PriceRow row : edit.rows()) {
            PriceListOutput.json(writer, ListedPrice.configured(key.table(), row, edit.file().toString()));
        }
        writer.endArray();
        writer.endObject();
    }
}

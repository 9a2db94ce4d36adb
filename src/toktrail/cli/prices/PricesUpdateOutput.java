package toktrail.cli.prices;

import java.util.List;
import java.util.stream.Stream;
import toktrail.cli.frame.CommandContext;
import toktrail.config.price.PriceRow;
import toktrail.config.price.RowChange;
import toktrail.config.price.RowChange.Difference;
import toktrail.config.price.RowChange.Kind;
import toktrail.json.JsonWriter;
import toktrail.pricing.catalogue.CatalogueReading;
import toktrail.pricing.catalogue.CatalogueUpdate;
import toktrail.pricing.catalogue.CatalogueUpdate.FileUpdate;
import toktrail.text.Sanitised;

/** Prints what became of price files. */
final class PricesUpdateOutput {

    private final CommandContext context;
    private final CatalogueReading reading;
    private final CatalogueUpdate update;

    private PricesUpdateOutput(CommandContext context, CatalogueReading reading, CatalogueUpdate update) {
        this.context = context;
        this.reading = reading;
        this.update = update;
    }

    static void print(CommandContext context, CatalogueReading reading, CatalogueUpdate update) {
        PricesUpdateOutput output = new PricesUpdateOutput(context, reading, update);
        if (context.json()) {
            context.printJson(output::json);
        } else {
            output.text();
        }
    }

    private boolean dry() {
        return context.invocation().flag(PriceOptions.DRY_RUN);
    }

    private List<String> warnings() {
        return Stream.concat(reading.warnings().stream(), update.warnings().stream())
                .map(Sanitised::line).toList();
    }

    private static List<RowChange> changes(FileUpdate file, Kind kind) {
        return file.merge().changes().stream().filter(change -> change.kind() == kind).toList();
    }

    private void text() {
        warnings().forEach(context::warn);
        for (FileUpdate file : update.files()) {
            String done = !file.differs() ? "Unchanged " : dry() ? "Would write " : "Wrote ";
            context.out().line(done + file.path() + ": "
                    + changes(file, Kind.ADDED).size() + " added, " + changes(file, Kind.CHANGED).size() + " changed, "
                    + changes(file, Kind.UNCHANGED).size() + " unchanged");
            changes(file, Kind.ADDED).forEach(change -> context.out().line("  + " + title(change.now()) + ": input "
                    + change.now().rates().input().toPlainString() + ", output "
                    + change.now().rates().output().toPlainString()));
            for (RowChange change : changes(file, Kind.CHANGED)) {
                for (Difference difference : change.differences()) {
                    context.out().line("  ~ " + title(change.now()) + ": " + difference.key() + " "
                            + difference.before().orElse("-") + " -> " + difference.now().orElse("-"));
                }
            }
        }
        if (!reading.skipped().isEmpty()) {
            context.out().line("Skipped " + reading.skipped().size() + " entries; --json lists them.");
        }
    }

    private static String title(PriceRow row) {
        return Sanitised.line(row.model() + row.tier().label().map(label -> " (" + label + ")").orElse(""));
    }

    private void json(JsonWriter writer) {
        writer.beginObject();
        writer.key("type").text("prices_update");
        writer.key("format").text(reading.format().label());
        writer.key("files").beginArray();
        update.files().forEach(file -> json(writer, file));
        writer.endArray();
        writer.key("skipped").beginArray();
        for (CatalogueReading.Skipped skipped : reading.skipped()) {
            writer.beginObject().key("key").text(skipped.key()).key("reason").text(skipped.reason()).endObject();
        }
        writer.endArray();
        writer.key("warnings").beginArray();
        warnings().forEach(writer::text);
        writer.endArray();
        writer.key("dry_run").bool(dry());
        writer.endObject();
    }

    private static void json(JsonWriter writer, FileUpdate file) {
        writer.beginObject();
        writer.key("path").text(file.path().toString());
        writer.key("provider").text(file.provider());
        writer.key("added").number(changes(file, Kind.ADDED).size());
        writer.key("changed").number(changes(file, Kind.CHANGED).size());
        writer.key("unchanged").number(changes(file, Kind.UNCHANGED).size());
        writer.key("changes").beginArray();
        for (RowChange change : changes(file, Kind.CHANGED)) {
            for (Difference difference : change.differences()) {
                writer.beginObject();
                writer.key("model").text(change.now().model());
                writer.key("context_min_tokens").number(change.now().tier().min());
                writer.key("context_max_tokens").number(change.now().tier().max());
                writer.key("key").text(difference.key());
                writer.key("old").text(difference.before().orElse(null));
                writer.key("new").text(difference.now().orElse(null));
                writer.endObject();
            }
        }
        writer.endArray();
        writer.endObject();
    }
}

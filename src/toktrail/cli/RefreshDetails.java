package toktrail.cli;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import toktrail.importer.ImportReport;
import toktrail.json.JsonWriter;

/** Shows the import before a report together with the report, if {@code --refresh-details} asks for it. */
public final class RefreshDetails {

    private final CommandContext context;
    private final Optional<ImportReport> imported;
    private final boolean wanted;

    /** @param imported what the import did, absent if there was none */
    public RefreshDetails(CommandContext context, Optional<ImportReport> imported) {
        this.context = context;
        this.imported = imported;
        wanted = context.invocation().flag(UsageOptions.REFRESH_DETAILS);
    }

    /** Prints the report as JSON or as text, whichever was asked for, with the import if wanted. */
    public void print(Consumer<JsonWriter> json, Supplier<String> text) {
        if (context.json()) {
            printJson(json);
        } else {
            printText();
            context.out().print(text.get());
        }
    }

    /** Prints the report as JSON, with the import around it if wanted. */
    public void printJson(Consumer<JsonWriter> report) {
        context.printJson(writer -> {
            if (!wanted) {
                report.accept(writer);
                return;
            }
            writer.beginObject().key("refresh");
            if (imported.isPresent()) {
                RefreshOutput.json(writer, imported.get(), null, false);
            } else {
                writer.beginArray().endArray();
            }
            writer.key("report");
            report.accept(writer);
            writer.endObject();
        });
    }

    /**
     * Prints what stands before the report's text: the table of the import, if wanted, and on standard error whether
     * the doctor is needed.
     */
    public void printText() {
        printImport();
        DoctorNote.print(context);
    }

    /** Prints the table of the import alone, if wanted. */
    public void printImport() {
        if (wanted) {
            imported.ifPresent(done -> context.out().print("Refreshed usage\n"
                    + RefreshOutput.text(done, context.style()) + "\n"));
        }
    }
}

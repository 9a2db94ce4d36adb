package toktrail.cli.refresh;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportResult;
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

    /** Writes the import as a last member of an object that is open, if wanted. */
    public void writeMember(JsonWriter writer) {
        if (wanted && imported.isPresent()) {
            RefreshOutput.json(writer.key("refresh"), imported.get(), null, false);
        } else if (wanted) {
            writer.key("refresh").beginArray().endArray();
        }
    }

    /** A line for each source of the import under a heading, if wanted; else empty. */
    public String lines() {
        if (!wanted || imported.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Refresh\n");
        for (ImportResult result : imported.get().results()) {
            text.append(String.format(Locale.ROOT, "  %-10s imported %6d  skipped %6d  status=", result.harness(),
                    result.rows().inserted(), result.rows().skipped())).append(result.status().id()).append('\n');
        }
        return text.toString();
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

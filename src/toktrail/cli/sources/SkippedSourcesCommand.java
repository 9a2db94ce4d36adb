package toktrail.cli.sources;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.json.JsonWriter;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerView;
import toktrail.ledger.importing.SkippedSource;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.usage.Names;

/** {@code toktrail sources skipped}: sources that imports gave up on. */
final class SkippedSourcesCommand implements Command {

    private static final Option CLEAR = Option.flag("--clear", "Forget them, so that the next import tries again.");
    private static final Option HARNESS = Option.known("--harness", "NAME", Topics.HARNESSES,
            "Only sources of this harness.");
    private static final int NO_WIDTH = 0;

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("skipped", "List the sources that could not be read.")
                .withDescription("A source that failed as a whole is not tried again until it changes or everything is"
                        + " read again.")
                .withOptions(CLEAR, HARNESS, GlobalOptions.JSON)
                .withExample("toktrail sources skipped --clear --harness opencode",
                        "try the sources of OpenCode again");
    }

    @Override
    public ExitCode run(CommandContext context) {
        List<SkippedSource> all = context.workspace().ledger().read(LedgerView::skippedSources);
        Optional<String> harness = context.invocation().text(HARNESS).map(name -> harnessId(context, all, name));
        List<SkippedSource> wanted = all.stream()
                .filter(source -> harness.isEmpty() || source.harness().equals(harness.get())).toList();
        if (context.invocation().flag(CLEAR)) {
            clear(context, harness, wanted.isEmpty());
        } else if (context.json()) {
            context.printJson(writer -> json(writer, wanted));
        } else {
            context.out().print(wanted.isEmpty() ? "No skipped sources.\n" : text(context, wanted));
        }
        return ExitCode.DONE;
    }

    /** The id as it is stored: of a harness we know, or of one that only the ledger knows. */
    private static String harnessId(CommandContext context, List<SkippedSource> all, String name) {
        return Stream.concat(context.workspace().tools().names().stream(),
                all.stream().map(SkippedSource::harness)).filter(id -> Names.same(id, name)).findFirst()
                .orElseThrow(() -> UserException.failed("Unsupported harness: " + name));
    }

    private static void clear(CommandContext context, Optional<String> harness, boolean nothing) {
        long cleared = 0;
        if (!nothing) {
            try (Ledger ledger = context.workspace().ledger().open()) {
                cleared = ledger.clearSkippedSources(harness);
            }
        }
        long count = cleared;
        if (context.json()) {
            context.printJson(writer -> writer.beginObject().key("cleared").number(count).endObject());
        } else {
            context.out().line("Cleared " + Numbers.counted(count, "skipped source") + ".");
        }
    }

    private static String text(CommandContext context, List<SkippedSource> sources) {
        Table table = Table.of(Column.text("harness"), Column.text("source path"), Column.text("reason"),
                Column.text("updated at ms"));
        sources.forEach(source -> table.row(source.harness(), source.entry().path(), source.entry().reason(),
                Long.toString(source.entry().updatedAtMs())));
        return table.render(Look.PLAIN, context.style(), NO_WIDTH);
    }

    private static void json(JsonWriter writer, List<SkippedSource> sources) {
        writer.beginObject().key("skipped_sources").beginArray();
        for (SkippedSource source : sources) {
            writer.beginObject().key("harness").text(source.harness());
            writer.key("source_path").text(source.entry().path());
            writer.key("reason").text(source.entry().reason());
            writer.key("updated_at_ms").number(source.entry().updatedAtMs());
            writer.key("detail").text(source.entry().detail());
            writer.key("attempts").number(source.entry().attempts());
            writer.endObject();
        }
        writer.endArray().endObject();
    }
}

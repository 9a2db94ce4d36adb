package toktrail.cli.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.form.ReportJson;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Sources;
import toktrail.cli.frame.Topics;
import toktrail.cli.refresh.SourceSessionReader;
import toktrail.error.ExitCode;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.Roots;
import toktrail.harness.SourceFile;
import toktrail.importer.ImportRequest.Source;
import toktrail.importer.SourceSurvey;
import toktrail.importer.SourceSurvey.Survey;
import toktrail.json.JsonWriter;
import toktrail.spelling.TextOrder;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.usage.UsageEvent;

/** {@code toktrail sources list}: every place usage is looked for, and what is there. */
final class SourceListCommand implements Command {

    private static final Option HARNESS = Option.known("--harness", "NAME", Topics.HARNESSES,
            "List only the sources of this harness.").repeatable();
    private static final Option SOURCE = Option.file("--source", "PATH", "Look at this file or directory instead of the"
            + " known places; needs exactly one --harness.");

    /** The options of the list, which are also those of the group. */
    static final List<Option> OPTIONS = List.of(HARNESS, SOURCE, GlobalOptions.JSON);

    private static final String NOT_FOUND = "source not found";
    private static final int NO_WIDTH = 0;

    /**
     * A source.
     *
     * @param info    whose it is
     * @param path    where it is
     * @param exists  whether anything is there
     * @param counts  what was read
     * @param warning what is the matter with it, empty for nothing
     * @param failed  whether it is there but cannot be read
     */
    private record Row(HarnessInfo info, String path, boolean exists, Counts counts, String warning, boolean failed) { }

    private record Counts(long sessions, long messages, long tokens) {

        static final Counts NONE = new Counts(0, 0, 0);

        static Counts of(List<UsageEvent> events) {
            return new Counts(events.stream().map(UsageEvent::session).distinct().count(), events.size(),
                    events.stream().mapToLong(event -> event.tokens().total()).sum());
        }
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("list", "List the places usage is looked for, and how much is there.")
                .withOptions(OPTIONS)
                .withExample("toktrail sources list --harness codex --json", "the sources of Codex as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        List<Row> rows = new ArrayList<>();
        for (Source source : sources(context)) {
            source.roots().forEach(root -> rows.add(read(context, source.harness(), root)));
        }
        if (context.json()) {
            context.printJson(writer -> json(writer, rows));
        } else {
            context.out().print(rows.isEmpty() ? "No sources configured.\n" : text(context, rows));
        }
        return ExitCode.DONE;
    }

    private static List<Source> sources(CommandContext context) {
        Invocation line = context.invocation();
        Optional<String> typed = line.text(SOURCE);
        List<String> names = line.list(HARNESS);
        if (typed.isPresent() && names.size() != 1) {
            throw UserException.failed("--source can only be used with exactly one --harness.");
        }
        Sources sources = context.workspace().sources();
        List<Source> found = typed.isPresent()
                ? List.of(sources.explicit(sources.harness(names.get(0)), typed.get())) : sources.of(names);
        return found.stream()
                .sorted(Comparator.comparing(source -> source.harness().info().id(), TextOrder.CODE_POINT)).toList();
    }

    private static Row read(CommandContext context, Harness harness, Path root) {
        String path = SourceFile.slashed(root);
        if (!Files.exists(root)) {
            return Roots.refusal(root)
                    .map(e -> new Row(harness.info(), path, false, Counts.NONE, FileTrouble.reason(e), true))
                    .orElseGet(() -> new Row(harness.info(), path, false, Counts.NONE, NOT_FOUND, false));
        }
        Survey survey;
        try {
            survey = new SourceSurvey(context.environment()).read(harness, List.of(root), false);
        } catch (IOException e) {
            return new Row(harness.info(), path, true, Counts.NONE, SourceSessionReader.reason(root, e), true);
        }
        boolean nothingRead = survey.events().isEmpty() && !Files.isDirectory(root) && !survey.warnings().isEmpty();
        if (nothingRead) {
            return new Row(harness.info(), path, true, Counts.NONE, String.join("; ", survey.warnings()), true);
        }
        survey.warnings().forEach(context::warn);
        return new Row(harness.info(), path, true, Counts.of(survey.events()), "", false);
    }

    private static String text(CommandContext context, List<Row> rows) {
        Table table = Table.of(Column.text("harness"), Column.text("exists"), Column.text("sessions"),
                Column.text("messages"), Column.text("tokens"), Column.text("source_path"), Column.text("config_key"),
                Column.text("id_prefix"), Column.text("warning"));
        for (Row row : rows) {
            table.row(row.info().id(), row.exists() ? "yes" : "no", Numbers.count(row.counts().sessions()),
                    Numbers.count(row.counts().messages()), Numbers.count(row.counts().tokens()), row.path(),
                    row.info().configKey(), row.info().id(), row.warning());
        }
        return table.render(Look.PLAIN, context.style(), NO_WIDTH);
    }

    /** A source that cannot be read has no keys behind the warning. */
    private static void json(JsonWriter writer, List<Row> rows) {
        writer.beginArray();
        for (Row row : rows) {
            writer.beginObject().key("harness").text(row.info().id());
            writer.key("source_path").text(row.path());
            writer.key("exists").bool(row.exists());
            writer.key("sessions").number(row.counts().sessions());
            writer.key("messages").number(row.counts().messages());
            writer.key("tokens").number(row.counts().tokens());
            writer.key("warning").text(row.warning());
            if (!row.failed()) {
                writer.key("config_key").text(row.info().configKey());
                writer.key("id_prefix").text(row.info().id());
                ReportJson.texts(writer.key("watch_subdirs"), row.info().watchSubdirs());
                writer.key("file_based").bool(row.info().fileBased());
                ReportJson.texts(writer.key("effective_roots"), List.of(row.path()));
            }
            writer.endObject();
        }
        writer.endArray();
    }
}

package toktrail.cli.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.export.CsvRows.Formulas;
import toktrail.cli.export.ReportExport.Report;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.frame.Workspace;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.environment.Output;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.file.ResultFile;
import toktrail.report.DisplayFilters;
import toktrail.report.UsageQuery;
import toktrail.report.export.EventExport;
import toktrail.report.export.ExportedEvent;

/** {@code toktrail export}: events, or rows of a report, for other programs. */
public final class ExportCommand implements Command {

    private static final String EVENTS = "events";
    private static final String CSV = "csv";
    private static final String STANDARD_OUTPUT = "-";

    private static final Option FORMAT = Option.choice("--format", List.of(CSV, "jsonl"), "CSV, or an object a line.")
            .required();
    private static final Option OUTPUT = Option.file("--output", "FILE", "Write to this file, as a whole or not at"
            + " all; '-' for standard output.").withName("--out").withDefault(STANDARD_OUTPUT);
    private static final Option REPORT = Option.choice("--report", reports(), "What the rows are.")
            .withDefault(EVENTS);
    private static final Option CRLF = Option.flag("--crlf", "End lines of CSV with CR LF.");
    private static final Option CSV_RAW = Option.flag("--csv-raw", "Write texts that spreadsheets run as formulas as"
            + " they are.");

    private static List<String> reports() {
        List<String> names = new ArrayList<>(List.of(EVENTS));
        names.addAll(Report.labels());
        return names;
    }

    @Override
    public CommandSpec spec() {
        List<Option> options = new ArrayList<>(List.of(FORMAT, OUTPUT, REPORT, CRLF, CSV_RAW));
        options.addAll(Extra.options());
        options.addAll(UsageOptions.SELECTION);
        options.addAll(UsageOptions.timeUntil(UsageOptions.UNTIL));
        options.addAll(List.of(UsageOptions.SPLIT_THINKING, UsageOptions.REFRESH, UsageOptions.RAW));
        return CommandSpec.command("export", "Write events or reports as CSV or lines of JSON.")
                .withOptions(options)
                .withExample("toktrail export --format csv --output usage.csv --last-month",
                        "every call of last month, for a spreadsheet")
                .withExample("toktrail export --format jsonl --no-refresh --include-paths",
                        "all that is stored, with the place of each record")
                .withExample("toktrail export --format csv --report daily --this-month", "a row for each day");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        String format = line.text(FORMAT).orElseThrow();
        for (Option option : List.of(CRLF, CSV_RAW)) {
            if (line.flag(option) && !format.equals(CSV)) {
                throw UserException.failed(option.name() + " can only be used with --format csv.");
            }
        }
        Optional<Report> report = line.text(REPORT).filter(name -> !name.equals(EVENTS)).map(Report::of);
        Set<Extra> extras = Extra.asked(line);
        report.ifPresent(chosen -> check(chosen, extras));
        UsageOptions options = new UsageOptions(context);
        UsageQuery query = new UsageQuery(options.selection(), options.period(Optional.empty()),
                line.flag(UsageOptions.SPLIT_THINKING), DisplayFilters.NONE);
        new ReportRefresh(context).run();
        Optional<String> file = line.text(OUTPUT).filter(name -> !name.equals(STANDARD_OUTPUT));
        if (file.isPresent()) {
            ResultFile.write(context.environment().resolve(file.get()), out ->
                    write(context, query, report, extras, out));
        } else {
            write(context, query, report, extras, context.out());
        }
        return ExitCode.DONE;
    }

    /** Columns that a report cannot have are refused rather than left out unnoticed. */
    private static void check(Report report, Set<Extra> extras) {
        for (Extra extra : extras) {
            boolean ofSessions = extra == Extra.IDS || extra == Extra.PATHS || extra == Extra.TITLES;
            if (report != Report.SESSIONS || !ofSessions) {
                throw UserException.failed(extra.option().name() + " can only be used for events"
                        + (ofSessions ? " and sessions." : "."));
            }
        }
    }

    private static void write(CommandContext context, UsageQuery query, Optional<Report> report, Set<Extra> extras,
            Output out) {
        Function<List<String>, Rows> format = names -> rows(context.invocation(), out, names);
        context.workspace().ledger().read(view -> {
            if (report.isPresent()) {
                new ReportExport(context, query, format).write(view, report.get(), extras);
            } else {
                List<Column<ExportedEvent>> columns = EventColumns.of(extras);
                Rows rows = format.apply(Column.names(columns));
                rows.begin();
                Workspace workspace = context.workspace();
                new EventExport(workspace.pricing(), workspace.tools().ids(), workspace.tools()::eventRules)
                        .forEach(view, query.selection(), query.period().window(),
                                event -> rows.row(Column.row(columns, event)));
            }
            return null;
        });
    }

    private static Rows rows(Invocation line, Output out, List<String> names) {
        return line.text(FORMAT).orElseThrow().equals(CSV)
                ? new CsvRows(out, names, line.flag(CSV_RAW) ? Formulas.KEPT : Formulas.DEFUSED,
                        line.flag(CRLF) ? "\r\n" : "\n")
                : new JsonRows(out, names);
    }
}

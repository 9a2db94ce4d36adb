package toktrail.cli.machine;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.form.ReportJson;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.error.ExitCode;
import toktrail.json.JsonWriter;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.machine.MachineFacts;
import toktrail.report.MachineReporter;
import toktrail.report.MachineUsage;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.time.Timestamps;

/** {@code toktrail machine list}: all machines, with what was used on them. */
final class MachineListCommand implements Command {

    private static final Option UTC = Option.flag("--utc", "Times in UTC.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("list", "List the machines the ledger knows, this one first.")
                .withOptions(UTC, GlobalOptions.RICH, GlobalOptions.JSON)
                .withExample("toktrail machine list", "all machines, with the usage of each");
    }

    @Override
    public ExitCode run(CommandContext context) {
        context.workspace().ledger().make();
        MachineReporter reporter = new MachineReporter(context.workspace().pricing());
        List<MachineUsage> rows = context.workspace().ledger().read(reporter::all);
        if (context.json()) {
            context.printJson(writer -> {
                writer.beginArray();
                rows.forEach(row -> json(writer, row));
                writer.endArray();
            });
        } else {
            ZoneId zone = context.invocation().flag(UTC) ? ZoneOffset.UTC : context.workspace().zone();
            context.print(table(rows, zone), context.look(GlobalOptions.RICH));
        }
        return ExitCode.DONE;
    }

    private static Table table(List<MachineUsage> rows, ZoneId zone) {
        Table table = Table.of(Column.text("machine"), Column.text("id"), Column.text("local"),
                Column.text("first seen"), Column.text("last seen"), Column.number("msgs"), Column.number("total"),
                Column.number("actual"), Column.number("virtual"));
        for (MachineUsage row : rows) {
            Machine machine = row.facts().machine();
            MachineFacts.Seen seen = row.facts().seen();
            table.row(machine.label(), machine.shortId(), machine.local() ? "yes" : "no",
                    Timestamps.text(seen.firstMs(), zone), Timestamps.text(seen.lastMs(), zone),
                    Numbers.count(row.sums().messageCount()), Numbers.count(row.sums().tokens().total()),
                    Numbers.money(row.sums().costs().actual()), Numbers.money(row.sums().costs().virtual()));
        }
        return table;
    }

    private static void json(JsonWriter writer, MachineUsage row) {
        Machine machine = row.facts().machine();
        writer.beginObject().key("machine").text(machine.label());
        writer.key("machine_id").text(machine.machineId());
        writer.key("local").bool(machine.local());
        writer.key("first_seen_ms").number(row.facts().seen().firstMs());
        writer.key("last_seen_ms").number(row.facts().seen().lastMs());
        writer.key("message_count").number(row.sums().messageCount());
        new ReportJson(writer).tokensAndCosts(row.sums());
        writer.endObject();
    }
}

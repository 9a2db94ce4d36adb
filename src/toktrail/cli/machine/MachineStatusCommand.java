package toktrail.cli.machine;

import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.config.file.ResolvedPath;
import toktrail.error.ExitCode;
import toktrail.json.JsonWriter;
import toktrail.ledger.Ledger;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.machine.MachineFacts;

/** {@code toktrail machine status}: this machine. Records it, with the name that holds now. */
final class MachineStatusCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("status", "Show the id and the name of this machine.")
                .withOptions(GlobalOptions.JSON)
                .withExample("toktrail machine status --json", "with the times it was seen, and its file");
    }

    @Override
    public ExitCode run(CommandContext context) {
        MachineFacts facts;
        try (Ledger ledger = context.workspace().ledger().open()) {
            facts = ledger.read(view -> view.machineFacts().stream().filter(known -> known.machine().local())
                    .findFirst().orElseThrow());
        }
        Machine machine = facts.machine();
        if (context.json()) {
            context.printJson(writer -> json(writer, facts, MachineCommands.file(context)));
        } else {
            context.out().line("id:    " + machine.machineId());
            context.out().line("name:  " + (machine.name() == null ? machine.label() : machine.name()));
            context.out().line("local: yes");
        }
        return ExitCode.DONE;
    }

    private static void json(JsonWriter writer, MachineFacts facts, ResolvedPath file) {
        writer.beginObject().key("machine_id").text(facts.machine().machineId());
        writer.key("name").text(facts.machine().name());
        writer.key("name_key").text(facts.nameKey());
        writer.key("first_seen_ms").number(facts.seen().firstMs());
        writer.key("last_seen_ms").number(facts.seen().lastMs());
        writer.key("is_local").bool(facts.machine().local());
        writer.key("created_at_ms").number(facts.createdAtMs());
        writer.key("updated_at_ms").number(facts.updatedAtMs());
        writer.key("imported_at_ms").numberOrNull(facts.importedAtMs());
        writer.key("label").text(facts.machine().label());
        writer.key("config_path").text(file.path().toString());
        writer.key("config_exists").bool(file.exists());
        writer.endObject();
    }
}

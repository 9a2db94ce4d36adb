package toktrail.cli.area;

import toktrail.cli.frame.CommandContext;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerView;
import toktrail.ledger.area.ActiveArea;
import toktrail.ledger.machine.Machine;

/**
 * The active area of this machine.
 *
 * @param machine this machine
 * @param active  its active area
 */
record Status(Machine machine, ActiveArea active) {

    static Status read(CommandContext context, Ledger ledger) {
        return ledger.read(view -> read(context, view));
    }

    static Status read(CommandContext context, LedgerView view) {
        Machine machine = view.machines().all().stream().filter(Machine::local).findFirst().orElseThrow();
        return new Status(machine, view.activeArea(AreaCommands.now(context)));
    }
}

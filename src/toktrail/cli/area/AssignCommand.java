package toktrail.cli.area;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.filter.KnownSession;
import toktrail.ledger.filter.SessionKey;
import toktrail.ledger.filter.SessionTarget;
import toktrail.usage.AreaPath;
import toktrail.usage.SessionRef;

/** {@code toktrail area assign}: one session into an area. */
final class AssignCommand implements Command {

    private static final Option LAST = Option.flag("--last",
            "The session with the latest call, of this machine unless another is named.");
    private static final Option ALL_MACHINES = Option.flag("--all-machines", "Look at the sessions of all machines.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("assign", "Assign a session, with all its calls, to an area.")
                .withDescription("The area is created if it is missing. Reports count all calls of the session there"
                        + " from now on, past and future ones.")
                .withPositionals(AreaCommands.PATH)
                .withOptions(AreaCommands.SESSION, AreaCommands.HARNESS, AreaCommands.SOURCE_SESSION, LAST,
                        AreaCommands.MACHINE, ALL_MACHINES)
                .withExample("toktrail area assign work/shop --last", "the latest session of this machine")
                .withExample("toktrail area assign work --session laptop/codex/rollout-1",
                        "the session with this key");
    }

    @Override
    public ExitCode run(CommandContext context) {
        SessionTarget target = target(context.invocation());
        AreaPath path = AreaCommands.path(context);
        KnownSession session;
        try (Ledger ledger = context.workspace().ledger().open()) {
            AreaCommands.checkHarness(context, ledger);
            session = ledger.areas().assign(target, path, AreaCommands.now(context));
        }
        context.out().line("Assigned " + path.text() + " to " + AreaOutput.name(session) + ".");
        return ExitCode.DONE;
    }

    private static SessionTarget target(Invocation line) {
        Optional<String> harness = line.text(AreaCommands.HARNESS);
        Optional<String> id = line.text(AreaCommands.SOURCE_SESSION);
        Optional<String> machine = line.text(AreaCommands.MACHINE);
        boolean all = line.flag(ALL_MACHINES);
        boolean last = line.flag(LAST);
        Optional<String> key = line.text(AreaCommands.SESSION);
        if (key.isPresent()) {
            if (harness.isPresent() || id.isPresent() || machine.isPresent() || all || last) {
                throw UserException.failed(
                        "Use --session by itself, or use --harness/--source-session-id, or --last.");
            }
            return new SessionTarget.ByKey(SessionKey.parse(key.get()));
        }
        if (last && id.isPresent()) {
            throw UserException.failed("Use either --last or --source-session-id, not both.");
        }
        if (machine.isPresent() && all) {
            throw UserException.failed("Use either --machine or --all-machines, not both.");
        }
        if (last) {
            return new SessionTarget.Last(harness, new SessionTarget.Machines(machine, all));
        }
        if (harness.isEmpty() || id.isEmpty()) {
            throw UserException.failed("Provide --harness and --source-session-id, or use --last or --session.");
        }
        return new SessionTarget.ById(new SessionRef(harness.get(), id.get()), machine);
    }
}

package toktrail.cli.area;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.filter.KnownSession;
import toktrail.ledger.filter.SessionKey;
import toktrail.ledger.filter.SessionTarget;
import toktrail.usage.SessionRef;

/** {@code toktrail area unassign}: a session out of its area. */
final class UnassignCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("unassign", "Take a session out of its area.")
                .withDescription("Neither rules nor the active area assign it again.")
                .withOptions(AreaCommands.SESSION, AreaCommands.HARNESS, AreaCommands.SOURCE_SESSION,
                        AreaCommands.MACHINE)
                .withExample("toktrail area unassign --session laptop/codex/rollout-1",
                        "the session with this key belongs to no area");
    }

    @Override
    public ExitCode run(CommandContext context) {
        SessionTarget target = target(context.invocation());
        KnownSession session;
        try (Ledger ledger = context.workspace().ledger().open()) {
            AreaCommands.checkHarness(context, ledger);
            session = ledger.areas().unassign(target, AreaCommands.now(context));
        }
        context.out().line("Unassigned area from " + AreaOutput.name(session) + ".");
        return ExitCode.DONE;
    }

    private static SessionTarget target(Invocation line) {
        Optional<String> harness = line.text(AreaCommands.HARNESS);
        Optional<String> id = line.text(AreaCommands.SOURCE_SESSION);
        Optional<String> machine = line.text(AreaCommands.MACHINE);
        Optional<String> key = line.text(AreaCommands.SESSION);
        if (key.isPresent()) {
            if (harness.isPresent() || id.isPresent() || machine.isPresent()) {
                throw UserException.failed(
                        "Use --session by itself, or use --harness with --source-session-id.");
            }
            return new SessionTarget.ByKey(SessionKey.parse(key.get()));
        }
        if (harness.isEmpty() || id.isEmpty()) {
            throw UserException.failed("Provide --harness and --source-session-id, or use --session.");
        }
        return new SessionTarget.ById(new SessionRef(harness.get(), id.get()), machine);
    }
}

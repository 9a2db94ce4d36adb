package toktrail.cli.run;

import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.form.RunOutput;
import toktrail.cli.frame.AreaDetection;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunScope;
import toktrail.usage.Names;

/** {@code toktrail run start}: begins a run; imports nothing. */
final class RunStartCommand implements Command {

    private static final Option NAME = Option.text("--name", "NAME", "What to call it.");
    private static final Option HARNESS = scope(Option.known("--harness", "NAME", Topics.HARNESSES,
            "Usage of this harness."));
    private static final Option PROVIDER = scope(Option.known("--provider", "NAME", Topics.PROVIDERS,
            "Usage of this provider."));
    private static final Option MODEL = scope(Option.known("--model", "NAME", Topics.MODELS,
            "Usage of this model."));
    private static final Option SESSION = scope(Option.text("--source-session", "ID",
            "Usage of this source session."));
    private static final Option THINKING = scope(Option.text("--thinking", "LEVEL",
            "Usage at this thinking level."));
    private static final Option AGENT = scope(Option.known("--agent", "NAME", Topics.AGENTS,
            "Usage of this agent."));

    private static Option scope(Option option) {
        return option.withGroup("Scope").repeatable();
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("start", "Begin a run.")
                .withDescription("Options of the scope may be repeated: usage belongs to the run if it matches one"
                        + " value of every option given.")
                .withOptions(NAME, HARNESS, PROVIDER, MODEL, SESSION, THINKING, AGENT, GlobalOptions.JSON)
                .withExample("toktrail run start --name nightly --harness codex", "track what Codex uses from now on");
    }

    @Override
    public ExitCode run(CommandContext context) {
        RunScope scope = scope(context);
        long now = context.environment().clock().millis();
        Run run;
        try (Ledger ledger = context.workspace().ledger().open()) {
            run = ledger.runs().start(context.invocation().text(NAME).orElse(null), now, scope, now);
            ledger.areas().active(now).ifPresent(active -> AreaDetection.warnOfMismatch(context, active));
        }
        if (context.json()) {
            context.printJson(writer -> RunOutput.json(writer, run));
        } else {
            context.out().line("Started " + RunOutput.title(run));
            context.out().line("Scope: " + RunOutput.scope(run.scope()));
        }
        return ExitCode.DONE;
    }

    private static RunScope scope(CommandContext context) {
        Invocation line = context.invocation();
        List<String> harnesses = line.list(HARNESS).stream().filter(name -> Names.trimmed(name) != null)
                .map(name -> context.workspace().sources().harness(name).info().id()).toList();
        for (String level : line.list(THINKING)) {
            if (Names.thinkingLevel(level) == null) {
                throw UserException.failed("Invalid thinking level: " + level);
            }
        }
        return new RunScope(harnesses, line.list(PROVIDER), line.list(MODEL), line.list(SESSION), line.list(THINKING),
                line.list(AGENT));
    }
}

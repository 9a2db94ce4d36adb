package toktrail.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Completion;
import toktrail.args.CompletionScript;
import toktrail.args.Positional;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;

/**
 * {@code toktrail __complete SHELL -- WORD…}: what completion scripts ask. Never fails, never creates or refreshes
 * anything.
 */
public final class CompleteCommand implements Command {

    /** Topics that options and arguments name for values only the program knows. */
    public static final String HARNESSES = "harnesses";
    public static final String MACHINES = "machines";
    public static final String AREAS = "areas";
    public static final String PROVIDERS = "providers";
    public static final String MODELS = "models";
    public static final String AGENTS = "agents";

    private static final Map<String, LedgerView.NameKind> KINDS = Map.of(
            MACHINES, LedgerView.NameKind.MACHINE, AREAS, LedgerView.NameKind.AREA,
            PROVIDERS, LedgerView.NameKind.PROVIDER, MODELS, LedgerView.NameKind.MODEL,
            AGENTS, LedgerView.NameKind.AGENT);

    private static final Positional SHELL = Positional.one("SHELL", "The shell that asks.");
    private static final Positional WORD = Positional.any("WORD", "The words behind the program's name.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(CompletionScript.COMMAND, "Answer a completion script.")
                .withPositionals(SHELL, WORD)
                .hidden();
    }

    @Override
    public ExitCode run(CommandContext context) {
        List<String> words = context.invocation().list(WORD);
        Completion.Values values = topic -> valuesOf(context, topic);
        for (String line : Completion.answer(Commands.tree(), words, values).lines()) {
            context.out().line(line);
        }
        return ExitCode.DONE;
    }

    private static List<Completion.Candidate> valuesOf(CommandContext context, String topic) {
        if (topic.equals(HARNESSES)) {
            return context.workspace().tools().all().stream()
                    .map(harness -> new Completion.Candidate(harness.info().id(), harness.info().displayName()))
                    .toList();
        }
        Optional<LedgerView.NameKind> kind = Optional.ofNullable(KINDS.get(topic));
        try {
            return kind.map(context.workspace().ledger()::knownNames).orElse(List.of()).stream()
                    .map(name -> new Completion.Candidate(name, "")).toList();
        } catch (UserException unavailable) {
            // A ledger or configuration that cannot be read offers nothing; the shell must not see an error.
            return List.of();
        }
    }
}

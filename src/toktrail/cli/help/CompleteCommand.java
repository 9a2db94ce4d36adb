package toktrail.cli.help;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import toktrail.args.CommandSpec;
import toktrail.args.CommandTree;
import toktrail.args.Completion;
import toktrail.args.CompletionScript;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Topics;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;

/**
 * {@code toktrail __complete SHELL -- WORD…}: what completion scripts ask. Never fails, never creates or refreshes
 * anything.
 */
public final class CompleteCommand implements Command {

    private static final Map<String, LedgerView.NameKind> KINDS = Map.of(
            Topics.MACHINES, LedgerView.NameKind.MACHINE, Topics.AREAS, LedgerView.NameKind.AREA,
            Topics.PROVIDERS, LedgerView.NameKind.PROVIDER, Topics.MODELS, LedgerView.NameKind.MODEL,
            Topics.AGENTS, LedgerView.NameKind.AGENT);

    private static final Positional SHELL = Positional.one("SHELL", "The shell that asks.");
    private static final Positional WORD = Positional.any("WORD", "The words behind the program's name.");

    private final Supplier<CommandTree> tree;

    /** @param tree the declarations of all commands */
    public CompleteCommand(Supplier<CommandTree> tree) {
        this.tree = tree;
    }

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
        for (String line : Completion.answer(tree.get(), words, values).lines()) {
            context.out().line(line);
        }
        return ExitCode.DONE;
    }

    private static List<Completion.Candidate> valuesOf(CommandContext context, String topic) {
        if (topic.equals(Topics.HARNESSES)) {
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

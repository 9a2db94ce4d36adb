package toktrail.cli.sync;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Group;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.sync.ForeignIdentity;
import toktrail.sync.TemporaryPlace;

/** The commands of {@code toktrail sync}, and what they share. */
public final class SyncCommands {

    /** The group, for the list of all commands. */
    public static final Group GROUP = group();

    private static final String LIMIT = "TOKTRAIL_SYNC_MAX_BYTES";
    private static final String EPOCH = "SOURCE_DATE_EPOCH";
    private static final long MILLIS = 1000;
    private static final int LARGEST_BITS = 50;

    private SyncCommands() { }

    private static Group group() {
        Command[] commands = {new SyncExportCommand(), new SyncImportCommand()};
        Group plain = Group.of("sync", "Exchange the ledger with other machines.", commands);
        return new Group(plain.spec().withDescription("Machines that exchange archives, in whatever order, end with"
                + " the same calls, sessions, runs and areas; no call counts twice. Prompts and answers are in an"
                + " archive only if records were imported with --raw, and --redact-raw-json leaves them out. Paths of"
                + " logs and working directories, titles and names are in it unless --redact-paths and --redact-titles"
                + " are given; toktrail 0.2.0 has no such options and always exports them."),
                plain.children());
    }

    /** Does the work of a command; its failures begin as those of this group always did. */
    static ExitCode run(Supplier<ExitCode> work) {
        try {
            return work.get();
        } catch (UserException e) {
            if (e.exitCode() != ExitCode.FAILED) {
                throw e;
            }
            List<String> lines = new ArrayList<>(e.lines());
            lines.set(0, "Error: " + lines.get(0));
            throw UserException.failed(lines, e);
        }
    }

    /** What the tools say about the identity of events. */
    static ForeignIdentity identity(CommandContext context) {
        return new ForeignIdentity(context.workspace().tools().ids(), context.workspace().tools()::eventRules);
    }

    /** Where archives are unpacked and made. */
    static TemporaryPlace temporary(CommandContext context) {
        return new TemporaryPlace(context.workspace().ledger().cacheFolder(), context::warn);
    }

    /** Bytes that an archive may unpack to, absent if nothing is said. */
    static OptionalLong limit(CommandContext context) {
        return number(context, LIMIT);
    }

    /** The time that an archive names, epoch milliseconds UTC. */
    static long exportedAtMs(CommandContext context) {
        OptionalLong seconds = number(context, EPOCH);
        return seconds.isPresent() ? seconds.getAsLong() * MILLIS : context.environment().clock().millis();
    }

    private static OptionalLong number(CommandContext context, String variable) {
        String text = context.environment().variable(variable).orElse(null);
        if (text == null) {
            return OptionalLong.empty();
        }
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && new BigInteger(text).bitLength() > LARGEST_BITS) {
            throw UserException.failed(variable + " is too large: " + text);
        }
        if (!digits) {
            throw UserException.failed(variable + " must be a whole number, got '" + text + "'");
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}

package toktrail.cli.area;

import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Group;
import toktrail.cli.frame.Topics;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaPaths;
import toktrail.usage.AreaPath;

/** The commands of {@code toktrail area}, and what they share. */
public final class AreaCommands {

    /** An area that is made if it is missing. */
    static final Positional PATH = Positional.one("PATH", "Path of the area, such as work/shop.")
            .asKnown(Topics.AREAS);

    /** An area that exists. */
    static final Positional AREA = Positional.one("AREA", "Path of the area, the end of its path, or its id.")
            .asKnown(Topics.AREAS);

    static final Option HARNESS = Option.known("--harness", "NAME", Topics.HARNESSES,
            "Sessions of this harness.");
    static final Option MACHINE = Option.known("--machine", "MACHINE", Topics.MACHINES,
            "Sessions of this machine: name, id, or the beginning of either.");
    static final Option SESSION = Option.text("--session", "KEY",
            "The session with this key: machine/harness/id, as reports print it.");
    static final Option SOURCE_SESSION = Option.text("--source-session-id", "ID",
            "The session with this id; needs --harness.").withName("--source-session");

    /** The group; it comes last because its commands use the declarations above. */
    public static final Group GROUP = group();

    private AreaCommands() { }

    private static Group group() {
        Group plain = Group.of("area", "Classify sessions by area of work.", new CreateCommand(), new ListCommand(),
                new UseCommand(), new ClearCommand(), new StatusCommand(), new AssignCommand(), new UnassignCommand(),
                new BulkAssignCommand(), new SessionsCommand(), new DetectCommand(), new BindCwdCommand(),
                new ArchiveCommand(),
                new MoveCommand(), new RenameCommand(), new MergeCommand());
        return new Group(plain.spec().withDescription("Areas are a tree of paths such as work/shop. A session belongs"
                + " to at most one area, with all its calls. New sessions get the area that rules of the configuration"
                + " say, else the active area of this machine; others are assigned by hand."), plain.children());
    }

    /** The path typed. */
    static AreaPath path(CommandContext context) {
        return AreaPaths.parse(context.invocation().text(PATH).orElseThrow());
    }

    /** The time now. */
    static long now(CommandContext context) {
        return context.environment().clock().millis();
    }

    /** Fails if a harness was typed that does not exist. */
    static void checkHarness(CommandContext context, Ledger ledger) {
        context.invocation().text(HARNESS).ifPresent(harness -> ledger.read(view -> {
            view.checkHarness(harness, context.workspace().tools().ids());
            return harness;
        }));
    }
}

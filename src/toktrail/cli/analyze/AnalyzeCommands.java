package toktrail.cli.analyze;

import toktrail.cli.frame.Group;

/** {@code toktrail analyze …}. */
public final class AnalyzeCommands {

    /** The group, for the list of all commands. */
    public static final Group GROUP = Group.of("analyze", "Look into one session.", new CacheCommand());

    private AnalyzeCommands() { }
}

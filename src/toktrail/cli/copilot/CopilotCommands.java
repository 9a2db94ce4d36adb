package toktrail.cli.copilot;

import toktrail.cli.frame.Group;

/** {@code toktrail copilot …}: GitHub Copilot CLI, which counts tokens only if it is told to. */
public final class CopilotCommands {

    /** The commands. */
    public static final Group GROUP = Group.of("copilot", "Let GitHub Copilot CLI write telemetry, and import it.",
            new CopilotEnvCommand(), new CopilotRunCommand());

    private CopilotCommands() { }
}

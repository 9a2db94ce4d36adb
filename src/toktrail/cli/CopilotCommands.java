package toktrail.cli;

/** {@code toktrail copilot …}: GitHub Copilot CLI, which counts tokens only if it is told to. */
final class CopilotCommands {

    static final Group GROUP = Group.of("copilot", "Let GitHub Copilot CLI write telemetry, and import it.",
            new CopilotEnvCommand(), new CopilotRunCommand());

    private CopilotCommands() { }
}

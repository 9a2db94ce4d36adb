package toktrail.cli.prices;

import toktrail.cli.frame.Group;

/** {@code toktrail prices …}: what models cost. */
public final class PricesCommands {

    /** The group. */
    public static final Group GROUP = Group.of("prices", "List, explain and change the prices of models.",
            new PricesListCommand(),
            new PricesExplainCommand(),
            new PricesSetCommand(),
            new PricesUnsetCommand(),
            new PricesParseCommand(),
            new PricesUpdateCommand());

    private PricesCommands() { }
}

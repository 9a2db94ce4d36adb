package toktrail.cli.frame;

import java.time.Duration;

/**
 * How long a command waits for other processes before it gives up.
 *
 * @param refresh for another import to end, when an import was asked for
 * @param report  for another import to end, before a report shows what is stored
 * @param busy    for another process that writes to the ledger
 */
public record Patience(Duration refresh, Duration report, Duration busy) {

    /** What the program grants. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(5));
}

package toktrail.cli.prices;

import java.util.EnumSet;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.CommandContext;
import toktrail.config.ConfigReading;
import toktrail.config.file.FileKind;
import toktrail.config.price.PriceKind;
import toktrail.config.schema.Diagnostic;

/** What the commands that write price files have in common. */
final class PriceOptions {

    static final Option TABLE = table("Whether the prices are list prices or what you pay.")
            .withFailure("--table must be one of: virtual, actual.");
    static final Option DRY_RUN = Option.flag("--dry-run", "Show what would be written; write nothing.");

    private PriceOptions() { }

    /** The option {@code --table} with a help of its own. */
    static Option table(String help) {
        return Option.choice("--table", PriceKind.class, PriceKind.VIRTUAL, help);
    }

    /** The table that was named. */
    static PriceKind table(Invocation line) {
        return line.choice(TABLE, PriceKind.class);
    }

    /** Tells what is wrong with the price files that reports will read, now that one of them was written. */
    static void warnOfContradictions(CommandContext context) {
        ConfigReading reading = context.workspace().configReader().read(context.workspace().locationOptions(),
                EnumSet.of(FileKind.CONFIG, FileKind.PRICES, FileKind.PRICES_DIR));
        reading.blocking().stream().map(Diagnostic::toString).forEach(context::warn);
    }
}

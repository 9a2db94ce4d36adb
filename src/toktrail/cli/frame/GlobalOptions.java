package toktrail.cli.frame;

import java.util.List;
import toktrail.args.Option;
import toktrail.config.file.FileKind;
import toktrail.text.ColourChoice;

/** Options that every command accepts, before and after it, and a few that are the same wherever they are. */
public final class GlobalOptions {

    static final Option DB = Option.file("--db", "PATH", "The ledger.")
            .withVariable("TOKTRAIL_DB").withDefault("~/.local/state/toktrail/toktrail.db");
    static final Option CONFIG = location(FileKind.CONFIG, "Main configuration file.");
    static final Option MACHINE_CONFIG = location(FileKind.MACHINE, "File with the name of this machine.");
    static final Option PRICES = location(FileKind.PRICES, "Hand-written price file.");
    static final Option PRICES_DIR = location(FileKind.PRICES_DIR, "Folder of price files by provider.");
    static final Option SUBSCRIPTIONS =
            location(FileKind.SUBSCRIPTIONS, "File of plans and quota windows.");
    public static final Option NO_BUILTIN_PRICES =
            Option.flag("--no-builtin-prices", "Ignore the built-in price snapshot.")
            .withVariable("TOKTRAIL_BUILTIN_PRICES");
    public static final Option COLOR = Option.choice("--color", ColourChoice.class, ColourChoice.AUTO,
            "When text is coloured.").withVariable("NO_COLOR");

    /** The end of the year 9999. */
    private static final long LAST_MS = 253_402_300_799_999L;

    /** Does the same as {@link #NOW}. */
    public static final String NOW_VARIABLE = "TOKTRAIL_NOW_MS";

    /** Stands in for the clock, in tests and to look back. */
    public static final Option NOW = Option.between("--now-ms", "MS", 0, LAST_MS,
            "Take this moment, in milliseconds since 1970, for now.").withVariable(NOW_VARIABLE).hidden();

    public static final List<Option> ALL = List.of(DB, CONFIG, MACHINE_CONFIG, PRICES, PRICES_DIR, SUBSCRIPTIONS,
            NO_BUILTIN_PRICES, COLOR, NOW);

    /** {@code --json}, the same for every command that has it. */
    public static final Option JSON = Option.flag("--json", "Print JSON instead of text.");

    /** {@code --rich}, the same for every command that has it. */
    public static final Option RICH = Option.flag("--rich", "Tables with borders, fitted to the width.");

    /** {@code --raw}, the same for every command that imports. */
    public static final Option RAW = Option.pair("--raw", "--no-raw", "Whether the records themselves are stored,"
            + " prompts and answers included.");

    private GlobalOptions() { }

    private static Option location(FileKind kind, String help) {
        Option option = kind == FileKind.PRICES_DIR ? Option.directory(kind.option(), "PATH", help)
                : Option.file(kind.option(), "PATH", help);
        return option.withVariable(kind.variable()).withDefault("~/.config/toktrail/" + kind.fileName());
    }

    /** The option that names a file of configuration. */
    static Option location(FileKind kind) {
        return switch (kind) {
            case CONFIG -> CONFIG;
            case PRICES -> PRICES;
            case PRICES_DIR -> PRICES_DIR;
            case SUBSCRIPTIONS -> SUBSCRIPTIONS;
            case MACHINE -> MACHINE_CONFIG;
        };
    }
}

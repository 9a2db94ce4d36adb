package toktrail.cli.frame;

import toktrail.args.Option;
import toktrail.config.choice.CostBasis;

/** What reports in the shape of other programs show of cost. */
public final class CostOptions {

    /** Which cost counts; one of the words of {@link CostBasis}. */
    public static final Option BASIS = Option.choice("--basis", CostBasis.class, CostBasis.VIRTUAL,
            "Cost as list price, as really paid, as the tool recorded it, or recorded with the list price as a"
                    + " substitute.")
            .withFailure("Unsupported --basis. Use virtual, actual, source, or auto.").withGroup("Rows");

    /** Nothing about cost. */
    public static final Option NO_COST =
            Option.flag("--no-cost", "Neither columns nor keys of cost.").withGroup("Rows");

    private CostOptions() { }
}

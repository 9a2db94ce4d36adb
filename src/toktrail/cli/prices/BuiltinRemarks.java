package toktrail.cli.prices;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import toktrail.cli.frame.CommandContext;
import toktrail.pricing.BuiltinPrices;
import toktrail.report.prices.PriceList;
import toktrail.text.Numbers;

/** What a list of prices says on standard error about the prices that come with the program. */
final class BuiltinRemarks {

    /** From this age on there is a hint how to get newer prices. */
    private static final long OLD_DAYS = 180;

    private final CommandContext context;
    private final Optional<BuiltinPrices> builtin;

    /** @param builtin absent if they are switched off */
    BuiltinRemarks(CommandContext context, Optional<BuiltinPrices> builtin) {
        this.context = context;
        this.builtin = builtin;
    }

    /** Says what holds besides the rows that were listed. */
    void tell(PriceList.Query query, boolean nothingConfigured) {
        if (builtin.isEmpty()) {
            if (query.builtin() || nothingConfigured) {
                note("built-in prices are switched off" + (nothingConfigured ? ", and none are configured" : ""));
            }
            return;
        }
        BuiltinPrices prices = builtin.get();
        if (query.builtin()) {
            note("built-in prices are as of " + prices.updatedAt());
        } else if (nothingConfigured) {
            note("no prices are configured; " + Numbers.count(prices.count()) + " built-in rows as of "
                    + prices.updatedAt() + " are in use, \"toktrail prices list --source builtin\" lists them");
        }
        long age = ChronoUnit.DAYS.between(LocalDate.parse(prices.updatedAt()), today());
        if (age > OLD_DAYS) {
            note("the built-in prices are " + Numbers.count(age) + " days old; \"toktrail prices update\" makes price"
                    + " files from a newer catalogue");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(context.environment().clock().instant(), context.workspace().zone());
    }

    private void note(String text) {
        context.environment().streams().err().line("note: " + text);
    }
}

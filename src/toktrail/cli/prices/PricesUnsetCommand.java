package toktrail.cli.prices;

import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.config.price.edit.PriceEdit;
import toktrail.config.price.edit.PriceFileEditor;
import toktrail.config.price.edit.PriceRowKey;
import toktrail.error.ExitCode;

/** {@code toktrail prices unset}: takes rows out of the hand-written price file. */
final class PricesUnsetCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("unset", "Remove the price of a model from the price file.")
                .withDescription("Without bounds, all rows of the model in the table go, tiers included. All other text"
                        + " and comments of the file stay; the text before is kept as prices.toml.bak.")
                .withPositionals(PricesSetCommand.PROVIDER, PricesSetCommand.MODEL)
                .withOptions(GlobalOptions.JSON, PricesSetCommand.TABLE, PricesSetCommand.MIN, PricesSetCommand.MAX)
                .withExample("toktrail prices unset openai gpt-5.4", "from now on the built-in price holds again");
    }

    @Override
    public ExitCode run(CommandContext context) {
        PriceRowKey key = PricesSetCommand.key(context.invocation());
        PriceEdit edit = PriceFileEditor.open(context.workspace().configReader(),
                context.workspace().locationOptions()).unset(key);
        PriceEditOutput.print(context, key, edit);
        return ExitCode.DONE;
    }
}

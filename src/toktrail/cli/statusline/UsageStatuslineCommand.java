package toktrail.cli.statusline;

import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.RefreshMode;
import toktrail.config.choice.SessionChoice;
import toktrail.config.setting.Statusline;
import toktrail.error.ExitCode;
import toktrail.report.segment.CallNames;
import toktrail.statusline.Payload;
import toktrail.statusline.SegmentChoice;

/** {@code toktrail usage statusline}: the line for scripts of old, with a width and a session of its own. */
public final class UsageStatuslineCommand implements Command {

    private static final int WIDTH = 120;
    private static final int STALE_SECS = 60;

    private static final Option BASIS = SegmentOptions.BASIS.withDefault(CostBasis.VIRTUAL.word());
    private static final Option REFRESH =
            Option.pair("--refresh", "--no-refresh", "Import what is due before; or nothing.")
                    .withDefault("import what is due");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("statusline", "Print one line about the present session.")
                .withDescription("The same as toktrail statusline --session auto --max-width 120 --stale-after 60,"
                        + " without a kept line.")
                .withOptions(List.of(GlobalOptions.JSON, UsageOptions.PROVIDER, UsageOptions.HARNESS, BASIS, REFRESH,
                        UsageOptions.REFRESH_DETAILS, UsageOptions.RAW, UsageOptions.TIMEZONE.hidden(),
                        UsageOptions.UTC.hidden()))
                .withExample("toktrail usage statusline --no-refresh", "the line from what is stored");
    }

    @Override
    public ExitCode run(CommandContext context) {
        SegmentMaker maker = new SegmentMaker(context);
        Invocation line = context.invocation();
        byte[] input = maker.input();
        Optional<Payload> payload = Payload.parse(input);
        SegmentChoice choice = new SegmentChoice(line.text(UsageOptions.HARNESS), Optional.empty(),
                new CallNames(line.text(UsageOptions.PROVIDER), Optional.empty()));
        SegmentMaker.Asked asked = new SegmentMaker.Asked(
                settings(line, maker.configured()), choice, input, payload);
        new SegmentOutput(context, maker, asked).print();
        return ExitCode.DONE;
    }

    private static Statusline settings(Invocation line, Statusline configured) {
        RefreshMode refresh = line.pair(REFRESH).orElse(true) ? RefreshMode.AUTO : RefreshMode.NEVER;
        Statusline.Selection selection = new Statusline.Selection(configured.selection().harness(),
                line.text(BASIS).map(SegmentOptions::basis).orElse(CostBasis.VIRTUAL), refresh, SessionChoice.AUTO,
                configured.selection().activeWindowMinutes());
        Statusline.Look look = new Statusline.Look(WIDTH, configured.look().showEmojis(),
                SegmentOptions.color(line, configured), configured.look().empty());
        return SegmentOptions.with(configured, selection, look, STALE_SECS);
    }
}

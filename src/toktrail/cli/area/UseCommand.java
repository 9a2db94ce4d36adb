package toktrail.cli.area;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.AreaDetection;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.TimeOptions;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.Area;
import toktrail.ledger.area.AreaPaths;
import toktrail.usage.AreaPath;

/** {@code toktrail area use}: which area new sessions get. */
final class UseCommand implements Command {

    private static final Option CREATE = Option.pair("--create", "--no-create",
            "Create the area if it is missing; or only use one that exists.").withDefault("create");
    private static final Option TTL = Option.text("--ttl", "TIME", "For so long: 30m, 4h, 1d, 1h30m.");
    private static final Option UNTIL = Option.text("--until", "TIME",
            "Until this moment: 2026-07-01, or 2026-07-01T18:00.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("use", "Choose the area that new sessions on this machine get.")
                .withDescription("Sessions that are known keep the area they have, or none.")
                .withPositionals(AreaCommands.PATH).withOptions(CREATE, TTL, UNTIL, GlobalOptions.JSON)
                .withExample("toktrail area use work/shop --ttl 4h", "for the next four hours");
    }

    @Override
    public ExitCode run(CommandContext context) {
        String typed = context.invocation().text(AreaCommands.PATH).orElseThrow();
        boolean create = context.invocation().pair(CREATE).orElse(true);
        Optional<AreaPath> path = create ? Optional.of(AreaPaths.parse(typed)) : Optional.empty();
        long now = AreaCommands.now(context);
        Long expires = expires(context, now);
        Area area;
        try (Ledger ledger = context.workspace().ledger().open()) {
            area = path.isPresent() ? ledger.areas().use(path.get(), expires, now)
                    : ledger.areas().useExisting(typed, expires, now);
        }
        AreaDetection.warnOfMismatch(context, area.path());
        if (context.json()) {
            context.printJson(writer -> AreaOutput.used(writer, area, expires));
        } else {
            context.out().line("Active area: " + area.path());
            context.out().line("New source sessions imported on this machine will be assigned to this area.");
            context.out().line("Existing imported sessions are unchanged; use `toktrail area assign " + area.path()
                    + " --last` to move the latest session.");
        }
        return ExitCode.DONE;
    }

    /** When the choice ends, null for never. */
    private static Long expires(CommandContext context, long now) {
        Optional<String> ttl = context.invocation().text(TTL);
        Optional<String> until = context.invocation().text(UNTIL);
        if (ttl.isPresent() && until.isPresent()) {
            throw UserException.failed("Use either --ttl or --until, not both.");
        }
        return ttl.map(text -> now + TimeOptions.ttl(text))
                .or(() -> until.map(text -> TimeOptions.end(text, now, context.workspace().zone()))).orElse(null);
    }
}

package toktrail.cli.subscriptions;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.TimeOptions;
import toktrail.cli.frame.Topics;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.frame.Workspace;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.setting.SubscriptionFile;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.report.quota.SubscriptionQuery;
import toktrail.report.quota.SubscriptionReport;
import toktrail.report.quota.SubscriptionReporter;

/** {@code toktrail subscriptions status}: how far the quotas of plans are used. */
final class StatusCommand implements Command {

    private static final String ALL = "all";

    private static final Option PERIOD = Option.choice("--period",
            List.of(ALL, "5h", "daily", "weekly", "monthly", "yearly"), "Windows of this period, and plans with one.")
            .withFailure("--period must be one of: all, 5h, daily, weekly, monthly, yearly.")
            .withGroup(UsageOptions.PROVIDER.group()).withDefault(ALL);
    private static final Option FORECAST =
            Option.flag("--forecast", "Say where the open windows lead if it goes on like this.")
            .withGroup(UsageOptions.RICH.group());
    private static final Option TIMEZONE = Option.text("--timezone", "ZONE",
            "Show times in this zone, such as Europe/Berlin.").withDefault("system zone")
            .withGroup(UsageOptions.TIMEZONE.group());
    private static final Option UTC = Option.flag("--utc", "Show times in UTC.")
            .withGroup(UsageOptions.UTC.group());
    private static final Option PROVIDER = Option.known("--provider", "NAME",
            Topics.PROVIDERS, "Plans that cover this provider.").withGroup(UsageOptions.PROVIDER.group());

    /** The options of the report, which are also those of the group. */
    static final List<Option> OPTIONS = List.of(GlobalOptions.JSON, PROVIDER, PERIOD, TIMEZONE, UTC, FORECAST,
            UsageOptions.RICH, UsageOptions.REFRESH, UsageOptions.REFRESH_DETAILS, UsageOptions.RAW);

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("status", "Report how far the quotas of plans are used.")
                .withOptions(OPTIONS)
                .withExample("toktrail subscriptions status --forecast", "where this month leads")
                .withExample("toktrail subscriptions status --no-refresh --json", "what is stored, as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        Workspace workspace = context.workspace();
        ZoneId display = TimeOptions.zone(line.text(TIMEZONE), line.flag(UTC), workspace.configuration().timezone(),
                context.environment().clock().getZone());
        SubscriptionQuery query = new SubscriptionQuery(line.text(PROVIDER), period(line));
        SubscriptionFile file = workspace.subscriptions();
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        SubscriptionReporter reporter = new SubscriptionReporter(
                file, workspace.pricing(), workspace.configuration().costing(), workspace.zone());
        long now = context.environment().clock().millis();
        SubscriptionReport report = workspace.ledger().read(view -> reporter.report(view, query, now));
        new RefreshDetails(context, imported).print(writer -> new StatusJson(writer).report(report),
                () -> StatusText.of(context, display, line.flag(FORECAST)).render(report));
        return ExitCode.DONE;
    }

    private static Optional<QuotaPeriod> period(Invocation line) {
        String word = line.text(PERIOD).orElse(ALL);
        return Arrays.stream(QuotaPeriod.values()).filter(period -> period.word().equals(word)).findFirst();
    }
}

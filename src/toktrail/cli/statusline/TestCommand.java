package toktrail.cli.statusline;

import java.util.Optional;
import java.util.Set;
import toktrail.args.CommandSpec;
import toktrail.cli.frame.AreaDetection;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.config.setting.Statusline;
import toktrail.environment.Environment;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.json.Json;
import toktrail.json.JsonStyle;
import toktrail.report.quota.PlanQuota;
import toktrail.report.segment.SegmentQuery.Part;
import toktrail.report.segment.SegmentSubject;
import toktrail.statusline.Payload;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;

/** {@code toktrail statusline test}: how the line came about. */
final class TestCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("test", "Print the line and how it came about.")
                .withOptions(SegmentOptions.SHARED)
                .withExample("toktrail statusline test --refresh never", "what is shown, and how long it takes");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Environment environment = context.environment();
        long startMs = environment.clock().millis();
        SegmentMaker maker = new SegmentMaker(context);
        byte[] input = maker.input();
        Optional<Payload> payload = Payload.parse(input);
        Statusline settings = maker.settings(context.invocation());
        SegmentMaker.Asked asked = new SegmentMaker.Asked(
                settings, SegmentOptions.choice(context.invocation()), input, payload);
        Optional<ImportReport> imported = maker.refresh(asked);
        Set<Part> parts = StatuslineCommand.partsOfJson(settings);
        SegmentMaker.Made made = maker.make(asked, parts, imported);
        long elapsedMs = environment.clock().millis() - startMs;
        new RefreshDetails(context, imported).printImport();
        SegmentSubject subject = made.report().subject();
        line(context, "Source: " + subject.session().map(SegmentSubject.Session::sourceSessionId)
                .orElse("(today fallback)"));
        line(context, "Model: " + subject.provider().orElse(Numbers.NONE) + " / "
                + subject.model().orElse(Numbers.NONE));
        line(context, "Timing: " + elapsedMs + "ms");
        line(context, "Output cache: miss");
        line(context, "Refresh: " + imported
                .map(report -> Numbers.counted(report.results().size(), "source")).orElse("none"));
        line(context, "Quota: " + made.report().quota().map(TestCommand::quota).orElse(Numbers.NONE));
        payload.ifPresent(said -> context.out().print("Payload:\n" + Json.write(said.json(), JsonStyle.PRETTY)
                + "\n"));
        context.out().line("Line:");
        context.out().line(made.line().render(Style.plain()));
        AreaDetection.mismatchNote(context, active(context)).ifPresent(context.out()::line);
        return ExitCode.DONE;
    }

    private static void line(CommandContext context, String text) {
        context.out().line(Sanitised.line(text));
    }

    private static String quota(PlanQuota quota) {
        String period = quota.status().window().period().word();
        boolean money = quota.isOver() && quota.usd().isPresent();
        return money ? period + " over " + Numbers.money(quota.usd().get().over())
                : period + " " + Numbers.percent(quota.percent());
    }

    private static Optional<String> active(CommandContext context) {
        long nowMs = context.environment().clock().millis();
        return context.workspace().ledger().read(view -> view.activeArea(nowMs)).area().map(area -> area.path());
    }
}

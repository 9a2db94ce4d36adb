package toktrail.cli.statusline;

import java.util.Optional;
import java.util.Set;
import toktrail.args.Invocation;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Workspace;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.Statusline;
import toktrail.config.setting.SubscriptionFile;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.pricing.ContextLimits;
import toktrail.report.segment.SegmentQuery;
import toktrail.report.segment.SegmentQuery.Part;
import toktrail.report.segment.SegmentReport;
import toktrail.report.segment.SegmentReporter;
import toktrail.statusline.Elements;
import toktrail.statusline.Payload;
import toktrail.statusline.SegmentChoice;
import toktrail.statusline.SegmentLine;
import toktrail.statusline.StandardInput;

/** Makes a segment: payload, settings, import, figures, line. */
final class SegmentMaker {

    /**
     * What is asked for.
     *
     * @param settings those in force, with what was typed
     * @param choice   names that were typed
     * @param input    what stood on standard input, in use
     * @param payload  the same, understood
     */
    record Asked(Statusline settings, SegmentChoice choice, byte[] input, Optional<Payload> payload) { }

    /**
     * What was made.
     *
     * @param report   the figures
     * @param line     the line
     * @param imported what the import before did, absent if there was none
     */
    record Made(SegmentReport report, SegmentLine line, Optional<ImportReport> imported) { }

    private final CommandContext context;
    private final Workspace workspace;

    SegmentMaker(CommandContext context) {
        this.context = context;
        workspace = context.workspace();
        workspace.beSilent();
    }

    /** Reads standard input unless a person sits there. */
    byte[] input() {
        return context.environment().terminal().isTerminal(Stream.IN) ? new byte[0]
                : StandardInput.read(context.environment().streams().in());
    }

    /**
     * What the options ask.
     *
     * @throws UserException in one line, if they or the configuration cannot be used
     */
    Statusline settings(Invocation line) {
        return SegmentOptions.settings(line, configured());
    }

    /**
     * The settings as configured.
     *
     * @throws UserException in one line, if the configuration cannot be used
     */
    Statusline configured() {
        return inOneLine(() -> workspace.configuration().statusline());
    }

    /** Imports what is due. */
    Optional<ImportReport> refresh(Asked asked) {
        Optional<String> harness = asked.choice().harness(asked.settings(), asked.payload());
        return inOneLine(() -> new SegmentRefresh(context, asked.settings()).run(harness));
    }

    /**
     * The segment from what is stored.
     *
     * @param parts what is looked up beside the sums
     * @throws UserException in one line, if configuration or ledger cannot be used
     */
    Made make(Asked asked, Set<Part> parts, Optional<ImportReport> imported) {
        Optional<String> here = asked.payload().flatMap(Payload::folder)
                .or(() -> Optional.of(context.environment().workingDirectory().toString()));
        SegmentQuery query = asked.choice().query(asked.settings(), asked.payload(), parts, here);
        SegmentReport report = inOneLine(() -> report(asked, query));
        Elements.Facts facts = new Elements.Facts(asked.payload(), here, context.environment().home());
        return new Made(report, SegmentLine.of(asked.settings(), report, facts), imported);
    }

    private SegmentReport report(Asked asked, SegmentQuery query) {
        Configuration configuration = workspace.configuration();
        SubscriptionFile plans = query.parts().contains(Part.QUOTA) ? workspace.subscriptions()
                : SubscriptionFile.none();
        ContextLimits limits =
                new ContextLimits(configuration.contextWindows(), configuration.costing(), workspace.prices());
        SegmentReporter reporter =
                new SegmentReporter(configuration, plans, workspace.pricing(), limits, context.environment());
        long nowMs = context.environment().clock().millis();
        return workspace.ledger().read(view -> {
            asked.choice().harness().ifPresent(name -> view.checkHarness(name, workspace.tools().ids()));
            return reporter.report(view, query, nowMs);
        });
    }

    private interface Step<T> {
        T run();
    }

    /** A prompt has room for one line. */
    private static <T> T inOneLine(Step<T> step) {
        try {
            return step.run();
        } catch (UserException e) {
            if (e.lines().size() < 2) {
                throw e;
            }
            throw UserException.failed(e.lines().get(0) + " (and " + (e.lines().size() - 1)
                    + " more; toktrail config validate)", e);
        }
    }
}

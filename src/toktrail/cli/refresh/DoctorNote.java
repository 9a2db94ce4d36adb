package toktrail.cli.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Workspace;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.report.doctor.Glance;
import toktrail.text.Numbers;
import toktrail.text.Style;

/** The line by which text reports point at {@code toktrail doctor}, if something is wrong that is quick to see. */
public final class DoctorNote {

    private DoctorNote() { }

    /**
     * Prints the line on standard error, or nothing, as for a moment that is not the present one. Cost: some look-ups
     * in the ledger, no directory is listed.
     */
    public static void print(CommandContext context) {
        Workspace workspace = context.workspace();
        boolean present = context.invocation().integer(GlobalOptions.NOW).isEmpty()
                && context.environment().variable(GlobalOptions.NOW_VARIABLE).isEmpty();
        if (!present) {
            return;
        }
        Optional<Glance.Alarm> alarm = workspace.ledger().examine(ledger -> Glance.at(
                workspace.ledger().path().effective(), ledger, context.environment(), workspace.tools().all()));
        List<String> counts = new ArrayList<>();
        if (alarm.isPresent()) {
            add(counts, alarm.get().errors(), "error");
            add(counts, alarm.get().warnings(), "warning");
        }
        if (!counts.isEmpty()) {
            Style style = CommandContext.style(context.environment(), context.invocation(), Stream.ERR);
            context.environment().streams().err().line(style.yellow(
                    "! " + String.join(", ", counts) + ": toktrail doctor"));
        }
    }

    private static void add(List<String> counts, long count, String noun) {
        if (count > 0) {
            counts.add(Numbers.counted(count, noun));
        }
    }
}

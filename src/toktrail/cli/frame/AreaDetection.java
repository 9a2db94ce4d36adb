package toktrail.cli.frame;

import java.util.Objects;
import java.util.Optional;
import toktrail.config.area.AreaRules;
import toktrail.environment.Environment;
import toktrail.ledger.area.AreaPaths;
import toktrail.usage.SessionFacts;

/**
 * What the rules for areas say about the directory the program was started in.
 *
 * @param workspace that directory, its repository, the repository's remote
 * @param match     the rule that holds
 */
public record AreaDetection(SessionFacts.Workspace workspace, Optional<AreaRules.Match> match) {

    public AreaDetection {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(match, "match");
    }

    /** Applies the rules, whether or not they are applied while importing. Runs git. */
    public static AreaDetection here(CommandContext context) {
        Environment environment = context.environment();
        GitDirectory git = new GitDirectory(environment, environment.workingDirectory());
        SessionFacts.Workspace workspace = new SessionFacts.Workspace(environment.workingDirectory().toString(),
                git.topLevel().orElse(null), git.remote().orElse(null), null);
        return new AreaDetection(workspace, context.workspace().areaRules().find(workspace, null));
    }

    /** Normalised path of the detected area. */
    public Optional<String> area() {
        return match.map(rule -> AreaPaths.parse(rule.area()).text());
    }

    /**
     * The note that the active area is another than the detected one; absent if it is not, there is only one of them,
     * or configuration does not want to hear of it.
     *
     * @param active normalised path of the active area
     */
    public static Optional<String> mismatchNote(CommandContext context, Optional<String> active) {
        return mismatch(context, active).map(detected -> "Note: active area " + active.orElseThrow()
                + " differs from detected area " + detected + ".");
    }

    /**
     * Warns if configuration wants that and the rules say another area for this directory.
     *
     * @param active normalised path of the active area
     */
    public static void warnOfMismatch(CommandContext context, String active) {
        mismatch(context, Optional.of(active)).ifPresent(detected -> context.warn(ConfiguredAreas.mismatch(
                active, detected, context.environment().workingDirectory().toString())));
    }

    private static Optional<String> mismatch(CommandContext context, Optional<String> active) {
        boolean wanted = context.workspace().configuration().areas().warnOnMismatch();
        if (!wanted || active.isEmpty() || context.workspace().areaRules().isEmpty()) {
            return Optional.empty();
        }
        return here(context).area().filter(detected -> !detected.equals(active.get()));
    }
}

package toktrail.cli.frame;

import java.util.Optional;
import java.util.function.Consumer;
import toktrail.config.area.AreaRules;
import toktrail.config.area.Areas;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.file.AreaChooser;
import toktrail.usage.SessionFacts;

/**
 * What configuration says about areas of new sessions: the rules choose if detection is on; if they would have chosen
 * another area than the active one, that is worth one warning.
 */
final class ConfiguredAreas implements AreaChooser {

    private final Areas configured;
    private final AreaRules rules;
    private final Consumer<String> warnings;
    private boolean warned;

    ConfiguredAreas(Areas configured, AreaRules rules, Consumer<String> warnings) {
        this.configured = configured;
        this.rules = rules;
        this.warnings = warnings;
    }

    @Override
    public Optional<String> choose(SessionFacts.Workspace workspace, String sourceDir) {
        return configured.autoDetect() ? rules.find(workspace, sourceDir).map(AreaRules.Match::area)
                : Optional.empty();
    }

    @Override
    public void leftToActive(String activePath, SessionFacts.Workspace workspace, String sourceDir) {
        if (!configured.warnOnMismatch() || warned) {
            return;
        }
        Optional<String> ruled = rules.find(workspace, sourceDir).map(match -> AreaPaths.parse(match.area()).text());
        if (ruled.isPresent() && !ruled.get().equals(activePath)) {
            warned = true;
            String place = workspace.cwd() != null ? workspace.cwd() : sourceDir;
            warnings.accept(mismatch(activePath, ruled.get(), place));
        }
    }

    /** The words of the warning. */
    static String mismatch(String active, String ruled, String directory) {
        return "active area is " + active + ", rules say " + ruled + " for " + directory;
    }
}

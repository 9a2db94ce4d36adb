package toktrail.ledger.file;

import java.util.Optional;
import toktrail.usage.SessionFacts;

/** The user's rules that give a new session its area. */
@FunctionalInterface
public interface AreaChooser {

    /** No rules. */
    AreaChooser NONE = (workspace, sourceDir) -> Optional.empty();

    /**
     * The path of the area of a session that has its first event now.
     *
     * @param workspace where the work was done; every part may be null
     * @param sourceDir directory the session is shown under, null if unknown
     * @return a valid area path, which is made if it is missing; empty to leave it to the active area
     */
    Optional<String> choose(SessionFacts.Workspace workspace, String sourceDir);

    /**
     * Is told of a session that no rule chose an area for and that gets the active one.
     *
     * @param activePath normalised path of the active area
     * @param workspace  where the work was done
     * @param sourceDir  directory the session is shown under, null if unknown
     */
    default void leftToActive(String activePath, SessionFacts.Workspace workspace, String sourceDir) { }
}

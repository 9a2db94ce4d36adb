package toktrail.ledger;

import java.util.Optional;
import toktrail.usage.SessionRef;

/** The user's rules that give a new session its area. */
@FunctionalInterface
public interface AreaChooser {

    /** No rules. */
    AreaChooser NONE = (session, cwd, gitRemote) -> Optional.empty();

    /**
     * The path of the area of a session that has its first event now.
     *
     * @param cwd       working directory of the session, null if unknown
     * @param gitRemote remote address of its repository, null if unknown
     * @return a valid area path, which is made if it is missing; empty to leave it to the active area
     */
    Optional<String> choose(SessionRef session, String cwd, String gitRemote);
}

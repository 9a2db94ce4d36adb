package toktrail.ledger.session;

import java.util.Objects;
import toktrail.usage.SessionFacts;

/**
 * What is known about a session beside its events.
 *
 * @param facts     title, folders, files; where the source named no file, the files its events came from, sorted
 * @param sourceDir the folder it belongs to as far as its source tells, null if unknown
 */
public record SessionDetails(SessionFacts facts, String sourceDir) {

    public SessionDetails {
        Objects.requireNonNull(facts, "facts");
    }
}

package toktrail.harness.opencode;

import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** The rules of a product with this format. */
record DialectRules(Dialect dialect) implements EventRules {

    @Override
    public UpdatePolicy policy() {
        return UpdatePolicy.FILE;
    }

    @Override
    public String globalKey(SessionRef session, String dedupKey) {
        return dialect.globalKey(session.sourceSessionId(), dedupKey);
    }

    /** The global key says it, except where that names the session as well. */
    @Override
    public String matchKey(UsageEvent told) {
        String id = told.keys().dedupKey();
        return switch (dialect) {
            case OPENCODE -> told.keys().globalKey();
            case KILO -> id.isEmpty() ? null : dialect.matchKey(id);
        };
    }
}

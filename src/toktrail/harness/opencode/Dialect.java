package toktrail.harness.opencode;

import toktrail.harness.SourceFile;

/** The products that share this format, and what they do differently. */
enum Dialect {
    /** OpenCode: ids are those of rows and files, keys name the message. */
    OPENCODE("opencode"),
    /** Kilo CLI, a fork: databases only, a message may tell its own ids, global keys name the session as well. */
    KILO("kilo");

    private final String id;

    Dialect(String id) {
        this.id = id;
    }

    /** The id of the harness. */
    String id() {
        return id;
    }

    /** Identity of the call a message is, in every ledger. */
    String matchKey(String messageId) {
        return id + ":" + messageId;
    }

    /** The key of the message on every machine. */
    String globalKey(String sessionId, String messageId) {
        return id + ":" + (this == KILO ? sessionId + ":" : "") + messageId;
    }

    /** Whether a listed file is a database. */
    boolean isDatabase(SourceFile file) {
        return this == KILO || OpenCodeLayout.kind(file) == OpenCodeLayout.Kind.DATABASE;
    }
}

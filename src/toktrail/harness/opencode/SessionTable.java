package toktrail.harness.opencode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.harness.EventSink;
import toktrail.harness.SourceFile;
import toktrail.usage.Names;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionFacts.Workspace;
import toktrail.usage.SessionRef;

/** Puts together what messages, databases and files say about sessions. A message knows best where it was written. */
final class SessionTable {

    private static final class Entry {

        private Session session;
        private boolean fromDatabase;
        private String cwd;
        private String gitRoot;
        private final Set<String> sources = new LinkedHashSet<>();
    }

    private final Dialect dialect;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    SessionTable(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Sessions a source describes: a database before files, then what was written last. */
    void add(SourceFile file, OpenCodeReading reading) {
        for (Session session : reading.sessions()) {
            Entry entry = entry(session.id());
            boolean better = entry.session == null || reading.isDatabase() && !entry.fromDatabase
                    || reading.isDatabase() == entry.fromDatabase && session.updatedMs() > entry.session.updatedMs();
            if (better) {
                entry.session = session;
                entry.fromDatabase = reading.isDatabase();
            }
            entry.sources.add(file.name());
        }
    }

    /** A call of a session, in the order of ids: the first place counts. */
    void met(Message message, SourceFile file) {
        Entry entry = entry(message.sessionId());
        Message.Place place = message.call().place();
        entry.cwd = entry.cwd == null ? place.cwd() : entry.cwd;
        entry.gitRoot = entry.gitRoot == null ? place.gitRoot() : entry.gitRoot;
        // One file per message: their directory stands for all of them.
        entry.sources.add(dialect.isDatabase(file) ? file.name() : SourceFile.slashed(file.path().getParent()));
    }

    private Entry entry(String id) {
        return entries.computeIfAbsent(id, session -> new Entry());
    }

    /** Hands on everything. */
    void tell(EventSink sink) {
        entries.forEach((id, entry) -> sink.session(facts(new SessionRef(dialect.id(), id), entry)));
    }

    private static SessionFacts facts(SessionRef ref, Entry entry) {
        Session session = entry.session;
        String directory = session == null ? null : Names.trimmed(session.directory());
        String worktree = session == null ? null : MessageParser.gitRoot(Names.trimmed(session.worktree()));
        return new SessionFacts(ref, session == null ? null : Names.trimmed(session.title()),
                new Workspace(entry.cwd == null ? directory : entry.cwd,
                        entry.gitRoot == null ? worktree : entry.gitRoot, null, null),
                session == null ? null : Names.trimmed(session.parentId()), null, null, List.copyOf(entry.sources));
    }
}

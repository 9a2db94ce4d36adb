package toktrail.ledger.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.json.Json;
import toktrail.json.JsonValue;
import toktrail.ledger.filter.Condition;
import toktrail.spelling.TextOrder;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;

/** Reads what is known about sessions beside their events: facts, files, stored digests. */
public final class SessionDetailReader {

    private static final String FACTS = """
            SELECT s.id, s.harness, s.source_session_id, s.title, s.cwd, s.git_root, s.git_remote, s.git_branch,
              s.parent_session_id, s.started_ms, s.last_seen_ms, s.source_paths_json, s.source_dir
            FROM json_each(?) chosen CROSS JOIN session s ON s.id = chosen.value
            """;

    private static final String FILES = """
            SELECT DISTINCT e.session, f.path
            FROM json_each(?) chosen CROSS JOIN event e ON e.session = chosen.value JOIN file f ON f.id = e.file
            """;

    private static final String DIGESTS = """
            SELECT d.session, d.generator, d.generated_at_ms, d.body_json
            FROM json_each(?) chosen CROSS JOIN session_digest d ON d.session = chosen.value
            ORDER BY d.generated_at_ms, d.generator
            """;

    private final Database database;

    /** Reads an open ledger. */
    public SessionDetailReader(Database database) {
        this.database = database;
    }

    /** The details of each of these sessions, by row. */
    public Map<Long, SessionDetails> details(Collection<Long> sessions) {
        Map<Long, SessionDetails> details = new HashMap<>();
        database.forEach(FACTS, s -> s.bindText(1, Condition.list(sessions)),
                row -> details.put(row.longValue(1), new SessionDetails(facts(row), row.text(13))));
        addFilesOfEvents(details);
        return details;
    }

    private static SessionFacts facts(Row row) {
        List<String> paths = new ArrayList<>();
        for (JsonValue path : Json.parse(row.text(12)).asArray()) {
            path.asRawText().ifPresent(paths::add);
        }
        return new SessionFacts(new SessionRef(row.text(2), row.text(3)), row.text(4),
                new SessionFacts.Workspace(row.text(5), row.text(6), row.text(7), row.text(8)), row.text(9),
                row.boxedLong(10), row.boxedLong(11), paths);
    }

    private void addFilesOfEvents(Map<Long, SessionDetails> details) {
        Map<Long, List<String>> files = new HashMap<>();
        details.forEach((id, session) -> {
            if (session.facts().sourcePaths().isEmpty()) {
                files.put(id, new ArrayList<>());
            }
        });
        if (files.isEmpty()) {
            return;
        }
        database.forEach(FILES, s -> s.bindText(1, Condition.list(files.keySet())),
                row -> files.get(row.longValue(1)).add(row.text(2)));
        files.forEach((id, paths) -> {
            paths.sort(TextOrder.CODE_POINT);
            SessionFacts known = details.get(id).facts();
            details.put(id, new SessionDetails(new SessionFacts(known.session(), known.title(), known.workspace(),
                    known.parentSessionId(), known.startedMs(), known.lastSeenMs(), paths),
                    details.get(id).sourceDir()));
        });
    }

    /** The newest digest of each of these sessions that has one, by row. */
    public Map<Long, StoredDigest> digests(Collection<Long> sessions) {
        Map<Long, StoredDigest> digests = new HashMap<>();
        database.forEach(DIGESTS, s -> s.bindText(1, Condition.list(sessions)),
                row -> digests.put(row.longValue(1), new StoredDigest(
                        row.text(2), row.longValue(3), Json.parse(row.text(4)).asObject())));
        return digests;
    }
}

package toktrail.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toktrail.environment.Environment;
import toktrail.importer.SourceSurvey;
import toktrail.importer.SourceSurvey.Survey;
import toktrail.spelling.Decimals;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;
import toktrail.usage.Amount;
import toktrail.usage.SessionFacts;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Variant;

/**
 * A format vector: {@code fixtures/harness/<harness>/<case>/} with {@code input/} (or {@code schema.sql} and {@code
 * rows.sql}), and the events it must give in {@code expected.json}. A second state of the files
 * ({@code append.txt}, {@code update/}, {@code update.sql}) has an expectation of its own.
 */
public final class VectorCase {

    private final Path directory;
    private final Path work;
    private final Map<String, Object> expected;

    private VectorCase(Path directory, Path work) throws IOException {
        this.directory = directory;
        this.work = work;
        expected = load("expected.json");
    }

    /** All cases of a harness; fails if there are none. */
    public static List<Path> cases(String harness) {
        try (Stream<Path> entries = Files.list(Scratch.fixture("harness/" + harness))) {
            List<Path> cases = entries.filter(Files::isDirectory).sorted().toList();
            Check.that("cases of " + harness, !cases.isEmpty());
            return cases;
        } catch (IOException e) {
            throw new AssertionError("cases of " + harness + ": " + e);
        }
    }

    /** Adds a test for each case of a harness: its events by a first scan, and by a scan of the second state. */
    public static void addTo(Suite s, Harness harness) {
        String id = harness.info().id();
        for (Path directory : cases(id)) {
            s.test(id + " vector " + directory.getFileName(), scratch -> {
                VectorCase vector = open(directory, scratch.directory());
                vector.check(harness, "expected.json");
                String second = vector.advance();
                if (second != null) {
                    vector.check(harness, second);
                }
            });
        }
    }

    /** Copies the case to a directory and brings it to its first state. */
    public static VectorCase open(Path directory, Path work) throws Exception {
        VectorCase vector = new VectorCase(directory, work);
        Path input = directory.resolve("input");
        Files.createDirectories(work.resolve("input"));
        if (Files.exists(input)) {
            Scratch.copyTree(input, work.resolve("input"));
        }
        if (Files.exists(directory.resolve("schema.sql"))) {
            vector.sql("schema.sql");
            vector.sql("rows.sql");
        }
        vector.setTimes();
        return vector;
    }

    /** The roots that are read. */
    public List<Path> roots() {
        Object several = expected.get("source_roots");
        if (several instanceof List<?> list) {
            return list.stream().map(root -> work.resolve((String) root)).toList();
        }
        return List.of(work.resolve("input"));
    }

    /** The environment of the case; its home is the scratch directory, or what the case says. */
    public Environment environment() {
        Path home = work;
        if (expected.get("env") instanceof Map<?, ?> variables && variables.get("HOME") instanceof String given) {
            home = work.resolve(given);
        }
        return new TestWorld(home).environment();
    }

    /** Brings the files to their second state; gives the name of its expectation, null if there is none. */
    public String advance() throws Exception {
        if (Files.exists(directory.resolve("append.txt"))) {
            Path file = work.resolve((String) expected.get("append_to"));
            Files.write(file, Files.readAllBytes(directory.resolve("append.txt")), StandardOpenOption.APPEND);
            return "expected_after_append.json";
        }
        if (Files.exists(directory.resolve("update"))) {
            Scratch.copyTree(directory.resolve("update"), work.resolve("input"));
            return "expected_after_update.json";
        }
        if (Files.exists(directory.resolve("update.sql"))) {
            sql("update.sql");
            return "expected_after_update.json";
        }
        return null;
    }

    /** Reads the files as they are and compares events and counters with an expectation. */
    public void check(Harness harness, String expectation) throws IOException {
        Survey survey = new SourceSurvey(environment()).read(harness, roots(), false);
        Map<String, Object> want = load(expectation);
        compare(want, survey.events(), survey.sessions());
        // The counters of some formats are not laid down.
        if (want.containsKey("rows_seen")) {
            Check.equal("rows_seen", want.get("rows_seen"), survey.rowsSeen());
            Check.equal("rows_skipped", want.get("rows_skipped"), survey.rowsSkipped());
        }
    }

    /** Compares events, however they were obtained, with the expectation of this name. */
    public void compare(String expectation, List<UsageEvent> events, List<SessionFacts> sessions) throws IOException {
        compare(load(expectation), events, sessions);
    }

    private void compare(Map<String, Object> want, List<UsageEvent> events, List<SessionFacts> sessions) {
        Map<String, SessionFacts> facts = new HashMap<>();
        for (SessionFacts fact : sessions) {
            facts.merge(fact.session().sourceSessionId(), fact, VectorCase::merged);
        }
        List<UsageEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(event -> sortKey(shown(event, null))));
        List<Map<?, ?>> wantedEvents = new ArrayList<>();
        ((List<?>) want.get("events")).forEach(event -> wantedEvents.add((Map<?, ?>) event));
        wantedEvents.sort(Comparator.comparing(VectorCase::sortKey));
        List<String> wantedLines = new ArrayList<>();
        List<String> gotLines = new ArrayList<>();
        for (int i = 0; i < Math.max(wantedEvents.size(), sorted.size()); i++) {
            Map<?, ?> wanted = i < wantedEvents.size() ? withoutEarlyEnd(wantedEvents.get(i)) : null;
            if (wanted != null) {
                describe("", wanted, wantedLines);
            }
            if (i < sorted.size()) {
                UsageEvent event = sorted.get(i);
                Map<String, Object> shown = shown(event, facts.get(event.session().sourceSessionId()));
                describe("", wanted == null ? shown : like(wanted, shown), gotLines);
            }
        }
        Check.equal(directory.getFileName() + " events", String.join("\n", wantedLines) + "\n",
                String.join("\n", gotLines) + "\n");
    }

    private static String sortKey(Map<?, ?> event) {
        Object key = event.get("identity") instanceof Map<?, ?> identity ? identity.get("match_key") : null;
        return event.get("created_ms") + " " + event.get("model_id") + " " + event.get("source_session_id") + " " + key;
    }

    /** An end before the beginning, as a record may state it, is no part of an event. */
    public static Map<?, ?> withoutEarlyEnd(Map<?, ?> event) {
        if (!(event.get("completed_ms") instanceof Long end) || end >= (Long) event.get("created_ms")) {
            return event;
        }
        Map<Object, Object> corrected = new LinkedHashMap<>(event);
        corrected.put("completed_ms", null);
        return corrected;
    }

    private Map<String, Object> shown(UsageEvent event, SessionFacts facts) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("harness", event.session().harness());
        map.put("source_session_id", event.session().sourceSessionId());
        map.put("provider_id", event.kind().providerId());
        map.put("model_id", event.kind().modelId());
        map.put("thinking_level", event.kind().thinkingLevel());
        map.put("agent", event.kind().agent());
        map.put("created_ms", event.createdMs());
        map.put("completed_ms", event.completedMs());
        Tokens t = event.tokens();
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("input", t.input());
        tokens.put("output", t.output());
        tokens.put("reasoning", t.reasoning());
        tokens.put("cache_read", t.cacheRead());
        tokens.put("cache_write", t.cacheWrite());
        tokens.put("cache_output", t.cacheOutput());
        map.put("tokens", tokens);
        map.put("source_cost_usd", Decimals.plain(event.amount().sourceCostUsd()));
        map.put("billing", billing(event.amount(), event.kind().variant()));
        map.put("cwd", facts == null ? null : facts.workspace().cwd());
        map.put("session_title", facts == null ? null : facts.title());
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("source_dedup_key", relative(event.keys().dedupKey()));
        identity.put("source_message_id", event.keys().messageId());
        identity.put("global_dedup_key", relative(event.keys().globalKey()));
        identity.put("match_key", relative(event.keys().matchKey()));
        map.put("identity", identity);
        map.put("fingerprint_hash", Fingerprint.of(event));
        return map;
    }

    private static Map<String, Object> billing(Amount amount, Variant variant) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cache_write_1h", amount.cacheWrite1h());
        map.put("web_search_requests", amount.webSearchRequests());
        map.put("speed", variant.speed());
        map.put("service_tier", variant.serviceTier());
        map.put("inference_geo", variant.inferenceGeo());
        return map;
    }

    private String relative(String key) {
        return key == null ? null : key.replace(SourceFile.slashed(roots().get(0)), "{root}");
    }

    /** What was got, with only the keys and in the order of what is wanted; unmentioned attributes must be absent. */
    private static Map<String, Object> like(Map<?, ?> wanted, Map<?, ?> got) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Object key : wanted.keySet()) {
            Object value = got.get(key);
            map.put((String) key, wanted.get(key) instanceof Map<?, ?> inner && value instanceof Map<?, ?> gotInner
                    ? like(inner, gotInner) : value);
        }
        if (got.get("billing") instanceof Map<?, ?> billing && !wanted.containsKey("billing")) {
            billing.values().removeIf(value -> value == null || value.equals(0L));
            if (!billing.isEmpty()) {
                map.put("billing", billing);
            }
        }
        if (got.get("session_title") != null && !wanted.containsKey("session_title")) {
            map.put("session_title", got.get("session_title"));
        }
        return map;
    }

    private static void describe(String prefix, Map<?, ?> map, List<String> lines) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                describe(prefix + key + ".", inner, lines);
            } else {
                lines.add(prefix + key + " = " + value);
            }
        });
    }

    /** The earlier value stays, a title is replaced by a newer one. */
    private static SessionFacts merged(SessionFacts old, SessionFacts now) {
        SessionFacts.Workspace a = old.workspace();
        SessionFacts.Workspace b = now.workspace();
        return new SessionFacts(old.session(), now.title() == null ? old.title() : now.title(),
                new SessionFacts.Workspace(first(a.cwd(), b.cwd()), first(a.gitRoot(), b.gitRoot()),
                        first(a.gitRemote(), b.gitRemote()), first(a.gitBranch(), b.gitBranch())),
                first(old.parentSessionId(), now.parentSessionId()), old.startedMs(), old.lastSeenMs(),
                old.sourcePaths());
    }

    private static String first(String a, String b) {
        return a == null ? b : a;
    }

    private void setTimes() throws IOException {
        if (expected.get("mtimes") instanceof Map<?, ?> times) {
            for (Map.Entry<?, ?> time : times.entrySet()) {
                Files.setLastModifiedTime(work.resolve((String) time.getKey()),
                        FileTime.fromMillis((Long) time.getValue()));
            }
        }
    }

    private void sql(String script) throws IOException, SQLException {
        Path database = work.resolve("input").resolve((String) expected.get("database"));
        Files.createDirectories(database.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(Files.readString(directory.resolve(script)));
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> load(String name) throws IOException {
        return (Map<String, Object>) VectorReader.read(directory.resolve(name));
    }
}

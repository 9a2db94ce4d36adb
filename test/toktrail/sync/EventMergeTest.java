package toktrail.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.ledger.row.EventUuid;
import toktrail.sqlite.Database;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.KeyHash;

/** Single rules of merging events, on the published archive with some rows changed. */
public final class EventMergeTest {

    private static final String OLD = "{\"agent\":null,\"cache_read\":1000,\"cache_write\":0,\"completed_ms\":null,"
            + "\"created_ms\":1777881605250,\"input\":120,\"model_id\":\"claude-sonnet-4-5\",\"output\":45,"
            + "\"provider_id\":\"anthropic\",\"reasoning\":30,\"source_dedup_key\":\"msg_01:req_01\","
            + "\"source_session_id\":\"0f0e0d0c-1111-4222-8333-444455556666\",\"thinking_level\":null}";
    private static final String AS_CODEX = "UPDATE usage_events SET harness = 'codex', reasoning_tokens = 30,"
            + " cache_write_tokens = 0, fingerprint_hash = '" + HexFormat.of().formatHex(KeyHash.sha256(OLD))
            + "' WHERE id = 1;";
    private static final String TOMBSTONES = "CREATE TABLE sync_tombstones (kind TEXT, origin_machine_id TEXT,"
            + " harness TEXT, source_session_id TEXT, event_uuid TEXT, winner_uuid TEXT, deleted_at_ms INTEGER);";

    private EventMergeTest() { }

    public static void tests(Suite s) {
        s.test("reasoning inside the output of an old row is taken out, and travels on as it is then", scratch -> {
            SyncHome home = imported(scratch, "home", AS_CODEX);
            Check.equal("tokens", "120/15/30", tokens(home));
            Path archive = scratch.directory().resolve("on.tar.gz");
            home.done("sync", "export", "--no-refresh", "-o", archive.toString());
            SyncHome next = SyncHome.of(scratch.directory().resolve("next"), "77", "next");
            next.imported(archive);
            Check.equal("tokens there", "120/15/30", tokens(next));
            Check.equal("rows", events(home), events(next));
        });
        s.test("a row that says its classes are disjoint stays as it is", scratch -> {
            SyncHome home = imported(scratch, "home", AS_CODEX
                    + "CREATE TABLE usage_event_attributes (usage_event_id INTEGER PRIMARY KEY, cache_write_1h INTEGER,"
                    + " web_search_requests INTEGER, speed TEXT, service_tier TEXT, inference_geo TEXT,"
                    + " reasoning_in_output INTEGER);"
                    + "INSERT INTO usage_event_attributes VALUES (1, 0, 2, 'fast', NULL, 'us', 0)");
            Check.equal("tokens", "120/45/30", tokens(home));
            Check.that("attributes", events(home).contains("inferenceGeo=us, serviceTier=null, speed=fast"));
            Path archive = scratch.directory().resolve("on.tar.gz");
            home.done("sync", "export", "--no-refresh", "-o", archive.toString());
            SyncHome next = SyncHome.of(scratch.directory().resolve("next"), "77", "next");
            next.imported(archive);
            Check.equal("rows", events(home), events(next));
        });
        s.test("an event that was retired elsewhere goes, and stays out", scratch -> {
            SyncHome home = imported(scratch, "home", "");
            String claude = "claude:0f0e0d0c-1111-4222-8333-444455556666:";
            String retire = TOMBSTONES + tombstone("claude", claude + "msg_01:req_01",
                    "'" + uuid("claude", claude + "msg_02:req_02") + "'");
            Map<String, Object> result = home.imported(archive(scratch, retire));
            Check.equal("retired", 1L, result.get("usage_events_retired"));
            Check.equal("skipped", 3L, result.get("usage_events_skipped"));
            Check.that("gone", !events(home).contains("msg_01:req_01"));
            Check.equal("stays out", 3L, home.imported(archive(scratch, "")).get("usage_events_skipped"));
            Check.that("still gone", !events(home).contains("msg_01:req_01"));
        });
        s.test("a retirement without winner takes what nobody here has seen", scratch -> {
            SyncHome home = imported(scratch, "home", "");
            Map<String, Object> result = home.imported(archive(scratch,
                    TOMBSTONES + tombstone("opencode", "opencode:m41", "NULL")));
            Check.equal("retired", 1L, result.get("usage_events_retired"));
            Check.that("gone", !events(home).contains("m41"));
        });
        s.test("a retirement whose winner is unknown waits for it", scratch -> {
            SyncHome home = imported(scratch, "home", "");
            Map<String, Object> result = home.imported(archive(scratch, TOMBSTONES + tombstone("opencode",
                    "opencode:m41", "'00112233-4455-6677-8899-aabbccddeeff'")));
            Check.equal("retired", 0L, result.get("usage_events_retired"));
            Check.that("still there", events(home).contains("m41"));
        });
        s.test("an archive of schema 9 has no machines and no areas", scratch -> {
            SyncHome home = imported(scratch, "home", "UPDATE usage_events SET area_id = NULL;"
                    + "DROP TABLE area_session_assignments; DROP TABLE machine_active_areas; DROP TABLE areas;"
                    + "DROP TABLE machines; DROP TABLE source_session_metadata;"
                    + "ALTER TABLE runs DROP COLUMN scope_agents_json; PRAGMA user_version = 9");
            Check.that("owner", events(home).contains("event " + SyncFixture.MACHINE));
        });
        s.test("an event with an area but no assignment assigns its session", scratch -> {
            SyncHome home = imported(scratch, "home", "DELETE FROM area_session_assignments");
            Check.that("assigned: " + home.rows(), home.rows().contains("areaPath=work/shop-backend, assignedAtMs="
                    + "1777881712000"));
        });
        s.test("negative counts and costs that are none are read as 0, with a warning", scratch -> {
            Map<String, Object> result = SyncHome.studio(scratch.directory().resolve("home")).imported(archive(scratch,
                    "UPDATE usage_events SET input_tokens = -5, source_cost_usd = '1E999999999'"));
            Check.equal("warnings", 2, ((List<?>) result.get("warnings")).size());
        });
        s.test("a day stays sealed if nothing on it became smaller", scratch -> {
            String old = "UPDATE usage_events SET created_ms = created_ms - 2592000000;";
            SyncHome home = imported(scratch, "home", old);
            home.change("UPDATE day_seal SET tokens = tokens + 1000000");
            Check.equal("renamed", 1L, home.imported(archive(scratch, old
                    + "UPDATE usage_events SET fingerprint_hash = '" + "0".repeat(64) + "' WHERE id = 1"))
                    .get("usage_events_updated"));
            Check.that("sealed: " + home.seals(), home.seals() > 1_000_000);
            Check.equal("smaller", 1L, home.imported(archive(scratch, old
                    + "UPDATE usage_events SET fingerprint_hash = '" + "1".repeat(64) + "', cache_read_tokens = 5,"
                    + " input_tokens = 9000000 WHERE id = 1"), "--on-conflict", "prefer-larger")
                    .get("usage_events_updated"));
            Check.equal("sealed anew", 9_000_000L, home.seals() / 1_000_000 * 1_000_000);
        });
        s.test("a title is taken over together with a call of its session", scratch -> {
            SyncHome home = imported(scratch, "home", "");
            Map<String, Object> result = home.imported(archive(scratch, "UPDATE usage_events SET input_tokens ="
                    + " input_tokens + 1000, fingerprint_hash = '" + "1".repeat(64) + "';"
                    + "UPDATE source_session_metadata SET session_title = 'Neuer Titel',"
                    + " updated_at_ms = updated_at_ms + 1"), "--on-conflict", "prefer-larger");
            Check.equal("updated", 3L, result.get("usage_events_updated"));
            Check.that("title", home.rows().contains("Neuer Titel"));
        });
        for (String cost : List.of("0,25", "0x", "0.250000000000000000000000000000000000000000")) {
            s.test("a cost that cannot be read is forgotten: " + cost, scratch -> {
                SyncHome home = imported(scratch, "home", "UPDATE usage_events SET source_cost_usd = '" + cost + "'");
                Check.that("text is kept", !events(home).contains(cost));
                Path archive = scratch.directory().resolve("on.tar.gz");
                home.done("sync", "export", "--no-refresh", "-o", archive.toString());
                SyncHome next = SyncHome.of(scratch.directory().resolve("next"), "77", "next");
                Check.equal("no warning there", List.of(), next.imported(archive).get("warnings"));
            });
        }
    }

    private static String uuid(String harness, String key) {
        return EventUuid.of(harness, key).text();
    }

    private static String tombstone(String harness, String key, String winner) {
        return "INSERT INTO sync_tombstones VALUES ('usage_event', '', '" + harness + "', '', '" + uuid(harness, key)
                + "', " + winner + ", 1777881800000);";
    }

    private static SyncHome imported(Scratch scratch, String name, String script) throws Exception {
        SyncHome home = SyncHome.studio(scratch.directory().resolve(name));
        home.imported(archive(scratch, script));
        return home;
    }

    private static Path archive(Scratch scratch, String script) throws Exception {
        Path database = SyncFixture.database(scratch.directory().resolve(SyncFixture.DATABASE), "archive-canonical",
                "DELETE");
        SyncFixture.change(database, script.isEmpty() ? "PRAGMA page_count" : script);
        long schema;
        try (Database opened = Database.openUnchangeable(database)) {
            schema = opened.pragma("user_version");
        }
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(SyncFixture.MANIFEST, SyncFixture.manifest("archive-canonical", database)
                .replace("\"schema_version\": 14", "\"schema_version\": " + schema).getBytes(StandardCharsets.UTF_8));
        members.put(SyncFixture.DATABASE, Files.readAllBytes(database));
        return SyncFixture.pack(scratch.directory().resolve("a.tar.gz"), members);
    }

    private static String events(SyncHome home) {
        return String.join("\n", home.rows().lines().filter(line -> line.startsWith("event ")).toList());
    }

    private static String tokens(SyncHome home) {
        String line = events(home).lines().filter(text -> text.contains("codex")).findFirst().orElseThrow();
        return number(line, "input=") + "/" + number(line, "output=") + "/" + number(line, "reasoning=");
    }

    private static String number(String line, String name) {
        int from = line.indexOf(name) + name.length();
        return line.substring(from, line.indexOf(',', from));
    }
}

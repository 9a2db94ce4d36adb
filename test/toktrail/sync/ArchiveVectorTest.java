package toktrail.sync;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import toktrail.archive.Member;
import toktrail.archive.TarReader;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** Archives of this program and of 0.2.0: what an import counts, what an export writes, and both again. */
public final class ArchiveVectorTest {

    private static final List<String> VECTORS = List.of("archive-canonical", "archive-release", "archive-prerelease");

    private static final Map<String, String> TABLES = Map.of("machines", "machine_id", "areas", "id",
            "area_session_assignments", "id", "machine_active_areas", "machine_id", "runs", "id", "source_sessions",
            "id", "source_session_metadata", "origin_machine_id, harness, source_session_id", "usage_events", "id",
            "run_events", "tracking_session_id, usage_event_id", "state_metadata", "key");

    private ArchiveVectorTest() { }

    public static void tests(Suite s) {
        for (String vector : VECTORS) {
            s.test(vector + " is imported with the published counts, and then nothing changes", scratch ->
                    imports(scratch, vector));
            s.test(vector + " restores its own machine, whose export is the published one", scratch ->
                    restores(scratch, vector));
        }
        s.test("a dry run counts as an import does and changes nothing", ArchiveVectorTest::dryRun);
        s.test("two exports of one state are the same bytes", scratch -> {
            SyncHome home = restored(scratch, "archive-release");
            Path first = export(home, "a.tar.gz");
            Path second = export(home, "b.tar.gz");
            Check.equal("tar", unzipped(first), unzipped(second));
        });
        s.test("reports show the machine, the area and the run of what came in", scratch -> {
            SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
            home.imported(SyncFixture.archive(scratch.directory(), "archive-canonical"));
            Object report = VectorReader.parse(home.done("usage", "summary", "--no-refresh", "--json", "--machine",
                    "thinkpad-x1", "--area", "work/shop-backend"));
            Map<String, Object> totals = VectorReader.object(VectorReader.object(report).get("totals"));
            Check.equal("input", 130L, totals.get("input"));
            String explained = home.done("explain", "--no-refresh");
            Check.that("explained: " + explained, explained.contains("Thinkpad X1"));
            Check.that("run", home.done("run", "list").contains("checkout audit"));
        });
    }

    private static void imports(Scratch scratch, String vector) throws Exception {
        SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
        Path archive = SyncFixture.archive(scratch.directory(), vector);
        Map<String, Object> expected = VectorReader.object(
                VectorReader.read(Scratch.fixture("sync").resolve(vector).resolve("expected-import.json")));
        counts("first", expected.get("first"), home.imported(archive));
        String rows = home.rows();
        counts("second", expected.get("second"), home.imported(archive));
        Check.equal("rows", rows, home.rows());
    }

    private static void counts(String name, Object expected, Map<String, Object> result) {
        VectorReader.object(expected).forEach((key, value) -> Check.equal(name + " " + key, value, result.get(key)));
    }

    private static SyncHome restored(Scratch scratch, String vector) throws Exception {
        SyncHome home = SyncHome.thinkpad(scratch.directory().resolve("home"));
        home.imported(SyncFixture.archive(scratch.directory(), vector));
        return home;
    }

    private static Path export(SyncHome home, String name) {
        Path archive = home.home.resolve(name);
        home.done("sync", "export", "--no-refresh", "--redact-raw-json", "--out", archive.toString());
        return archive;
    }

    private static void restores(Scratch scratch, String vector) throws Exception {
        SyncHome home = restored(scratch, vector);
        Map<String, byte[]> members = members(export(home, "out.tar.gz"));
        Path written = Files.write(scratch.directory().resolve("written.sqlite"),
                members.get(SyncFixture.DATABASE));
        Path wanted = SyncFixture.database(scratch.directory().resolve("wanted.sqlite"), "archive-canonical",
                "DELETE");
        Check.equal("tables", tables(wanted), tables(written));
        Check.equal("manifest", SyncFixture.manifest("archive-canonical", written),
                new String(members.get(SyncFixture.MANIFEST), StandardCharsets.UTF_8));
    }

    private static void dryRun(Scratch scratch) throws Exception {
        SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
        Path archive = SyncFixture.archive(scratch.directory(), "archive-release");
        String before = home.rows();
        Map<String, Object> tried = new HashMap<>(home.imported(archive, "--dry-run"));
        Check.equal("nothing changed", before, home.rows());
        Map<String, Object> done = new HashMap<>(home.imported(archive));
        Check.equal("dry", true, tried.remove("dry_run"));
        Check.equal("not dry", false, done.remove("dry_run"));
        Check.equal("result", done, tried);
    }

    private static String tables(Path file) {
        List<String> lines = new ArrayList<>();
        try (Database database = Database.openUnchangeable(file)) {
            lines.add("version " + database.pragma("user_version") + " page " + database.pragma("page_size"));
            database.forEach("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name",
                    SqlStatement.Binder.NONE, row -> lines.add(row.text(1)));
            TABLES.forEach((table, order) -> {
                int columns = database.columns(table).size();
                database.forEach("SELECT * FROM " + table + " ORDER BY " + order, SqlStatement.Binder.NONE, row -> {
                    List<String> values = new ArrayList<>(List.of(table));
                    for (int i = 1; i <= columns; i++) {
                        values.add(row.type(i) + " " + row.text(i));
                    }
                    lines.add(String.join("|", values));
                });
            });
        }
        return String.join("\n", lines);
    }

    static byte[] unzipped(Path archive) throws Exception {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            return in.readAllBytes();
        }
    }

    static Map<String, byte[]> members(Path archive) throws Exception {
        Map<String, byte[]> members = new HashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            TarReader reader = new TarReader(in);
            for (Optional<Member> member = reader.next(); member.isPresent(); member = reader.next()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                reader.copyTo(content);
                members.put(member.get().name(), content.toByteArray());
            }
        }
        return members;
    }
}

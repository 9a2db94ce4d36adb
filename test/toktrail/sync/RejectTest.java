package toktrail.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import toktrail.archive.TarWriter;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** Broken and hostile archives: each with the published message, and nothing changes. */
public final class RejectTest {

    private static final String VECTOR = "archive-release";

    private RejectTest() { }

    public static void tests(Suite s) {
        for (Map<String, Object> one : cases()) {
            s.test((String) one.get("case"), scratch -> check(scratch, one));
        }
        s.test("an archive that unpacks to too much is left in the middle", scratch -> {
            SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
            home.world.variable("TOKTRAIL_SYNC_MAX_BYTES", "20000").variable("TOKTRAIL_DEBUG", "");
            Path archive = SyncFixture.archive(scratch.directory(), VECTOR);
            String said = home.failed("sync", "import", archive.toString());
            Check.that(said, said.contains("20000 bytes"));
        });
        s.test("a tombstone without event is refused", scratch -> refused(scratch, """
                CREATE TABLE sync_tombstones (kind TEXT, origin_machine_id TEXT, harness TEXT,
                  source_session_id TEXT, event_uuid TEXT, winner_uuid TEXT, deleted_at_ms INTEGER);
                INSERT INTO sync_tombstones VALUES ('usage_event', '', 'claude', '', NULL, NULL, 1)""",
                "sync_tombstones.event_uuid: text expected, got null"));
        s.test("tombstones without their time are refused", scratch -> refused(scratch, """
                CREATE TABLE sync_tombstones (kind TEXT, origin_machine_id TEXT, harness TEXT,
                  source_session_id TEXT, event_uuid TEXT, winner_uuid TEXT)""",
                "database in the archive has no column sync_tombstones.deleted_at_ms"));
        s.test("attributes of no event are refused", scratch -> refused(scratch,
                "CREATE TABLE usage_event_attributes (event INTEGER, speed TEXT)",
                "database in the archive has no column usage_event_attributes.usage_event_id"));
        s.test("attributes that are missing are none", scratch -> {
            SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
            home.imported(new Maker(scratch.directory()).changedBy("""
                    CREATE TABLE usage_event_attributes (usage_event_id INTEGER PRIMARY KEY, speed TEXT);
                    INSERT INTO usage_event_attributes VALUES (1, 'fast')"""));
            Check.that("speed", home.rows().contains("speed=fast"));
        });
        s.test("a harness without a name, or with one that steers terminals, is refused", RejectTest::harnesses);
        s.test("unknown values of options are wrong usage", scratch -> {
            SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
            Check.equal("status", 2, toktrail.cli.Program.run(home.world.environment(),
                    List.of("sync", "import", "x", "--on-conflict", "merge")).status());
        });
    }

    private static void refused(Scratch scratch, String script, String said) throws Exception {
        SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
        home.world.variable("TOKTRAIL_DEBUG", "");
        Path archive = new Maker(scratch.directory()).changedBy(script);
        Check.equal("said", "Error: " + said, home.failed("sync", "import", archive.toString()).stripTrailing());
    }

    private static void harnesses(Scratch scratch) throws Exception {
        SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
        home.world.variable("TOKTRAIL_DEBUG", "");
        String before = home.rows();
        for (String[] row : new String[][] {{"''", ""}, {"'  '", ""}, {"'a' || char(27) || '[2Jb'", "a[2Jb"},
            {"'a' || char(10) || 'b'", "a b"}, {"'a' || char(127)", "a"}, {"'a' || char(155)", "a"}}) {
            Maker maker = new Maker(scratch.directory());
            maker.change("UPDATE usage_events SET harness = " + row[0] + " WHERE id = 1");
            SyncFixture.gzip(maker.archive, maker.plain());
            Check.equal(row[0], "Error: usage_events.harness: '" + row[1] + "' is no name of a harness\n",
                    home.failed("sync", "import", maker.archive.toString()));
        }
        Check.equal("rows", before, home.rows());
    }

    private static List<Map<String, Object>> cases() {
        try {
            return VectorReader.objects(VectorReader.read(Scratch.fixture("sync/rejects.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Scratch scratch, Map<String, Object> one) throws Exception {
        SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
        home.world.variable("TOKTRAIL_DEBUG", "");
        String before = home.rows();
        Path archive = new Maker(scratch.directory()).make((String) one.get("case"));
        String said = home.failed("sync", "import", archive.toString()).stripTrailing();
        String wanted = Pattern.quote(((String) one.get("stderr")).replace("{archive}", archive.toString()))
                .replaceAll("\\{(detail|name|n|id)}", "\\\\E.+\\\\Q");
        Check.that("want " + one.get("stderr") + ", got " + said, Pattern.matches(wanted, said));
        Check.equal("rows", before, home.rows());
        try (Stream<Path> left = Files.walk(home.home)) {
            Check.equal("left behind", List.of(),
                    left.filter(file -> file.getFileName().toString().startsWith("sync-")).toList());
        }
    }

    /** Makes the archives. */
    private static final class Maker {

        private final Path archive;
        private Path database;
        private String manifest;

        Maker(Path folder) throws IOException {
            archive = folder.resolve("broken.tar.gz");
            database = SyncFixture.database(folder.resolve(SyncFixture.DATABASE), VECTOR, "DELETE");
            manifest = SyncFixture.manifest(VECTOR, database);
        }

        Path make(String name) throws IOException {
            switch (name) {
                case "not-gzip" -> Files.writeString(archive, "junk");
                case "missing" -> Files.deleteIfExists(archive);
                case "empty" -> Files.write(archive, new byte[0]);
                case "truncated" -> {
                    byte[] whole = Files.readAllBytes(SyncFixture.gzip(archive, plain()));
                    Files.write(archive, Arrays.copyOf(whole, whole.length - 100));
                }
                case "bad-header-checksum" -> {
                    byte[] tar = plain();
                    tar[0]++;
                    SyncFixture.gzip(archive, tar);
                }
                case "absolute" -> with(member("/etc/x", '0'));
                case "dotdot" -> with(member("../evil", '0'));
                case "dotdot-inside" -> with(member("a/../../evil", '0'));
                case "backslash" -> with(member("..\\evil", '0'));
                case "symlink" -> with(member("l", '2'));
                case "hardlink" -> with(member("l", '1'));
                case "directory" -> with(member("./", '5'));
                case "fifo" -> with(member("f", '6'));
                case "duplicate" -> with(member(SyncFixture.MANIFEST, '0'));
                case "two-manifests" -> with(member("sub/manifest.json", '0'));
                case "no-manifest" -> SyncFixture.gzip(archive, tar(content(SyncFixture.DATABASE,
                        Files.readAllBytes(database))));
                default -> changed(name);
            }
            return archive;
        }

        private void changed(String name) throws IOException {
            switch (name) {
                case "manifest-not-json" -> manifest = "{";
                case "manifest-array" -> manifest = "[]";
                case "format" -> manifest = manifest.replace("archive.v1", "archive.v9");
                case "no-machine" -> manifest = manifest.replace("\"machine_id\"", "\"other\"");
                case "string-schema" -> manifest = manifest.replace("\"schema_version\": 16",
                        "\"schema_version\": \"14\"");
                case "no-counts" -> manifest = manifest.replace("\"counts\"", "\"other\"");
                case "no-db" -> manifest = manifest.replace(SyncFixture.DATABASE, "nope.sqlite");
                case "db-outside" -> manifest = manifest.replace(SyncFixture.DATABASE, "../x.sqlite");
                case "checksum" -> {
                    byte[] bytes = Files.readAllBytes(database);
                    Files.write(database, Arrays.copyOf(bytes, bytes.length + 1));
                }
                case "newer-schema" -> manifest = manifest.replace("\"schema_version\": 16", "\"schema_version\": 17");
                case "newer-user-version" -> change("PRAGMA user_version = 17");
                case "not-sqlite" -> {
                    Files.writeString(database, "text");
                    manifest = SyncFixture.manifest(VECTOR, database);
                }
                case "trigger" -> change("CREATE TRIGGER t AFTER INSERT ON runs BEGIN SELECT 1; END");
                case "view" -> change("ALTER TABLE runs RENAME TO r2; CREATE VIEW runs AS SELECT * FROM r2");
                case "dangling" -> change("UPDATE area_session_assignments SET area_id = 99");
                case "bad-type" -> change("UPDATE usage_events SET created_ms = 'x' WHERE id = 1");
                default -> throw new AssertionError("no archive is made for " + name);
            }
            SyncFixture.gzip(archive, plain());
        }

        /** The archive with a database on which a script was run. */
        Path changedBy(String script) throws IOException {
            change(script);
            return SyncFixture.gzip(archive, plain());
        }

        private void change(String script) throws IOException {
            SyncFixture.change(database, script);
            manifest = SyncFixture.manifest(VECTOR, database);
        }

        private byte[] plain() throws IOException {
            return tar(content(SyncFixture.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8)),
                    content(SyncFixture.DATABASE, Files.readAllBytes(database)));
        }

        private void with(byte[] member) throws IOException {
            byte[] plain = plain();
            byte[] rest = Arrays.copyOf(plain, plain.length - 1024);
            SyncFixture.gzip(archive, tar(rest, member));
        }

        private static byte[] tar(byte[]... parts) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                out.write(part);
            }
            out.write(new byte[1024]);
            return out.toByteArray();
        }

        private static byte[] content(String name, byte[] bytes) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TarWriter writer = new TarWriter(out, 0);
            writer.begin(name, bytes.length);
            writer.content(bytes, 0, bytes.length);
            return out.toByteArray();
        }

        private static byte[] member(String name, char type) throws IOException {
            byte[] header = content(name, new byte[0]);
            return ContainerTest.typed(header, type);
        }
    }
}

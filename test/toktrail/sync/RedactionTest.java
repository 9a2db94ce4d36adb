package toktrail.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.WriteSettings;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** What must not leave the machine is nowhere in the file. */
public final class RedactionTest {

    private RedactionTest() { }

    public static void tests(Suite s) {
        s.test("records, paths and titles are left out if that is wanted", scratch -> {
            String open = exported(scratch);
            for (String text : List.of("prompt text", "/home/ana/src/shop", "opencode.db:41", "Warenkorb",
                    "checkout audit")) {
                Check.that(text + " is exported", open.contains(text));
            }
            Check.that("no raw", !exported(scratch, "--redact-raw-json").contains("prompt text"));
            String bare = exported(scratch, "--redact-paths", "--redact-titles", "--redact-raw-json");
            for (String text : List.of("prompt text", "/home/ana", "Warenkorb", "checkout audit")) {
                Check.that(text + " is not exported", !bare.contains(text));
            }
        });
        s.test("texts that stay in an archive without places and titles are told of", scratch -> {
            SyncHome home = home(scratch);
            home.world.err();
            export(home, "--redact-paths");
            String said = home.world.err();
            Check.that(said, said.contains("has the texts of 1 record, in which there may be paths, titles and prompts;"
                    + " --redact-raw-json leaves them out."));
            export(home, "--redact-paths", "--redact-titles", "--redact-raw-json");
            Check.equal("nothing left", "", home.world.err());
            export(home);
            Check.equal("nothing left out", "", home.world.err());
        });
        s.test("the user of a Git address never leaves", scratch -> {
            Check.equal("https", "https://git.example.org/a.git",
                    Redaction.withoutUser("https://ana:secret@git.example.org/a.git"));
            Check.equal("none", "https://git.example.org/a@b", Redaction.withoutUser("https://git.example.org/a@b"));
            Check.equal("scp", "git@git.example.org:a.git", Redaction.withoutUser("git@git.example.org:a.git"));
            Check.equal("null", null, Redaction.withoutUser(null));
            SyncHome home = home(scratch);
            try (Database database = Database.openForWriting(home.home.resolve(
                    ".local/state/toktrail/toktrail.db"), WriteSettings.bulk())) {
                database.update("UPDATE session SET git_remote = 'https://ana:hunter2@git.example.org/a.git'",
                        SqlStatement.Binder.NONE);
            }
            String exported = text(home);
            Check.that("address", exported.contains("https://git.example.org/a.git"));
            Check.that("password", !exported.contains("hunter2"));
        });
        s.test("a redacted archive does not take away what is stored", scratch -> {
            SyncHome home = home(scratch);
            String before = home.rows();
            Path archive = export(home, "--redact-paths", "--redact-titles", "--redact-raw-json");
            Check.equal("updated", 0L, home.imported(archive).get("usage_events_updated"));
            Check.equal("rows", before, home.rows());
        });
        s.test("a configuration is added on request and never applied", scratch -> {
            SyncHome home = home(scratch);
            home.world.variable("TOKTRAIL_DEBUG", "");
            Check.that("missing", home.failed("sync", "export", "--no-refresh", "--include-config", "-o", "x.tar.gz")
                    .startsWith("Error: no configuration file to include: "));
            Path config = home.home.resolve(".config/toktrail/config.toml");
            Files.createDirectories(config.getParent());
            Files.writeString(config, "[areas]\n");
            Path archive = export(home, "--include-config");
            Check.equal("members", 3, ArchiveVectorTest.members(archive).size());
            Map<String, Object> result = home.imported(archive);
            Check.equal("warnings", List.of("config.toml in the archive was not applied"), result.get("warnings"));
        });
        s.test("an archive is for its owner only and has a name of its own", scratch -> {
            SyncHome home = home(scratch);
            Path archive = export(home);
            Check.equal("mode", "rw-------", PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(archive)));
            home.done("sync", "export", "--no-refresh");
            try (Stream<Path> files = Files.list(home.home)) {
                Check.equal("default name", 1L, files.map(file -> file.getFileName().toString()).filter(name ->
                        name.startsWith("toktrail-state-") && name.endsWith("-20260504-102000.tar.gz")).count());
            }
        });
    }

    private static SyncHome home(Scratch scratch) throws Exception {
        Path folder = Files.createTempDirectory(scratch.directory(), "home");
        SyncHome home = SyncHome.thinkpad(folder);
        home.imported(SyncFixture.archive(scratch.directory(), "archive-release"));
        return home;
    }

    private static Path export(SyncHome home, String... options) {
        Path archive = home.home.resolve("out.tar.gz");
        String[] words = new String[options.length + 5];
        System.arraycopy(new String[] {"sync", "export", "--no-refresh", "--out", archive.toString()}, 0, words, 0, 5);
        System.arraycopy(options, 0, words, 5, options.length);
        home.done(words);
        return archive;
    }

    private static String exported(Scratch scratch, String... options) throws Exception {
        return text(home(scratch), options);
    }

    private static String text(SyncHome home, String... options) throws Exception {
        return new String(ArchiveVectorTest.unzipped(export(home, options)), StandardCharsets.UTF_8);
    }
}

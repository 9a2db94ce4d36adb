package toktrail.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** The published merge of two machines in each way of treating conflicts, and runs that go on. */
public final class MergeVectorTest {

    private MergeVectorTest() { }

    public static void tests(Suite s) {
        for (String policy : List.of("prefer-larger", "skip")) {
            s.test("two machines become one ledger with " + policy, scratch -> merges(scratch, policy));
        }
        s.test("a conflict ends an import and nothing changes", scratch -> {
            SyncHome home = SyncHome.thinkpad(scratch.directory().resolve("home"));
            home.imported(SyncFixture.archive(scratch.directory(), "archive-canonical"));
            String before = home.rows();
            Path archive = SyncFixture.archiveOfTree(scratch.directory(), "merge/b/state");
            Map<String, Object> expected = VectorReader.object(VectorReader.object(
                    VectorReader.read(Scratch.fixture("sync/merge/expected.json"))).get("fail"));
            home.world.variable("TOKTRAIL_DEBUG", "");
            Check.equal("message", expected.get("stderr") + "\n",
                    home.failed("sync", "import", archive.toString()));
            home.failed("sync", "import", archive.toString(), "--json");
            Map<String, Object> result = VectorReader.object(VectorReader.parse(home.world.out()));
            Check.equal("failed", true, result.get("failed"));
            Check.equal("conflicts", 1, VectorReader.objects(result.get("conflicts")).size());
            Check.equal("counts", 0L, result.get("usage_events_inserted"));
            Check.equal("rows", before, home.rows());
        });
        s.test("a live run goes round through another machine and still goes on", scratch -> {
            SyncHome own = SyncHome.thinkpad(scratch.directory().resolve("own"));
            SyncHome other = SyncHome.studio(scratch.directory().resolve("other"));
            own.done("run", "start", "--name", "live");
            Path there = export(own, "there.tar.gz");
            other.done("sync", "import", there.toString(), "--remote-active", "close-at-export");
            Check.that("none active there", other.done("run", "list", "--json").contains("\"active\": false"));
            own.done("sync", "import", export(other, "back.tar.gz").toString());
            Check.that("active", own.done("run", "list", "--json").contains("\"active\": true"));
        });
        s.test("a second active run is refused unless the user says what it is", scratch -> {
            SyncHome own = SyncHome.thinkpad(scratch.directory().resolve("own"));
            SyncHome other = SyncHome.studio(scratch.directory().resolve("other"));
            own.done("run", "start", "--name", "mine");
            other.done("run", "start", "--name", "theirs");
            Path archive = export(other, "a.tar.gz");
            own.world.variable("TOKTRAIL_DEBUG", "");
            String refused = own.failed("sync", "import", archive.toString());
            Check.that(refused, refused.startsWith("Error: imported run ")
                    && refused.endsWith(" is still active; use --remote-active close-at-export or keep\n"));
            Check.equal("kept", 1L, own.imported(archive, "--remote-active", "keep").get("runs_inserted"));
            Check.that("own one is active", own.done("run", "status", "--no-refresh").contains("mine"));
        });
    }

    private static Path export(SyncHome home, String name) {
        Path archive = home.home.resolve(name);
        home.done("sync", "export", "--no-refresh", "-o", archive.toString());
        return archive;
    }

    private static void merges(Scratch scratch, String policy) throws Exception {
        SyncHome home = SyncHome.thinkpad(scratch.directory().resolve("home"));
        home.imported(SyncFixture.archive(scratch.directory(), "archive-canonical"));
        Path archive = SyncFixture.archiveOfTree(scratch.directory(), "merge/b/state");
        Map<String, Object> result = home.imported(archive, "--on-conflict", policy);
        Map<String, Object> expected = VectorReader.object(VectorReader.object(
                VectorReader.read(Scratch.fixture("sync/merge/expected.json"))).get(policy));
        expected.forEach((key, value) -> {
            if (!key.equals("tree")) {
                Check.equal(key, value, result.get(key));
            }
        });
        Path wanted = SyncFixture.databaseOfTree(scratch.directory().resolve("wanted.sqlite"),
                "merge/expected-" + policy + "/state");
        Check.equal("rows", RowDump.of(wanted), home.rows());
        Map<String, Object> again = home.imported(archive, "--on-conflict", policy);
        Check.equal("again inserted", 0L, again.get("usage_events_inserted"));
        Check.equal("again", RowDump.of(wanted), home.rows());
        Files.delete(archive);
    }
}

package toktrail.sync;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.exchange.ArchiveDatabase;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.Exporter;
import toktrail.ledger.exchange.IncomingDatabase;
import toktrail.ledger.exchange.LedgerRows;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Files that fail during an exchange: the message names the one that failed, and what was done stays done. */
public final class TroubleTest {

    private static final String VECTOR = "archive-release";

    private TroubleTest() { }

    public static void tests(Suite s) {
        s.test("a configuration that cannot be read is named", scratch -> {
            Path config = Files.createDirectory(scratch.directory().resolve("config.toml"));
            try (Ledger ledger = SyncHome.studio(scratch.directory().resolve("home")).ledger()) {
                String said = refusal(() -> new ArchiveExport(RowDump.identity(), RowDump::rules, quiet(scratch))
                        .write(ledger, scratch.directory().resolve("a.tar.gz"), new ArchiveExport.Content(
                                new Redaction(false, false, false), Optional.of(config), "1", 0)));
                Check.equal("said", "Could not read " + config + ": it is a directory", said);
            }
        });
        s.test("a target that cannot be written is no fault of the archive", scratch -> {
            ArchiveReader reader = new ArchiveReader(SyncFixture.archive(scratch.directory(), VECTOR), 1L << 30);
            Path target = scratch.directory().resolve("missing").resolve("database");
            Check.equal("said", "Could not write " + target + ": no such file",
                    refusal(() -> reader.unpack(reader.manifest(), target)));
        });
        s.test("a full disk while unpacking is no fault of the archive", scratch -> {
            Path full = Path.of("/dev/full");
            if (!Files.exists(full)) {
                throw new Suite.SkippedException("no /dev/full");
            }
            ArchiveReader reader = new ArchiveReader(SyncFixture.archive(scratch.directory(), VECTOR), 1L << 30);
            String said = refusal(() -> reader.unpack(reader.manifest(), full));
            Check.that(said, said.startsWith("Could not write " + full));
        });
        s.test("a temporary database that cannot be written is not taken for the ledger", scratch -> {
            Path folder = Files.createDirectory(scratch.directory().resolve("folder"));
            try (Ledger ledger = SyncHome.studio(scratch.directory().resolve("home")).ledger()) {
                String said = refusal(() -> ledger.exchange(ExchangeTransaction.Mode.READ, RowDump::rules, tx ->
                        ArchiveDatabase.write(folder, new LedgerRows(tx, RowDump.identity()))));
                Check.that(said, said.startsWith("Could not write " + folder + ": "));
            }
        });
        s.test("a database of an archive that breaks while it is read is not taken for the ledger", scratch -> {
            Path file = SyncFixture.database(scratch.directory().resolve(SyncFixture.DATABASE), VECTOR, "DELETE");
            SyncFixture.change(file, "UPDATE usage_events SET raw_json = hex(zeroblob(9000000)) WHERE id = 1");
            try (Ledger ledger = SyncHome.studio(scratch.directory().resolve("home")).ledger();
                    IncomingDatabase incoming = IncomingDatabase.open(file, "x", 16, new Exporter("m", "n", 0))) {
                cutOff(file);
                String said = refusal(() -> ledger.exchange(ExchangeTransaction.Mode.READ, RowDump::rules, tx -> {
                    incoming.events(row -> { });
                    return 0;
                }));
                Check.that(said, said.startsWith("Could not read " + file + ": "));
            }
        });
        s.test("a folder that cannot be removed is a warning", scratch -> {
            List<String> warnings = new ArrayList<>();
            Path made;
            try (TemporaryFolder folder = TemporaryFolder.in(new TemporaryPlace(scratch.directory(), warnings::add))) {
                made = folder.file("x").getParent();
                Files.createDirectories(folder.file("x").resolve("y"));
            }
            Check.equal("warnings", 1, warnings.size());
            Check.that(warnings.get(0), warnings.get(0).startsWith("Could not remove " + made + ": "));
        });
        s.test("a folder that was left behind is removed a day later", scratch -> {
            Path old = left(scratch, "sync-1", Duration.ofHours(25));
            Path young = left(scratch, "sync-2", Duration.ofHours(23));
            Path other = left(scratch, "other", Duration.ofHours(25));
            TemporaryFolder.in(quiet(scratch)).close();
            Check.equal("left", List.of(false, true, true),
                    List.of(Files.exists(old), Files.exists(young), Files.exists(other)));
        });
        s.test("an import is recorded with the checksum of the whole file", scratch -> {
            Path archive = SyncFixture.archive(scratch.directory(), VECTOR);
            Files.write(archive, new byte[100_000], StandardOpenOption.APPEND);
            SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
            home.imported(archive);
            Check.equal("recorded", ArchiveWriter.checksum(archive), home.text("SELECT archive_key FROM sync_import"));
        });
    }

    private static TemporaryPlace quiet(Scratch scratch) {
        return new TemporaryPlace(scratch.directory(), warning -> Check.that(warning, false));
    }

    private static String refusal(Check.Action action) {
        return Check.fails("refused", UserException.class, action).getMessage();
    }

    private static Path left(Scratch scratch, String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(scratch.directory().resolve(name));
        Files.createFile(folder.resolve("toktrail-state.sqlite"));
        FileTime now = Files.getLastModifiedTime(folder);
        return Files.setLastModifiedTime(folder, FileTime.from(now.toInstant().minus(age)));
    }

    private static void cutOff(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(4096);
        }
    }
}

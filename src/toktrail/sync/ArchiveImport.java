package toktrail.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.IncomingDatabase;
import toktrail.ledger.exchange.SyncImports;
import toktrail.sqlite.DatabaseException;
import toktrail.usage.EventRules;

/** Checks an archive that another machine wrote, and merges it. */
public final class ArchiveImport implements AutoCloseable {

    private final Path file;
    private final Manifest manifest;
    private final ArchiveReader.Unpacked content;
    private final TemporaryFolder folder;
    private final IncomingDatabase database;

    private ArchiveImport(Path file, Manifest manifest, ArchiveReader.Unpacked content, TemporaryFolder folder,
            IncomingDatabase database) {
        this.file = file;
        this.manifest = manifest;
        this.content = content;
        this.folder = folder;
        this.database = database;
    }

    /**
     * Unpacks and checks an archive.
     *
     * @param limit bytes that it may unpack to; absent for the usual 8 GiB
     * @throws UserException with the first thing that is wrong with it
     */
    public static ArchiveImport open(Path file, TemporaryPlace temporary, OptionalLong limit) {
        ArchiveReader reader = new ArchiveReader(file, limit.orElse(ArchiveReader.USUAL_LIMIT));
        Manifest manifest = reader.manifest();
        TemporaryFolder folder = TemporaryFolder.in(temporary);
        try {
            Path unpacked = folder.file(Manifest.DATABASE);
            ArchiveReader.Unpacked content = reader.unpack(manifest, unpacked);
            IncomingDatabase database = IncomingDatabase.open(unpacked, manifest.database(), manifest.schemaVersion(),
                    manifest.exporter());
            return new ArchiveImport(file, manifest, content, folder, database);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Merges it, as a whole or not at all. Whoever does not only try holds the refresh lock.
     *
     * @param rules the rules of identity of a harness
     * @throws UserException if a policy refuses it, or the ledger cannot be written
     */
    public ImportResult into(Ledger ledger, ForeignIdentity identity, Function<String, EventRules> rules,
            Merge.Policies policies, boolean dryRun) {
        Objects.requireNonNull(identity, "identity");
        Merge merge = new Merge(identity, policies, manifest.exporter().exportedAtMs());
        try {
            return ledger.exchange(dryRun ? ExchangeTransaction.Mode.DRY_RUN : ExchangeTransaction.Mode.WRITE, rules,
                    tx -> result(tx, merge, dryRun));
        } catch (ConflictFailure e) {
            return new ImportResult(file.toString(), dryRun, true, Map.of(), List.of(e.conflict()), warnings());
        }
    }

    private ImportResult result(ExchangeTransaction tx, Merge merge, boolean dryRun) {
        Merge.Outcome outcome = merge.run(tx, database);
        ImportResult result = new ImportResult(file.toString(), dryRun, false, outcome.counts(), outcome.conflicts(),
                warnings());
        if (!dryRun) {
            SyncImports.record(tx, SyncImports.Entry.archive(content.checksum(), manifest.exporter(), file.toString()),
                    ResultText.of(result));
        }
        return result;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(database.warnings());
        if (content.hasConfiguration()) {
            warnings.add(Manifest.CONFIG + " in the archive was not applied");
        }
        return warnings;
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (DatabaseException e) {
            folder.warn("Could not close " + e.getMessage());
        } finally {
            folder.close();
        }
    }
}

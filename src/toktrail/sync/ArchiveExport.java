package toktrail.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.exchange.ArchiveCounts;
import toktrail.ledger.exchange.ArchiveDatabase;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.Exporter;
import toktrail.ledger.exchange.LedgerRows;
import toktrail.usage.EventRules;

/** Packs what a ledger tells other machines into a file. */
public final class ArchiveExport {

    private static final long MILLIS = 1000;

    /**
     * What goes into an archive.
     *
     * @param redaction what is left out
     * @param config    a configuration file to be added, absent for none
     * @param version   of the program
     * @param exportedAtMs the time it names, epoch milliseconds UTC
     */
    public record Content(Redaction redaction, Optional<Path> config, String version, long exportedAtMs) {

        public Content {
            Objects.requireNonNull(redaction, "redaction");
            Objects.requireNonNull(config, "config");
            Objects.requireNonNull(version, "version");
        }
    }

    private final ForeignIdentity identity;
    private final Function<String, EventRules> rules;
    private final TemporaryPlace temporary;

    /**
     * Exports by these rules.
     *
     * @param rules the rules of identity of a harness
     */
    public ArchiveExport(ForeignIdentity identity, Function<String, EventRules> rules, TemporaryPlace temporary) {
        this.identity = Objects.requireNonNull(identity, "identity");
        this.rules = Objects.requireNonNull(rules, "rules");
        this.temporary = Objects.requireNonNull(temporary, "temporary");
    }

    /**
     * Writes the archive; it is there as a whole or not at all.
     *
     * @throws UserException if the ledger or the configuration cannot be read, or the file cannot be written
     */
    public ExportResult write(Ledger ledger, Path target, Content content) {
        try (TemporaryFolder folder = TemporaryFolder.in(temporary)) {
            Path database = folder.file(Manifest.DATABASE);
            ArchiveCounts counts = ledger.exchange(ExchangeTransaction.Mode.READ, rules, tx ->
                    ArchiveDatabase.write(database, new RedactedRows(new LedgerRows(tx, identity),
                            content.redaction())));
            Exporter exporter = new Exporter(ledger.machine().machineId(), ledger.machine().name(),
                    content.exportedAtMs());
            pack(target, database, content, exporter, counts);
            return new ExportResult(target.toString(), exporter, Manifest.SCHEMA_VERSION, counts);
        } catch (IOException e) {
            throw UserException.failed("Could not write " + target + ": " + FileTrouble.reason(e), e);
        }
    }

    private static byte[] read(Path config) {
        try {
            return Files.readAllBytes(config);
        } catch (IOException e) {
            throw UserException.failed("Could not read " + config + ": " + FileTrouble.reason(config, e), e);
        }
    }

    private static void pack(Path target, Path database, Content content, Exporter exporter, ArchiveCounts counts)
            throws IOException {
        Map<String, String> checksums = new HashMap<>();
        checksums.put(Manifest.DATABASE, ArchiveWriter.checksum(database));
        byte[] config = content.config().isPresent() ? read(content.config().get()) : null;
        if (config != null) {
            checksums.put(Manifest.CONFIG, ArchiveWriter.checksum(config));
        }
        byte[] manifest = Manifest.render(exporter, content.version(), counts, checksums);
        ArchiveWriter.write(target, Math.max(content.exportedAtMs(), 0) / MILLIS, tar -> {
            ArchiveWriter.add(tar, Manifest.NAME, manifest);
            ArchiveWriter.add(tar, Manifest.DATABASE, database);
            if (config != null) {
                ArchiveWriter.add(tar, Manifest.CONFIG, config);
            }
        });
    }
}

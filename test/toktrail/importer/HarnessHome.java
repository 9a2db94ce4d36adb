package toktrail.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import toktrail.config.choice.MissingSource;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.run.RunChoice;
import toktrail.testing.Scratch;
import toktrail.testing.TestWorld;

/** One harness with one root, and a ledger. */
final class HarnessHome {

    /** The day before the clock of a test: too old to be still being written, too young to be at rest. */
    static final FileTime OLD = FileTime.from(Instant.parse("2026-05-05T12:00:00Z"));

    final Path root;
    final Path ledger;
    final Environment environment;
    private final Harness harness;

    HarnessHome(Scratch scratch, String harness) throws Exception {
        this(scratch, Harnesses.find(harness).orElseThrow(), scratch.directory().resolve("input"));
    }

    HarnessHome(Scratch scratch, Harness harness, Path root) throws Exception {
        this.root = Files.createDirectories(root);
        ledger = scratch.directory().resolve("state/toktrail.db");
        this.harness = harness;
        environment = new TestWorld(scratch.directory()).environment();
    }

    ImportReport refresh() {
        return refresh(ledger);
    }

    ImportReport refresh(Path file) {
        LedgerSettings settings = LedgerSettings.of(environment.clock(), environment.clock().getZone());
        try (Ledger open = Ledger.open(file, settings)) {
            return new Importer(environment, Importer.Listener.NOBODY).run(open, new ImportRequest(
                    List.of(new Source(harness, List.of(root), false)), Mode.QUICK, RunChoice.ACTIVE, false, false,
                    Limits.NONE, MissingSource.WARN));
        }
    }

    void write(String name, String text) throws Exception {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, OLD);
    }

    List<String> lines(String sql) throws Exception {
        return LedgerProbe.lines(ledger, sql);
    }
}

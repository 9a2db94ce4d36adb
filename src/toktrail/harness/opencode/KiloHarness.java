package toktrail.harness.opencode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.harness.FileTree;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.RootChoice;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.harness.ToolDatabase;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;

/** Kilo CLI. One event is one message of the assistant, with all of its steps. */
public final class KiloHarness implements Harness {

    private static final Dialect DIALECT = Dialect.KILO;
    private static final String SOURCE = "TOKTRAIL_KILO_PATH";
    private static final String DATA_DIR = "KILO_DATA_DIR";
    private static final String DATABASE = "kilo.db";

    private static final HarnessInfo INFO = new HarnessInfo(DIALECT.id(), "Kilo CLI", "kilo_path",
            List.of(SOURCE, DATA_DIR), List.of(), false, "Kilo CLI database not found");

    private static final EventRules RULES = new DialectRules(DIALECT);

    @Override
    public HarnessInfo info() {
        return INFO;
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public List<Path> defaultRoots(Environment environment) {
        return RootChoice.in(environment).named(SOURCE).named(DATA_DIR)
                .or(() -> List.of(environment.home().resolve(".local/share/kilo")));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, root.resolve(DATABASE)::equals, directory -> false);
    }

    @Override
    public String auxiliaryFingerprint(SourceFile file) throws IOException {
        return ToolDatabase.fingerprint(file.path());
    }

    @Override
    public Optional<String> table(EventKeys keys) {
        return Optional.of("message");
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new OpenCodeScan(DIALECT, context);
    }
}

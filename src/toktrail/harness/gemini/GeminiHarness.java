package toktrail.harness.gemini;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.KeyRules;
import toktrail.harness.Retention;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.UpdatePolicy;

/** Gemini CLI. One event is one answer of the model. */
public final class GeminiHarness implements Harness {

    static final String ID = "gemini";

    private static final String SOURCE = "TOKTRAIL_GEMINI_SESSIONS";
    private static final String DATA_DIR = "GEMINI_DATA_DIR";
    private static final String CLI_HOME = "GEMINI_CLI_HOME";
    private static final String TMP = ".gemini/tmp";
    private static final String SETTINGS = ".gemini/settings.json";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Gemini CLI", "gemini_sessions",
            List.of(SOURCE, DATA_DIR, CLI_HOME), List.of(), true, "Gemini CLI source path not found");

    private static final EventRules RULES = KeyRules.inSession(ID, UpdatePolicy.FILE);

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
                .or(() -> List.of(Roots.based(environment, CLI_HOME, TMP, environment.home().resolve(TMP))));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return GeminiFiles.list(root);
    }

    @Override
    public Optional<Retention> retention(Environment environment) {
        return Optional.of(GeminiRetention.read(Roots.based(environment, CLI_HOME, SETTINGS,
                environment.home().resolve(SETTINGS))));
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new GeminiScan(context.keepRaw());
    }
}

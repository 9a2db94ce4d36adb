package toktrail.harness.goose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.harness.FileTree;
import toktrail.harness.Fingerprint;
import toktrail.harness.FingerprintText;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.harness.ToolDatabase;
import toktrail.sqlite.ForeignDatabase;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Goose. One event is one call of the ledger, or what a session consumed beside it. */
public final class GooseHarness implements Harness {

    static final String ID = "goose";

    private static final String SOURCE = "TOKTRAIL_GOOSE_SESSIONS";
    private static final String PATH_ROOT = "GOOSE_PATH_ROOT";
    private static final String XDG_DATA = "XDG_DATA_HOME";
    private static final String APP_DATA = "APPDATA";
    private static final String DATABASE = "sessions.db";
    private static final String BELOW_DATA = "goose/sessions/" + DATABASE;
    private static final List<String> BELOW_HOME = List.of(".local/share/goose/sessions/" + DATABASE,
            "Library/Application Support/goose/sessions/" + DATABASE,
            "Library/Application Support/Block/goose/sessions/" + DATABASE,
            ".local/share/Block/goose/sessions/" + DATABASE);

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Goose", "goose_sessions",
            List.of(SOURCE, PATH_ROOT, XDG_DATA, APP_DATA), List.of(), false, "Goose source path not found");

    private static final EventRules RULES = new EventRules() {
        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.FILE;
        }

        /** The key that an older toktrail gave; ours tell machines apart by the time of the session as well. */
        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return ID + ":" + dedupKey;
        }

        /** Only keys of ours name the time of the session. */
        @Override
        public String matchKey(UsageEvent told) {
            String global = told.keys().globalKey();
            return global != null && global.contains("@") ? global : null;
        }

        /** An older toktrail knew a session only as a whole; what it kept is what stands beside the ledger. */
        @Override
        public boolean claims(UsageEvent incoming, String unclaimedKey, long unclaimedCreatedMs) {
            String session = incoming.session().sourceSessionId();
            return incoming.keys().dedupKey().equals(session) && unclaimedKey.equals(ID + ":" + session)
                    && unclaimedCreatedMs == incoming.createdMs();
        }
    };

    private static final FingerprintText TEXT = FingerprintText.line("harness source_session_id source_dedup_key "
            + "provider_id model_id created_ms input output reasoning cache_read cache_write");

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
        return RootChoice.in(environment).named(SOURCE)
                .single(PATH_ROOT, root -> root.resolve("data/sessions").resolve(DATABASE))
                .or(() -> standardRoots(environment));
    }

    private static List<Path> standardRoots(Environment environment) {
        Path base = environment.workingDirectory();
        List<Path> places = new ArrayList<>();
        BELOW_HOME.forEach(place -> places.add(environment.home().resolve(place).normalize()));
        Roots.single(environment, XDG_DATA, base).ifPresent(data -> places.add(1, data.resolve(BELOW_DATA)));
        Roots.single(environment, APP_DATA, base).ifPresent(data ->
                places.add(data.resolve("Block/goose/data/sessions").resolve(DATABASE)));
        return Roots.existing(places);
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> file.getFileName().toString().equals(DATABASE), directory -> false);
    }

    /** The database and its write-ahead log. */
    @Override
    public String auxiliaryFingerprint(SourceFile file) throws IOException {
        return ToolDatabase.fingerprint(file.path());
    }

    @Override
    public Optional<String> table(EventKeys keys) {
        return Optional.of(keys.dedupKey().indexOf('#') < 0 ? "sessions" : "usage_ledger");
    }

    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        return own;
    }

    @Override
    public FingerprintText fingerprintText() {
        return TEXT;
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new GooseScan(context, ForeignDatabase.BUSY_TIMEOUT_MILLIS);
    }
}

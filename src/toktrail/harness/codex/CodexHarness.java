package toktrail.harness.codex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.harness.Fingerprint;
import toktrail.harness.FingerprintText;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.KeyRules;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/**
 * OpenAI's Codex CLI with its desktop and editor clients, or Every Code, a fork of it.
 *
 * <p>Both keep rollouts, files of JSON lines, below {@code sessions} and {@code archived_sessions} of their home. The
 * match keys of both are in one name space, so that a rollout copied from one home to the other counts once.
 */
public final class CodexHarness implements Harness {

    private static final int PARSER_VERSION = 2;

    static final EventRules RULES = new EventRules() {
        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.IMMUTABLE;
        }

        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return KeyRules.keyInSession(session.harness(), session, dedupKey);
        }

        /** Runs of copied lines are told apart by their content, which does not travel. */
        @Override
        public String matchKey(UsageEvent told) {
            return null;
        }

        /** A file may have been moved since: its name and the line count, not its directory. */
        @Override
        public boolean claims(UsageEvent incoming, String unclaimedKey, long unclaimedCreatedMs) {
            String rowId = incoming.position().rowId();
            return rowId != null && unclaimedKey.endsWith(rowId.substring(Math.max(rowId.lastIndexOf('/'), 0)));
        }
    };

    private static final FingerprintText TEXT = FingerprintText.object("agent cache_read cache_write completed_ms "
            + "created_ms input model_id output provider_id reasoning source_dedup_key source_session_id "
            + "thinking_level");

    private final HarnessInfo info;
    private final String toktrailVariable;
    private final String homeVariable;
    private final String defaultHome;
    private final boolean hasTitles;

    private CodexHarness(String id, String displayName, String defaultHome, boolean hasTitles) {
        String name = id.toUpperCase(Locale.ROOT);
        this.toktrailVariable = "TOKTRAIL_" + name + "_SESSIONS";
        this.homeVariable = name + "_HOME";
        this.defaultHome = defaultHome;
        this.hasTitles = hasTitles;
        info = new HarnessInfo(id, displayName, id + "_sessions", List.of(toktrailVariable, homeVariable),
                List.of(".", "archived_sessions"), true, displayName + " source path not found");
    }

    /** Codex. */
    public static CodexHarness codex() {
        return new CodexHarness("codex", "Codex", ".codex", true);
    }

    /** Every Code. */
    public static CodexHarness code() {
        return new CodexHarness("code", "Code", ".code", false);
    }

    @Override
    public HarnessInfo info() {
        return info;
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public int parserVersion() {
        return PARSER_VERSION;
    }

    @Override
    public List<Path> defaultRoots(Environment environment) {
        Optional<Path> given = Roots.single(environment, toktrailVariable, environment.workingDirectory());
        if (given.isPresent()) {
            return List.of(given.get());
        }
        // A comma may be part of a name; only where no such directory is there it separates homes.
        List<Path> homes = Roots.named(environment, homeVariable);
        return homes.isEmpty() ? List.of(environment.resolve("~/" + defaultHome)) : homes;
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return CodexFiles.list(root);
    }

    /** Cache writes were part of the input, the reasoning part of the output; neither level, end nor cost was kept. */
    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        Tokens t = event.tokens();
        return new Fingerprint.View(own.providerId(), own.modelId(), null,
                "headless".equals(own.agent()) ? own.agent() : null, own.createdMs(), null,
                new Tokens(t.input() + t.cacheWrite(), t.output() + t.reasoning(), t.reasoning(), t.cacheRead(), 0,
                        t.cacheOutput()), Fingerprint.NO_COST);
    }

    @Override
    public FingerprintText fingerprintText() {
        return TEXT;
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CodexScan(info.id(), context, hasTitles);
    }
}

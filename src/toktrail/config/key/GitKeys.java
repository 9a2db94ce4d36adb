package toktrail.config.key;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import toktrail.config.choice.OnConflict;
import toktrail.config.choice.RemoteActive;
import toktrail.config.choice.StateFormat;
import toktrail.config.choice.Tracked;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Place;
import toktrail.config.schema.Rule;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.setting.GitSync;
import toktrail.toml.TomlValue;

/** The keys of {@code [sync.git]}. */
final class GitKeys {

    private static final String TRACK_ALL = "all";
    private static final List<Tracked> ALL = List.of(Tracked.values());
    private static final GitSync.State STATE = GitSync.STANDARD.state();

    static final Key<Path> REPO = Key.optional("repo", SpecialRules.path("~/.local/share/toktrail/git-sync"),
            "Working copy of the repository.");
    static final Key<String> REMOTE = Key.of("remote", ScalarRules.text("origin"),
            GitSync.STANDARD.remote(), "Name of the remote.");
    static final Key<String> BRANCH = Key.of("branch", ScalarRules.text("main"),
            GitSync.STANDARD.branch(), "Name of the branch.");
    static final Key<String> STATE_DIR = Key.of("state_dir", SpecialRules.stateFolder(), STATE.folder(),
            "Folder of the state inside the repository.");
    static final Key<Boolean> REDACT_RAW_JSON = Key.of("redact_raw_json", ScalarRules.flag(), STATE.redactRawJson(),
            "Leave raw records out.");
    static final Key<Boolean> REDACT_PATHS = Key.of("redact_paths", ScalarRules.flag(), STATE.redactPaths(),
            "Leave paths out.");
    static final Key<Boolean> REDACT_TITLES = Key.of("redact_titles", ScalarRules.flag(), STATE.redactTitles(),
            "Leave session titles out.");
    static final Key<RemoteActive> REMOTE_ACTIVE = Key.of("remote_active", ScalarRules.choice(RemoteActive.class),
            GitSync.STANDARD.merging().remoteActive(), "What becomes of runs another machine has not ended.");
    static final Key<OnConflict> ON_CONFLICT = Key.of("on_conflict", ScalarRules.choice(OnConflict.class),
            GitSync.STANDARD.merging().onConflict(), "What becomes of calls two machines bill differently.");
    static final Key<List<List<Tracked>>> TRACK = Key.of("track", ListRules.list(tracked()), List.of(),
            "Configuration kept in the repository.");
    static final Key<Boolean> AUTO_EXPORT = Key.of("auto_export", ScalarRules.flag(),
            GitSync.STANDARD.autoExport(), "Export changes by themselves.");
    static final Key<Boolean> AUTO_PUSH = Key.optional("auto_push", ScalarRules.flag(),
            "Older name of auto_export.");
    static final Key<StateFormat> STATE_FORMAT = Key.of("state_format", ScalarRules.choice(StateFormat.class),
            STATE.format(), "Form of the tree; v3 is read by older programs.");
    static final Key<Long> TIMEOUT_SECS = Key.of("timeout_secs", ScalarRules.integer(1),
            GitSync.STANDARD.timeoutSecs(), "Seconds one network command of git may take.");
    static final Key<TomlValue> AUTO_IMPORT = Key.optional("auto_import",
            ListRules.removed("use sync git pull or import-local"), "Removed.");
    static final Key<TomlValue> INCLUDE_CONFIG = Key.optional("include_config", ListRules.ignored(), "No effect.");
    static final Key<TomlValue> ARCHIVE_DIR = Key.optional("archive_dir", ListRules.ignored(), "No effect.");
    static final Key<TomlValue> AUTO_PULL = Key.optional("auto_pull", ListRules.ignored(), "No effect.");

    static final TableSchema TABLE = TableSchema.of(REPO, REMOTE, BRANCH, STATE_DIR, STATE_FORMAT, REDACT_RAW_JSON,
            REDACT_PATHS, REDACT_TITLES, REMOTE_ACTIVE, ON_CONFLICT, TRACK, AUTO_EXPORT, AUTO_PUSH, TIMEOUT_SECS,
            AUTO_IMPORT, INCLUDE_CONFIG, ARCHIVE_DIR, AUTO_PULL);

    private GitKeys() { }

    /** Reports the two names of one setting when they disagree. */
    static void check(Section section) {
        Optional<Boolean> export = section.find(AUTO_EXPORT);
        Optional<Boolean> push = section.find(AUTO_PUSH);
        if (section.has(AUTO_EXPORT) && push.isPresent() && !push.equals(export)) {
            Place first = section.place(AUTO_EXPORT);
            Place second = section.place(AUTO_PUSH);
            second.report(DiagnosticId.CONFLICT, "auto_push and auto_export are one setting and differ",
                    "remove auto_push; auto_export is at " + first.seenFrom(second));
        }
    }

    /** What is tracked, in the order of the file. */
    static List<Tracked> tracked(Section section) {
        List<Tracked> tracked = new ArrayList<>();
        for (List<Tracked> meaning : section.get(TRACK)) {
            if (meaning.equals(ALL)) {
                return ALL;
            }
            tracked.addAll(meaning);
        }
        return List.copyOf(tracked);
    }

    /** What one word means. */
    private static Rule<List<Tracked>> tracked() {
        Map<String, List<Tracked>> meanings = new LinkedHashMap<>();
        for (Tracked tracked : Tracked.values()) {
            meanings.put(tracked.word(), List.of(tracked));
        }
        meanings.put(TRACK_ALL, ALL);
        List<String> words = List.copyOf(meanings.keySet());
        return ScalarRules.parsed("one of " + String.join(", ", words), "prices", (text, place) -> {
            String word = text.toLowerCase(Locale.ROOT);
            return words.contains(word) ? Optional.of(meanings.get(word)) : ScalarRules.badChoice(text, words, place);
        });
    }

    /** What a checked section says. */
    static GitSync settings(Section section) {
        boolean export = section.has(AUTO_EXPORT) ? section.get(AUTO_EXPORT)
                : section.find(AUTO_PUSH).orElse(section.get(AUTO_EXPORT));
        return new GitSync(section.find(REPO), section.get(REMOTE), section.get(BRANCH),
                new GitSync.State(section.get(STATE_DIR), section.get(STATE_FORMAT),
                        section.get(REDACT_RAW_JSON), section.get(REDACT_PATHS), section.get(REDACT_TITLES)),
                new GitSync.Merging(section.get(REMOTE_ACTIVE), section.get(ON_CONFLICT)),
                tracked(section), export, section.get(TIMEOUT_SECS));
    }
}

package toktrail.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.config.choice.CostBasis;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.schema.Diagnostic;
import toktrail.config.schema.DiagnosticId;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Every kind of problem, each at its exact place. */
public final class ConfigDiagnosticsTest {

    /** File, its text with {@code |} for line ends, the expected problems. */
    private static final String[][] CASES = {
        {"config.toml", "timezone = 5.", "toml-syntax config.toml:1:12"},
        {"config.toml", "config_version = 1|config_version = 1", "toml-syntax config.toml:2:1"},
        {"config.toml", "config_version = true", "bad-version config.toml:1:18 config_version"},
        {"prices.toml", "config_version = 2", "bad-version prices.toml:1:18 config_version"},
        {"config.toml", "[statusline]|max_widht = 3", "unknown-key config.toml:2:1 statusline.max_widht"},
        {"config.toml", "[metadata]|x = 1", "unknown-key config.toml:1:2 metadata"},
        {"machine.toml", "config_version = 1", "unknown-key machine.toml:1:1 config_version"},
        {"config.toml", "[pricing]|[[subscriptions]]|id = 'x'",
            "misplaced-table config.toml:1:2 pricing|misplaced-table config.toml:2:3 subscriptions"},
        {"prices.toml", "[imports]|[costing]", "misplaced-table prices.toml:1:2 imports|"
            + "misplaced-table prices.toml:2:2 costing"},
        {"subscriptions.toml", "[[actual_cost]]|mode='zero'|[pricing]",
            "misplaced-table subscriptions.toml:1:3 actual_cost|misplaced-table subscriptions.toml:3:2 pricing"},
        {"config.toml", "[web]|port = '80'|open = 1", "wrong-type config.toml:2:8 web.port|"
            + "wrong-type config.toml:3:8 web.open"},
        {"config.toml", "[web]|port = true|auto_refresh_secs = 60.0", "wrong-type config.toml:2:8 web.port|"
            + "wrong-type config.toml:3:21 web.auto_refresh_secs"},
        {"config.toml", "imports = 3", "wrong-type config.toml:1:11 imports"},
        {"config.toml", "[ui]|theme = 'Dark'|palette='ylgnbu'", "bad-choice config.toml:2:9 ui.theme|"
            + "bad-choice config.toml:3:9 ui.palette"},
        {"config.toml", "[imports]|harnesses = ['claude', 'cluade']",
            "bad-choice config.toml:2:24 imports.harnesses[2]"},
        {"config.toml", "[imports.sources]|nothing = '~/x'", "bad-choice config.toml:2:1 imports.sources.nothing"},
        {"config.toml", "[sync.git]|state_dir = '../x'", "bad-choice config.toml:2:13 sync.git.state_dir"},
        {"config.toml", "[sync.git]|state_dir = 'meta/x'", "bad-choice config.toml:2:13 sync.git.state_dir"},
        {"config.toml", "[web]|port = 65536", "out-of-range config.toml:2:8 web.port"},
        {"config.toml", "[ui]|auto_refresh_secs = 29|[web]|auto_refresh_secs = 1",
            "out-of-range config.toml:2:21 ui.auto_refresh_secs|out-of-range config.toml:4:21 web.auto_refresh_secs"},
        {"config.toml", "[areas]|unassigned_warning_threshold = nan",
            "out-of-range config.toml:2:32 areas.unassigned_warning_threshold"},
        {"prices.toml", "[[pricing.virtual]]|provider='p'|model='m'|input_usd_per_1m=-1|output_usd_per_1m=inf",
            "out-of-range prices.toml:4:18 pricing.virtual[1].input_usd_per_1m|"
            + "out-of-range prices.toml:5:19 pricing.virtual[1].output_usd_per_1m"},
        {"machine.toml", "[machine]|name = \"a\\u0007b\"", "out-of-range machine.toml:2:8 machine.name"},
        {"config.toml", "[[actual_cost]]|harness='pi'", "missing-key config.toml:1:1 actual_cost[1].mode"},
        {"config.toml", "[[budgets]]|id='a'|period='daily'", "missing-key config.toml:1:1 budgets[1].limit_usd"},
        {"subscriptions.toml", "[[subscriptions]]|id='a'|usage_providers=['p']|[[subscriptions.windows]]|period='5h'",
            "missing-key subscriptions.toml:4:1 subscriptions[1].windows[1].reset_at|"
            + "missing-key subscriptions.toml:4:1 subscriptions[1].windows[1].limit_usd"},
        {"config.toml", "[sync.git]|remote = ' '", "empty config.toml:2:10 sync.git.remote"},
        {"config.toml", "[imports]|harnesses = []", "empty config.toml:2:13 imports.harnesses"},
        {"config.toml", "[imports.sources]|claude = ''", "empty config.toml:2:10 imports.sources.claude"},
        {"config.toml", "[[actual_cost]]|model='+++'|mode='zero'", "empty config.toml:2:7 actual_cost[1].model"},
        {"config.toml", "[[budgets]]|id='a'|period='daily'|limit_usd=1|scope={areas=[]}",
            "empty config.toml:5:14 budgets[1].scope.areas"},
        {"config.toml", "[[areas.rules]]|area='a//b'", "empty config.toml:2:6 areas.rules[1].area"},
        {"config.toml", "[[areas.rules]]|area='a/../b'", "bad-choice config.toml:2:6 areas.rules[1].area"},
        {"config.toml", "[[areas.rules]]|area=\"a/\\tb\"", "bad-choice config.toml:2:6 areas.rules[1].area"},
        {"config.toml", "[imports]|harnesses = ['pi', 'PI']", "duplicate config.toml:2:20 imports.harnesses[2]"},
        {"config.toml", "[imports.sources]|pi = 'x'|PI = 'y'", "duplicate config.toml:3:1 imports.sources.PI"},
        {"config.toml", "[costing.provider_aliases]|a_b = 'x'|A-B = 'y'",
            "duplicate config.toml:3:1 costing.provider_aliases.A-B"},
        {"config.toml", "[[context_window]]|provider='a'|model='M 1'|tokens=1|[[context_window]]|provider='A'|"
            + "model='m-1'|tokens=2", "duplicate config.toml:5:1 context_window[2]"},
        {"config.toml", "[sync.git]|auto_export = true|auto_push = false",
            "conflict config.toml:3:13 sync.git.auto_push"},
        {"config.toml", "[costing.provider_aliases]|a='A'", "conflict config.toml:2:3 costing.provider_aliases.a"},
        {"config.toml", "[costing.provider_aliases]|a='b'|c='a'|b='c'",
            "conflict config.toml:4:3 costing.provider_aliases.b"},
        {"config.toml", "[[budgets]]|id='a'|period='daily'|limit_usd=1|limit_tokens=1",
            "conflict config.toml:5:14 budgets[1].limit_tokens"},
        {"subscriptions.toml", "[[subscriptions]]|id='a'|usage_providers=['p']|scope={}|[[subscriptions.windows]]|"
            + "period='5h'|limit_usd=1|reset_at='2026-02-30'",
            "conflict subscriptions.toml:4:7 subscriptions[1].scope|"
            + "bad-date subscriptions.toml:8:10 subscriptions[1].windows[1].reset_at"},
        {"config.toml", "[codex]|weekly_reset = 'someday 9'", "bad-date config.toml:2:16 codex.weekly_reset"},
        {"config.toml", "timezone = 'Europe/Belin'", "bad-timezone config.toml:1:12 timezone"},
        {"config.toml", "[sync.git]|auto_import = true|auto_pull = 1",
            "removed-key config.toml:2:15 sync.git.auto_import|ignored-key config.toml:3:13 sync.git.auto_pull"},
        {"prices.toml", "[[pricing.actual]]|provider='p'|model='m'|input_usd_per_1m=1|output_usd_per_1m=2|"
            + "cached_input_usd_per_1m=1.5",
            "cached-above-input prices.toml:6:25 pricing.actual[1].cached_input_usd_per_1m"},
        {"config.toml", "[[budgets]]|id='a'|period='daily'|limit_tokens=1|basis='actual'",
            "without-effect config.toml:5:7 budgets[1].basis"},
    };

    private ConfigDiagnosticsTest() { }

    public static void tests(Suite s) {
        for (String[] row : CASES) {
            s.test(row[0] + " " + row[1].replace('|', ' ') + ": " + row[2].split(" ")[0], scratch -> {
                ConfigWorld world = new ConfigWorld(scratch).file(row[0], row[1].replace('|', '\n') + "\n");
                Check.equal("problems", row[2].replace('|', '\n'), world.problems());
            });
        }
        s.test("every kind of problem has a case", scratch -> {
            Set<DiagnosticId> seen = EnumSet.of(DiagnosticId.NOT_A_FILE, DiagnosticId.UNREADABLE,
                    DiagnosticId.MISSING_FILE, DiagnosticId.TIER_GAP, DiagnosticId.SHARED_ID,
                    DiagnosticId.OVERLAPPING_SCOPES);
            for (DiagnosticId id : DiagnosticId.values()) {
                for (String[] row : CASES) {
                    if (row[2].contains(id.word() + " ")) {
                        seen.add(id);
                    }
                }
            }
            Check.equal("kinds", EnumSet.allOf(DiagnosticId.class), seen);
        });
        s.test("a directory in the place of a file is reported with who named it", scratch -> {
            Files.createDirectories(scratch.directory().resolve(".config/toktrail/prices.toml"));
            scratch.write(".config/toktrail/prices", "");
            ConfigReading reading = new ConfigWorld(scratch).read();
            List<Diagnostic> errors = reading.blocking();
            Check.equal("first", scratch.directory().resolve(".config/toktrail/prices.toml")
                    + ": is not a regular file (the default path)", errors.get(0).toString());
            Check.equal("second", scratch.directory().resolve(".config/toktrail/prices")
                    + ": is not a directory (the default path)", errors.get(1).toString());
        });
        s.test("a number of absurd size is told the limit, another one only its range", scratch -> {
            String limited = "use a number of at least 0, "
                    + "below 1000000000000000 with at most 40 digits after the point";
            String[][] rows = {{"-1", "use a number of at least 0"}, {"-1e400", "use a number of at least 0"},
                {"nan", "use a number of at least 0"}, {"inf", "use a number of at least 0"},
                {"1e15", limited},
                {"1e-41", limited},
                {"1e99999", limited},
                {"1000000000000000", limited}};
            for (String[] row : rows) {
                List<Diagnostic> errors = new ConfigWorld(scratch).file("prices.toml", "[[pricing.virtual]]\n"
                        + "provider='p'\nmodel='m'\noutput_usd_per_1m=999999999999999.5\ninput_usd_per_1m=" + row[0])
                        .read().blocking();
                Check.equal(row[0], 1, errors.size());
                Check.equal(row[0], row[1], errors.get(0).fix());
            }
        });
        s.test("a file in a folder that may not be looked into is not missing", scratch -> {
            Path folder = scratch.write("closed/config.toml", "x = 1").getParent();
            if (!folder.toFile().setExecutable(false) || Files.isExecutable(folder)) {
                throw new Suite.SkippedException("this user may look into every folder");
            }
            try {
                ConfigReading reading = new ConfigWorld(scratch).read(
                        new LocationOptions(Map.of(FileKind.CONFIG, folder.resolve("config.toml").toString())));
                Check.that("problem", ConfigWorld.problems(reading).startsWith("unreadable config.toml:1:1"));
                Check.that("reason", reading.blocking().get(0).toString().contains("permission denied"));
            } finally {
                Check.that("opened again", folder.toFile().setExecutable(true));
            }
        });
        s.test("a file that may not be read is reported", scratch -> {
            Path file = scratch.write("secret.toml", "x = 1");
            if (!file.toFile().setReadable(false) || Files.isReadable(file)) {
                // The superuser may read everything, but not the memory of address 0.
                file = Path.of("/proc/self/mem");
            }
            if (!Files.isRegularFile(file)) {
                throw new Suite.SkippedException("every file of this system can be read");
            }
            ConfigReading reading = new ConfigWorld(scratch).read(
                    new LocationOptions(Map.of(FileKind.CONFIG, file.toString())));
            Check.equal("problem", "unreadable " + file.getFileName() + ":1:1", ConfigWorld.problems(reading));
        });
        s.test("problems of all files come in the order of files and positions", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("config.toml", "[web]\nopen = 1\nport = -1\n")
                    .file("prices.toml", "x = 1\n").file("prices/b.toml", "config_version = 3\n")
                    .file("prices/a.toml", "[\n").file("prices/ignored.txt", "[\n").file("prices/sub.toml/x", "[")
                    .file("subscriptions.toml", "subscriptions = 1\n").file("machine.toml", "machine = 1\n");
            Check.equal("problems", String.join("\n", "wrong-type config.toml:2:8 web.open",
                    "out-of-range config.toml:3:8 web.port", "unknown-key prices.toml:1:1 x",
                    "toml-syntax a.toml:1:2", "bad-version b.toml:1:18 config_version",
                    "wrong-type subscriptions.toml:1:17 subscriptions", "wrong-type machine.toml:1:11 machine"),
                    world.problems());
        });
        s.test("an unknown key is a warning with the nearest name, an error only when validating", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("config.toml",
                    "[statusline]\nmax_widht = 3\nbasis='actual'\n");
            ConfigReading reading = world.read();
            Check.equal("errors", 0, reading.blocking().size());
            Check.equal("errors when validating", 1, reading.violations().size());
            String text = reading.warnings().get(0).toString();
            Check.that(text, text.endsWith("config.toml:2:1: statusline.max_widht: unknown key "
                    + "(did you mean 'max_width'?)"));
            Check.equal("the rest is read", CostBasis.ACTUAL, reading.configuration().statusline().selection().basis());
            Check.equal("no warning when validating", 0, reading.remarks().size());
        });
        s.test("an unknown key like no other is told what is allowed, or where that is written", scratch -> {
            ConfigReading reading = new ConfigWorld(scratch).file("config.toml", "[reports]\nqqqq = 3\n")
                    .file("prices.toml", "[[pricing.virtual]]\nprovider='p'\nmodel='m'\ninput_usd_per_1m=1\n"
                            + "output_usd_per_1m=1\nqqqq=2\n").read();
            List<String> fixes = reading.warnings().stream().map(Diagnostic::fix).toList();
            Check.equal("fixes", List.of("allowed: refresh, min_refresh_interval_secs", "see toktrail.toml(5)"),
                    fixes);
        });
        s.test("loading throws with a line for each error", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("config.toml", "[web]\nopen = 1\nport = -1\nx = 1\n");
            UserException e = Check.fails("load", UserException.class,
                    () -> world.reader().load(LocationOptions.none(), Set.of()));
            Check.equal("lines", 2, e.lines().size());
            Check.equal("first", scratch.directory() + "/.config/toktrail/config.toml:2:8: web.open: expected a "
                    + "boolean, found an integer 1 (for example true)", e.lines().get(0));
        });
        s.test("files nobody asked for are not read", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("prices.toml", "[").file("subscriptions.toml", "[");
            ConfigReading reading = world.reader()
                    .read(LocationOptions.none(), Set.of(FileKind.CONFIG));
            Check.equal("problems", "", ConfigWorld.problems(reading));
        });
        s.test("a misplaced table names the right file", scratch -> {
            ConfigReading reading = new ConfigWorld(scratch).file("config.toml", "[pricing]\n").read();
            Check.equal("fix", "move it to " + scratch.directory().resolve(".config/toktrail/prices.toml"),
                    reading.diagnostics().get(0).fix());
        });
        s.test("a syntax error says what was expected", scratch ->
                check(scratch, "a = 1 b\n", "expected the end of the line"));
    }

    private static void check(Scratch scratch, String text, String fix) throws Exception {
        Check.equal("fix", fix, new ConfigWorld(scratch).file("config.toml", text).read().diagnostics().get(0).fix());
    }
}

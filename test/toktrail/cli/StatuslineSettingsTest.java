package toktrail.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail statusline config} and {@code toktrail statusline install}. */
public final class StatuslineSettingsTest {

    private static final String CONFIG = ".config/toktrail/config.toml";

    private static final String FILE = """
            # mine
            config_version = 1

            [statusline]            # the prompt
            basis = "virtual"  # list prices
            elements = [
              "model", # first
              "cost",
            ]

            [statusline.cache]
            output_cache_secs = 7

            # the end
            """;

    private StatuslineSettingsTest() { }

    public static void tests(Suite s) {
        s.test("config show, with and without a file", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.equal("text", """
                    config path:   <HOME>/.config/toktrail/config.toml
                    config exists: no
                    default harness: auto
                    basis:         virtual
                    refresh:       auto
                    session:       auto
                    max width:     120
                    stale after:   60
                    elements:      harness, model, tokens, cached, cost, quota, burn, unpriced
                    context windows: 0
                    """, home.run("statusline config show").done());
            home.with(CONFIG, FILE + "[statusline.model_labels]\n\"claude-opus-4-1\" = \"opus\"\n");
            Map<String, Object> json = VectorReader.object(VectorReader.parse(
                    home.run("statusline config show --json").done()));
            Map<String, Object> table = VectorReader.object(json.get("statusline"));
            Check.equal("elements", List.of("model", "cost"), table.get("elements"));
            Check.equal("cache", 7L, VectorReader.object(table.get("cache")).get("output_cache_secs"));
            Check.equal("labels", Map.of("claude-opus-4-1", "opus"), table.get("model_labels"));
            Check.equal("levels", 90L, VectorReader.object(table.get("thresholds")).get("context_danger_percent"));
        });
        s.test("config set changes one value and keeps every other byte", StatuslineSettingsTest::editing);
        s.test("every key can be set", scratch -> {
            CommandHome home = new CommandHome(scratch, FakeHarness.of("lab", "Lab"));
            for (String[] row : new String[][] {{"basis", "AUTO"}, {"refresh", "never"}, {"session", "latest"},
                {"max-width", "80"}, {"show-emojis", "on"}, {"color", "always"}, {"empty", "silent"},
                {"default-harness", "Lab"}, {"active-session-window-minutes", "5"}, {"elements", "Cost, MODEL,cost"},
                {"cache.output-cache-secs", "0"}, {"cache.min-refresh-interval-secs", "1"},
                {"cache.stale-after-secs", "2"}, {"cache.serve-stale-secs", "3"},
                {"thresholds.quota-warning-percent", "4"}, {"thresholds.quota-danger-percent", "5"},
                {"thresholds.burn-warning-percent", "6"}, {"thresholds.burn-danger-percent", "7"},
                {"thresholds.context-warning-percent", "8"}, {"thresholds.context-danger-percent", "9"}}) {
                Check.equal(row[0], "Updated statusline config: <HOME>/" + CONFIG + "\n",
                        home.runWords("statusline", "config", "set", row[0], row[1]).done());
            }
            Check.equal("file", """
                    config_version = 1

                    [statusline]
                    basis = "auto"
                    refresh = "never"
                    session = "latest"
                    max_width = 80
                    show_emojis = true
                    color = "always"
                    empty = "silent"
                    default_harness = "lab"
                    active_session_window_minutes = 5
                    elements = ["cost", "model"]

                    [statusline.cache]
                    output_cache_secs = 0
                    min_refresh_interval_secs = 1
                    stale_after_secs = 2
                    serve_stale_secs = 3

                    [statusline.thresholds]
                    quota_warning_percent = 4
                    quota_danger_percent = 5
                    burn_warning_percent = 6
                    burn_danger_percent = 7
                    context_warning_percent = 8
                    context_danger_percent = 9
                    """, Files.readString(home.file(CONFIG)));
            home.run("config validate").done();
        });
        s.test("an invalid value leaves the file untouched", StatuslineSettingsTest::refusals);
        s.test("every target has its snippet", StatuslineSettingsTest::snippets);
    }

    private static void editing(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch).with(CONFIG, FILE);
        home.run("statusline config set basis actual").done();
        String want = FILE.replace("basis = \"virtual\"", "basis = \"actual\"");
        Check.equal("value", want, Files.readString(home.file(CONFIG)));
        home.run("statusline config set cache.output-cache-secs 3").done();
        want = want.replace("secs = 7", "secs = 3");
        Check.equal("below", want, Files.readString(home.file(CONFIG)));
        home.run("statusline config set max-width 40").done();
        want = want.replace("  \"cost\",\n]\n", "  \"cost\",\n]\nmax_width = 40\n");
        Check.equal("a new line in its table", want, Files.readString(home.file(CONFIG)));
        home.run("statusline config set thresholds.burn-warning-percent 50").done();
        String now = Files.readString(home.file(CONFIG));
        Check.that(now, now.startsWith(want) && now.endsWith("\n[statusline.thresholds]\nburn_warning_percent = 50\n"));
        home.run("--config " + home.file("other.toml") + " statusline config set refresh never").done();
        Check.that("another file", Files.readString(home.file("other.toml")).contains("refresh = \"never\""));
        Check.equal("not this one", now, Files.readString(home.file(CONFIG)));
    }

    private static void refusals(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, FakeHarness.of("claude", "Claude Code")).with(CONFIG, FILE);
        for (String[] row : new String[][] {
            {"basis", "real", "basis must be one of: source, actual, virtual, auto."},
            {"refresh", "x", "refresh must be one of: never, auto, always."},
            {"session", "x", "session must be one of: auto, latest, none."},
            {"color", "x", "color must be one of: auto, always, never."},
            {"empty", "x", "empty must be one of: silent, message."},
            {"max-width", "wide", "max-width must be an integer."},
            {"max-width", "0", "max-width must be positive."},
            {"active-session-window-minutes", "0", "active-session-window-minutes must be positive."},
            {"cache.output-cache-secs", "-1", "cache.output-cache-secs must be non-negative."},
            {"cache.serve-stale-secs", "99999999999", "cache.serve-stale-secs must be at most 2147483647."},
            {"show-emojis", "maybe", "show-emojis must be true or false."},
            {"max-width", "-3", "max-width must be positive."},
            {"default-harness", "clau\"de", "default-harness must be auto or a supported harness."},
            {"default-harness", "nope", "default-harness must be auto or a supported harness."},
            {"elements", ", ,", "elements must contain at least one comma-separated value."}}) {
            Check.equal(row[0], row[2] + "\n",
                    home.runWords("statusline", "config", "set", "--", row[0], row[1]).failed());
            Check.equal(row[0], row[2] + "\n", home.runWords("statusline", "config", "set", row[0], row[1]).failed());
        }
        Check.that("element", home.run("statusline config set elements model,tokns").failed()
                .startsWith("Unknown element 'tokns'; did you mean 'tokens'? Use: harness, agent, area, "));
        Check.that("key", home.run("statusline config set width 3").failed()
                .startsWith("Unsupported key. Use one of: basis, refresh, session, max-width, "));
        Check.equal("untouched", FILE, Files.readString(home.file(CONFIG)));
        home.with(CONFIG, "statusline = 3\n");
        Check.that("no table", home.run("statusline config set basis auto").failed().startsWith("<HOME>/" + CONFIG));
        home.with(CONFIG, "[statusline\n");
        Check.that("no TOML", home.run("statusline config set basis auto").failed()
                .startsWith("<HOME>/" + CONFIG + ":1:"));
        Check.equal("as it was", "[statusline\n", Files.readString(home.file(CONFIG)));
    }

    private static void snippets(Scratch scratch) {
        CommandHome home = new CommandHome(scratch);
        String starship = home.run("statusline install").done();
        Check.equal("starship", """
                # Add to ~/.config/starship.toml:
                [custom.toktrail]
                command = "toktrail statusline --no-refresh 2>/dev/null </dev/null"
                when = "true"
                format = "[$output]($style) "
                style = "dimmed"
                """, starship);
        Check.equal("by name", starship, home.run("statusline install --target starship").done());
        for (String[] row : new String[][] {{"tmux", "set -g status-right '#(toktrail statusline "},
            {"bash", "PS1='$(toktrail statusline --no-refresh 2>/dev/null </dev/null) \\w \\$ '"},
            {"zsh", "setopt PROMPT_SUBST"}, {"zsh", "PROMPT='${TOKTRAIL_STATUSLINE} "},
            {"fish", "function fish_prompt"}, {"powershell", "function prompt {"},
            {"codex", "no native integration for Codex"}, {"opencode", "no native integration for OpenCode"},
            {"pi", "no native integration for Pi"}, {"code", "tmux"}}) {
            String out = home.run("statusline install --target " + row[0]).done();
            Check.that(row[0] + ":\n" + out, out.contains(row[1]));
        }
        Map<String, Object> claude = VectorReader.object(VectorReader.object(VectorReader.parse(
                home.run("statusline install --target claude").done())).get("statusLine"));
        Check.equal("claude", Map.of("type", "command", "command",
                "toktrail statusline --harness claude --refresh auto", "padding", 0L), claude);
        Check.equal("unknown", "--target must be one of: starship, tmux, bash, zsh, codex, opencode, pi, code, fish,"
                + " powershell, claude.\n", home.run("statusline install --target emacs").failed());
        Check.that("nothing is written", !home.file(".config").toFile().exists());
    }
}

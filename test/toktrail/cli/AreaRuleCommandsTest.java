package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Rules for areas: detection, assignment while importing, warnings, and adding them to the configuration. */
public final class AreaRuleCommandsTest {

    private static final String CONFIG = ".config/toktrail/config.toml";
    private static final String RULE = """

            [[areas.rules]]
            area = "Work/Shop"
            cwd_globs = ["/home/dev/shop/**"]
            """;

    private AreaRuleCommandsTest() { }

    public static void tests(Suite s) {
        s.test("rules give sessions an area while importing, before the active one", scratch -> {
            CommandHome home = sample(scratch, "auto_detect = true", RULE);
            home.run("area use rest").done();
            home.run("refresh").done();
            Check.equal("areas", "area\nrest *\nWork\n".replace("Work", "work\n  work/shop"),
                    home.run("area list").done());
            Check.equal("ruled", "1", count(home, "--area work"));
            Check.equal("active", "17", count(home, "--area rest"));
            Check.equal("name", true, home.run("area list --json").done().contains("\"name\": \"Shop\""));
        });
        s.test("rules are not applied unless that is on, and never to known sessions", scratch -> {
            CommandHome home = sample(scratch, "auto_detect = false", RULE);
            home.run("refresh").done();
            Check.equal("off", "No areas defined.\n", home.run("area list").done());
            home.with(CONFIG, Files.readString(home.file(CONFIG)).replace("auto_detect = false", "auto_detect = true"));
            home.run("refresh --full").done();
            Check.equal("known", "No areas defined.\n", home.run("area list").done());
        });
        s.test("a refresh that used the active area warns once where rules say another", scratch -> {
            CommandHome home = sample(scratch, "warn_on_mismatch = true", RULE.replace("/shop/**", "/**"));
            home.run("area use rest").done();
            String err = home.run("refresh").err();
            Check.that("warning: " + err, err.matches(
                    "warning: active area is rest, rules say work/shop for /home/dev/[a-z]+\n"));
            Check.equal("not again", "", home.run("refresh --full").err());
        });
        s.test("detect tells area, reason, and what to do", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.equal("nothing", "Detected area: none\n", home.run("area detect").done());
            home.with(CONFIG, "[areas]\nwarn_on_mismatch = true\n" + RULE.replace("/home/dev/shop", "<HOME>"));
            Check.equal("detected", """
                    Detected area: work/shop
                    Reason: cwd matched <HOME>/**
                    Active area: none
                    Suggestion: toktrail area use work/shop
                    Note: [areas] auto_detect is off.
                    """, home.run("area detect").done());
            String mismatch = "warning: active area is a, rules say work/shop for <HOME>\n";
            Check.equal("use warns", mismatch, home.run("area use a").err());
            Check.equal("run warns", mismatch, home.run("run start").err());
            Check.equal("detect notes", "Note: active area a differs from detected area work/shop.",
                    home.run("area detect").done().lines().toList().get(4));
            Check.equal("status notes", """
                    Active area (testhost): a
                    Note: active area a differs from detected area work/shop.
                    """, home.run("area status").done());
            home.run("area use work/shop").done();
            Check.equal("JSON", """
                    {
                      "cwd": "<HOME>",
                      "git_remote": null,
                      "detected_area": "work/shop",
                      "reason": "cwd matched <HOME>/**",
                      "active_area": "work/shop",
                      "suggested_command": null
                    }
                    """, home.run("area detect --json").done());
            Check.equal("agreed", "Active area (testhost): work/shop\n", home.run("area status").done());
        });
        s.test("bind-cwd adds a rule once", scratch -> {
            CommandHome home = new CommandHome(scratch);
            String text = """
                    [areas]
                    auto_detect = true
                    warn_on_mismatch = true

                    [[areas.rules]]
                    area = "Work/Shop"
                    cwd_globs = ["<HOME>", "<HOME>/**"]
                    priority = 100
                    """;
            Check.equal("dry", text, home.run("area bind-cwd Work/Shop --dry-run").done());
            Check.that("no file", !Files.exists(home.file(CONFIG)));
            Check.equal("added", "Added cwd rule for work/shop in <HOME>/" + CONFIG + "\n",
                    home.run("area bind-cwd Work/Shop").done());
            Check.equal("file", text, Files.readString(home.file(CONFIG)).replace(scratch.directory().toString(),
                    "<HOME>"));
            String known = "Rule for work/shop already exists in <HOME>/" + CONFIG + "\n";
            Check.equal("again", known, home.run("area bind-cwd work/shop").done());
            Check.equal("dry again", known, home.run("area bind-cwd work/shop --dry-run").done());
            home.run("area bind-cwd other --path ~/src --no-recursive").done();
            Check.that("one folder", Files.readString(home.file(CONFIG)).endsWith("\narea = \"other\"\ncwd_globs = [\""
                    + scratch.directory() + "/src\"]\npriority = 100\n"));
            Check.equal("valid", "", home.run("config validate").err());
            Check.equal("bad path", "Area path 'a/' contains an empty segment.\n",
                    home.run("area bind-cwd a/").failed());
        });
        s.test("git tells the top of the repository and the remote", AreaRuleCommandsTest::git);
    }

    private static void git(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch);
        home.world().variable("GIT_CEILING_DIRECTORIES", scratch.directory().getParent().toString());
        Check.equal("no repository", "Could not resolve git root.\n",
                home.run("area bind-cwd work --git-root").failed());
        Path inner = Files.createDirectories(scratch.directory().resolve("repo/inner"));
        if (!run(inner.getParent(), "git", "init", "-q")) {
            throw new Suite.SkippedException("no git");
        }
        run(inner.getParent(), "git", "config", "remote.origin.url", "git@example.org:acme/x.git");
        home.run("area bind-cwd work --git-root --path repo/inner").done();
        Check.that("top", Files.readString(home.file(CONFIG)).contains("cwd_globs = [\""
                + inner.getParent().toRealPath() + "\""));
        Check.that("in a repository", run(scratch.directory(), "git", "init", "-q"));
        run(scratch.directory(), "git", "config", "remote.origin.url", "git@example.org:acme/home.git");
        home.with(CONFIG, "[areas]\nauto_detect = true\n[[areas.rules]]\narea = \"acme\"\n"
                + "git_remotes = [\"*example.org*acme/*\"]\n");
        Check.equal("remote", """
                Detected area: acme
                Reason: git remote matched *example.org*acme/*
                Active area: none
                Suggestion: toktrail area use acme
                """, home.run("area detect").done());
        Check.that("in JSON", home.run("area detect --json").done()
                .contains("\"git_remote\": \"git@example.org:acme/home.git\""));
    }

    private static boolean run(Path directory, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        try {
            Process process = builder.start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (java.io.IOException noGit) {
            return false;
        }
    }

    private static CommandHome sample(Scratch scratch, String areas, String rules) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        return home.with(CONFIG, Files.readString(home.file(CONFIG))
                .replace("[areas]\n", "[areas]\n" + areas + "\n") + rules);
    }

    private static String count(CommandHome home, String filter) {
        int sum = 0;
        String json = home.run("usage summary --no-refresh --json " + filter).done();
        String machines = json.substring(json.indexOf("\"by_machine\""), json.indexOf("\"by_model\""));
        for (String line : machines.lines().toList()) {
            sum += line.contains("message_count") ? Integer.parseInt(line.replaceAll("\\D", "")) : 0;
        }
        return Integer.toString(sum);
    }
}

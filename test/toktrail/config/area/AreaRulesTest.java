package toktrail.config.area;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.environment.Host;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.SessionFacts.Workspace;

/** Rules for areas: what they say, and how they come into the file. */
public final class AreaRulesTest {

    private AreaRulesTest() { }

    public static void tests(Suite s) {
        s.test("the best rule: priority, then the later one", scratch -> {
            AreaRules shop = rules(scratch, rule("work", 0, "/src/**"), rule("work/shop", 100, "/src/shop/**"));
            Check.equal("folder itself", "work/shop: cwd matched /src/shop/**", find(shop, "/src/shop", null));
            Check.equal("other folder", "work: cwd matched /src/**", find(shop, "/src/x", null));
            Check.equal("base", "work: cwd matched /src/**", find(shop, "/src/", null));
            Check.equal("tie", "b: cwd matched /src/**",
                    find(rules(scratch, rule("a", 0, "/src/**"), rule("b", 0, "/src/**")), "/src/x", null));
            Check.equal("negative", "a: cwd matched /src/**",
                    find(rules(scratch, rule("a", 0, "/src/**"), rule("b", -1, "/src/**")), "/src/x", null));
        });
        s.test("remotes count where no directory fits", scratch -> {
            AreaRules rules = rules(scratch,
                    new AreaRule("a", List.of("/src/**"), List.of("*github.com*acme/*"), 0));
            Check.equal("remote", "a: git remote matched *github.com*acme/*",
                    find(rules, null, "git@github.com:acme/x.git"));
            Check.equal("directory", "a: cwd matched /src/**", find(rules, "/src", "git@github.com:acme/x.git"));
            Check.equal("neither", "none", find(rules, "/x", "git@github.com:other/x.git"));
            Check.equal("nothing known", "none", find(rules, null, null));
        });
        s.test("patterns cross folders; without stars they are one folder", scratch -> {
            Check.equal("alone", "none", find(rules(scratch, rule("a", 0, "/src/shop")), "/src/shop/sub", null));
            Check.equal("star", "a: cwd matched /src/*",
                    find(rules(scratch, rule("a", 0, "/src/*")), "/src/x/y", null));
            Check.equal("root", "a: cwd matched /**", find(rules(scratch, rule("a", 0, "/**")), "/", null));
        });
        s.test("working directory, source directory, top of the repository, in this order", scratch -> {
            AreaRules rules = rules(scratch, rule("a", 0, "/top", "/source", "/cwd"));
            Check.equal("cwd", Optional.of("cwd matched /cwd"),
                    rules.find(new Workspace("/cwd", "/top", null, null), "/source").map(AreaRules.Match::reason));
            Check.equal("source", Optional.of("cwd matched /source"),
                    rules.find(new Workspace("/x", "/top", null, null), "/source").map(AreaRules.Match::reason));
            Check.equal("top", Optional.of("cwd matched /top"),
                    rules.find(new Workspace(null, "/top", null, null), null).map(AreaRules.Match::reason));
        });
        s.test("home, separators and, on Windows, case", scratch -> {
            String home = scratch.directory().toString();
            Check.equal("home", "a: cwd matched ~/src/**",
                    find(rules(scratch, rule("a", 0, "~/src/**")), home + "/src/x", null));
            Check.equal("home alone", "a: cwd matched ~", find(rules(scratch, rule("a", 0, "~")), home + "/", null));
            Check.equal("separators", "a: cwd matched C:\\src\\**",
                    find(rules(scratch, rule("a", 0, "C:\\src\\**")), "C:\\src\\x", null));
            Check.equal("case", "none", find(rules(scratch, rule("a", 0, "c:/SRC/**")), "C:\\src\\x", null));
            Environment plain = new TestWorld(scratch.directory()).environment();
            Environment windows = new Environment(plain.variables(), plain.home(), plain.workingDirectory(),
                    plain.clock(), new Host("pc", true), plain.streams(), plain.terminal());
            Check.equal("case on Windows", "a: cwd matched c:/SRC/**",
                    find(new AreaRules(List.of(rule("a", 0, "c:/SRC/**")), windows), "C:\\src\\x", null));
        });
        s.test("a rule is added once, behind what is there", AreaRulesTest::add);
        s.test("a file that cannot be changed is told", scratch -> {
            Path broken = scratch.write("broken.toml", "[areas\n");
            Check.that("broken", Check.fails("broken", UserException.class, () ->
                    new AreaRuleFile(broken).add("a", List.of("/a"))).getMessage().startsWith(broken + ":1:"));
            Path other = scratch.write("other.toml", "[areas]\nrules = 3\n");
            Check.fails("a number", UserException.class, () -> new AreaRuleFile(other).add("a", List.of("/a")));
            Check.equal("unchanged", "[areas]\nrules = 3\n", Files.readString(other));
            Path folder = Files.createDirectories(scratch.directory().resolve("folder/x"));
            Check.fails("a folder", UserException.class, () ->
                    new AreaRuleFile(folder.getParent()).add("a", List.of("/a")));
        });
        s.test("patterns of a directory", scratch -> {
            Check.equal("with all below", List.of("/a/b", "/a/b/**"), AreaRuleFile.patterns(Path.of("/a/b"), true));
            Check.equal("alone", List.of("/a[[]b]"), AreaRuleFile.patterns(Path.of("/a[b]"), false));
            AreaRules root = rules(scratch, new AreaRule("a", AreaRuleFile.patterns(Path.of("/"), true), List.of(), 0));
            Check.that("root", root.find(new Workspace("/x", null, null, null), null).isPresent());
        });
    }

    private static void add(Scratch scratch) throws Exception {
        String before = "# mine\n[reports]\nrefresh = \"auto\" # really\n";
        Path file = scratch.write("config.toml", before);
        AreaRuleFile rules = new AreaRuleFile(file);
        String rule = """
                [[areas.rules]]
                area = "work/Shop"
                cwd_globs = ["/src/shop", "/src/shop/**"]
                priority = 100
                """;
        String head = """
                [areas]
                auto_detect = true
                warn_on_mismatch = true

                """;
        List<String> patterns = AreaRuleFile.patterns(Path.of("/src/shop"), true);
        Check.equal("would add", Optional.of(head + rule), rules.addition("work/Shop", patterns));
        Check.equal("nothing yet", before, Files.readString(file));
        Check.that("adds", rules.add("work/Shop", patterns));
        String first = Files.readString(file);
        Check.equal("first", before + "\n" + head + rule, first);
        Check.that("once", !rules.add("Work/shop", patterns));
        Check.equal("would add nothing", Optional.empty(), rules.addition("work/shop", patterns));
        Check.equal("unchanged", first, Files.readString(file));
        Check.that("another", rules.add("work", List.of("/src")));
        Check.equal("second", first + "\n[[areas.rules]]\narea = \"work\"\ncwd_globs = [\"/src\"]\npriority = 100\n",
                Files.readString(file));

        Path own = scratch.write("own.toml", "[areas]\n# none\nauto_detect = false\nrules = []\n\n[ui]\n");
        Check.that("adds to brackets", new AreaRuleFile(own).add("a", List.of("/a")));
        Check.equal("brackets", """
                [areas]
                # none
                auto_detect = false
                rules = [{ area = "a", cwd_globs = ["/a"], priority = 100 }]

                [ui]
                """, Files.readString(own));
        Check.that("once more", !new AreaRuleFile(own).add("a", List.of("/a")));

        Path missing = scratch.directory().resolve("new/config.toml");
        Check.that("a new file", new AreaRuleFile(missing).add("work/Shop", patterns));
        Check.equal("new file", head + rule, Files.readString(missing));
    }

    private static AreaRules rules(Scratch scratch, AreaRule... rules) {
        return new AreaRules(List.of(rules), new TestWorld(scratch.directory()).environment());
    }

    private static AreaRule rule(String area, long priority, String... globs) {
        return new AreaRule(area, List.of(globs), List.of(), priority);
    }

    private static String find(AreaRules rules, String cwd, String remote) {
        return rules.find(new Workspace(cwd, null, remote, null), null)
                .map(match -> match.area() + ": " + match.reason()).orElse("none");
    }
}

package toktrail.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import toktrail.environment.Environment;
import toktrail.error.FileTrouble;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Variables with one path or several, bases of defaults, repeats. */
public final class RootsTest {

    private static final String NAME = "TOOL_DIRS";

    private RootsTest() { }

    public static void tests(Suite s) {
        s.test("a variable names one place, a list of them, or a directory with commas in its name", scratch -> {
            make(scratch, "a", "b", "c, d", "a/sub");
            named(scratch, null, "");
            named(scratch, "", "");
            named(scratch, "  ", "");
            named(scratch, " , ,", "");
            named(scratch, "a", "a");
            named(scratch, " a ", "a");
            named(scratch, "a,b", "a b");
            named(scratch, "a , ,b,", "a b");
            named(scratch, "b,missing,a", "b missing a");
            named(scratch, "missing", "missing");
            named(scratch, "c, d", "c, d");
            named(scratch, "~", "");
            named(scratch, "~/a", "a");
            named(scratch, "~/a,~/b", "a b");
            named(scratch, "a,./a,a/sub/..,b", "a b");
            named(scratch, scratch.directory() + "/b", "b");
            named(scratch, "~other/x", "~other/x");
        });
        s.test("two names of one directory are one place", scratch -> {
            make(scratch, "a");
            Files.createSymbolicLink(scratch.directory().resolve("link"), Path.of("a"));
            named(scratch, "link,a", "link");
            named(scratch, "a,link", "a");
            Files.createSymbolicLink(scratch.directory().resolve("loop"), Path.of("loop"));
            named(scratch, "loop,loop,a", "loop a");
        });
        s.test("a base moves a default only to where something is", scratch -> {
            make(scratch, "xdg/tool", "elsewhere");
            based(scratch, null, "home/tool");
            based(scratch, "", "home/tool");
            based(scratch, " ", "home/tool");
            based(scratch, "xdg", "xdg/tool");
            based(scratch, "~/xdg/", "xdg/tool");
            based(scratch, scratch.directory() + "/xdg/../xdg", "xdg/tool");
            based(scratch, "elsewhere", "home/tool");
            based(scratch, "missing", "home/tool");
        });
        s.test("a single place is relative to a directory", scratch -> {
            Path base = scratch.directory().resolve("data");
            Check.equal("relative", Optional.of(base.resolve("x.db")), single(scratch, "x.db", base));
            Check.equal("commas", Optional.of(base.resolve("x,y")), single(scratch, " x,y ", base));
            Check.equal("home", Optional.of(scratch.directory().resolve("x")), single(scratch, "~/x", base));
            Check.equal("absolute", Optional.of(Path.of("/x")), single(scratch, "/a/../x", base));
            Check.equal("blank", Optional.empty(), single(scratch, " ", base));
            Check.equal("unset", Optional.empty(), single(scratch, null, base));
        });
        s.test("of several defaults all that exist are read, or the first is named", scratch -> {
            make(scratch, "b", "c");
            Path directory = scratch.directory();
            List<Path> defaults = List.of(directory.resolve("a"), directory.resolve("b"), directory.resolve("c"));
            Check.equal("two exist", defaults.subList(1, 3), Roots.existing(defaults));
            Check.equal("none exists", defaults.subList(0, 1), Roots.existing(defaults.subList(0, 1)));
            Files.createSymbolicLink(directory.resolve("a"), Path.of("c"));
            Check.equal("a link to one of them", defaults.subList(0, 2), Roots.existing(defaults));
        });
        s.test("a default that cannot be looked at is not called missing", scratch -> {
            Files.createSymbolicLink(scratch.directory().resolve("loop"), Path.of("loop"));
            Path below = scratch.directory().resolve("loop/projects");
            List<Path> defaults = List.of(scratch.directory().resolve("a"), below);
            Check.equal("named", List.of(below), Roots.existing(defaults));
            Check.equal("absent", Optional.empty(), Roots.refusal(defaults.get(0)));
            Check.equal("present", Optional.empty(), Roots.refusal(scratch.directory()));
            Check.that("why", FileTrouble.reason(Roots.refusal(below).orElseThrow()).contains("symbolic link"));
        });
        s.test("the first variable that names a place decides", scratch -> {
            Path directory = scratch.directory();
            Supplier<List<Path>> defaults = () -> List.of(directory.resolve("default"));
            Check.equal("none", defaults.get(), places(scratch, "").or(defaults));
            Check.equal("blank", defaults.get(), places(scratch, "A= ;B=,;C= ").or(defaults));
            Check.equal("the first", List.of(directory.resolve("x"), directory.resolve("y")),
                    places(scratch, "A=x,y;B=z;C=z").or(defaults));
            Check.equal("the second", List.of(directory.resolve("z/logs"), directory.resolve("y/logs")),
                    places(scratch, "A=,;B=z,y,./z;C=x").or(defaults));
            Check.equal("the third", List.of(directory.resolve("x,y/db")), places(scratch, "C=x,y").or(defaults));
        });
        s.test("nothing is below a file of another program", scratch -> {
            Path below = scratch.write("file", "x").resolve("projects");
            List<Path> defaults = List.of(scratch.directory().resolve("a"), below);
            Check.equal("missing", Optional.empty(), Roots.refusal(below));
            Check.equal("the first is named", defaults.subList(0, 1), Roots.existing(defaults));
        });
    }

    private static void named(Scratch scratch, String value, String want) {
        Path directory = scratch.directory();
        List<Path> places = "~".equals(value) ? List.of(directory)
                : want.isEmpty() ? List.of() : want.contains(", ") ? List.of(directory.resolve(want))
                : List.of(want.split(" ")).stream().map(directory::resolve).toList();
        Check.equal("places of '" + value + "'", places, Roots.named(environment(scratch, value), NAME));
    }

    private static void based(Scratch scratch, String value, String want) {
        Path standard = scratch.directory().resolve("home/tool");
        Check.equal("base '" + value + "'", scratch.directory().resolve(want),
                Roots.based(environment(scratch, value), NAME, "tool", standard));
    }

    private static Optional<Path> single(Scratch scratch, String value, Path base) {
        return Roots.single(environment(scratch, value), NAME, base);
    }

    /** A choice by three variables, which are set as {@code A=x;B=y} says. */
    private static RootChoice places(Scratch scratch, String variables) {
        TestWorld world = new TestWorld(scratch.directory());
        for (String variable : variables.split(";")) {
            int sign = variable.indexOf('=');
            if (sign > 0) {
                world.variable(variable.substring(0, sign), variable.substring(sign + 1));
            }
        }
        return RootChoice.in(world.environment()).named("A").named("B", place -> place.resolve("logs"))
                .single("C", place -> place.resolve("db"));
    }

    private static Environment environment(Scratch scratch, String value) {
        TestWorld world = new TestWorld(scratch.directory());
        return value == null ? world.environment() : world.variable(NAME, value).environment();
    }

    private static void make(Scratch scratch, String... directories) throws Exception {
        for (String directory : directories) {
            Files.createDirectories(scratch.directory().resolve(directory));
        }
    }
}

package toktrail.config;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.file.PathOrigin;
import toktrail.config.file.ResolvedPath;
import toktrail.config.schema.Diagnostic;
import toktrail.environment.Environment;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Where files are looked for. */
public final class ConfigLocationsTest {

    private static final String TRACKING = """
            [sync.git]
            repo = "~/repo"
            track = ["ALL"]
            """;

    private ConfigLocationsTest() { }

    public static void tests(Suite s) {
        s.test("without anything all files are in the configuration folder", scratch -> {
            Path folder = scratch.directory().resolve(".config/toktrail");
            ConfigLocations all = new ConfigWorld(scratch).read().locations();
            for (FileKind kind : FileKind.values()) {
                Check.equal(kind.word(), folder.resolve(kind.fileName()), all.of(kind).path());
                Check.equal(kind.word() + " origin", PathOrigin.DEFAULT, all.of(kind).origin());
            }
        });
        s.test("XDG_CONFIG_HOME moves the folder unless it is empty", scratch -> {
            Path home = scratch.directory();
            Environment set = new TestWorld(home).variable("XDG_CONFIG_HOME", "~/conf").environment();
            Environment empty = new TestWorld(home).variable("XDG_CONFIG_HOME", "").environment();
            Check.equal("set", home.resolve("conf/toktrail"), ConfigLocations.folder(set));
            Check.equal("empty", home.resolve(".config/toktrail"), ConfigLocations.folder(empty));
        });
        s.test("option, variable, repository, neighbour of --config: the first one wins", scratch -> {
            Path home = scratch.directory();
            scratch.write("own/main.toml", TRACKING);
            scratch.write("own/plain.toml", "");
            for (FileKind kind : EnumSet.of(FileKind.PRICES, FileKind.PRICES_DIR, FileKind.SUBSCRIPTIONS)) {
                ConfigWorld world = new ConfigWorld(scratch);
                LocationOptions beside = new LocationOptions(Map.of(FileKind.CONFIG, "own/plain.toml"));
                checkPath(world, beside, kind, home.resolve("own").resolve(kind.fileName()), PathOrigin.BESIDE_CONFIG);
                LocationOptions tracked = new LocationOptions(Map.of(FileKind.CONFIG, "own/main.toml"));
                checkPath(world, tracked, kind, home.resolve("repo/config").resolve(kind.fileName()),
                        PathOrigin.TRACKED);
                world.world().variable(kind.variable(), "~/from-variable");
                checkPath(world, tracked, kind, home.resolve("from-variable"), PathOrigin.VARIABLE);
                LocationOptions option = new LocationOptions(
                        Map.of(FileKind.CONFIG, "own/main.toml", kind, "./x/../from-option"));
                checkPath(world, option, kind, home.resolve("from-option"), PathOrigin.OPTION);
            }
        });
        s.test("the machine file follows neither --config nor the repository", scratch -> {
            scratch.write("own/main.toml", TRACKING);
            ConfigWorld world = new ConfigWorld(scratch);
            LocationOptions options = new LocationOptions(Map.of(FileKind.CONFIG, "own/main.toml"));
            checkPath(world, options, FileKind.MACHINE, scratch.directory().resolve(".config/toktrail/machine.toml"),
                    PathOrigin.DEFAULT);
            world.world().variable("TOKTRAIL_MACHINE_CONFIG", "m.toml");
            checkPath(world, options, FileKind.MACHINE, scratch.directory().resolve("m.toml"), PathOrigin.VARIABLE);
        });
        s.test("TOKTRAIL_CONFIG does not move the other files", scratch -> {
            scratch.write("own/plain.toml", "");
            ConfigWorld world = new ConfigWorld(scratch);
            world.world().variable("TOKTRAIL_CONFIG", "own/plain.toml");
            checkPath(world, LocationOptions.none(), FileKind.PRICES,
                    scratch.directory().resolve(".config/toktrail/prices.toml"), PathOrigin.DEFAULT);
        });
        s.test("only what is tracked moves into the repository", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch)
                    .file("config.toml", "[sync.git]\nrepo = '/r'\ntrack = ['config', 'Provider-Prices']\n");
            ConfigLocations all = world.read().locations();
            Check.equal("config", PathOrigin.DEFAULT, all.config().origin());
            Check.equal("prices", PathOrigin.DEFAULT, all.prices().origin());
            Check.equal("prices dir", Path.of("/r/config/prices"), all.pricesDir().path());
        });
        s.test("a repository in a broken file counts as absent", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("config.toml", TRACKING + "[");
            Check.equal("prices", PathOrigin.DEFAULT, world.read().locations().prices().origin());
        });
        s.test("a named file that does not exist is a warning that says who named it", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch);
            world.world().variable("TOKTRAIL_PRICES_DIR", "gone");
            ConfigReading reading = world.read(new LocationOptions(Map.of(FileKind.CONFIG, "nothing.toml")));
            Check.equal("warnings", scratch.directory().resolve("gone")
                    + ": does not exist (from TOKTRAIL_PRICES_DIR; defaults apply)\n"
                    + scratch.directory().resolve("nothing.toml") + ": does not exist (from --config; defaults apply)",
                    String.join("\n", reading.warnings().stream().map(Diagnostic::toString).sorted().toList()));
            Check.equal("errors", 0, reading.violations().size());
        });
        s.test("a text that cannot be a path is the user's mistake", scratch -> {
            UserException e = Check.fails("path", UserException.class, () -> new ConfigWorld(scratch)
                    .read(new LocationOptions(Map.of(FileKind.PRICES, "a\0b"))));
            Check.that("option is named: " + e.getMessage(), e.getMessage().startsWith("--prices: "));
        });
    }

    private static void checkPath(ConfigWorld world, LocationOptions options, FileKind kind, Path path,
            PathOrigin origin) {
        ResolvedPath got = world.read(options).locations().of(kind);
        Check.equal(kind.word(), new ResolvedPath(kind, path, origin), got);
    }
}

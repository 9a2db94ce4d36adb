package toktrail.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import toktrail.config.area.AreaRule;
import toktrail.config.choice.ActualFallback;
import toktrail.config.choice.ActualMode;
import toktrail.config.choice.MissingPrice;
import toktrail.config.choice.OnConflict;
import toktrail.config.choice.RefreshMode;
import toktrail.config.choice.RemoteActive;
import toktrail.config.choice.StateFormat;
import toktrail.config.choice.StatusElement;
import toktrail.config.choice.Tracked;
import toktrail.config.choice.VirtualMode;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.setting.ActualCostRule;
import toktrail.config.setting.Budget;
import toktrail.config.setting.Codex;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.Costing;
import toktrail.config.setting.GitSync;
import toktrail.config.setting.MachineFile;
import toktrail.config.setting.MachineName;
import toktrail.config.setting.Reports;
import toktrail.config.setting.SessionIndex;
import toktrail.config.setting.Statusline;
import toktrail.config.setting.Web;
import toktrail.config.setting.WeeklyReset;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** What files mean. */
public final class ConfigurationTest {

    private static final String EMPTY_TABLES = """
            [imports]
            sources = {}
            [sync.git]
            [costing]
            provider_aliases = {}
            [reports]
            [statusline]
            cache = {}
            thresholds = {}
            model_labels = {}
            [ui]
            [web]
            [codex]
            pricing = {}
            [publish]
            [session_index]
            [areas]
            """;

    private static final String FULL = """
            timezone = "Europe/Berlin"
            actual_cost = []
            [imports]
            harnesses = ["Pi", "claude"]
            sources.claude = ["~/a", "b"]
            sources.pi = []
            [costing]
            price_profile = "  mine "
            provider_aliases = { My_Proxy = "openai-codex", openai-codex = "OpenAI" }
            builtin_prices = false
            [sync.git]
            repo = "~/repo"
            track = ["prices", "PRICES", "config"]
            auto_push = true
            [areas]
            unassigned_warning_threshold = 1
            [[areas.rules]]
            area = " work/Shop "
            cwd_globs = ["~/src/**", "  "]
            priority = 3
            [statusline]
            default_harness = "Claude"
            elements = ["MODEL", "cost", "model"]
            cache.serve_stale_secs = 0
            thresholds.burn_warning_percent = 7
            model_labels = { "gpt-5.2" = "five" }
            [codex]
            weekly_reset = "Monday 7:05"
            [codex.pricing.models."gpt-5.2-codex"]
            input_rate = "1.75"
            output_rate = 14
            [[budgets]]
            id = "Work Week"
            limit_tokens = 1_000_000
            period = "weekly"
            warn_at = [0.8, 0.5, 0.80]
            scope = { areas = ["Work/Big Shop"], cwd_prefixes = ['~/src', 'C:\\x'] }
            """;

    private ConfigurationTest() { }

    public static void tests(Suite s) {
        s.test("without files the defaults hold", scratch -> {
            Configuration c = new ConfigWorld(scratch).read().configuration();
            Check.equal("zone", Optional.empty(), c.timezone());
            Check.equal("harnesses", 11, c.imports().harnesses().size());
            Check.equal("rules", ActualCostRule.STANDARD, c.costing().actualRules());
            Check.equal("modes", new Costing.Modes(ActualMode.SOURCE, VirtualMode.PRICING, MissingPrice.WARN,
                    ActualFallback.VIRTUAL), c.costing().modes());
            Check.equal("reports", new Reports(RefreshMode.AUTO, 5), c.reports());
            Check.equal("web", new Web(7878, true, 0), c.web());
            Check.equal("week", DayOfWeek.MONDAY, c.ui().startOfWeek());
            Check.equal("width", 120, c.statusline().look().maxWidth());
            Check.equal("elements", 8, c.statusline().elements().size());
            Check.equal("cache", new Statusline.Cache(2, 5, 60, 30), c.statusline().cache());
            Check.equal("index", new SessionIndex(false, 500), c.sessionIndex());
            Check.equal("git", new GitSync(Optional.empty(), "origin", "main",
                    new GitSync.State("state", StateFormat.V4, true, false, false),
                    new GitSync.Merging(RemoteActive.CLOSE_AT_EXPORT, OnConflict.PREFER_LARGER), List.of(), false, 300),
                    c.gitSync());
            Check.equal("codex reset", Optional.empty(), c.codex().weeklyReset());
            Check.equal("threshold", new BigDecimal("0.20"), c.areas().unassignedWarningThreshold());
        });
        s.test("files that say nothing mean what absent ones mean", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch);
            ConfigReading absent = world.read();
            Check.equal("absent", Configuration.standard(world.harnesses()), absent.configuration());
            for (String text : List.of("", "# nothing\n", EMPTY_TABLES)) {
                ConfigReading empty = world.file("config.toml", text).file("subscriptions.toml", "")
                        .file("machine.toml", "").file("prices.toml", "").read();
                Check.equal("problems", "", ConfigWorld.problems(empty));
                Check.equal("configuration", absent.configuration(), empty.configuration());
                Check.equal("plans", absent.subscriptions(), empty.subscriptions());
                Check.equal("machine", absent.machine(), empty.machine());
            }
        });
        s.test("a full file means what it says", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("config.toml", FULL);
            Check.equal("problems", "", world.problems());
            Path home = scratch.directory();
            Configuration c = world.read().configuration();
            Check.equal("zone", ZoneId.of("Europe/Berlin"), c.zone(ZoneId.of("UTC")));
            Check.equal("rules", List.of(), c.costing().actualRules());
            Check.equal("harnesses", List.of("pi", "claude"), c.imports().harnesses());
            Check.equal("sources", Map.of("claude", List.of(home.resolve("a"), home.resolve("b")), "pi", List.of()),
                    c.imports().sources());
            Check.equal("profile", Optional.of("mine"), c.costing().priceProfile());
            Check.equal("track", List.of(Tracked.PRICES, Tracked.CONFIG), c.gitSync().track());
            Check.equal("export", true, c.gitSync().autoExport());
            Check.equal("area rules", List.of(new AreaRule("work/Shop", List.of("~/src/**"), List.of(), 3)),
                    c.areas().rules());
            Check.equal("elements", List.of(StatusElement.MODEL, StatusElement.COST), c.statusline().elements());
            Check.equal("harness", Optional.of("claude"), c.statusline().selection().harness());
            Check.equal("burn", new Statusline.Levels(7, 100), c.statusline().thresholds().burn());
            Check.equal("labels", Map.of("gpt-5.2", "five"), c.statusline().modelLabels());
            Check.equal("reset", Optional.of(new WeeklyReset(Optional.of(DayOfWeek.MONDAY), LocalTime.of(7, 5))),
                    c.codex().weeklyReset());
            Check.equal("rates", Map.of("gpt-5.2-codex", new Codex.Rates(Optional.of(new BigDecimal("1.75")),
                    Optional.empty(), Optional.of(new BigDecimal("14")))), c.codex().pricing().models());
            Budget budget = c.budgets().get(0);
            Check.equal("id", "work-week", budget.id());
            Check.equal("tokens", new Budget.Tokens(1_000_000), budget.limit());
            Check.equal("warn at", List.of(new BigDecimal("0.5"), new BigDecimal("0.8")), budget.warnAt());
            Check.equal("areas", List.of("work/big-shop"), budget.scope().areas());
            Check.equal("folders", List.of(home + "/src", "C:/x"), budget.scope().cwdPrefixes());
        });
        s.test("provider aliases lead to the canonical provider", scratch -> {
            Costing costing = new ConfigWorld(scratch).file("config.toml", FULL).read().configuration().costing();
            Check.equal("chain", "openai", costing.canonicalProvider("my proxy"));
            Check.equal("other", "z.ai", costing.canonicalProvider("Z.AI"));
        });
        s.test("a circle of aliases is cut", scratch -> {
            Costing costing = new ConfigWorld(scratch).file("config.toml",
                    "[costing.provider_aliases]\na='b'\nb='c'\nc='a'\n").read().configuration().costing();
            Check.equal("end", "c", costing.canonicalProvider("a"));
        });
        s.test("built-in prices: option, then variable, then file", scratch -> {
            TestWorld world = new TestWorld(scratch.directory());
            Costing costing = new ConfigWorld(scratch).file("config.toml", FULL).read().configuration().costing();
            Check.equal("file", false, costing.usesBuiltinPrices(world.environment(), false));
            world.variable(Costing.BUILTIN_VARIABLE, "1");
            Check.equal("variable", true, costing.usesBuiltinPrices(world.environment(), false));
            Check.equal("option", false, costing.usesBuiltinPrices(world.environment(), true));
            world.variable(Costing.BUILTIN_VARIABLE, "yes");
            Check.fails("bad", UserException.class, () -> costing.usesBuiltinPrices(world.environment(), false));
        });
        s.test("one file of another name supplies prices and plans unless an option names them", scratch -> {
            String one = "[statusline]\nmax_width = 9\n[metadata]\nx = 1\n"
                    + "[[pricing.virtual]]\nprovider='p'\nmodel='m'\n"
                    + "input_usd_per_1m=1\noutput_usd_per_1m=2\n";
            scratch.write("own/toktrail.toml", one);
            scratch.write("own/prices.toml", "[");
            ConfigWorld world = new ConfigWorld(scratch);
            ConfigReading reading = world.read(new LocationOptions(Map.of(FileKind.CONFIG, "own/toktrail.toml")));
            Check.equal("problems", "", ConfigWorld.problems(reading));
            Check.equal("one file", true, reading.oneFile());
            Check.equal("prices", 1, reading.prices().virtual().size());
            Check.equal("other tables hold", 9, reading.configuration().statusline().look().maxWidth());
            Check.equal("path", reading.locations().config().path(), reading.locations().prices().path());
            ConfigReading split = world.read(new LocationOptions(
                    Map.of(FileKind.CONFIG, "own/toktrail.toml", FileKind.SUBSCRIPTIONS, "none.toml")));
            Check.equal("with an option", false, split.oneFile());
            Check.equal("misplaced", "unknown-key misplaced-table", ids(split, "toktrail.toml"));
        });
        s.test("the machine is named by the variable, the file, the host", scratch -> {
            TestWorld world = new TestWorld(scratch.directory());
            MachineFile file = new ConfigWorld(scratch).file("machine.toml", "[machine]\nname = ' Büro '\n").read()
                    .machine();
            MachineFile none = new MachineFile(Optional.empty());
            Check.equal("host", Optional.of("testhost"), MachineName.effective(world.environment(), none));
            Check.equal("file", Optional.of("Büro"), MachineName.effective(world.environment(), file));
            world.variable(MachineName.VARIABLE, " x ");
            Check.equal("variable", Optional.of("x"), MachineName.effective(world.environment(), file));
            for (String[] row : new String[][] {{"", "TOKTRAIL_MACHINE_NAME must not be empty when set."},
                {"  ", "TOKTRAIL_MACHINE_NAME must not be empty when set."},
                {"x".repeat(81), "Machine name must be at most 80 characters."},
                {"a\tb", "Machine name cannot contain control characters."}}) {
                world.variable(MachineName.VARIABLE, row[0]);
                Check.equal(row[0], row[1], Check.fails("name", UserException.class,
                        () -> MachineName.effective(world.environment(), file)).getMessage());
            }
        });
        s.test("reading on top gives what reading all at once gives", scratch -> {
            Set<FileKind> main = Set.of(FileKind.CONFIG, FileKind.MACHINE);
            Set<FileKind> further = Set.of(FileKind.PRICES, FileKind.PRICES_DIR, FileKind.SUBSCRIPTIONS);
            ConfigWorld world = new ConfigWorld(scratch).file("config.toml", FULL + "[webb]\n")
                    .file("machine.toml", "[machine]\nnaem = 1\n").file("prices.toml", "[priceing]\n")
                    .file("prices/a.toml", "[[pricing.virtual]]\nprovider='p'\nmodel='m'\n"
                            + "input_usd_per_1m=1\noutput_usd_per_1m=2\nx=1\n")
                    .file("subscriptions.toml", "[x]\n");
            LocationOptions none = LocationOptions.none();
            ConfigReading base = world.reader().read(none, main);
            Check.equal("all", world.reader().read(none), world.reader().load(base, further));
            Check.equal("plans", world.reader().read(none, Set.of(FileKind.CONFIG, FileKind.MACHINE,
                    FileKind.SUBSCRIPTIONS)), world.reader().load(base, Set.of(FileKind.SUBSCRIPTIONS)));
            world.file("prices.toml", "[").file("config.toml", "[web]\nport = 0\n");
            String separate = Check.fails("broken", UserException.class,
                    () -> world.reader().load(world.reader().read(none, main), further)).getMessage();
            Check.equal("problems of both", Check.fails("broken", UserException.class,
                    () -> world.reader().load(none, EnumSet.allOf(FileKind.class))).getMessage(), separate);
            scratch.write("own.toml", "[[subscriptions]]\nid='a'\nusage_providers=['p']\n"
                    + "windows=[{period='monthly', limit_usd=1, reset_at='2026-05-01'}]\n");
            LocationOptions own = new LocationOptions(Map.of(FileKind.CONFIG, "own.toml"));
            ConfigReading one = world.reader().read(own, main);
            Check.equal("one file", one, world.reader().load(one, further));
        });
        s.test("reading changes no file", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("config.toml", FULL).file("prices/a.toml", "[");
            Map<Path, String> before = ConfigWorld.tree(scratch.directory());
            world.read();
            Check.equal("files", before, ConfigWorld.tree(scratch.directory()));
        });
    }

    private static String ids(ConfigReading reading, String file) {
        return String.join(" ", reading.diagnostics().stream().filter(d -> d.location().source().endsWith(file))
                .map(d -> d.id().word()).toList());
    }
}

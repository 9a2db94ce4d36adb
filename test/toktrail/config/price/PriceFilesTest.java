package toktrail.config.price;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import toktrail.config.ConfigReader;
import toktrail.config.ConfigWorld;
import toktrail.config.file.LocationOptions;
import toktrail.config.price.edit.PriceChange;
import toktrail.config.price.edit.PriceFileEditor;
import toktrail.config.price.edit.PriceRowKey;
import toktrail.config.schema.Diagnostic;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Price rows of several files together. */
public final class PriceFilesTest {

    private PriceFilesTest() { }

    public static void tests(Suite s) {
        s.test("prices are exact", scratch -> {
            PriceFiles prices = new ConfigWorld(scratch).file("prices.toml", row("p", "m", "0.003625", "")).read()
                    .prices();
            Check.equal("input", "0.003625", prices.virtual().get(0).rates().input().toPlainString());
        });
        s.test("a file that another program changed in between is not written over", scratch -> {
            TestWorld world = new TestWorld(scratch.directory());
            Path file = scratch.write(".config/toktrail/prices.toml", row("p", "m", "1", ""));
            PriceFileEditor editor = PriceFileEditor.open(ConfigReader.of(world.environment(), List.of()),
                    LocationOptions.none());
            String other = row("p", "other", "2", "");
            Files.writeString(file, other);
            PriceChange change = new PriceChange(new PriceRowKey(PriceKind.VIRTUAL, "p", "m",
                    OptionalLong.empty(), OptionalLong.empty()),
                    Map.of(PriceChange.Figure.INPUT, BigDecimal.TEN), Optional.empty(), List.of());
            String message = Check.fails("set", UserException.class, () -> editor.set(change)).getMessage();
            Check.that(message, message.contains("was changed by something else in between"));
            Check.equal("file", other, Files.readString(file));
        });
        s.test("a manual untiered row replaces all generated rows of its model", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch)
                    .file("prices/p.toml", row("p", "m", "1", "context_max_tokens=10") + row("p", "n", "1", ""))
                    .file("prices.toml", row("P", "M", "7", ""));
            Check.equal("problems", "", world.problems());
            Check.equal("rows", "P/M 7 untiered, p/n 1 untiered", rows(world));
        });
        s.test("a manual tier replaces the generated tiers it overlaps", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch)
                    .file("prices/p.toml", row("p", "m", "3", "context_min_tokens=201") + row("p", "m", "1",
                            "context_max_tokens=100")
                            + row("p", "m", "2", "context_min_tokens=101\ncontext_max_tokens=200"))
                    .file("prices.toml", row("p", "m", "9", "context_min_tokens=150\ncontext_max_tokens=200"));
            Check.equal("rows", "p/m 1 ..100, p/m 9 150..200, p/m 3 201..", rows(world));
            Check.equal("gap", "tier-gap prices.toml:1:1 pricing.virtual[1]", world.problems());
        });
        s.test("the same row twice is fine, with another value it is not", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("prices/a.toml", row("p", "m", "1", ""))
                    .file("prices/b.toml", row("P", "M", "1.0", "")).file("prices/c.toml", row("p", "m", "2", ""));
            Check.equal("problems", "duplicate c.toml:1:1 pricing.virtual[1]", world.problems());
            Diagnostic d = world.read().diagnostics().get(0);
            Check.that(d.fix(), d.fix().contains("line 1, column 1 of ") && d.fix().endsWith("prices/a.toml"));
        });
        s.test("inclusive bounds that meet overlap", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("prices.toml",
                    row("p", "m", "1", "context_max_tokens=100") + row("p", "m", "1", "context_min_tokens=100"));
            Check.equal("problems", "conflict prices.toml:7:1 pricing.virtual[2]", world.problems());
        });
        s.test("a tier whose bounds are swapped is a conflict", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("prices.toml",
                    row("p", "m", "1", "context_max_tokens=1\ncontext_min_tokens=2"));
            Check.equal("problems", "conflict prices.toml:7:20 pricing.virtual[1].context_min_tokens",
                    world.problems());
        });
        s.test("a name belongs to one model of a provider", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("prices.toml", row("p", "m", "1", "aliases=['X Y','x-y']")
                    + row("p", "n", "1", "aliases=['x/y']") + row("q", "n", "1", "aliases=['x-y']")
                    + row("p", "m", "2", "context_max_tokens=5\naliases=['x-y']"));
            Check.equal("problems", "duplicate prices.toml:12:9 pricing.virtual[2].aliases", world.problems());
            Check.equal("aliases", "[X Y]", world.read().prices().files().get(0).virtual().get(0).aliases().toString());
        });
        s.test("a manual alias may not take the name of a generated model", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("prices/a.toml", row("p", "m", "1", ""))
                    .file("prices.toml", row("p", "n", "1", "aliases=['M']"));
            Check.equal("problems", "duplicate prices.toml:6:9 pricing.virtual[1].aliases", world.problems());
        });
        s.test("virtual and actual prices do not meddle", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("prices.toml", row("p", "m", "1", "")
                    + row("p", "m", "2", "").replace("virtual", "actual"));
            Check.equal("problems", "", world.problems());
            Check.equal("actual", 1, world.read().prices().actual().size());
        });
        s.test("a file of the program is read with its metadata, or fails with all problems", scratch -> {
            var environment = new TestWorld(scratch.directory()).environment();
            String text = "config_version=1\n[metadata]\nupdated_at='2026-01-02'\nn=1\n" + row("p", "m", "1", "");
            PriceFile file = PriceFile.parse(environment, text.getBytes(StandardCharsets.UTF_8), "snapshot");
            Check.equal("metadata", "{updated_at=2026-01-02}", file.metadata().toString());
            UserException e = Check.fails("bad", UserException.class, () -> PriceFile.parse(environment,
                    (row("p", "m", "1", "x=1") + row("p", "m", "3", "")).getBytes(StandardCharsets.UTF_8), "snapshot"));
            Check.equal("lines", 2, e.lines().size());
        });
    }

    private static String row(String provider, String model, String input, String more) {
        return "[[pricing.virtual]]\nprovider='" + provider + "'\nmodel='" + model + "'\ninput_usd_per_1m=" + input
                + "\noutput_usd_per_1m=2\n" + more + "\n";
    }

    private static String rows(ConfigWorld world) {
        return world.read().prices().virtual().stream().map(row -> row.provider() + "/" + row.model() + " "
                + row.rates().input().toPlainString() + " " + row.tier()).collect(Collectors.joining(", "));
    }
}

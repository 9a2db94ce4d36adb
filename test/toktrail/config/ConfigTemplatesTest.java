package toktrail.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import toktrail.config.file.FileKind;
import toktrail.config.file.ResolvedPath;
import toktrail.config.key.ConfigTemplates;
import toktrail.config.key.Schema;
import toktrail.config.schema.Diagnostic;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.Costing;
import toktrail.error.UserException;
import toktrail.file.AtomicFile;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Templates, and everything that writes. */
public final class ConfigTemplatesTest {

    private ConfigTemplatesTest() { }

    public static void tests(Suite s) {
        s.test("templates have no problem and say what holds anyway", scratch -> {
            Configuration standard = new ConfigWorld(scratch).read().configuration();
            for (ConfigTemplates.Template template : ConfigTemplates.Template.values()) {
                ConfigWorld world = new ConfigWorld(scratch);
                for (Map.Entry<String, String> file : files(template).entrySet()) {
                    world.file(file.getKey(), file.getValue());
                }
                Check.equal(template.word(), "", world.problems());
                Check.equal("rules", standard.costing().actualRules().size(),
                        world.read().configuration().costing().actualRules().size());
                Check.equal("reports", standard.reports(), world.read().configuration().reports());
                Check.equal("prices", template == ConfigTemplates.Template.COPILOT ? 22 : 0,
                        world.read().prices().virtual().size());
            }
        });
        s.test("the copilot template begins with its own rule and names its prices", scratch -> {
            Costing costing = new ConfigWorld(scratch).file("config.toml", ConfigTemplates.config(
                    ConfigTemplates.Template.COPILOT, ConfigWorld.HARNESSES)).read().configuration().costing();
            Check.equal("first", "copilot", costing.actualRules().get(0).harness().orElseThrow());
            Check.equal("profile", "copilot-public-api-equivalent", costing.priceProfile().orElseThrow());
        });
        s.test("any offered setting may be put in force, alone, with its block, or with all others", scratch -> {
            int offers = 0;
            for (ConfigTemplates.Template template : ConfigTemplates.Template.values()) {
                for (Map.Entry<String, String> file : files(template).entrySet()) {
                    for (String text : variants(file.getValue())) {
                        offers++;
                        Check.equal(file.getKey() + ":\n" + text, "",
                                new ConfigWorld(scratch).file(file.getKey(), text).problems());
                        Files.delete(scratch.directory().resolve(".config/toktrail").resolve(file.getKey()));
                    }
                }
            }
            Check.that("there were offers: " + offers, offers > 150);
        });
        s.test("truncated and damaged files give diagnostics, never an exception", scratch -> {
            Random random = scratch.random();
            for (Map.Entry<String, String> file : files(ConfigTemplates.Template.COPILOT).entrySet()) {
                String full = uncomment(file.getValue());
                for (int i = 0; i < 100; i++) {
                    String text = damaged(full, random);
                    ConfigReading reading = new ConfigWorld(scratch).file(file.getKey(), text).read();
                    Files.delete(scratch.directory().resolve(".config/toktrail").resolve(file.getKey()));
                    for (Diagnostic d : reading.diagnostics()) {
                        Check.that("a line in the file: " + d,
                                d.location().line() <= text.lines().count() + 1 && !d.toString().contains("null"));
                    }
                }
            }
        });
        s.test("init writes all files once and reports them in order", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch);
            ConfigLocations locations = world.read().locations();
            List<ResolvedPath> written = ConfigInit.write(locations, ConfigTemplates.Template.DEFAULT,
                    ConfigInit.Only.ALL, false, ConfigWorld.HARNESSES);
            Check.equal("order", List.of(FileKind.CONFIG, FileKind.PRICES, FileKind.SUBSCRIPTIONS, FileKind.PRICES_DIR,
                    FileKind.MACHINE), written.stream().map(ResolvedPath::kind).toList());
            Check.equal("problems", "", world.problems());
            Map<Path, String> before = ConfigWorld.tree(scratch.directory());
            UserException e = Check.fails("again", UserException.class, () -> ConfigInit.write(locations,
                    ConfigTemplates.Template.COPILOT, ConfigInit.Only.ALL, false, ConfigWorld.HARNESSES));
            Check.equal("lines", 5, e.lines().size());
            Check.equal("first", "Toktrail config files already exist:", e.lines().get(0));
            Check.equal("files", before, ConfigWorld.tree(scratch.directory()));
        });
        s.test("init with force keeps the machine file and what is in the prices directory", scratch -> {
            ConfigWorld world = new ConfigWorld(scratch).file("machine.toml", "[machine]\nname='x'\n")
                    .file("prices/p.toml", "config_version=1\n").file("config.toml", "[web]\nport=1\n");
            List<ResolvedPath> written = ConfigInit.write(world.read().locations(), ConfigTemplates.Template.DEFAULT,
                    ConfigInit.Only.ALL, true, ConfigWorld.HARNESSES);
            Check.equal("count", 4, written.size());
            Check.equal("machine", "x", world.read().machine().name().orElseThrow());
            Check.equal("port", 7878, world.read().configuration().web().port());
            Check.that("provider file", Files.exists(scratch.directory().resolve(".config/toktrail/prices/p.toml")));
        });
        s.test("a name that is not allowed leaves the machine file alone", scratch -> {
            Path file = scratch.directory().resolve("sub/machine.toml");
            Check.equal("stored", "a \"b\"", MachineFileWriter.setName(file, " a \"b\" "));
            Check.equal("text", "[machine]\nname = \"a \\\"b\\\"\"\n", Files.readString(file));
            Check.fails("blank", UserException.class, () -> MachineFileWriter.setName(file, " "));
            Check.that("unchanged", Files.readString(file).contains("name"));
            MachineFileWriter.clearName(file);
            Check.equal("cleared", "[machine]\n", Files.readString(file));
        });
        s.test("writing follows links, keeps permissions and leaves no other file", scratch -> {
            Path real = scratch.write("real/config.toml", "old");
            Path link = Files.createSymbolicLink(scratch.directory().resolve("link.toml"), real);
            AtomicFile.write(link, "new");
            Check.equal("text", "new", Files.readString(real));
            Check.equal("link", true, Files.isSymbolicLink(link));
            Check.equal("files", 1, ConfigWorld.tree(scratch.directory()).size());
            Path blocked = scratch.write("file", "");
            Check.fails("no directory", UserException.class, () -> AtomicFile.write(blocked.resolve("x"), "y"));
        });
        s.test("the schema lists every key with a type and a sentence", scratch -> {
            List<Schema.Item> items = Schema.items();
            Check.that("many", items.size() > 150);
            for (Schema.Item item : items) {
                Check.that(item.path(), item.meaning().endsWith(".") && !item.type().isEmpty());
            }
            Check.that("nested", items.stream().anyMatch(item -> item.path().equals("subscriptions[].windows[].period")
                    && item.required()));
            Check.that("own names", items.stream().anyMatch(item ->
                    item.path().equals("codex.pricing.models.<name>.input_rate")));
        });
    }

    private static Map<String, String> files(ConfigTemplates.Template template) {
        return new TreeMap<>(Map.of("config.toml", ConfigTemplates.config(template, ConfigWorld.HARNESSES),
                "prices.toml", ConfigTemplates.prices(template), "subscriptions.toml", ConfigTemplates.subscriptions(),
                "machine.toml", ConfigTemplates.machine()));
    }

    private static boolean isOffer(String line) {
        return line.startsWith("#") && !line.startsWith("# ");
    }

    private static String uncomment(String text) {
        return String.join("\n", text.lines().map(line -> isOffer(line) ? line.substring(1) : line).toList()) + "\n";
    }

    /** The text with everything in force, with each block, and with each line, its header included. */
    private static List<String> variants(String text) {
        List<String> variants = new ArrayList<>(List.of(uncomment(text)));
        List<String> lines = text.lines().toList();
        boolean needsWhole = false;
        int header = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#[[") || line.startsWith("#[") || line.startsWith("[")) {
                needsWhole = line.startsWith("#[[");
                header = isOffer(line) ? i : -1;
                if (header >= 0 && !line.contains("windows")) {
                    variants.add(inForce(lines, i, blockEnd(lines, i), i));
                }
            } else if (isOffer(line) && !needsWhole) {
                variants.add(inForce(lines, i, i + 1, header));
            }
        }
        return variants;
    }

    private static int blockEnd(List<String> lines, int from) {
        int end = from;
        while (end < lines.size() && isOffer(lines.get(end))) {
            end++;
        }
        return end;
    }

    private static String inForce(List<String> lines, int from, int to, int header) {
        List<String> copy = new ArrayList<>(lines);
        for (int i = from; i < to; i++) {
            copy.set(i, lines.get(i).substring(1));
        }
        if (header >= 0) {
            copy.set(header, lines.get(header).substring(1));
        }
        return String.join("\n", copy) + "\n";
    }

    private static String damaged(String text, Random random) {
        String[] pieces = {"", "\"", "]", "[", "=", "1", "-1", "nan", "true", "\n", ".", "{", "'x'", "\u0000", "9e9999",
            "[]", "{}", "''", "1979-05-27", "é"};
        if (random.nextInt(4) == 0) {
            return text.substring(0, random.nextInt(text.length() + 1));
        }
        String damaged = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            if (random.nextBoolean()) {
                List<String> lines = new ArrayList<>(damaged.lines().toList());
                int at = random.nextInt(lines.size());
                String line = lines.get(at);
                int equals = line.indexOf('=');
                String piece = pieces[random.nextInt(pieces.length)];
                lines.set(at, equals < 0 ? line : line.substring(0, equals + 1) + piece);
                damaged = String.join("\n", lines) + "\n";
            } else {
                int from = random.nextInt(damaged.length() + 1);
                int to = Math.min(damaged.length(), from + random.nextInt(5));
                damaged = damaged.substring(0, from) + pieces[random.nextInt(pieces.length)] + damaged.substring(to);
            }
        }
        return damaged;
    }
}

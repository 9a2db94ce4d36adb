package toktrail.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toktrail.config.file.LocationOptions;
import toktrail.config.key.SupportedHarness;
import toktrail.config.schema.Diagnostic;
import toktrail.testing.Scratch;
import toktrail.testing.TestWorld;

/** A home with configuration files in their default places. */
public final class ConfigWorld {

    public static final List<SupportedHarness> HARNESSES = List.of(
            harness("amp", "~/.local/share/amp"), harness("claude", "~/.claude/projects", "~/.config/claude/projects"),
            harness("code"), harness("codex", "~/.codex/sessions"), harness("copilot", "~/.copilot/otel"),
            harness("droid"), harness("goose"), harness("harnessbridge"), harness("opencode"), harness("pi"),
            harness("vibe"));

    private final Scratch scratch;
    private final TestWorld world;

    public ConfigWorld(Scratch scratch) {
        this.scratch = scratch;
        this.world = new TestWorld(scratch.directory());
    }

    public TestWorld world() {
        return world;
    }

    /** Writes a file of the configuration folder. */
    public ConfigWorld file(String name, String text) throws IOException {
        scratch.write(".config/toktrail/" + name, text);
        return this;
    }

    public ConfigReading read() {
        return read(LocationOptions.none());
    }

    public ConfigReading read(LocationOptions options) {
        return reader().read(options);
    }

    /** All problems as {@code id file:line:column key}, a line each. */
    public String problems() {
        return problems(read());
    }

    public static String problems(ConfigReading reading) {
        return reading.diagnostics().stream().map(d -> d.id().word() + " " + place(d)
                + (d.key().isEmpty() ? "" : " " + d.key())).collect(Collectors.joining("\n"));
    }

    /** All files below a directory with their content. */
    public static Map<Path, String> tree(Path root) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).filter(p -> !Files.isSymbolicLink(p)).toList()) {
                files.put(root.relativize(path), Files.readString(path));
            }
        }
        return files;
    }

    private static String place(Diagnostic d) {
        String path = d.location().toString();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A reader of these files. */
    public ConfigReader reader() {
        return ConfigReader.of(world.environment(), harnesses());
    }

    /** Names of {@link #HARNESSES}. */
    public List<String> harnesses() {
        return HARNESSES.stream().map(SupportedHarness::id).toList();
    }

    private static SupportedHarness harness(String id, String... sources) {
        return new SupportedHarness(id, List.of(sources));
    }
}

package toktrail.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toktrail.args.Option;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.refresh.Refresh;
import toktrail.statusline.SegmentRequest;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail statusline}: what it imports before it answers, and the line it keeps. */
public final class StatuslineKeepingTest {

    private static final Instant NOW = StatuslineCommandTest.NOW;
    private static final String SOURCE = StatuslineCommandTest.SOURCE;
    private static final String CONFIG = ".config/toktrail/config.toml";

    private StatuslineKeepingTest() { }

    public static void tests(Suite s) {
        s.test("what is due is imported, and only that", StatuslineKeepingTest::refresh);
        s.test("a line is kept with what it depends on", StatuslineKeepingTest::keeping);
        s.test("the answer from a kept line knows all options that may stand before the command", scratch -> {
            for (Option option : GlobalOptions.ALL) {
                List<String> words = new ArrayList<>(List.of(option.name()));
                if (option.valued().isPresent()) {
                    words.add("usage");
                }
                words.add("statusline");
                Check.that(option.name(), SegmentRequest.isSegment(words));
            }
        });
    }

    private static void refresh(Scratch scratch) throws Exception {
        CommandHome home = StatuslineCommandTest.example(scratch);
        home.world().variable("HOME", scratch.directory().toString());
        String test = "Refresh: 1 source";
        Check.that("never", home.run("statusline test --no-refresh").done().contains("Refresh: none"));
        Check.that("first", home.run("statusline test").done().contains(test));
        home.world().now(NOW.plusMillis(4999));
        Check.that("a moment ago", home.run("statusline test").done().contains("Refresh: none"));
        Check.that("another tool", home.run("statusline test --refresh always").done().contains(test));
        home.world().now(NOW.plusSeconds(60));
        Check.that("later", home.run("statusline test --harness lab").done().contains(test));
        home.with(CONFIG, "[imports.sources]\nlab = \"~/nowhere\"\n");
        home.world().now(NOW.plusSeconds(120));
        Check.that("absent", home.run("statusline test").done().contains("Refresh: none"));
        home.with(CONFIG, "[imports.sources]\nlab = \"~/" + SOURCE + "\"\n");
        touch(home, NOW.plusSeconds(59));
        Check.that("unchanged since the last time", home.run("statusline test").done().contains("Refresh: none"));
        touch(home, NOW.plusSeconds(61));
        Check.that("changed", home.run("statusline test").done().contains(test));
        home.with(CONFIG, "");
        home.world().now(NOW.plusSeconds(240));
        String details = home.run("statusline --refresh-details").done();
        Check.that(details, details.startsWith("Refreshed usage\nharness") && details.endsWith("v$1.24\n"));
        Check.that("JSON with details", VectorReader.object(json(home, "statusline --json --refresh-details")
                .get("report")).containsKey("line"));
    }

    private static void touch(CommandHome home, Instant time) throws Exception {
        Files.setLastModifiedTime(home.file(SOURCE), FileTime.from(time));
    }

    private static void keeping(Scratch scratch) throws Exception {
        CommandHome home = StatuslineCommandTest.example(scratch);
        home.world().variable("HOME", scratch.directory().toString());
        Check.equal("none at first", List.of(), kept(home));
        home.run("statusline --no-cache").done();
        home.run("statusline --refresh always").done();
        home.run("statusline --refresh-details").done();
        home.run("statusline test").done();
        home.run("usage statusline").done();
        Check.equal("none of these", List.of(), kept(home));
        String line = home.run("statusline").done();
        String text = Files.readString(kept(home).get(0));
        Check.that(text, text.startsWith("toktrail-statusline 1\ncreated " + NOW.toEpochMilli()
                + "\nfresh 2000\nserve 30000\npause 5000\ndep "));
        Check.that("bytes", text.endsWith("out " + line.getBytes(StandardCharsets.UTF_8).length + "\n"
                + line));
        for (String file : List.of("/toktrail.db\n", "/toktrail.db-wal\n", "/config.toml\n", "/prices.toml\n",
                "/subscriptions.toml\n", "/machine.toml\n", "/prices\n")) {
            Check.that("depends on " + file.strip(), text.contains(file));
        }
        Check.that("no directory", !text.contains("\ncwd "));
        Check.equal("JSON", "miss", VectorReader.object(json(home, "statusline --json").get("cache"))
                .get("output_cache"));
        Check.equal("two", 2, kept(home).size());
        for (Path file : kept(home)) {
            String one = Files.readString(file);
            Check.that("a hit from then on", one.endsWith(line) || one.contains("\"output_cache\": \"hit\""));
            Files.delete(file);
        }
        home.with(CONFIG, "[statusline]\nelements = [\"cwd\"]\n");
        home.run("statusline").done();
        Check.that("its directory",
                Files.readString(kept(home).get(0)).contains("\ncwd " + scratch.directory() + "\n"));
        Files.delete(kept(home).get(0));
        home.with(CONFIG, "[statusline.cache]\noutput_cache_secs = 0\nserve_stale_secs = 0\n");
        home.run("statusline").done();
        Check.equal("switched off", List.of(), kept(home));
    }

    private static List<Path> kept(CommandHome home) throws Exception {
        Path folder = home.file(".cache/toktrail/statusline");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().length() == 16).sorted().toList();
        }
    }

    private static Map<String, Object> json(CommandHome home, String line) {
        return VectorReader.object(VectorReader.parse(home.run(line).done()));
    }
}

package toktrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import toktrail.environment.Environment;
import toktrail.environment.Output;
import toktrail.environment.Streams;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail export}. */
public final class ExportCommandTest {

    private static final FakeHarness LAB = FakeHarness.of("lab", "Lab");
    private static final String MACHINE = "4f1c2a9be0d34c6f8a7b5e3d2c1b0a99";
    private static final List<String> CLASSES =
            List.of("input", "output", "reasoning", "cache_read", "cache_write", "cache_output");

    private ExportCommandTest() { }

    public static void tests(Suite s) {
        s.test("the published files, byte for byte", scratch -> {
            CommandHome home = published(scratch);
            for (String[] file : new String[][] {{"csv", "expected.csv"}, {"jsonl", "expected.jsonl"}}) {
                String want = Files.readString(Scratch.fixture("cli/export/" + file[1]));
                Check.equal(file[0], want, home.run("export --no-refresh --format " + file[0]).done());
                Check.equal("to a file", "", home.run("export --no-refresh --out out/x --format " + file[0]).done());
                Check.equal("the file", want, Files.readString(home.file("out/x")));
            }
        });
        s.test("all columns, in their order", scratch -> {
            CommandHome home = published(scratch);
            String want = Files.readString(Scratch.fixture("cli/export/all-columns.csv"));
            Check.equal("text", want, home.run("export --no-refresh --format csv --include-raw --include-titles"
                    + " --include-paths --include-ids --include-billing").done());
        });
        s.test("rows of reports", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            fixMachine(home.ledger());
            for (String report : List.of("daily", "weekly", "monthly", "sessions", "models", "areas", "machines")) {
                Check.equal(report, Files.readString(Scratch.fixture("cli/export/" + report + ".csv")),
                        home.run("export --no-refresh --format csv --report " + report).done());
                long lines = home.run("export --no-refresh --format csv --report " + report).done().lines().count();
                Check.equal(report, lines - 1,
                        home.run("export --no-refresh --format jsonl --report " + report).done().lines().count());
            }
        });
        s.test("the rows add up to the summary, whatever is selected", ExportCommandTest::addUp);
        s.test("an empty ledger gives a header, or nothing", scratch -> {
            CommandHome home = new CommandHome(scratch, LAB);
            Check.equal("csv", 1L, home.run("export --no-refresh --format csv").done().lines().count());
            Check.equal("jsonl", "", home.run("export --no-refresh --format jsonl").done());
            Check.equal("days", 1L, home.run("export --no-refresh --format csv --report daily").done().lines().count());
        });
        s.test("quotes, formulas, line ends", scratch -> {
            CommandHome home = published(scratch);
            sql(home.ledger(), "UPDATE session SET title = '=1+1,\"a\"' || char(27) || '[31m' || char(10) || 'b'");
            String csv = home.run("export --no-refresh --format csv --include-titles").done();
            Check.that(csv, csv.lines().skip(1).allMatch(line -> line.endsWith(",\"'=1+1,\"\"a\"\"[31m b\"")));
            String raw = home.run("export --no-refresh --format csv --include-titles --csv-raw --crlf").done();
            Check.that(raw, raw.endsWith(",\"=1+1,\"\"a\"\"[31m b\"\r\n"));
            String json = home.run("export --no-refresh --format jsonl --include-titles").done();
            Check.that(json, json.contains("\"session_title\":\"=1+1,\\\"a\\\"[31m b\""));
            Check.equal("CSV only", "--crlf can only be used with --format csv.\n",
                    home.run("export --format jsonl --crlf").failed());
        });
        s.test("columns that a report cannot have", scratch -> {
            CommandHome home = published(scratch);
            Check.equal("paths", "--include-paths can only be used for events and sessions.\n",
                    home.run("export --format csv --report daily --include-paths").failed());
            Check.equal("raw", "--include-raw can only be used for events.\n",
                    home.run("export --format csv --report sessions --include-raw").failed());
            Check.that("titles", home.run("export --no-refresh --format csv --report sessions --include-titles").done()
                    .lines().findFirst().orElse("").endsWith(",models,session_title"));
            home.run("export").misused();
        });
        s.test("a file that cannot be written stays as it was", scratch -> {
            CommandHome home = published(scratch).with("file", "text");
            Check.that("below a file", home.run("export --no-refresh --format csv --output file/x").failed()
                    .startsWith("Could not write <HOME>/file/x: "));
            Files.createDirectories(home.file("folder"));
            Check.equal("a folder", "Could not write <HOME>/folder: it is a directory\n",
                    home.run("export --no-refresh --format csv --output folder").failed());
            home.run("export --no-refresh --format csv --area nowhere --output file").failed();
            Check.equal("text", "text", Files.readString(home.file("file")));
            home.run("export --no-refresh --format csv --output new.csv").done();
            Check.equal("private", "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(home.file("new.csv"))));
            try (var files = Files.list(home.file("."))) {
                Check.that("no leftovers", files.noneMatch(file -> file.getFileName().toString().endsWith(".tmp")));
            }
        });
        s.test("a reader that goes away ends it quietly", scratch -> {
            CommandHome home = new CommandHome(scratch, LAB);
            home.with(".lab/sessions/many", calls(scratch.random(), 2_000)).run("refresh").done();
            Environment world = home.environment();
            int[] written = new int[1];
            Output out = new Output(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("Broken pipe");
                }

                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    written[0] += count;
                    throw new IOException("Broken pipe");
                }
            });
            Environment closed = new Environment(world.variables(), world.home(), world.workingDirectory(),
                    world.clock(), world.host(), new Streams(world.streams().in(), out, world.streams().err()),
                    world.terminal());
            Check.equal("code", ExitCode.DONE, home.runIn(closed, "export", "--no-refresh", "--format", "csv"));
            Check.that("stopped after " + written[0], written[0] < 1 << 15);
            Check.equal("words", "", home.world().err());
        });
    }

    private static void addUp(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, LAB).with(".config/toktrail/prices.toml",
                Files.readString(Scratch.fixture("cli/budget/prices.toml")));
        Random random = scratch.random();
        home.with(".lab/sessions/a", calls(random, 150)).with(".lab/sessions/b", calls(random, 150));
        home.run("refresh").done();
        List<String> filters = List.of("--model glm-5", "--model m1", "--provider zai", "--agent build",
                "--thinking high", "--since 2026-05-02", "--until 2026-05-04", "--source-session s1", "--harness lab",
                "--unassigned-area", "--timezone Asia/Kathmandu --since 2026-05-03");
        for (int i = 0; i < 20; i++) {
            Set<String> chosen = new TreeSet<>();
            for (int n = random.nextInt(3); n > 0; n--) {
                chosen.add(filters.get(random.nextInt(filters.size())));
            }
            if (chosen.stream().filter(filter -> filter.contains("--since")).count() > 1) {
                continue;
            }
            String line = String.join(" ", chosen);
            compare(line, home.run("export --no-refresh --format jsonl " + line).done(),
                    home.run("usage summary --no-refresh --json " + line).done());
        }
    }

    private static void compare(String what, String rows, String summary) {
        Map<String, Object> totals = VectorReader.object(VectorReader.object(VectorReader.parse(summary))
                .get("totals"));
        List<Map<String, Object>> events = new ArrayList<>();
        rows.lines().forEach(row -> events.add(VectorReader.object(VectorReader.parse(row))));
        for (String name : CLASSES) {
            long sum = events.stream().mapToLong(row -> (Long) row.get(name + "_tokens")).sum();
            Check.equal(what + ": " + name, totals.get(name), sum);
        }
        for (String name : List.of("source_cost_usd", "actual_cost_usd", "virtual_cost_usd")) {
            BigDecimal sum = events.stream().map(row -> row.get(name)).filter(cost -> cost != null)
                    .map(cost -> new BigDecimal((String) cost)).reduce(BigDecimal.ZERO, BigDecimal::add);
            Check.equal(what + ": " + name, 0, sum.compareTo(new BigDecimal((String) totals.get(name))));
        }
        Check.equal(what + ": unpriced", totals.get("unpriced_count"),
                events.stream().filter(row -> row.get("virtual_cost_usd") == null).count());
    }

    /** Calls of the first week of May. */
    private static String calls(Random random, int count) {
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < count; i++) {
            calls.append('s').append(random.nextInt(4)).append(' ')
                    .append(1777593600000L + random.nextInt(7 * 86_400) * 1000L)
                    .append(random.nextBoolean() ? " zai glm-5 " : " other m" + random.nextInt(3) + ' ')
                    .append(random.nextBoolean() ? "high " : "- ").append(random.nextBoolean() ? "build " : "- ")
                    .append(random.nextInt(100_000)).append(' ').append(random.nextInt(5_000)).append(' ')
                    .append(random.nextInt(900)).append(' ').append(random.nextInt(90_000)).append(' ')
                    .append(random.nextInt(3) == 0 ? "0.0" + random.nextInt(1_000_000) : "0").append('\n');
        }
        return calls.toString();
    }

    /** The ledger that the published files were made of. */
    private static CommandHome published(Scratch scratch) throws Exception {
        // what Claude Code records is what is paid, as the published rows have it; by default that is nothing
        CommandHome home = new CommandHome(scratch, LAB).with(".config/toktrail/config.toml", """
                [[actual_cost]]
                harness = "claude"
                mode = "source"
                """);
        home.run("init").done();
        fixMachine(home.ledger());
        sql(home.ledger(), Files.readString(Scratch.fixture("cli/export/ledger.sql")));
        return home;
    }

    /** The id of a machine is drawn at random. */
    private static void fixMachine(Path ledger) throws Exception {
        sql(ledger, "UPDATE machine SET machine_id = '" + MACHINE + "'");
    }

    private static void sql(Path ledger, String script) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }
}

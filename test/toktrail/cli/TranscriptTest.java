package toktrail.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import toktrail.environment.Environment;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.SampleHome;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;

/**
 * Command lines on the sample home and what they print: {@code fixtures/cli/golden/NN-name.cmd} with the JSON, text or
 * error beside it. They run in order against one ledger. Numbers compare by value; keys may be added.
 */
public final class TranscriptTest {

    private static final Instant NOW = Instant.parse("2026-05-06T20:00:00Z");
    private static final List<String> DROPPED = List.of("rows_seen", "rows_skipped", "events_skipped", "files_seen",
            "elapsed_ms", "fingerprint_ms", "scan_ms", "db_write_ms", "source_row_id", "source_dir", "session_title");
    private static final List<String> TIMES = List.of("started_at_ms", "ended_at_ms", "archived_at_ms",
            "updated_at_ms", "created_at_ms", "exported_at_ms", "expires_at_ms", "first_seen_ms", "last_seen_ms",
            "stale_seconds");
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-6");

    private TranscriptTest() { }

    public static void tests(Suite s) {
        s.test("the transcripts of the sample home hold", scratch -> {
            Path home = SampleHome.copyTo(scratch.directory().resolve("home"));
            TestWorld world = new TestWorld(home).now(NOW).variable("NO_COLOR", "1").variable("COLUMNS", "200")
                    .variable("TOKTRAIL_BUILTIN_PRICES", "0");
            List<String> wrong = new ArrayList<>();
            for (Path command : commands()) {
                try {
                    check(command, home, world);
                } catch (AssertionError e) {
                    wrong.add(e.getMessage());
                }
            }
            Check.equal("transcripts", "", String.join("\n", wrong));
        });
    }

    private static List<Path> commands() throws Exception {
        try (Stream<Path> files = Files.list(Scratch.fixture("cli/golden"))) {
            List<Path> commands = files.filter(file -> file.toString().endsWith(".cmd")).sorted().toList();
            Check.that("there are transcripts", !commands.isEmpty());
            return commands;
        }
    }

    private static void check(Path command, Path home, TestWorld world) throws Exception {
        String name = command.getFileName().toString().replace(".cmd", "");
        int wantedStatus = 0;
        List<String> words = List.of();
        for (String line : Files.readAllLines(command)) {
            if (line.startsWith("# rc:")) {
                wantedStatus = Integer.parseInt(line.substring("# rc:".length()).strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                words = words(line, home);
            }
        }
        Environment environment = world.environment();
        ExitCode code = Program.run(environment, words.subList(1, words.size()));
        Check.equal(name + " status (" + world.err().strip() + ")", wantedStatus, code.status());
        Path json = command.resolveSibling(name + ".json");
        Path text = command.resolveSibling(name + ".txt");
        Path err = command.resolveSibling(name + ".err");
        if (Files.exists(json)) {
            compare(name, VectorReader.read(json), normal(VectorReader.parse(world.out()), "", home));
        } else if (Files.exists(text)) {
            Check.equal(name, stripped(Files.readString(text)), stripped(world.out().replace(home.toString(), "<HOME>")
                    .replaceAll("\\([0-9a-f]{8}\\)", "(<MACHINE8>)")));
        } else if (Files.exists(err)) {
            Check.equal(name, Files.readString(err).strip(), world.err().strip());
        } else {
            Check.equal(name + " stdout", "", world.out());
            List<String> lines = world.err().lines().toList();
            Check.that(name + " ends with an error", lines.get(lines.size() - 1).startsWith("Error: "));
        }
    }

    /** Divides a command line as a shell does, for single and double quotes. */
    private static List<String> words(String line, Path home) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean started = false;
        for (char c : (line + " ").toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                started = true;
            } else if (c == ' ') {
                if (started || word.length() > 0) {
                    String typed = word.toString();
                    words.add(typed.startsWith("~/") ? home + typed.substring(1) : typed);
                }
                word.setLength(0);
                started = false;
            } else {
                word.append(c);
            }
        }
        return words;
    }

    private static String stripped(String text) {
        return String.join("\n", text.lines().map(String::stripTrailing).toList()).strip();
    }

    private static Object normal(Object value, String key, Path home) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> normal = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = (String) entry.getKey();
                if (!DROPPED.contains(name)) {
                    normal.put(name, normal(entry.getValue(), name, home));
                }
            }
            if ("statusline".equals(normal.get("type"))) {
                normal.replace("generated_at_ms", "<MS>");
            }
            if (normal.get("session") instanceof Map<?, ?> && normal.get("filters") instanceof Map<?, ?> filters) {
                Map<String, Object> plain = new LinkedHashMap<>(VectorReader.object(filters));
                plain.replace("since_ms", "<MS>");
                normal.put("filters", plain);
            }
            return normal;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> normal(element, key, home)).toList();
        }
        if (value instanceof String text) {
            if (key.equals("machine_id") || key.equals("origin_machine_id")) {
                return "<MACHINE>";
            }
            return key.equals("sync_id") && text.matches("[0-9a-f]{32}") ? "<ID>"
                    : text.replace(home.toString(), "<HOME>");
        }
        return value instanceof Number && TIMES.contains(key) ? "<MS>" : value;
    }

    private static void compare(String place, Object want, Object got) {
        if (want instanceof Map<?, ?> wanted && got instanceof Map<?, ?> found) {
            for (Map.Entry<?, ?> entry : new TreeMap<>(wanted).entrySet()) {
                Check.that(place + " has " + entry.getKey(), found.containsKey(entry.getKey()));
                compare(place + "." + entry.getKey(), entry.getValue(), found.get(entry.getKey()));
            }
        } else if (want instanceof List<?> wanted && got instanceof List<?> found) {
            Check.equal(place + " length", wanted.size(), found.size());
            for (int i = 0; i < wanted.size(); i++) {
                compare(place + "[" + i + "]", wanted.get(i), found.get(i));
            }
        } else if (isNumber(want, place) && isNumber(got, place)) {
            BigDecimal a = new BigDecimal(want.toString());
            BigDecimal b = new BigDecimal(got.toString());
            Check.that(place + ": want " + a.toPlainString() + ", got " + b.toPlainString(),
                    a.subtract(b).abs().setScale(12, RoundingMode.HALF_EVEN).compareTo(TOLERANCE) <= 0);
        } else {
            Check.equal(place, want, got);
        }
    }

    private static boolean isNumber(Object value, String place) {
        boolean amount = place.endsWith("_usd") || place.endsWith(".percent_used")
                || place.endsWith(".break_even_percent");
        return value instanceof Number || value instanceof String text && amount
                && text.matches("-?[0-9.]+(E-?[0-9]+)?");
    }
}

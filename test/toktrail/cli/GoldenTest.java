package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/**
 * What commands print about the sample home, and about the example ledger with histories of other trackers, byte for
 * byte: {@code NAME.cmd} is a command line, {@code NAME.json} or {@code NAME.txt} what it prints. Only
 * {@code make golden} writes them.
 */
public final class GoldenTest {

    private static final Path SAMPLE = Scratch.fixture("cli/golden-own");
    private static final Path HISTORY = Scratch.fixture("cli/golden-history");
    private static final String ACCEPT = "toktrail.golden";

    private GoldenTest() { }

    public static void tests(Suite s) {
        s.test("commands print what the golden files say", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            compare(SAMPLE, home);
        });
        s.test("histories of other trackers: likewise", scratch -> {
            CommandHome home = ExampleLedger.of(scratch, 4).home();
            for (String name : HistoryFiles.NAMES) {
                home.with("history/" + name, HistoryFiles.text(name));
            }
            compare(HISTORY, home);
        });
    }

    private static void compare(Path folder, CommandHome home) throws Exception {
        boolean accept = "write".equals(System.getProperty(ACCEPT));
        home.world().variable("COLUMNS", "100");
        String machine = machineId(home);
        Set<String> expected = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (Path command : files(folder, ".cmd")) {
            String name = command.getFileName().toString().replace(".cmd", "");
            String[] words = Files.readString(command).strip().split(" ");
            Check.equal(name, "toktrail", words[0]);
            String text = normalise(home.runWords(Arrays.copyOfRange(words, 1, words.length)).done(), machine);
            Path golden = folder.resolve(name + (name.endsWith("-json") || Arrays.asList(words).contains("--json")
                    ? ".json" : ".txt"));
            expected.add(golden.getFileName().toString());
            if (accept) {
                Files.writeString(golden, text);
            } else if (!Files.exists(golden)) {
                wrong.add(golden + " is missing");
            } else if (!Files.readString(golden).equals(text)) {
                wrong.add(golden + "\n" + Check.diff(Files.readString(golden), text));
            }
        }
        Check.that("there are golden files", expected.size() > 10);
        Check.equal("files with a command", expected, Stream.concat(files(folder, ".txt").stream(),
                        files(folder, ".json").stream())
                .map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        Check.that("to accept: make golden\n" + String.join("\n", wrong), wrong.isEmpty());
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static String machineId(CommandHome home) {
        LedgerSettings settings = LedgerSettings.of(home.environment().clock(), home.environment().clock().getZone());
        try (Ledger ledger = Ledger.openForReading(home.ledger(), settings).orElseThrow()) {
            return ledger.machine().machineId();
        }
    }

    /** The machine's id is drawn anew each time, and times are measured; names of the same length stand for ids. */
    private static String normalise(String text, String machine) {
        return text.replace(machine, "<MACHINE>").replace(machine.substring(0, 8), "<MACH-8>")
                .replaceAll("\"(elapsed|fingerprint|scan|db_write)_ms\": \\d+", "\"$1_ms\": \"<MS>\"")
                .replaceAll("\"processingTimeMs\": \\d+", "\"processingTimeMs\": \"<MS>\"");
    }
}

package toktrail.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import toktrail.config.choice.MissingSource;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.harness.SourceFile;
import toktrail.harness.VectorCase;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.run.RunChoice;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/**
 * The files of a vector come one by one, each in a refresh of its own, in any order: then the same calls are counted as
 * by one import of all of them, and by a full refresh after it. To which session and moment a call belongs that several
 * files tell depends on which file was first.
 */
public final class ArrivalOrderTest {

    private static final int SAMPLES = 3;
    private static final int ROW_ORDERS = 4;
    private static final long DAY = 86_400_000L;

    /** Vectors whose sums may stay too high until a full refresh, and why. */
    private static final Map<String, String> HIGH_UNTIL_FULL = Map.of("vibe/compaction-chain-fork-subagent",
            "a session tells the sum of those before it; what a session had counted alone is never lowered unasked");

    private static final String CALLS = """
            SELECT input_tokens + output_tokens + reasoning_tokens + cache_read_tokens + cache_write_tokens
                     + cache_output_tokens, provider_id, model_id, input_tokens, output_tokens, reasoning_tokens,
                   cache_read_tokens, cache_write_tokens
            FROM usage_events ORDER BY 1, 2, 3, 4, 5, 6, 7, 8""";

    private ArrivalOrderTest() { }

    public static void tests(Suite s) {
        for (Harness harness : Harnesses.ALL) {
            for (Path directory : VectorCase.cases(harness.info().id())) {
                String name = harness.info().id() + "/" + directory.getFileName();
                s.test("the files of " + name + " may come in any order", scratch -> {
                    if (hasSeveralFiles(directory.resolve("input"))) {
                        new Arrivals(scratch, harness, directory).check(HIGH_UNTIL_FULL.get(name));
                    }
                });
            }
        }
        for (String harness : List.of("opencode", "kilo")) {
            s.test("the messages of a fork and of what it was forked from may come in any order: " + harness,
                    scratch -> rows(scratch, harness));
        }
    }

    private static boolean hasSeveralFiles(Path input) throws Exception {
        if (!Files.exists(input)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(input)) {
            return files.filter(Files::isRegularFile).count() > 1;
        }
    }

    /** Each message comes in a refresh of its own, a day after the one before. */
    private static void rows(Scratch scratch, String harness) throws Exception {
        VectorCase vector = VectorCase.open(Scratch.fixture("harness/opencode/sqlite-fork"), scratch.directory());
        Path given = scratch.directory().resolve("input/opencode.db");
        Random random = scratch.random();
        List<String> want = null;
        for (int i = 0; i < ROW_ORDERS; i++) {
            Path root = Files.createDirectories(scratch.directory().resolve("copy" + i));
            Path database = Files.copy(given, root.resolve(harness + ".db"));
            Arrivals arrivals = new Arrivals(scratch, Harnesses.find(harness).orElseThrow(),
                    List.of(root), vector.environment());
            Path file = scratch.directory().resolve(i + ".db");
            try (Ledger ledger = arrivals.open(file);
                    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = connection.createStatement()) {
                if (want == null) {
                    arrivals.refresh(Mode.QUICK, ledger);
                    want = LedgerProbe.lines(file, CALLS);
                    continue;
                }
                statement.executeUpdate("CREATE TABLE waiting AS SELECT * FROM message");
                statement.executeUpdate("DELETE FROM message");
                List<String> ids = new ArrayList<>(LedgerProbe.lines(database, "SELECT id FROM waiting"));
                Collections.shuffle(ids, random);
                for (int day = 0; day < ids.size(); day++) {
                    statement.executeUpdate("UPDATE waiting SET time_updated = time_updated + " + day * DAY
                            + " WHERE id = '" + ids.get(day) + "'");
                    statement.executeUpdate("INSERT INTO message SELECT * FROM waiting WHERE id = '" + ids.get(day)
                            + "'");
                    arrivals.refresh(Mode.QUICK, ledger);
                }
                Check.equal(ids.toString(), text(want), text(LedgerProbe.lines(file, CALLS)));
                arrivals.refresh(Mode.FULL, ledger);
                Check.equal("full refresh after " + ids, text(want), text(LedgerProbe.lines(file, CALLS)));
            }
        }
    }

    private static String text(List<String> calls) {
        return String.join("\n", calls) + "\n";
    }

    /** A vector whose files are taken away and put back. */
    private static final class Arrivals {

        private final Path state;
        private final Path aside;
        private final Harness harness;
        private final List<Path> roots;
        private final Environment environment;
        private final List<Path> files = new ArrayList<>();
        private final Random random;

        Arrivals(Scratch scratch, Harness harness, Path directory) throws Exception {
            this(scratch, harness, VectorCase.open(directory, scratch.directory().resolve("world")));
        }

        private Arrivals(Scratch scratch, Harness harness, VectorCase vector) throws Exception {
            this(scratch, harness, vector.roots(), vector.environment());
        }

        Arrivals(Scratch scratch, Harness harness, List<Path> roots, Environment environment) throws Exception {
            this.harness = harness;
            state = Files.createDirectories(scratch.directory().resolve("state"));
            aside = Files.createDirectories(scratch.directory().resolve("aside"));
            this.roots = roots;
            this.environment = environment;
            random = scratch.random();
            List<SourceFile> listed = new ArrayList<>();
            for (Path root : roots) {
                listed.addAll(harness.list(root, environment).files());
            }
            SourceFile.sorted(listed).forEach(file -> files.add(file.path()));
        }

        /** Tries the orders; {@code whyHigh} tells why sums may be too high before the full refresh, null if not. */
        void check(String whyHigh) throws Exception {
            if (files.size() < 2) {
                return;
            }
            Path once = state.resolve("once.db");
            try (Ledger ledger = open(once)) {
                refresh(Mode.QUICK, ledger);
            }
            List<String> want = LedgerProbe.lines(once, CALLS);
            int number = 0;
            for (List<Path> order : orders()) {
                for (int i = 0; i < files.size(); i++) {
                    Files.move(files.get(i), aside(files.get(i)));
                }
                arrive(order, state.resolve(++number + ".db"), want, whyHigh);
            }
        }

        private void arrive(List<Path> order, Path file, List<String> want, String whyHigh) throws Exception {
            String names = String.join(", then ", order.stream().map(Path::toString).toList());
            try (Ledger ledger = open(file)) {
                for (Path next : order) {
                    Files.move(aside(next), next);
                    refresh(Mode.QUICK, ledger);
                }
                List<String> got = LedgerProbe.lines(file, CALLS);
                if (whyHigh == null) {
                    Check.equal(names, text(want), text(got));
                } else {
                    Check.equal("calls of " + names, want.size(), got.size());
                    Check.that("too low: " + names, tokens(got) >= tokens(want));
                }
                refresh(Mode.FULL, ledger);
                Check.equal("full refresh after " + names, text(want), text(LedgerProbe.lines(file, CALLS)));
            }
        }

        private Path aside(Path file) {
            return aside.resolve(Integer.toString(files.indexOf(file)));
        }

        private static long tokens(List<String> calls) {
            return calls.stream().mapToLong(call -> Long.parseLong(call.substring(0, call.indexOf('|')))).sum();
        }

        /** All orders of a few files, of more only some; threads of Codex depend on each other most. */
        private List<List<Path>> orders() {
            List<List<Path>> orders = new ArrayList<>();
            int most = harness.info().id().equals("codex") ? 4 : 2;
            if (files.size() <= most) {
                permute(new ArrayList<>(files), 0, orders);
                return orders;
            }
            List<Path> reversed = new ArrayList<>(files);
            Collections.reverse(reversed);
            orders.add(reversed);
            while (orders.size() < SAMPLES) {
                List<Path> order = new ArrayList<>(files);
                Collections.shuffle(order, random);
                orders.add(order);
            }
            return orders;
        }

        private static void permute(List<Path> paths, int from, List<List<Path>> orders) {
            if (from == paths.size()) {
                orders.add(List.copyOf(paths));
            }
            for (int i = from; i < paths.size(); i++) {
                Collections.swap(paths, from, i);
                permute(paths, from + 1, orders);
                Collections.swap(paths, from, i);
            }
        }

        private Ledger open(Path ledger) {
            return Ledger.open(ledger, LedgerSettings.of(environment.clock(), environment.clock().getZone()));
        }

        private void refresh(Mode mode, Ledger ledger) {
            new Importer(environment, Importer.Listener.NOBODY).run(ledger, new ImportRequest(
                    List.of(new Source(harness, roots, false)), mode, RunChoice.ACTIVE, false, false, Limits.NONE,
                    MissingSource.WARN));
        }
    }
}

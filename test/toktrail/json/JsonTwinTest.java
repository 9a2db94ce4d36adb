package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Every way of reading agrees with the slow twin, and the twin's verdict with SQLite's. */
public final class JsonTwinTest {

    private static final int GENERATED = 300;
    private static final int MUTATED = 1500;
    private static final int SQLITE_CASES = 20_000;

    private JsonTwinTest() { }

    /** Registers the tests. */
    public static void tests(Suite s) {
        s.test("reads generated documents like the twin, through every buffer of 1 to 17 bytes", scratch -> {
            Documents documents = new Documents(scratch.random(), true);
            for (int i = 0; i < GENERATED; i++) {
                byte[] document = documents.valid().getBytes(StandardCharsets.UTF_8);
                Check.that("the twin accepts " + Twins.show(document), !Twins.slow(document, true).equals("!"));
                Twins.check(document);
            }
        });
        s.test("judges damaged documents like the twin", scratch -> {
            Documents documents = new Documents(scratch.random(), true);
            int refused = 0;
            for (int i = 0; i < MUTATED; i++) {
                byte[] document = documents.mutated();
                refused += Twins.slow(document, true).equals("!") ? 1 : 0;
                Twins.check(document);
            }
            Check.that(refused + " of " + MUTATED + " refused", refused > MUTATED / 10 && refused < MUTATED);
        });
        s.test("reads the fixtures like the twin, split at every byte and cut after every byte", scratch -> {
            for (Path file : fixtures()) {
                for (String line : Files.readAllLines(file)) {
                    byte[] document = line.getBytes(StandardCharsets.UTF_8);
                    Twins.check(document);
                    String want = Twins.slow(document, true);
                    for (int i = 0; i <= document.length; i++) {
                        Twins.checkSplit(document, i, want);
                        byte[] cut = Arrays.copyOf(document, i);
                        Check.that("accepts no part of " + Twins.show(document),
                                i == document.length || document[0] != '{' || Twins.slow(cut, true).equals("!"));
                        if (i % 10 == 0) {
                            Twins.check(cut);
                        }
                    }
                }
            }
        });
        s.test("judges generated documents split and cut at every byte like the twin", scratch -> {
            Documents documents = new Documents(scratch.random(), true);
            for (int i = 0; i < 40; i++) {
                byte[] document = documents.valid().getBytes(StandardCharsets.UTF_8);
                String want = Twins.slow(document, true);
                for (int split = 0; split <= document.length; split++) {
                    byte[] cut = Arrays.copyOf(document, split);
                    Twins.checkSplit(document, split, want);
                    Twins.checkSplit(cut, split / 2, Twins.slow(cut, true));
                }
            }
        });
        s.test("judges like json_valid of SQLite", scratch -> againstSqlite(scratch.random()));
    }

    private static List<Path> fixtures() throws java.io.IOException {
        try (Stream<Path> files = Files.list(Scratch.fixture("json"))) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
            Check.that("there are fixtures", !sorted.isEmpty());
            return sorted;
        }
    }

    private static void againstSqlite(Random random) throws SQLException {
        Documents documents = new Documents(random, false);
        int accepted = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                PreparedStatement valid = connection.prepareStatement("SELECT json_valid(?)")) {
            for (int i = 0; i < SQLITE_CASES; i++) {
                // Both must see the same: no NUL, which ends a text there, and valid UTF-8.
                String document = new String(documents.mutated(), StandardCharsets.UTF_8).replace("\0", "");
                valid.setString(1, document);
                try (ResultSet row = valid.executeQuery()) {
                    row.next();
                    boolean accepts = Twins.accepts(document.getBytes(StandardCharsets.UTF_8));
                    Check.equal(document, row.getInt(1) == 1, accepts);
                    accepted += accepts ? 1 : 0;
                }
            }
        }
        Check.that(accepted + " accepted", accepted > SQLITE_CASES / 20 && accepted < SQLITE_CASES * 19 / 20);
    }
}

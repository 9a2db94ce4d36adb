package toktrail.harness.cursor;

import static toktrail.harness.HarnessCheck.shown;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import toktrail.harness.FileAttributes;
import toktrail.harness.HarnessCheck;
import toktrail.harness.SourceFile;
import toktrail.importer.RefreshDriver;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Exports of Cursor: vectors, rows, odd values, accounts, exports that overlap or grow, places. */
public final class CursorHarnessTest {

    private static final HarnessCheck CURSOR = new HarnessCheck(new CursorHarness());
    private static final String HEADER = "Date,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,"
            + "Output Tokens,Total Tokens,Cost";

    private CursorHarnessTest() { }

    public static void tests(Suite s) {
        CURSOR.vectors(s);
        rows(s);
        values(s);
        files(s);
        places(s);
    }

    private static void rows(Suite s) {
        s.test("rows end where no quote is open", scratch -> {
            rows("", "");
            rows("a,b", "1@0[a|b]?");
            rows("a,b\n", "1@0[a|b]");
            rows("\ufeffa\r\n\n \nb\n", "1@3[a] 4@9[b]");
            rows("a,\n,b\n,\n", "1@0[a|] 2@3[|b] 3@6[|]");
            rows("\"a,b\",\"c\nd\"\ne\n", "1@0[a,b|c\nd] 3@12[e]");
            rows("\"a\"\"b\",\"\"\"\",\"\"\n", "1@0[a\"b|\"|]");
            rows("a\"b,\"c\"d\n", "1@0[]?");
            rows("a,\"b", "1@0[a]?");
            rows("\u00a0ü \n", "1@0[ü]");
        });
        s.test("fields and rows of any size do no harm", scratch -> {
            byte[] huge = ("a," + "x".repeat(20_000_000) + ",b" + ",".repeat(1_000_000) + "\nc\n")
                    .getBytes(StandardCharsets.UTF_8);
            try (CsvRows rows = new CsvRows(new ByteArrayInputStream(huge))) {
                Check.that("row", rows.next());
                Check.equal("fields", 256, rows.fields().size());
                Check.equal("kept", 1 << 16, rows.fields().get(1).length());
                Check.equal("next field", "b", rows.fields().get(2));
                Check.that("row", rows.next());
                Check.equal("next row", List.of("c"), rows.fields());
            }
        });
    }

    private static void rows(String text, String want) throws Exception {
        StringBuilder got = new StringBuilder();
        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            while (rows.next()) {
                got.append(got.isEmpty() ? "" : " ").append(rows.line()).append('@').append(rows.offset()).append('[')
                        .append(String.join("|", rows.fields())).append(']').append(rows.isUnfinished() ? "?" : "");
            }
        }
        Check.equal(text, want, got.toString());
    }

    private static void values(Suite s) {
        s.test("columns are disjoint unless the total says otherwise", scratch -> {
            value(scratch, "5,6,7,8,26", "6/8/0/7/5/0 0");
            value(scratch, "5,6,7,8,30", "6/8/4/7/5/0 0");
            value(scratch, "5,6,7,0,30", "6/12/0/7/5/0 0");
            value(scratch, "5,6,7,8,1", "6/8/0/7/5/0 0");
            value(scratch, "6,5,7,8,21", "5/8/0/7/1/0 0");
            value(scratch, "6,0,7,8,21", "0/8/0/7/6/0 0");
            value(scratch, "5,6,7,8,20", "6/8/0/7/5/0 0");
            value(scratch, "\"1,000\",-6,7.5,x,", "0/0/0/0/1000/0 0");
            value(scratch, "9999999999999999999,1,,,", "1/0/0/0/0/0 0");
        });
        s.test("costs are plain numbers", scratch -> {
            for (String[] row : new String[][] {{"$0.10", "0.1"}, {"\"$1,234.5\"", "1234.5"}, {"Included", "0"},
                {"-", "0"}, {"-1", "0"}, {"1e3", "0"}, {"NaN", "0"}, {".5", "0.5"}, {"1.2.3", "0"}, {"$", "0"}}) {
                value(scratch, "0,1,0,0,1," + row[0], "1/0/0/0/0/0 " + row[1]);
            }
        });
        s.test("a row needs a date and a model", scratch -> {
            Path root = export(scratch, "usage.csv", HEADER, "2026-02-01 10:00,m,0,1", "2026-02-30,m,0,1", ",m,0,1",
                    "2026-02-01,,0,1", "2026-02-01T23:59:59-05:00,m,0,1");
            RefreshDriver driver = CURSOR.read(scratch, root);
            Check.equal("keys", "[cursor:cursor-default-2026-02-01:2026-02-01 10:00::m:0:1:0:0:1, "
                    + "cursor:cursor-default-2026-02-02:2026-02-01T23:59:59-05:00::m:0:1:0:0:1]",
                    driver.stored().keySet().toString());
            Check.equal("counters", "5 seen, 3 skipped, 0 duplicate, 1 read", driver.counters());
        });
    }

    private static void value(Scratch scratch, String fields, String want) throws Exception {
        Path root = export(scratch, "usage.csv", HEADER, "2026-02-01,m," + fields);
        RefreshDriver driver = CURSOR.read(scratch, root);
        Check.equal(fields, "cursor m null null 1769947200000 " + want,
                shown(driver.stored().values().iterator().next()));
    }

    private static void files(Suite s) {
        s.test("a row that is being written waits", scratch -> {
            Path root = export(scratch, "usage.csv", HEADER, "2026-02-01,m,0,1,0,0,1,0");
            Path file = root.resolve("usage.csv");
            RefreshDriver driver = CURSOR.read(scratch, root);
            String half = Files.readString(file) + "2026-02-02,m,0,1,0,0,12,";
            Files.writeString(file, half.substring(0, half.length() - 2));
            Check.equal("half", 1, driver.refresh().stored().size());
            Files.writeString(file, half);
            Check.equal("whole", 2, driver.refresh().stored().size());
        });
        s.test("exports that overlap hold copies, equal rows of one are calls of their own", scratch -> {
            String row = "2026-02-01,m,0,1,0,0,1,0";
            Path root = export(scratch, "usage.csv", HEADER, row, row);
            export(scratch, "usage-february.csv", HEADER, row, "2026-02-02,m,0,1,0,0,1,0");
            RefreshDriver driver = CURSOR.read(scratch, root);
            Check.equal("calls", 3, driver.stored().size());
            Check.equal("counters", "4 seen, 1 skipped, 1 duplicate, 2 read", driver.counters());
        });
        s.test("the account stands in the name", scratch -> {
            for (String[] row : new String[][] {{"usage.csv", "default"}, {"usage.team.csv", "team"},
                {"usage.a.b.csv", "a.b"}, {"usage..csv", "default"}, {"usage-2026.csv", "default"},
                {"export.csv", "default"}, {"usage.", "default"}}) {
                SourceFile file = new SourceFile(Path.of("/r", row[0]), Path.of("/r"), new FileAttributes(0, 0, ""));
                Check.equal(row[0], row[1], CursorHarness.account(file));
            }
        });
        s.test("a file without the columns is no export", scratch -> {
            Path root = export(scratch, "usage.csv", "Date,Tokens", "2026-02-01,1");
            Check.equal("counters", "1 seen, 1 skipped, 0 duplicate, 1 read", CURSOR.read(scratch, root).counters());
            export(scratch, "usage.csv");
            Check.equal("empty", "1 seen, 1 skipped, 0 duplicate, 1 read", CURSOR.read(scratch, root).counters());
        });
        s.test("records are kept on request", scratch -> {
            Path root = export(scratch, "usage.csv", "Model,Date,Output Tokens", "m,2026-02-01,5,extra");
            Check.equal("record", List.of("{\"Model\": \"m\", \"Date\": \"2026-02-01\", \"Output Tokens\": \"5\"}"),
                    CURSOR.raw(scratch, root).stream().map(text -> Json.parse(text).toString()).toList());
        });
    }

    private static void places(Suite s) {
        s.test("exports lie in the directory itself, any file may be given", scratch -> {
            Path root = export(scratch, "usage.csv");
            for (String name : new String[] {"usage.a.csv", "other.csv", "usage.txt", "archive/usage.csv"}) {
                export(scratch, name);
            }
            Files.createDirectories(root.resolve("usage.dir.csv"));
            Check.equal("files", "usage.a.csv usage.csv", CURSOR.listed(root, root));
            Check.equal("given", "other.csv", CURSOR.listed(root.resolve("other.csv"), root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            CURSOR.roots(scratch, Map.of(), ".config/tokscale/cursor-cache");
            Files.createDirectories(scratch.directory().resolve(".tokscale/cursor-cache"));
            CURSOR.roots(scratch, Map.of(), ".tokscale/cursor-cache");
            Files.createDirectories(scratch.directory().resolve(".config/tokscale/cursor-cache"));
            CURSOR.roots(scratch, Map.of(), ".config/tokscale/cursor-cache", ".tokscale/cursor-cache");
            CURSOR.roots(scratch, Map.of("TOKTRAIL_CURSOR_PATH", "~/a,b"), "a", "b");
        });
    }

    private static Path export(Scratch scratch, String name, String... lines) throws Exception {
        scratch.write("root/" + name, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
        return scratch.directory().resolve("root");
    }
}

package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import toktrail.harness.Harnesses;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** Whatever becomes of the files, what was imported stays, in every report. */
public final class HistoryTest {

    private static final String SESSION =
            ".claude/projects/-home-dev-larder/5e550000-0000-4000-8000-000000000001.jsonl";

    private HistoryTest() { }

    public static void tests(Suite s) {
        s.test("files are moved, emptied, compressed, deleted: no report changes", HistoryTest::losses);
        s.test("a session begun on Monday and continued today leaves Monday as it was", HistoryTest::longSession);
        s.test("a day that was not looked at for a month is imported", HistoryTest::lateLook);
        s.test("zones and week starts change rows, not the ledger", HistoryTest::zones);
        s.test("prices change past costs, sources' own costs stay", HistoryTest::prices);
    }

    private static void losses(Scratch scratch) throws Exception {
        EveryHarnessHome home = EveryHarnessHome.complete(scratch);
        home.home().run("run start --name all").done();
        home.home().run("refresh");
        Check.equal("harnesses", Harnesses.ALL.size(), home.home().messagesByHarness().size());
        Map<String, String> before = home.reports();
        home.move("tools", "elsewhere");
        home.home().run("refresh");
        compare("when all sources are gone", before, home.reports());
        home.home().run("refresh --full");
        compare("after a full refresh of nothing", before, home.reports());
        home.move("elsewhere", "tools");
        home.home().run("refresh");
        compare("when all are back", before, home.reports());
        for (Path file : home.files()) {
            compress(file);
        }
        home.home().run("refresh");
        compare("when all files are compressed", before, home.reports());
        for (Path file : home.files()) {
            Files.write(file.resolveSibling(file.getFileName().toString().replace(".zst", "")), new byte[0]);
            Files.delete(file);
        }
        home.home().run("refresh");
        compare("when all files are empty", before, home.reports());
        home.removeFiles();
        home.home().run("refresh --full");
        compare("when all files are deleted", before, home.reports());
    }

    private static void compress(Path file) throws IOException {
        Path packed = file.resolveSibling(file.getFileName() + ".zst");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        Files.delete(file);
    }

    private static void compare(String when, Map<String, String> before, TreeMap<String, String> after) {
        before.forEach((report, text) -> Check.equal(report + " " + when, text, after.get(report)));
    }

    private static String call(int id, Instant time, int output) {
        return "{\"type\":\"assistant\",\"sessionId\":\"5e550000-0000-4000-8000-000000000001\",\"timestamp\":\"" + time
                + "\",\"requestId\":\"r" + id + "\",\"message\":{\"id\":\"m" + id + "\",\"model\":\"claude-opus-4-6\","
                + "\"usage\":{\"input_tokens\":10,\"output_tokens\":" + output + "}}}\n";
    }

    private static CommandHome claude(Scratch scratch, Instant now) {
        CommandHome home = new CommandHome(scratch, Harnesses.find("claude").orElseThrow());
        home.world().now(now);
        return home;
    }

    /** Day and tokens of every day with usage. */
    private static String days(CommandHome home) {
        StringBuilder days = new StringBuilder();
        home.run("refresh").done();
        Object report = VectorReader.parse(home.run("usage daily --utc --order asc --no-refresh --json").done());
        for (Map<String, Object> row : VectorReader.objects(VectorReader.object(report).get("buckets"))) {
            days.append(row.get("key")).append(' ')
                    .append(VectorReader.object(row.get("tokens")).get("accounting_total")).append('\n');
        }
        return days.toString();
    }

    private static void longSession(Scratch scratch) throws Exception {
        Instant monday = Instant.parse("2026-05-11T09:00:00Z");
        CommandHome home = claude(scratch, monday.plus(Duration.ofHours(1)))
                .with(SESSION, call(1, monday, 100) + call(2, monday.plusSeconds(60), 200));
        Check.equal("Monday", "2026-05-11 320\n", days(home));
        Instant friday = monday.plus(Duration.ofDays(4));
        home.world().now(friday.plus(Duration.ofHours(1)));
        home.with(SESSION, Files.readString(home.file(SESSION)) + call(3, friday, 50));
        Check.equal("both", "2026-05-11 320\n2026-05-15 60\n", days(home));
        home.with(SESSION, call(4, friday.plusSeconds(60), 5));
        Check.equal("begun anew", "2026-05-11 320\n2026-05-15 75\n", days(home));
    }

    private static void lateLook(Scratch scratch) throws Exception {
        Instant monday = Instant.parse("2026-05-11T09:00:00Z");
        CommandHome home = claude(scratch, monday.plusSeconds(5)).with(SESSION, call(1, monday, 100));
        Check.equal("looked at", "2026-05-11 110\n", days(home));
        Instant later = monday.plus(Duration.ofDays(3));
        String other = SESSION.replace("0001.jsonl", "0002.jsonl");
        home.with(other, call(7, later, 30));
        Files.setLastModifiedTime(home.file(other), FileTime.from(later));
        Instant older = monday.minus(Duration.ofDays(200));
        String oldest = SESSION.replace("0001.jsonl", "0003.jsonl");
        home.with(oldest, call(8, older, 3));
        Files.setLastModifiedTime(home.file(oldest), FileTime.from(older));
        home.world().now(monday.plus(Duration.ofDays(33)));
        Check.equal("all days", "2025-10-23 13\n2026-05-11 110\n2026-05-14 40\n", days(home));
    }

    private static void zones(Scratch scratch) throws Exception {
        Instant monday = Instant.parse("2026-05-11T01:30:00Z");
        CommandHome home = claude(scratch, monday.plus(Duration.ofDays(30))).with(SESSION, call(1, monday, 100));
        home.run("refresh").done();
        String before = home.run("export --format jsonl").done();
        for (String zone : List.of("Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati")) {
            home.world().zone(zone);
            home.run("refresh").done();
            home.run("usage weekly --start-of-week friday").done();
            String day = zone.startsWith("America") ? "2026-05-10" : "2026-05-11";
            Check.that(zone, home.run("usage daily --json").done().contains("\"key\": \"" + day + "\""));
            Check.equal(zone, before, home.run("export --format jsonl --utc").done());
        }
    }

    private static void prices(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        Map<String, Object> before = totals(home);
        home.with(".config/toktrail/prices.toml", Files.readString(home.file(".config/toktrail/prices.toml"))
                .replace("input_usd_per_1m = 2.5", "input_usd_per_1m = 2500"));
        Map<String, Object> after = totals(home);
        Check.equal("source", before.get("source_cost_usd"), after.get("source_cost_usd"));
        Check.that("virtual", !before.get("virtual_cost_usd").equals(after.get("virtual_cost_usd")));
        home.run("refresh --full").done();
        Check.equal("again", after, totals(home));
    }

    private static Map<String, Object> totals(CommandHome home) {
        Object report = VectorReader.parse(home.run("usage summary --json").done());
        return VectorReader.object(VectorReader.object(report).get("totals"));
    }
}

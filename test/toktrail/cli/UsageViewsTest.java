package toktrail.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.file.LedgerSettings;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TextTables;
import toktrail.testing.VectorReader;
import toktrail.usage.SessionRef;

/** {@code usage daily|weekly|monthly|runs|machines|areas}: options, and the same figures in every form. */
public final class UsageViewsTest {

    private static final List<String> VIEWS = List.of("daily", "weekly", "monthly", "runs", "machines", "areas");
    private static final String WIDE = "2000";
    private static final List<String> EVERY_OPTION = List.of("--breakdown", "--compact", "--table", "--with-summary",
            "--locale", "de", "--start-of-week", "friday", "--archived", "--last", "--limit", "3", "--leaves",
            "--percent", "--share-by", "actual", "--direct", "--order", "asc", "--price-state", "all", "--sort",
            "tokens", "--min-messages", "0", "--min-tokens", "0");

    private static final Map<String, String> ERRORS = new TreeMap<>(Map.ofEntries(
            Map.entry("daily --order up", "--order must be one of: asc, desc."),
            Map.entry("runs --order up", "--order must be one of: asc, desc."),
            Map.entry("weekly --start-of-week moonday", "--start-of-week must be one of: monday, tuesday, wednesday,"
                    + " thursday, friday, saturday, sunday."),
            Map.entry("daily --price-state cheap", "Unsupported --price-state. Use all, priced, or unpriced."),
            Map.entry("daily --sort size", "Unsupported --sort. Use actual, virtual, savings, tokens, messages,"
                    + " provider, model, or unpriced."),
            Map.entry("daily --limit -1", "--limit must be non-negative."),
            Map.entry("daily --min-tokens -1", "--min-tokens must be non-negative."),
            Map.entry("monthly --timezone Mars/Olympus", "Unknown timezone: Mars/Olympus"),
            Map.entry("daily --today --since 2026-05-01", "Use either a named period or --since/--until, not both."),
            Map.entry("runs --limit -1", "--limit must be non-negative."),
            Map.entry("runs --archived --all", "Use either --archived or --all, not both."),
            Map.entry("runs --instances", "--instances is not supported for runs view."),
            Map.entry("areas --instances", "--instances is not supported for areas view."),
            Map.entry("areas --direct --subtree", "Use either --direct or --subtree, not both."),
            Map.entry("areas --share-by calls", "--share-by must be one of: tokens, actual, virtual, messages."),
            Map.entry("areas --area a --area-leaf b", "Use only one of --area, --area-leaf, or --unassigned-area."),
            Map.entry("machines --since soon", "Invalid time boundary: soon")));

    private UsageViewsTest() { }

    public static void tests(Suite s) {
        s.test("every error is one line, before anything is imported", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            ERRORS.forEach((line, message) -> {
                Check.equal(line, message + "\n", home.run("usage " + line).failed());
                Check.that(line, !Files.exists(home.ledger()));
            });
            Check.equal("machine", "No machine matched selector 'x'.\n", home.run("usage daily --machine x").failed());
        });
        s.test("every view takes the options of all", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            for (String view : List.of("summary", "today", "daily", "weekly", "monthly", "runs", "machines", "areas")) {
                String[] words = new String[EVERY_OPTION.size() + 3];
                words[0] = "usage";
                words[1] = view;
                words[2] = "--no-refresh";
                for (int i = 0; i < EVERY_OPTION.size(); i++) {
                    words[i + 3] = EVERY_OPTION.get(i);
                }
                home.runWords(words).done();
            }
        });
        s.test("a view without rows says so", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            for (String view : VIEWS) {
                Check.equal(view, "toktrail usage " + view + "\nNo usage data.\n",
                        home.run("usage " + view + " --until 2000-01-01").done());
            }
            Check.equal("period", "toktrail usage daily (last-month)\nNo usage data.\n",
                    home.run("usage daily --last-month --min-messages 99").done());
        });
        s.test("text, boxes and JSON agree figure by figure", UsageViewsTest::forms);
        s.test("a date alone is the last day of a series and the end of other windows", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Check.equal("daily", messages(home, "daily --until 2026-05-04 --utc"),
                    messages(home, "daily --until 2026-05-05T00:00:00Z --utc"));
            Check.equal("areas", messages(home, "areas --until 2026-05-04 --utc"),
                    messages(home, "areas --until 2026-05-04T00:00:00Z --utc"));
            Check.that("differ", !messages(home, "daily --until 2026-05-04 --utc")
                    .equals(messages(home, "areas --until 2026-05-04 --utc")));
        });
        s.test("weeks begin as the option, the configuration, else Monday says", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("friday.toml", "[ui]\nstart_of_week = \"friday\"\n");
            Check.that("monday", home.run("usage weekly --json").done().contains("\"start_of_week\": \"monday\""));
            Check.that("configured", home.run("usage weekly --json --config friday.toml").done()
                    .contains("\"start_of_week\": \"friday\""));
            Check.that("asked", home.run("usage weekly --json --config friday.toml --start-of-week Sunday").done()
                    .contains("\"start_of_week\": \"sunday\""));
        });
        s.test("every selector of areas has its line, in every view", UsageViewsTest::areaLines);
        s.test("areas: trees, leaves, shares, what is in none", UsageViewsTest::areas);
    }

    private static Object messages(CommandHome home, String line) {
        Map<String, Object> report =
                VectorReader.object(VectorReader.parse(home.run("usage " + line + " --no-refresh --json").done()));
        return VectorReader.object(report.get("totals")).get("accounting_total");
    }

    private static CommandHome withAreasAndRun(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        home.world().now(Instant.parse("2026-04-29T00:00:00Z"));
        home.run("run start --name nightly").done();
        home.world().now(Instant.parse("2026-05-06T20:00:00Z"));
        home.run("refresh").done();
        LedgerSettings settings = LedgerSettings.of(home.environment().clock(), ZoneOffset.UTC);
        try (Ledger ledger = Ledger.open(home.ledger(), settings)) {
            ledger.areas().assign(new SessionRef("opencode", "ses_alpha"), AreaPaths.parse("work/shop"), 1);
            ledger.areas().assign(new SessionRef("opencode", "ses_beta"), AreaPaths.parse("work"), 1);
            ledger.areas().assign(new SessionRef("opencode", "ses_cache"), AreaPaths.parse("home/play/chess"), 1);
        }
        return home;
    }

    private static void forms(Scratch scratch) throws Exception {
        CommandHome home = withAreasAndRun(scratch);
        home.world().variable("COLUMNS", WIDE);
        for (String zone : List.of("UTC", "Asia/Kathmandu", "America/New_York")) {
            for (String view : List.of("daily --order asc", "weekly", "monthly --start-of-week sunday")) {
                compare(home, view + " --timezone " + zone, "buckets", "key", "period");
            }
        }
        compare(home, "runs", "runs", "run_id", "run");
        compare(home, "runs --harness claude --since 2026-05-03", "runs", "run_id", "run");
        compare(home, "machines", "by_machine", "machine_label", "machine");
        compare(home, "areas --subtree", "areas", "path", "area");
        compare(home, "daily --split-thinking --harness claude", "buckets", "key", "period");
    }

    private static void compare(CommandHome home, String view, String list, String key, String column) {
        String line = "usage " + view + " --no-refresh";
        Map<String, Object> json = VectorReader.object(VectorReader.parse(home.run(line + " --json").done()));
        List<Map<String, Object>> rows = VectorReader.objects(json.get(list));
        String plain = home.run(line).done();
        List<Map<String, String>> table = TextTables.read(plain, column);
        List<Map<String, String>> boxes = TextTables.read(home.run(line + " --rich").done(), column);
        boolean total = rows.size() > 1 && column.equals("period");
        Check.equal(view + " rows\n" + plain, rows.size() + (total ? 1 : 0), table.size());
        Check.that(view + " has rows", !rows.isEmpty());
        for (int i = 0; i < rows.size(); i++) {
            String name = rows.get(i).get(key) == null ? "unassigned" : rows.get(i).get(key).toString();
            Check.equal(view, name, table.get(i).get(column));
            TableFigures.compare(view + " " + name, rows.get(i), table.get(i));
        }
        if (total) {
            Check.equal(view, "total", table.get(rows.size()).get(column));
            TableFigures.compare(view + " total", VectorReader.object(json.get("totals")), table.get(rows.size()));
        }
        Check.equal(view + " boxes", table.size(), boxes.size());
        for (int i = 0; i < table.size(); i++) {
            for (Map.Entry<String, String> cell : table.get(i).entrySet()) {
                if (!cell.getKey().equals("models")) {
                    Check.equal(view + " " + cell.getKey(), cell.getValue(), boxes.get(i).get(cell.getKey()));
                }
            }
        }
    }

    private static void areaLines(Scratch scratch) throws Exception {
        CommandHome home = withAreasAndRun(scratch);
        for (String path : List.of("a/api", "b/api", "c/api", "d/api", "work/only")) {
            home.run("area create " + path).done();
        }
        Object areas = VectorReader.parse(home.run("area list --json").done());
        String id = VectorReader.objects(areas).stream().filter(area -> area.get("path").equals("work/shop"))
                .map(area -> (String) area.get("sync_id")).findFirst().orElseThrow();
        Map<String, String> lines = new TreeMap<>(Map.of(
                "--area Work/Shop", "work/shop (including descendants)",
                "--area work --area-exact", "work (exact only)",
                "--area shop", "work/shop (resolved from selector shop; including descendants)",
                "--area shop --area-exact", "work/shop (resolved from selector shop; exact only)",
                "--area " + id, "work/shop (resolved from sync id " + id + "; including descendants)",
                "--area-leaf api", "leaf api (4 matches: a/api, b/api, c/api, ...)",
                "--area-leaf only", "leaf only (1 match: work/only)",
                "--unassigned-area", "unassigned only"));
        for (String view : List.of("summary", "daily", "sessions", "runs", "machines", "areas")) {
            lines.forEach((selector, want) -> Check.equal(view + " " + selector, "Area filter: " + want,
                    home.run("usage " + view + " --no-refresh " + selector).done().lines()
                            .filter(line -> line.startsWith("Area filter")).findFirst().orElse("none")));
        }
    }

    private static void areas(Scratch scratch) throws Exception {
        CommandHome home = withAreasAndRun(scratch);
        String line = "usage areas --no-refresh";
        List<Map<String, String>> all = TextTables.read(home.run(line).done(), "area");
        Check.equal("tree", List.of("home", "home/play", "home/play/chess", "work", "work/shop", "unassigned"),
                all.stream().map(row -> row.get("area")).toList());
        Check.that("indented", home.run(line).done().contains("\n    home/play/chess  "));
        Check.equal("leaves", List.of("home/play/chess", "work", "work/shop", "unassigned"),
                TextTables.read(home.run(line + " --leaves").done(), "area").stream().map(row -> row.get("area"))
                        .toList());
        for (String basis : List.of("tokens", "actual", "virtual", "messages")) {
            List<Map<String, String>> shares = TextTables.read(
                    home.run(line + " --percent --direct --share-by " + basis).done(), "area");
            BigDecimal sum = BigDecimal.ZERO;
            for (Map<String, String> row : shares) {
                if (List.of("home", "work", "unassigned").contains(row.get("area"))) {
                    sum = sum.add(new BigDecimal(TextTables.figure(row.get("share"))));
                }
            }
            Check.that(basis + " " + sum, sum.subtract(BigDecimal.valueOf(100)).abs()
                    .compareTo(new BigDecimal("0.2")) <= 0);
        }
        Check.that("warning", home.run(line).done().endsWith("% of this report's usage is unassigned. Run `toktrail"
                + " area sessions --unassigned --today` to classify it.\n"));
        String work = home.run(line + " --area work").done();
        Check.that("line", work.startsWith("toktrail usage areas\nArea filter: work (including descendants)\n\n"));
        Check.that("no warning", !work.contains("Warning"));
        Check.equal("inside", List.of("work", "work/shop"),
                TextTables.read(work, "area").stream().map(row -> row.get("area")).toList());
        Check.equal("exact", List.of("work"), TextTables.read(home.run(line + " --area work --area-exact").done(),
                "area").stream().map(row -> row.get("area")).toList());
        Check.that("depth", home.run(line + " --area shop --json").done().contains("\"depth\": 0"));
        Check.equal("none", List.of("unassigned"), TextTables.read(home.run(line + " --unassigned-area").done(),
                "area").stream().map(row -> row.get("area")).toList());
    }
}

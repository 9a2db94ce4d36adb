package toktrail.statusline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.ConfigReader;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.choice.ResetMode;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.setting.ResetTime;
import toktrail.config.setting.Statusline;
import toktrail.config.setting.Subscription;
import toktrail.environment.Environment;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.pricing.CostTotals;
import toktrail.pricing.quota.QuotaWindow;
import toktrail.pricing.quota.WindowState;
import toktrail.report.UsageSums;
import toktrail.report.quota.LimitUse;
import toktrail.report.quota.PlanQuota;
import toktrail.report.quota.QuotaStatus;
import toktrail.report.segment.ContextFill;
import toktrail.report.segment.SegmentReport;
import toktrail.report.segment.SegmentSubject;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.text.ColourChoice;
import toktrail.text.DisplayWidth;
import toktrail.text.Style;
import toktrail.usage.Tokens;

/** What a line says, how wide it is, and in what colours. */
public final class SegmentLineTest {

    private static final long NOW = 1_777_896_000_000L;
    private static final long HOUR = 3_600_000;
    private static final Path HOME = Path.of("/home/dev");
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    private SegmentLineTest() { }

    public static void tests(Suite s) {
        s.test("every element has its text", scratch -> {
            Segment all = new Segment(scratch.directory());
            Check.equal("harness", "opencode", all.line("harness"));
            Check.equal("agent", "build", all.line("agent"));
            Check.equal("area", "area work/shop", all.line("area"));
            Check.equal("provider", "zai", all.line("provider"));
            Check.equal("model", "glm-5.1", all.line("model"));
            Check.equal("session", "ses_1", all.line("session"));
            Check.equal("tokens", "1.9M tok", all.line("tokens"));
            Check.equal("cached", "+1.0M cached", all.line("cached"));
            Check.equal("reasoning", "r:999", all.line("reasoning"));
            Check.equal("cost", "v$1.20", all.line("cost"));
            Check.equal("savings", "save $0.90", all.line("savings"));
            Check.equal("cache", "cache 35%", all.line("cache_ratio"));
            Check.equal("unpriced", "?2", all.line("unpriced"));
            Check.equal("stale", "stale 5m30s", all.line("stale"));
            Check.equal("cwd", "~/src/toktrail", all.line("cwd"));
            Check.equal("joined in order", "glm-5.1 · opencode", all.line("model", "harness"));
        });
        s.test("elements without anything to say are left out, but not the whole line", scratch -> {
            Segment bare = new Segment(scratch.directory());
            bare.subject = new SegmentSubject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty());
            bare.sums = sums(new Tokens(10, 0, 0, 0, 0, 0), new CostTotals(BigDecimal.ZERO, BigDecimal.ZERO,
                    BigDecimal.ZERO, BigDecimal.ZERO, 0));
            bare.folder = Optional.empty();
            Check.equal("nothing", "toktrail", bare.line("agent", "provider", "model", "session", "cached",
                    "reasoning", "savings", "quota", "budget", "reset", "burn", "context", "unpriced", "stale",
                    "cwd"));
            Check.equal("always there", "toktrail · area - · 10 tok · v$0.00 · cache 0%",
                    bare.line("harness", "area", "tokens", "cost", "cache_ratio"));
            bare.sums = UsageSums.NONE;
            Check.equal("no usage", "toktrail: no usage sources", bare.line("harness"));
            bare.more = "empty = \"silent\"\n";
            Check.equal("silent", "", bare.line("harness"));
        });
        s.test("counts are short", scratch -> {
            Map<Long, String> wanted = Map.ofEntries(Map.entry(0L, "0"), Map.entry(999L, "999"),
                    Map.entry(1000L, "1.0k"), Map.entry(1049L, "1.0k"), Map.entry(1050L, "1.0k"),
                    Map.entry(1051L, "1.1k"), Map.entry(1150L, "1.2k"), Map.entry(999_949L, "999.9k"),
                    Map.entry(999_950L, "1.0M"), Map.entry(999_999L, "1.0M"), Map.entry(1_950_000L, "2.0M"),
                    Map.entry(12_340_000_000L, "12340.0M"));
            wanted.forEach((count, text) -> Check.equal(count.toString(), text, Elements.count(count)));
        });
        s.test("the cost names its basis; the tool's own counts where sources are asked", scratch -> {
            Segment segment = new Segment(scratch.directory());
            segment.more = "basis = \"actual\"\n";
            Check.equal("actual", "a$0.30", segment.line("cost"));
            segment.more = "basis = \"source\"\n";
            Check.equal("source", "s$0.50", segment.line("cost"));
            segment.payload = Payload.parse("{\"cost\": {\"total_cost_usd\": 7.125}}".getBytes(StandardCharsets.UTF_8));
            Check.equal("of the tool", "s$7.12", segment.line("cost"));
            segment.more = "basis = \"auto\"\n";
            Check.equal("auto", "$1.25", segment.line("cost"));
        });
        s.test("the model may have another name", scratch -> {
            Segment segment = new Segment(scratch.directory());
            segment.payload = Payload.parse("{\"model\": {\"id\": \"glm-5.1\", \"display_name\": \"GLM\"}}"
                    .getBytes(StandardCharsets.UTF_8));
            Check.equal("of the tool", "GLM", segment.line("model"));
            segment.more = "model_labels = { \"glm-5.1\" = \"five\" }\n";
            Check.equal("of the person", "five", segment.line("model"));
        });
        s.test("long directories end", scratch -> {
            Segment segment = new Segment(scratch.directory());
            segment.folder = Optional.of("/home/dev/work/customer/project/src");
            Check.equal("two segments", "project/src", segment.line("cwd"));
            segment.folder = Optional.of("/home/dev");
            Check.equal("home", "~", segment.line("cwd"));
            segment.folder = Optional.of("/a23456789/b2345678901234");
            Check.equal("24 columns and more", "/a23456789/b2345678901234".substring(1), segment.line("cwd"));
            segment.folder = Optional.of("/a2345678/b2345678901234");
            Check.equal("24 columns", "/a2345678/b2345678901234", segment.line("cwd"));
        });
        s.test("quota and burn rate", SegmentLineTest::quota);
        s.test("colours begin at their thresholds", SegmentLineTest::colours);
        s.test("signs before the figures", scratch -> {
            Segment segment = new Segment(scratch.directory());
            segment.more = "show_emojis = true\n";
            Check.equal("signs", "🤖 glm-5.1 · 💰 v$1.20 · 📁 area work/shop · 1.9M tok · ⏳ stale 5m30s",
                    segment.line("model", "cost", "area", "tokens", "stale"));
        });
        s.test("a line is cut to its width", SegmentLineTest::widths);
        s.test("what a tool writes cannot steer the terminal", scratch -> {
            Segment segment = new Segment(scratch.directory());
            segment.subject = new SegmentSubject(Optional.of("x\u001b[2Jy\n z"), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty());
            Check.equal("clean", "x[2Jy  z", segment.line("harness"));
        });
    }

    private static void quota(Scratch scratch) {
        Segment segment = new Segment(scratch.directory());
        segment.quota = plan("3.604", "30", 86 * HOUR, 658 * HOUR);
        Check.equal("worked example", "monthly 12% $26.40 left [27d10h] · reset 27d10h · burn 104% 27d10h",
                segment.line("quota", "reset", "burn"));
        Check.equal("ratio", "1.044658", segment.report().burn().get().ratio().get()
                .setScale(6, RoundingMode.HALF_EVEN).toPlainString());
        long exact = new BigDecimal("26.396").multiply(BigDecimal.valueOf(86 * 3600))
                .divide(new BigDecimal("3.604"), 0, RoundingMode.FLOOR).longValue();
        Check.equal("exhausted", OptionalLong.of(exact), segment.report().burn().get().exhaustedSeconds());
        segment.quota = plan("3.604", "3", 86 * HOUR, 658 * HOUR);
        Check.equal("over", "monthly over $0.60 · burn limit", segment.line("quota", "burn"));
        Check.equal("no ratio", Optional.empty(), segment.report().burn().get().ratio());
        segment.quota = plan("3", "3", 86 * HOUR, 658 * HOUR);
        Check.equal("used up", "monthly 100% $0.00 left [27d10h]", segment.line("quota", "burn"));
        segment.quota = plan("0", "3", 86 * HOUR, 658 * HOUR);
        Check.equal("unused", "monthly 0% $3.00 left [27d10h]", segment.line("quota", "burn"));
        segment.quota = plan("1", "4", 10 * HOUR, 10 * HOUR);
        Check.equal("slow", "monthly 25% $3.00 left [10h] · burn 33%", segment.line("quota", "burn"));
        segment.quota = Optional.of(new PlanQuota(subscription("30"), new QuotaStatus(window("30"),
                WindowState.expired(new QuotaWindow(1, 2), 1), UsageSums.NONE, BigDecimal.ZERO,
                List.of(new LimitUse(LimitUse.Unit.USD, new BigDecimal("30"), BigDecimal.ZERO)), List.of(),
                Optional.empty()), NOW));
        Check.equal("between windows", "monthly 0% $30.00 left", segment.line("quota", "reset", "burn"));
    }

    private static void colours(Scratch scratch) {
        Segment segment = new Segment(scratch.directory());
        segment.style = Style.of(ColourChoice.ALWAYS, segment.environment, Stream.OUT);
        for (String[] row : new String[][] {{"7.9", ""}, {"8", YELLOW}, {"9.99", YELLOW}, {"10", RED}, {"12", RED}}) {
            segment.quota = plan(row[0], "10", HOUR, HOUR);
            String line = segment.line("quota");
            Check.that(row[0] + ": " + line, row[1].isEmpty() ? !line.contains("\u001b")
                    : line.startsWith(row[1]) && line.endsWith(RESET));
        }
        for (String[] row : new String[][] {{"69.9", ""}, {"70", YELLOW}, {"90", RED}, {"1850", RED}}) {
            segment.context = Optional.of(new ContextFill(
                    OptionalLong.empty(), OptionalLong.empty(), new BigDecimal(row[0]), true));
            String line = segment.line("context");
            Check.that(row[0] + ": " + line, row[1].isEmpty() ? line.startsWith("ctx ~70%")
                    : line.startsWith(row[1] + "ctx ~"));
        }
        segment.quota = plan("4.5", "10", HOUR, HOUR);
        Check.equal("burn", YELLOW + "burn 82%" + RESET, segment.line("burn"));
        segment.quota = plan("5", "10", HOUR, HOUR);
        Check.equal("fast", RED + "burn 100% 1h" + RESET, segment.line("burn"));
        segment.quota = plan("11", "10", HOUR, HOUR);
        Check.equal("limit", RED + "burn limit" + RESET, segment.line("burn"));
        Check.equal("dim", DIM + "?2" + RESET + " · " + DIM + "stale 5m30s" + RESET,
                segment.line("unpriced", "stale"));
        segment.more = "[statusline.thresholds]\nquota_warning_percent = 10\nquota_danger_percent = 20\n";
        segment.quota = plan("1.5", "10", HOUR, HOUR);
        Check.that("configured", segment.line("quota").startsWith(YELLOW));
    }

    private static void widths(Scratch scratch) {
        Segment segment = new Segment(scratch.directory());
        segment.more = "max_width = 30\n";
        Check.equal("worked example", "opencode · glm-5.1 · 1.9M tok…",
                segment.line("harness", "model", "tokens", "cost"));
        segment.more = "max_width = 29\n";
        Check.equal("it fits", "opencode · glm-5.1 · 1.9M tok", segment.line("harness", "model", "tokens"));
        Check.equal("one column", "opencode · glm-5.1 · 1.9M to…",
                segment.line("harness", "model", "tokens", "cost"));
        segment.more = "max_width = 1\n";
        Check.equal("the first column", "o", segment.line("harness", "model"));
        segment.more = "max_width = 2\n";
        Check.equal("two", "o…", segment.line("harness", "model"));
        segment.subject = new SegmentSubject(Optional.of("漢字e\u0301x"), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
        String[] wanted = {"", "…", "漢…", "漢…", "漢字…", "漢字e\u0301x"};
        for (int width = 1; width <= 6; width++) {
            segment.more = "max_width = " + width + "\n";
            String line = segment.line("harness");
            Check.equal("width " + width, wanted[width - 1], line);
            Check.that("fits " + width, DisplayWidth.of(line) <= width);
        }
        segment = new Segment(scratch.directory());
        segment.style = Style.of(ColourChoice.ALWAYS, segment.environment, Stream.OUT);
        segment.more = "max_width = 4\n";
        Check.equal("colour ends with the cut", DIM + "sta" + RESET + "…", segment.line("stale"));
        segment.more = "max_width = 11\n";
        Check.equal("escapes take no column", DIM + "stale 5m30s" + RESET, segment.line("stale"));
    }

    private static UsageSums sums(Tokens tokens, CostTotals costs) {
        return new UsageSums(3, tokens, costs);
    }

    private static Subscription.Window window(String limit) {
        return new Subscription.Window(QuotaPeriod.MONTHLY, Optional.of(new BigDecimal(limit)), OptionalLong.empty(),
                OptionalLong.empty(), ResetMode.FIXED, ResetTime.parse("2026-05-01").orElseThrow(), true);
    }

    private static Subscription subscription(String limit) {
        return new Subscription("plan", "Plan", true,
                new Subscription.Usage(List.of("zai"), List.of(), List.of(), Optional.empty()), Optional.empty(),
                CostBasis.VIRTUAL, Optional.empty(), List.of(window(limit)));
    }

    private static Optional<PlanQuota> plan(String used, String limit, long elapsedMs, long leftMs) {
        QuotaStatus status = new QuotaStatus(window(limit),
                WindowState.active(new QuotaWindow(NOW - elapsedMs, NOW + leftMs)), UsageSums.NONE,
                new BigDecimal(used), List.of(new LimitUse(LimitUse.Unit.USD, new BigDecimal(limit),
                        new BigDecimal(used))), List.of(), Optional.empty());
        return Optional.of(new PlanQuota(subscription(limit), status, NOW));
    }

    /** A segment with something for every element; changed field by field. */
    private static final class Segment {

        final Environment environment;
        SegmentSubject subject = new SegmentSubject(Optional.of("opencode"),
                Optional.of(new SegmentSubject.Session("ses_1", Optional.empty(), NOW - 330_000)),
                Optional.of("zai"), Optional.of("glm-5.1"), Optional.of("build"), Optional.of("work/shop"));
        UsageSums sums = sums(new Tokens(1_850_000, 50_000, 999, 1_000_000, 4_000, 1),
                new CostTotals(new BigDecimal("0.5"), new BigDecimal("0.3"), new BigDecimal("1.2"),
                        new BigDecimal("1.25"), 2));
        Optional<PlanQuota> quota = Optional.empty();
        Optional<ContextFill> context = Optional.empty();
        Optional<Payload> payload = Optional.empty();
        Optional<String> folder = Optional.of("/home/dev/src/toktrail");
        String more = "";
        Style style = Style.plain();

        Segment(Path home) {
            environment = new TestWorld(home).environment();
        }

        SegmentReport report() {
            return new SegmentReport(NOW, subject, sums, quota, Optional.empty(), context);
        }

        String line(String... elements) {
            String text = "[statusline]\nelements = [\"" + String.join("\", \"", elements) + "\"]\n" + more;
            Path file = environment.home().resolve(".config/toktrail/config.toml");
            Statusline settings = ConfigReader.of(environment, List.of("codex")).withDraft(file, text)
                    .load(LocationOptions.none(), EnumSet.of(FileKind.CONFIG)).configuration().statusline();
            return SegmentLine.of(settings, report(), new Elements.Facts(payload, folder, HOME)).render(style);
        }
    }
}

package toktrail.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import toktrail.config.ConfigReader;
import toktrail.config.ConfigReading;
import toktrail.config.file.LocationOptions;
import toktrail.config.setting.Configuration;
import toktrail.environment.Environment;
import toktrail.environment.Host;
import toktrail.ledger.LedgerFixture;
import toktrail.report.budget.BudgetReport;
import toktrail.report.budget.BudgetReporter;
import toktrail.report.budget.BudgetStatus;
import toktrail.report.budget.BudgetWarning;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** What counts against a budget is what its events add up to, one by one. */
public final class BudgetReportTest {

    private static final Instant NOW = Instant.parse("2026-03-29T09:30:00Z");
    private static final long DAY = 86_400_000;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Machines by id and name; the second and third share the beginning of their name. */
    private static final List<List<String>> MACHINES =
            List.of(List.of("aaaaaaaa-1", "desk"), List.of("bbbbbbbb-2", "lap one"), List.of("cccccccc-3", "lap two"));
    private static final List<String> AREAS = Arrays.asList(null, "work", "work/shop", "workshop");
    private static final List<String> FOLDERS = Arrays.asList(null, "/src/shop", "/src/shop/api", "/src/shopping");
    private static final List<String> HARNESSES = List.of("codex", "claude");
    private static final List<CallKind> KINDS = List.of(CallKind.of("openai", "gpt-5.4", null, null),
            CallKind.of("my-proxy", "gpt-5.4", "high", null), CallKind.of("anthropic", "free-1", null, null),
            CallKind.of("anthropic", "claude-sonnet-4-5-20250929", null, "plan"),
            CallKind.of("anthropic", "none-1", null, null), CallKind.of("anthropic", "\u65e5\u672c", null, null));

    private static final String SETTINGS = """
            timezone = "Europe/Berlin"
            [costing.provider_aliases]
            my-proxy = "openai"
            """;

    /** A key of the scope, a value of it, and which of the lists above it selects. */
    private record Choice(String key, String list, List<Integer> selected) { }

    private static final List<Choice> CHOICES = List.of(
            new Choice("machines", "[\"desk\", \"Lap_Two\"]", List.of(0, 2)),
            new Choice("machines", "[\"bbbbbbbb\"]", List.of(1)),
            new Choice("machines", "[\"lap\", \"nobody\"]", List.of()),
            new Choice("areas", "[\"Work\"]", List.of(1, 2)),
            new Choice("areas", "[\"work/shop\", \"workshop\"]", List.of(2, 3)),
            new Choice("areas", "[\"nowhere\"]", List.of()),
            new Choice("cwd_prefixes", "[\"/src/shop/\"]", List.of(1, 2)),
            new Choice("cwd_prefixes", "[\"/src/shopping\", \"/src/shop/api\"]", List.of(2, 3)),
            new Choice("harnesses", "[\"Codex\"]", List.of(0)),
            new Choice("providers", "[\"OpenAI\"]", List.of(0, 1)),
            new Choice("providers", "[\"my-proxy\"]", List.of(0, 1)),
            new Choice("models", "[\"claude-sonnet-4.5\", \"Free_1\"]", List.of(2, 3)));

    /** An event with its places in the lists above. */
    private record Call(int machine, int area, int folder, int harness, int kind, long ms, Tokens tokens) {

        int place(String key) {
            return switch (key) {
                case "machines" -> machine;
                case "areas" -> area;
                case "cwd_prefixes" -> folder;
                case "harnesses" -> harness;
                default -> kind;
            };
        }

        /** By the prices of {@link TablePrices}. */
        BigDecimal cost(boolean actual) {
            String model = KINDS.get(kind).modelId();
            if (model.startsWith("none") || !actual && model.startsWith("free")) {
                return BigDecimal.ZERO;
            }
            long doubled = tokens.accountingTotal() * (tokens.promptTotal() > 1000 ? 4 : 2);
            return BigDecimal.valueOf(doubled / (actual ? 2 : 1)).divide(MILLION).divide(BigDecimal.valueOf(2));
        }

        boolean lacksPrice(boolean actual) {
            String model = KINDS.get(kind).modelId();
            return model.startsWith("none") || !actual && model.startsWith("free");
        }
    }

    private BudgetReportTest() { }

    public static void tests(Suite s) {
        s.test("a budget counts the events of its scope", BudgetReportTest::scopes);
        s.test("letter case of folders counts as it does on the machine", BudgetReportTest::letterCase);
    }

    private static void scopes(Scratch scratch) throws Exception {
        Random random = scratch.random();
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("Asia/Kathmandu"))) {
            List<Call> calls = fill(ledger, random);
            for (int i = 0; i < 60; i++) {
                String period = List.of("daily", "weekly", "monthly", "yearly").get(random.nextInt(4));
                boolean tokens = random.nextInt(3) == 0;
                boolean actual = random.nextBoolean();
                List<Choice> scope = new ArrayList<>();
                for (Choice choice : CHOICES) {
                    if (random.nextInt(7) == 0 && scope.stream().noneMatch(other -> other.key().equals(choice.key()))) {
                        scope.add(choice);
                    }
                }
                StringBuilder text = new StringBuilder(SETTINGS).append("[[budgets]]\nid = \"b\"\nperiod = \"")
                        .append(period).append(tokens ? "\"\nlimit_tokens = 10000\n" : "\"\nlimit_usd = 0.01\n")
                        .append(actual ? "basis = \"actual\"\n" : "");
                text.append(scope.isEmpty() ? "" : "[budgets.scope]\n");
                scope.forEach(choice -> text.append(choice.key()).append(" = ").append(choice.list()).append('\n'));
                check(text.toString(), calls, scope, actual, report(scratch, ledger, text.toString(), false));
            }
        }
    }

    private static List<Call> fill(LedgerFixture ledger, Random random) {
        List<Call> calls = new ArrayList<>();
        long[] machines = MACHINES.stream().mapToLong(
                machine -> ledger.machine(machine.get(0), machine.get(1), machine.get(1).equals("desk"))).toArray();
        long[] areas = AREAS.stream().mapToLong(path -> path == null ? 0 : ledger.area(path, false)).toArray();
        List<LedgerFixture.Kind> kinds = KINDS.stream().map(kind -> ledger.kind(kind, 1000)).toList();
        for (int session = 0; session < 30; session++) {
            int machine = random.nextInt(machines.length);
            int area = random.nextInt(areas.length);
            int folder = random.nextInt(FOLDERS.size());
            int harness = random.nextInt(HARNESSES.size());
            LedgerFixture.Session row =
                    ledger.session(machines[machine], HARNESSES.get(harness), "s" + session, areas[area]);
            if (folder > 0) {
                ledger.folder(row, FOLDERS.get(folder));
            }
            for (int i = 0; i < 12; i++) {
                int kind = random.nextInt(kinds.size());
                long ms = NOW.toEpochMilli() + (long) ((random.nextDouble() * 12 - 10) * DAY);
                Tokens tokens = new Tokens(random.nextInt(900), random.nextInt(50), random.nextInt(9),
                        random.nextInt(900), random.nextInt(3), random.nextInt(3));
                ledger.event(row, kinds.get(kind), ms, Amount.of(tokens));
                calls.add(new Call(machine, area, folder, harness, kind, ms, tokens));
            }
        }
        ledger.rollUp();
        return calls;
    }

    private static BudgetStatus report(Scratch scratch, LedgerFixture ledger, String config, boolean windows)
            throws Exception {
        Path home = Files.createTempDirectory(scratch.directory(), "home");
        Files.createDirectories(home.resolve(".config/toktrail"));
        Files.writeString(home.resolve(".config/toktrail/config.toml"), config);
        Environment plain = new TestWorld(home).environment();
        Environment world = new Environment(plain.variables(), plain.home(), plain.workingDirectory(), plain.clock(),
                new Host("h", windows), plain.streams(), plain.terminal());
        ConfigReading reading = ConfigReader.of(world, HARNESSES).read(LocationOptions.none());
        Check.equal("problems", List.of(), reading.violations());
        Configuration configuration = reading.configuration();
        BudgetReporter reporter = new BudgetReporter(configuration, new TablePrices(), world);
        BudgetReport report =
                ledger.read(view -> reporter.report(view, configuration.budgets(), NOW.toEpochMilli()));
        return report.budgets().get(0);
    }

    private static void check(String what, List<Call> calls, List<Choice> scope, boolean actual, BudgetStatus status) {
        List<Call> counted = calls.stream().filter(call -> scope.stream().allMatch(
                choice -> choice.selected().contains(call.place(choice.key())))).toList();
        List<Call> inPeriod = counted.stream().filter(call -> status.period().sinceMs() <= call.ms()
                && call.ms() < status.period().untilMs()).toList();
        List<Call> lastWeek = counted.stream().filter(call -> NOW.toEpochMilli() - 7 * DAY <= call.ms()
                && call.ms() < NOW.toEpochMilli()).toList();
        same(what + "spent", sum(inPeriod, status, actual), status.figures().spent());
        Check.equal(what + "messages", (long) inPeriod.size(), status.sums().messageCount());
        same(what + "rate", sum(lastWeek, status, actual).divide(BigDecimal.valueOf(7), 6,
                RoundingMode.HALF_EVEN), status.byWeek().ratePerDay());
        long unpriced = inPeriod.stream().filter(call -> call.lacksPrice(actual)).count();
        List<BudgetWarning> warnings = new ArrayList<>();
        if (status.isMoney() && unpriced > 0) {
            warnings.add(new BudgetWarning.Unpriced(unpriced));
        }
        Set<String> keys = new TreeSet<>(scope.stream().map(Choice::list).toList());
        if (keys.contains("[\"lap\", \"nobody\"]")) {
            warnings.add(new BudgetWarning.UnknownMachine("lap"));
            warnings.add(new BudgetWarning.UnknownMachine("nobody"));
        }
        if (keys.contains("[\"nowhere\"]")) {
            warnings.add(new BudgetWarning.UnknownArea("nowhere"));
        }
        Check.equal(what + "warnings", Set.copyOf(warnings), Set.copyOf(status.warnings()));
    }

    private static BigDecimal sum(List<Call> calls, BudgetStatus status, boolean actual) {
        return calls.stream().map(call -> status.isMoney() ? call.cost(actual)
                : BigDecimal.valueOf(call.tokens().total())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void same(String what, BigDecimal want, BigDecimal got) {
        Check.that(what + ": want " + want + ", got " + got, want.compareTo(got) == 0);
    }

    private static void letterCase(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("UTC"))) {
            LedgerFixture.Session session = ledger.session(ledger.machine("m", null, true), "codex", "s", 0);
            ledger.folder(session, "c:\\SRC\\Shop\\api");
            ledger.event(session, ledger.kind(KINDS.get(0)), NOW.toEpochMilli(),
                    Amount.of(new Tokens(5, 0, 0, 0, 0, 0)));
            ledger.rollUp();
            String config = "[[budgets]]\nid = \"b\"\nperiod = \"daily\"\nlimit_tokens = 9\n[budgets.scope]\n"
                    + "cwd_prefixes = [\"C:/src/shop\"]\n";
            Check.equal("Windows", 1L, report(scratch, ledger, config, true).sums().messageCount());
            Check.equal("elsewhere", 0L, report(scratch, ledger, config, false).sums().messageCount());
        }
    }
}

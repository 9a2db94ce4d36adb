package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/**
 * The documented summary, line by line, of a ledger made for it: claude with 40 of 54 calls today, 600 of 924 in the
 * rest of the week, 800 of 1,320 in the days before, codex with the others. Tokens are input and cache reads, so many
 * of each that the costs of the summary come out.
 *
 * <p>No moment has all lines: a forecast divides by the time that has passed and a projection by days, so both show the
 * same amount in the last minute of a day only, and there no block has 1h 52m left, as blocks begin at full hours.
 * Hence two moments, which hold every line between them.
 */
public final class SummaryExampleTest {

    private static final String PLAN = """
            [[subscriptions]]
            id = "max"
            display_name = "Claude Max"
            usage_providers = ["anthropic"]
            quota_cost_basis = "virtual"
            [[subscriptions.windows]]
            period = "5h"
            limit_usd = 19.9
            reset_mode = "first_use"
            reset_at = "2026-05-01T00:00:00+02:00"
            [[subscriptions.windows]]
            period = "weekly"
            limit_usd = 50
            reset_mode = "fixed"
            reset_at = "2026-05-11T00:00:00+02:00"
            """;
    private static final String BUDGET = """
            [[budgets]]
            id = "month"
            limit_usd = 200
            period = "monthly"
            warn_at = [0.5]
            """;
    private static final List<String> CLAUDE = List.of("claude", "anthropic", "claude-opus-4-5");
    private static final List<String> CODEX = List.of("codex", "openai", "gpt-5.3-codex");

    /** Lines of the summary from its head to the commands. */
    private static final int BLOCK = 6;
    private static final int BUDGET_LINE = 8;
    private static final int NEXT = 10;

    private SummaryExampleTest() { }

    public static void tests(Suite s) {
        s.test("the documented lines", scratch -> {
            List<String> expected = Files.readString(Scratch.fixture("cli/known/summary.txt")).lines().toList();
            CommandHome home = home(scratch);
            home.world().now(Instant.parse("2026-05-17T21:08:00Z"));
            check(without(expected, BUDGET_LINE), without(home.run("").done().lines().toList(), BUDGET_LINE));
            home.world().now(Instant.parse("2026-05-17T21:59:40Z"));
            check(without(expected, BLOCK), without(home.run("").done().lines().toList(), BLOCK));
        });
    }

    private static List<String> without(List<String> lines, int left) {
        List<String> rest = new ArrayList<>(lines);
        rest.remove(left);
        return rest;
    }

    /** All lines, the last of them as far as there are such commands. */
    private static void check(List<String> expected, List<String> lines) {
        List<String> commands = new ArrayList<>();
        for (String command : expected.get(NEXT - 1).strip().split(" · ")) {
            String name = command.substring("toktrail ".length());
            if (name.startsWith("-") || Commands.has(name)) {
                commands.add(command);
            }
        }
        List<String> wanted = new ArrayList<>(expected.subList(0, NEXT - 1));
        wanted.add("  " + String.join(" · ", commands));
        Check.equal("summary", String.join("\n", wanted), String.join("\n", lines));
    }

    private static CommandHome home(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch, Instant.parse("2026-05-17T21:07:30Z"));
        List<ExampleLedger.Call> calls = new ArrayList<>();
        // In millions: 0.5 a token read plus 4.5 more a token of input make 48.60, 39.66, 2.29; 0.175 plus 1.575 make
        // 28.063, 13.83, 0.72. That is 133.163 in the month, 56.50 in the week, 3.01 today.
        calls.addAll(calls(CLAUDE, "2026-05-06T08:00:00Z/2026-05-10T20:00:00Z", 800, 55_000_000, 4_688_889));
        calls.addAll(calls(CODEX, "2026-05-06T08:00:00Z/2026-05-10T20:00:00Z", 520, 25_500_000, 14_984_444));
        calls.addAll(calls(CLAUDE, "2026-05-11T08:00:00Z/2026-05-16T20:00:00Z", 600, 40_000_000, 4_368_889));
        calls.addAll(calls(CODEX, "2026-05-11T08:00:00Z/2026-05-16T20:00:00Z", 324, 16_400_000, 6_958_730));
        calls.addAll(calls(CLAUDE, "2026-05-17T18:00:00Z/2026-05-17T21:07:00Z", 40, 2_400_000, 242_222));
        calls.addAll(calls(CODEX, "2026-05-17T08:00:00Z/2026-05-17T12:00:00Z", 14, 900_000, 357_143));
        example.add(calls);
        return example.home().with(".config/toktrail/subscriptions.toml", PLAN)
                .with(".config/toktrail/config.toml", BUDGET);
    }

    /** Calls at even distances from the first moment to the last, with even shares of the tokens. */
    private static List<ExampleLedger.Call> calls(List<String> kind, String span, int count, long tokens, long input) {
        long[] ends = Arrays.stream(span.split("/")).mapToLong(time -> Instant.parse(time).toEpochMilli()).toArray();
        List<ExampleLedger.Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String time = Instant.ofEpochMilli(ends[0] + (ends[1] - ends[0]) * i / (count - 1)).toString();
            calls.add(new ExampleLedger.Call(time, kind.get(0), kind.get(1), kind.get(2), "s", share(input, i, count),
                    0, 0, share(tokens - input, i, count), 0));
        }
        return calls;
    }

    private static long share(long whole, int part, int parts) {
        return whole * (part + 1) / parts - whole * part / parts;
    }
}

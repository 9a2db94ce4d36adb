package toktrail.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import toktrail.harness.claude.ClaudeHarness;
import toktrail.harness.codex.CodexHarness;
import toktrail.harness.opencode.OpenCodeHarness;
import toktrail.ledger.Ledger;
import toktrail.ledger.Samples;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.Storing;
import toktrail.testing.Scratch;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/**
 * Eight calls in eight days of May, five sessions, three tools, four models, one of them without a price; the zone is
 * Berlin and the moment 2026-05-18T12:00:00Z. Call 3 was made on the 11th in UTC and on the 12th in Berlin. Reports are
 * asked with {@link #run}, which does not import.
 */
final class ExampleLedger {

    /** A call: time, tool, provider, model, session; then input, output, reasoning, cache reads, cache writes. */
    record Call(String time, String harness, String provider, String model, String session, long... tokens) { }

    static final List<Call> CALLS = List.of(
            new Call("2026-05-11T09:00:00Z", "claude", "anthropic", "claude-opus-4-5", "s-a", 12, 800, 0, 20000, 4000),
            new Call("2026-05-11T09:20:00Z", "claude", "anthropic", "claude-haiku-4-5", "s-a", 40, 300, 0, 6000, 0),
            new Call("2026-05-11T22:30:00Z", "codex", "openai", "gpt-5.3-codex", "s-b", 5000, 1200, 300, 10000, 0),
            new Call("2026-05-12T07:15:00Z", "codex", "openai", "gpt-5.3-codex", "s-b", 2000, 600, 0, 30000, 0),
            new Call("2026-05-13T10:00:00Z", "opencode", "zai", "glm-4.7-free", "s-c", 700, 90, 0, 0, 0),
            new Call("2026-05-17T08:05:00Z", "claude", "anthropic", "claude-opus-4-5", "s-d", 30, 2500, 0, 90000,
                    12000),
            new Call("2026-05-17T10:35:00Z", "claude", "anthropic", "claude-opus-4-5", "s-d", 10, 1500, 0, 102000,
                    1000),
            new Call("2026-05-18T06:00:00Z", "claude", "anthropic", "claude-haiku-4-5", "s-e", 100, 1000, 0, 8000,
                    2000));

    private static final String PRICES = price("anthropic", "claude-opus-4-5", "5", "25", "0.5", "6.25")
            + price("anthropic", "claude-haiku-4-5", "1", "5", "0.1", "1.25")
            + price("openai", "gpt-5.3-codex", "1.75", "14", "0.175", "0");

    private static final EventRules RULES = new EventRules() {
        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.FILE;
        }

        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return session.harness() + ":" + dedupKey;
        }
    };

    private final CommandHome home;
    private final LedgerSettings settings;

    private ExampleLedger(CommandHome home, LedgerSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    private static String price(String provider, String model, String... usd) {
        return "[[pricing.virtual]]\nprovider = \"" + provider + "\"\nmodel = \"" + model + "\"\ninput_usd_per_1m = "
                + usd[0] + "\noutput_usd_per_1m = " + usd[1] + "\ncached_input_usd_per_1m = " + usd[2]
                + "\ncache_write_usd_per_1m = " + usd[3] + "\n";
    }

    /** A home whose ledger has the first {@code count} of the calls. */
    static ExampleLedger of(Scratch scratch, int count) throws IOException {
        ExampleLedger example = empty(scratch);
        for (int i = 0; i < count; i++) {
            example.add(CALLS.subList(i, i + 1));
        }
        return example;
    }

    /** The same without any call. */
    static ExampleLedger empty(Scratch scratch) throws IOException {
        return empty(scratch, Instant.parse("2026-05-18T12:00:00Z"));
    }

    /** The same without any call at another moment. */
    static ExampleLedger empty(Scratch scratch, Instant now) throws IOException {
        CommandHome home = new CommandHome(scratch, new ClaudeHarness(), CodexHarness.codex(), new OpenCodeHarness());
        home.world().zone("Europe/Berlin").now(now);
        home.with(".config/toktrail/prices.toml", PRICES);
        Files.createDirectories(home.ledger().getParent());
        return new ExampleLedger(home, LedgerSettings.of(home.environment().clock(), ZoneId.of("Europe/Berlin")));
    }

    /** Adds calls. */
    void add(List<Call> calls) {
        try (Ledger ledger = Ledger.open(home.ledger(), settings);
                Importing importing = ledger.importing(Samples.QUICK)) {
            for (Call call : calls) {
                Storing.event(importing, event(call), RULES, List.of());
            }
            importing.finish();
        }
    }

    /** Says where a session worked. */
    void place(String harness, String session, String folder) {
        try (Ledger ledger = Ledger.open(home.ledger(), settings);
                Importing importing = ledger.importing(Samples.QUICK)) {
            importing.session(new SessionFacts(new SessionRef(harness, session), null,
                    new SessionFacts.Workspace(folder, null, null, null), null, null, null, List.of()));
            importing.finish();
        }
    }

    private static UsageEvent event(Call call) {
        long[] n = call.tokens();
        String key = call.time() + call.session() + call.model();
        return new UsageEvent(new SessionRef(call.harness(), call.session()),
                CallKind.of(call.provider(), call.model(), null, null), Instant.parse(call.time()).toEpochMilli(), null,
                Amount.of(new Tokens(n[0], n[1], n[2], n[3], n[4], n.length > 5 ? n[5] : 0), BigDecimal.ZERO),
                SourcePosition.file("/f"), new EventKeys(key, null, key, null, key, null), null, null);
    }

    CommandHome home() {
        return home;
    }

    /** Runs a report on what is stored. */
    CommandHome.Outcome run(String line) {
        return home.run(line + " --no-refresh");
    }
}

package toktrail.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.importing.ImportMode;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.Outcome;
import toktrail.ledger.importing.Storing;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.testing.Check;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Events and ledgers for tests. */
public final class Samples {

    /** The zone of the day sums. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** An ordinary import. */
    public static final ImportMode QUICK = new ImportMode(Importing.Mode.QUICK, false, false);

    /** An import that takes every difference. */
    public static final ImportMode FULL = new ImportMode(Importing.Mode.FULL, false, false);

    private Samples() { }

    /** Settings of a moment. */
    public static LedgerSettings at(long nowMs) {
        return LedgerSettings.of(Clock.fixed(Instant.ofEpochMilli(nowMs), ZoneOffset.UTC), ZONE);
    }

    /** An event of session {@code s} in file {@code /f} with a key, its time and its output tokens. */
    public static UsageEvent event(String key, long createdMs, long output) {
        return event("test", "s", key, "/f", createdMs, output);
    }

    /** An event of a session of a harness in a file, with a key, its time and its output tokens. */
    public static UsageEvent event(
            String harness, String session, String key, String file, long createdMs, long output) {
        return new UsageEvent(new SessionRef(harness, session), CallKind.of("openai", "gpt-5", null, null), createdMs,
                null, Amount.of(new Tokens(100, output, 0, 0, 0, 0)), SourcePosition.file(file),
                new EventKeys(null, null, key, harness + ":" + session + ":" + key, harness + ":" + key, null), null,
                null);
    }

    /** The same event with other keys. */
    public static UsageEvent withKeys(UsageEvent e, EventKeys keys) {
        return new UsageEvent(e.session(), e.kind(), e.createdMs(), e.completedMs(), e.amount(), e.position(), keys,
                e.fingerprint(), e.rawJson());
    }

    /** The same event with another amount. */
    public static UsageEvent withAmount(UsageEvent e, Amount amount) {
        return new UsageEvent(e.session(), e.kind(), e.createdMs(), e.completedMs(), amount, e.position(), e.keys(),
                e.fingerprint(), e.rawJson());
    }

    /** The same event with the text of its record. */
    public static UsageEvent withRaw(UsageEvent e, String raw) {
        return new UsageEvent(e.session(), e.kind(), e.createdMs(), e.completedMs(), e.amount(), e.position(), e.keys(),
                e.fingerprint(), raw);
    }

    /** An amount of money. */
    public static BigDecimal usd(String text) {
        return new BigDecimal(text);
    }

    /** Hands events over in one import and finishes it; their outcomes. */
    public static List<Outcome> run(Ledger ledger, ImportMode mode, SampleRules rules, UsageEvent... events) {
        List<Outcome> outcomes = new ArrayList<>();
        try (Importing importing = ledger.importing(mode)) {
            for (UsageEvent event : events) {
                outcomes.add(Storing.event(importing, event, rules, List.of()));
            }
            importing.finish();
        }
        Check.equal("sums", List.of(), ledger.checkSums());
        return outcomes;
    }

    /** The connection of a ledger. */
    public static Database database(Ledger ledger) {
        return ledger.database();
    }

    /** The number a query gives, -1 for none. */
    public static long number(Ledger ledger, String sql) {
        return ledger.database().firstLong(sql, SqlStatement.Binder.NONE).orElse(-1);
    }

    /** The rows of a query, columns joined by {@code |}. */
    public static List<String> rows(Ledger ledger, int columns, String sql) {
        return ledger.database().query(sql, SqlStatement.Binder.NONE, row -> {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                values.add(row.text(i));
            }
            return String.join("|", values.stream().map(String::valueOf).toList());
        });
    }

    /** Everything that must not depend on the way events came in, as text. */
    public static String content(Ledger ledger) {
        List<String> lines = new ArrayList<>(rows(ledger, 17, """
                SELECT s.harness, s.source_session_id, e.match_key, e.created_ms, e.duration_ms, k.provider_id,
                  k.model_id, k.variant, e.input_tokens, e.output_tokens, e.cache_read_tokens, e.cache_write_tokens,
                  e.source_cost_pico_usd, i.source_cost_text, i.source_message_id, i.source_dedup_key, f.path
                FROM event e JOIN session s ON s.id = e.session JOIN call_kind k ON k.id = e.call_kind
                LEFT JOIN event_identity i ON i.event = e.id LEFT JOIN file f ON f.id = e.file
                ORDER BY e.match_key"""));
        lines.addAll(rows(ledger, 7, """
                SELECT g.harness, k.model_id, r.price_class, r.hour, r.event_count, r.output_tokens,
                  r.source_cost_pico_usd
                FROM rollup_hour r JOIN rollup_key g ON g.id = r.rollup_key JOIN call_kind k ON k.id = g.call_kind
                ORDER BY 1, 2, k.variant, 3, 4"""));
        lines.addAll(rows(ledger, 6, """
                SELECT g.harness, k.model_id, r.price_class, r.day, r.event_count, r.output_tokens
                FROM rollup_day r JOIN rollup_key g ON g.id = r.rollup_key JOIN call_kind k ON k.id = g.call_kind
                ORDER BY 1, 2, k.variant, 3, 4"""));
        lines.addAll(rows(ledger, 5, """
                SELECT s.source_session_id, s.event_count, s.first_ms, s.last_ms, sum(r.output_tokens)
                FROM session s JOIN rollup_session r ON r.session = s.id GROUP BY s.id
                ORDER BY s.harness, s.source_session_id"""));
        return String.join("\n", lines);
    }

    /** The ledger file of a directory. */
    public static Path db(Path directory) {
        return directory.resolve("toktrail.db");
    }
}

package toktrail.ledger.importing;

import java.util.List;
import toktrail.ledger.Ledger;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.row.CopyKey;
import toktrail.ledger.row.EventUuid;
import toktrail.ledger.run.RunScope;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.EventKeys;
import toktrail.usage.KeyHash;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Rows that came from another ledger: claimed by key or rule, retired when they are second counts. */
public final class ClaimTest {

    private static final SampleRules RULES = SampleRules.of(UpdatePolicy.IMMUTABLE);

    private ClaimTest() { }

    public static void tests(Suite s) {
        s.test("a row from elsewhere is claimed by its global key and corrected upwards", scratch -> {
            try (Ledger ledger = ledgerWith(scratch, Samples.event("old", 7, 5))) {
                UsageEvent event = matched("old", "new-match", 9);
                Check.equal("outcome", List.of(Outcome.CLAIMED), Samples.run(ledger, Samples.QUICK, RULES, event));
                Check.equal("event", List.of("1|9"), Samples.rows(ledger, 2, "SELECT id, output_tokens FROM event"));
                Check.equal("claimed", 0L, Samples.number(ledger, "SELECT sum(unclaimed_count) FROM session"));
                Check.equal("identity", 0L, Samples.number(ledger, "SELECT count(*) FROM event_identity"
                        + " WHERE unclaimed = 1"));
                Check.equal("again", List.of(Outcome.UNCHANGED),
                        Samples.run(ledger, Samples.QUICK, RULES, event));
            }
        });
        s.test("a claim that states less is held, and its values stay", scratch -> {
            try (Ledger ledger = ledgerWith(scratch, Samples.event("old", 7, 5));
                    Importing importing = ledger.importing(Samples.QUICK)) {
                Storing.event(importing, matched("old", "m", 2), RULES, List.of());
                Check.equal("counts", new EventCounts(0, 1, 0, 1, 0), importing.finish().of("test"));
                Check.equal("tokens", 5L, Samples.number(ledger, "SELECT output_tokens FROM event"));
            }
        });
        s.test("a row is claimed by its harness's rule and keeps its keys", scratch -> {
            SampleRules ending = new SampleRules(UpdatePolicy.IMMUTABLE, (a, b) -> false,
                    (key, ms) -> key.endsWith("/a.jsonl:7"));
            try (Ledger ledger = ledgerWith(scratch, Samples.event("/elsewhere/a.jsonl:7", 7, 5))) {
                Check.equal("outcome", List.of(Outcome.CLAIMED),
                        Samples.run(ledger, Samples.QUICK, ending, matched("/here/a.jsonl:7", "m", 5)));
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    Check.equal("key", "test:s:/elsewhere/a.jsonl:7",
                            importing.eventsAt("test", 7, ending).get(0).keys().globalKey());
                }
            }
        });
        s.test("the first copy with a stored row is claimed, the others are retired and stay out", scratch -> {
            try (Ledger ledger = ledgerWith(scratch, Samples.event("copy1", 7, 5), Samples.event("copy2", 8, 5))) {
                long run = ledger.runs().start(null, 0, RunScope.ALL, 1).id();
                Samples.database(ledger).execute("INSERT INTO run_link VALUES (" + run + ", 2, 1)");
                SessionRef session = new SessionRef("test", "s");
                List<CopyKey> copies = List.of(new CopyKey(session, "test:s:copy1"),
                        new CopyKey(session, "test:s:copy2"));
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    Check.equal("outcome", Outcome.CLAIMED,
                            Storing.event(importing, matched("own", "m", 5), RULES, copies));
                    ImportTotals totals = importing.finish();
                    Check.equal("counts", new EventCounts(0, 1, 0, 0, 1), totals.of("test"));
                    Check.equal("difference", -105L, totals.tokenDifference());
                }
                Check.equal("sums", List.of(), ledger.checkSums());
                Check.equal("link moved", List.of("1"), Samples.rows(ledger, 1, "SELECT event FROM run_link"));
                Check.equal("retired stays out", List.of(Outcome.RETIRED),
                        Samples.run(ledger, Samples.QUICK, RULES, matched("copy2", "other", 5)));
            }
        });
        s.test("a copy reported behind its winner retires its row", scratch -> {
            try (Ledger ledger = ledgerWith(scratch, Samples.event("copy", 7, 5));
                    Importing importing = ledger.importing(Samples.QUICK)) {
                Storing.event(importing, matched("own", "m", 5), RULES, List.of());
                importing.copy(new CopyKey(new SessionRef("test", "s"), "test:s:copy"), "m", RULES);
                importing.finish();
                Check.equal("events", List.of("2"), Samples.rows(ledger, 1, "SELECT id FROM event"));
                Check.equal("winner", 1L,
                        Samples.number(ledger, "SELECT count(winner_uuid) FROM retired_event"));
                Check.equal("sums", List.of(), ledger.checkSums());
            }
        });
        s.test("an event whose call has another name now gets that name", scratch -> {
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(1_000))) {
                Samples.run(ledger, Samples.QUICK, RULES, matched("a", "former", 5));
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    importing.renamed(KeyHash.of("former"), () -> "now", RULES);
                    importing.renamed(KeyHash.of("unknown"), () -> "now", RULES);
                    Check.equal("former", false, importing.hasMatchKey("former"));
                    Check.equal("outcome", Outcome.UNCHANGED,
                            Storing.event(importing, matched("b", "now", 5), RULES, List.of()));
                    Check.equal("counts", new EventCounts(0, 0, 0, 0, 0), importing.finish().of("test"));
                }
                Check.equal("events", List.of("1"), Samples.rows(ledger, 1, "SELECT id FROM event"));
                Check.equal("sums", List.of(), ledger.checkSums());
            }
        });
        s.test("an event whose call is stored under its other name is retired, with its links", scratch -> {
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(1_000))) {
                Samples.run(ledger, Samples.QUICK, RULES, matched("a", "former", 5));
                long run = ledger.runs().start(null, 0, RunScope.ALL, 1).id();
                Samples.database(ledger).execute("INSERT INTO run_link VALUES (" + run + ", 1, 1)");
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    Storing.event(importing, matched("b", "now", 5), RULES, List.of());
                    importing.renamed(KeyHash.of("former"), () -> "now", RULES);
                    importing.renamed(KeyHash.of("now"), () -> "now", RULES);
                    ImportTotals totals = importing.finish();
                    Check.equal("counts", new EventCounts(1, 0, 0, 0, 1), totals.of("test"));
                    Check.equal("difference", -105L, totals.tokenDifference());
                }
                Check.equal("link moved", List.of("2"), Samples.rows(ledger, 1, "SELECT event FROM run_link"));
                Check.equal("sums", List.of(), ledger.checkSums());
                Check.equal("stays out", List.of(Outcome.RETIRED),
                        Samples.run(ledger, Samples.QUICK, RULES, matched("a", "former", 5)));
            }
        });
        s.test("a retired row whose winner is gone comes back", scratch -> {
            try (Ledger ledger = ledgerWith(scratch, Samples.event("copy", 7, 5))) {
                Samples.database(ledger).execute("DELETE FROM event; DELETE FROM event_identity;"
                        + "DELETE FROM rollup_hour;"
                        + "DELETE FROM rollup_day; DELETE FROM rollup_session;"
                        + "UPDATE session SET event_count = 0, unclaimed_count = 0, first_ms = NULL, last_ms = NULL");
                EventUuid uuid = EventUuid.of("test", "test:s:copy");
                Samples.database(ledger).update("""
                        INSERT INTO retired_event VALUES (?, 'test', x'00112233445566778899aabbccddeeff', 1, 1)""",
                        st -> st.bindBytes(1, uuid.bytes()));
                Check.equal("outcome", List.of(Outcome.INSERTED),
                        Samples.run(ledger, Samples.QUICK, RULES, matched("copy", "m", 5)));
            }
        });
    }

    /** The sample event under a key and a match key, with output tokens. */
    private static UsageEvent matched(String key, String match, long output) {
        UsageEvent event = Samples.event(key, 7, output);
        return Samples.withKeys(event, new EventKeys(null, null, key, "test:s:" + key, match, null));
    }

    /** A ledger with events as if they had come from another one. */
    private static Ledger ledgerWith(toktrail.testing.Scratch scratch, UsageEvent... events) {
        Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(1_000));
        Samples.run(ledger, Samples.QUICK, RULES, events);
        Samples.database(ledger).execute("""
                UPDATE event SET match_key = NULL, file = NULL;
                INSERT INTO event_identity (event, unclaimed) SELECT id, 1 FROM event WHERE true
                  ON CONFLICT DO UPDATE SET unclaimed = 1;
                UPDATE session SET unclaimed_count = event_count;""");
        return ledger;
    }
}

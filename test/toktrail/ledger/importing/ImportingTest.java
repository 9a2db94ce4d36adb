package toktrail.ledger.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.row.RollupDays;
import toktrail.sqlite.SqlStatement;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.Amount;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Updates by policy, file states, metadata, areas, dry runs, full disks. */
public final class ImportingTest {

    private static final ImportMode DRY_RUN = new ImportMode(Importing.Mode.QUICK, true, false);
    private static final SampleRules FILE = SampleRules.of(UpdatePolicy.FILE);
    private static final SampleRules SUM = SampleRules.of(UpdatePolicy.SUM);
    private static final SampleRules IMMUTABLE = SampleRules.of(UpdatePolicy.IMMUTABLE);

    private interface Body {
        void run(Ledger ledger) throws Exception;
    }

    private ImportingTest() { }

    public static void tests(Suite s) {
        policies(s);
        s.test("a replacement takes the earlier time and keeps the import time", scratch -> with(scratch, ledger -> {
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 5_000, 1));
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 4_000, 2), Samples.event("a", 9_000, 3));
            Check.equal("event", List.of("4000|3|1000"),
                    Samples.rows(ledger, 3, "SELECT created_ms, output_tokens, imported_at_ms FROM event"));
            Check.equal("session", List.of("4000|4000"),
                    Samples.rows(ledger, 2, "SELECT first_ms, last_ms FROM session"));
        }));
        s.test("raw text is stored on request and filled in by a full import", scratch -> with(scratch, ledger -> {
            UsageEvent event = Samples.withRaw(Samples.event("a", 1, 1), "{\"x\":1}");
            Samples.run(ledger, Samples.QUICK, FILE, event);
            Samples.run(ledger, new ImportMode(Importing.Mode.QUICK, false, true), FILE, event);
            Check.equal("not yet", 0L, Samples.number(ledger, "SELECT count(raw_json) FROM event_identity"));
            Check.equal("unchanged", List.of(Outcome.UNCHANGED),
                    Samples.run(ledger, new ImportMode(Importing.Mode.FULL, false, true), FILE, event));
            Check.equal("filled", List.of("{\"x\":1}"), Samples.rows(ledger, 1, "SELECT raw_json FROM event_identity"));
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 1, 5));
            Check.equal("kept", List.of("{\"x\":1}"), Samples.rows(ledger, 1, "SELECT raw_json FROM event_identity"));
        }));
        s.test("an alternate key finds the call only if the harness agrees", scratch -> with(scratch, ledger -> {
            SampleRules short3 = new SampleRules(UpdatePolicy.FILE,
                    (a, b) -> Math.abs(a.createdMs() - b.createdMs()) < 10 && b.keys().dedupKey().equals("a"),
                    (key, ms) -> false);
            List<Outcome> outcomes = Samples.run(ledger, Samples.QUICK, short3, alternate("a", 100),
                    alternate("b", 200), alternate("c", 105));
            Check.equal("outcomes", List.of(Outcome.INSERTED, Outcome.INSERTED, Outcome.UNCHANGED), outcomes);
            Check.equal("later", List.of(Outcome.UNCHANGED),
                    Samples.run(ledger, Samples.QUICK, short3, alternate("d", 101)));
        }));
        s.test("file states are kept with their parser's memory", scratch -> with(scratch, ledger -> {
            FileState state = new FileState("/f/a.jsonl", new FileState.FileStamp(10, 20, "7-8", "wal"),
                    new FileProgress(9, 2, -1L, 2L),
                    new ParserState(3, new byte[] {4, 5}, new byte[] {6}, 8, 1),
                    new FileState.RowCounts(5, 4, 1), null);
            try (Importing importing = ledger.importing(Samples.QUICK)) {
                importing.fileState("test", state);
                importing.missing("test", "/f/a.jsonl");
                importing.missing("test", "/f/unknown");
                importing.skippedSource("test", SkippedEntry.of("/f/b", "malformed", "why", 3L, 4L));
                importing.skippedSource("test", SkippedEntry.of("/f/b", "malformed", null, 3L, 4L));
                importing.finish();
            }
            try (Importing importing = ledger.importing(Samples.QUICK)) {
                FileState stored = importing.fileState("test", "/f/a.jsonl").orElseThrow();
                Check.equal("missing", 1_000L, stored.missingSinceMs());
                Check.equal("state", new FileState(state.file(), state.stamp(), state.progress(), ParserState.none(3),
                        state.rows(), 1_000L), stored);
                Check.equal("known", Map.of("/f/a.jsonl", new KnownFile(state.stamp(), 3, true)),
                        importing.knownFiles("test"));
                Check.equal("other harness", Map.of(), importing.knownFiles("other"));
                Check.equal("parser", Optional.of(state.parser()), importing.parserState("test", "/f/a.jsonl"));
                Map<String, byte[]> shared = importing.sharedStates("test");
                Check.equal("shared", new byte[] {4, 5}, shared.get("/f/a.jsonl"));
                Check.equal("all", 1, shared.size());
                Check.equal("skipped", Map.of("/f/b", new SkippedEntry("/f/b", "malformed", null, 3L, 4L, 2, 1_000)),
                        importing.skippedSources("test"));
                importing.present("test", "/f/a.jsonl");
                importing.clearSkippedSource("test", "/f/b");
                Check.equal("back", null, importing.fileState("test", "/f/a.jsonl").orElseThrow().missingSinceMs());
                Check.equal("cleared", Map.of(), importing.skippedSources("test"));
            }
        }));
        s.test("files are known by odd names too", scratch -> with(scratch, ledger -> {
            Map<String, KnownFile> expected = new HashMap<>();
            try (Importing importing = ledger.importing(Samples.QUICK)) {
                for (String path : List.of("/f/a b", "/f/line\nbreak", "/f/\u00e9\u20ac\ud83d\ude00", "/f/quote'\"|")) {
                    FileState.FileStamp stamp = new FileState.FileStamp(1L << 40, FileState.FileStamp.RACY, "", "");
                    importing.fileState("test", new FileState(path, stamp, FileProgress.NONE, ParserState.none(7),
                            FileState.RowCounts.NONE, null));
                    expected.put(path, new KnownFile(stamp, 7, false));
                }
                importing.finish();
            }
            try (Importing importing = ledger.importing(Samples.QUICK)) {
                Check.equal("known", expected, importing.knownFiles("test"));
            }
        }));
        s.test("metadata: first facts stay, the newest title wins, paths add up", scratch -> with(scratch, ledger -> {
            facts(ledger, "old", "/w", "/b", 100L);
            facts(ledger, " new ", "/x", "/a", 200L);
            facts(ledger, "older", null, "/a", 50L);
            Check.equal("session", List.of("new|/w|/w|[\"/a\",\"/b\"]|50|200"), Samples.rows(ledger, 6, """
                    SELECT title, cwd, source_dir, source_paths_json, started_ms, last_seen_ms FROM session"""));
        }));
        s.test("rules give new sessions their area, known sessions and tombstones are left alone", scratch -> {
            LedgerSettings settings = Samples.at(1_000).withAreaChooser((workspace, sourceDir) ->
                    "/w".equals(workspace.cwd()) ? Optional.of("Work/Shop") : Optional.empty());
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), settings)) {
                facts(ledger, null, "/w", "/a", 1L);
                Check.equal("no events yet", List.of("null"), areas(ledger));
                Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 1, 1));
                Check.equal("area", List.of("work/shop"), areas(ledger));
                ledger.areas().unassign(new SessionRef("test", "s"), 2_000);
                Samples.database(ledger).execute("DELETE FROM event; DELETE FROM event_identity");
                Samples.database(ledger).execute("UPDATE session SET event_count = 0, first_ms = NULL, last_ms = NULL");
                ledger.rebuildSums();
                Samples.run(ledger, Samples.QUICK, FILE, Samples.event("b", 1, 1));
                Check.equal("tombstone", List.of("null"), areas(ledger));
            }
        });
        s.test("a dry run counts and leaves nothing, not even a file", scratch -> {
            Path path = Samples.db(scratch.directory());
            try (Ledger ledger = Ledger.openForDryRun(path, Samples.at(1_000))) {
                Check.equal("outcomes", List.of(Outcome.INSERTED, Outcome.UNCHANGED), Samples.run(ledger,
                        DRY_RUN, FILE, Samples.event("a", 1, 1), Samples.event("a", 1, 1)));
            }
            Check.that("no file", !Files.exists(path));
            Ledger.open(path, Samples.at(1)).close();
            try (Ledger ledger = Ledger.openForDryRun(path, Samples.at(1_000).withMachineName("x"))) {
                Samples.run(ledger, DRY_RUN, FILE, Samples.event("a", 1, 1));
                Check.equal("events", 0L, Samples.number(ledger, "SELECT count(*) FROM event"));
                Check.equal("refresh", Optional.empty(), ledger.meta("last_refresh_started_ms"));
                Check.equal("name", null, ledger.machine().name());
            }
        });
        s.test("a full disk takes back what is not committed", scratch -> with(scratch, ledger -> {
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 1, 1));
            Samples.database(ledger).query("PRAGMA max_page_count = 1", SqlStatement.Binder.NONE, row -> 0);
            UserException e = Check.fails("full", UserException.class, () -> {
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    for (int i = 0; i < 5_000; i++) {
                        Storing.event(importing, Samples.event("test", "s" + i, "k" + i, "/f/" + i, i, 1), FILE,
                                List.of());
                    }
                    importing.finish();
                }
            });
            Check.equal("message", "The ledger " + ledger.path() + " cannot be used: database or disk is full",
                    e.getMessage());
            Check.equal("events", 1L, Samples.number(ledger, "SELECT count(*) FROM event"));
            Samples.database(ledger).query("PRAGMA max_page_count = 100000", SqlStatement.Binder.NONE, row -> 0);
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("b", 1, 1));
            Check.equal("events", 2L, Samples.number(ledger, "SELECT count(*) FROM event"));
        }));
        s.test("a rollback by SQLite itself is not worth a second message", scratch -> {
            List<String> warnings = new ArrayList<>();
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()),
                    Samples.at(1_000).withWarnings(warnings::add))) {
                Importing importing = ledger.importing(Samples.QUICK);
                Storing.event(importing, Samples.event("a", 1, 1), FILE, List.of());
                Samples.database(ledger).execute("ROLLBACK");
                importing.close();
                Check.equal("warnings", List.of(), warnings);
                Samples.run(ledger, Samples.QUICK, FILE, Samples.event("b", 1, 1));
                Check.equal("events", 1L, Samples.number(ledger, "SELECT count(*) FROM event"));
            }
        });
        s.test("days are sealed after 48 hours, seals follow corrections only downwards", scratch -> {
            long day = 86_400_000L;
            String seals = "SELECT day_utc, harness, tokens, messages FROM day_seal ORDER BY 1";
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(10 * day))) {
                Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 3 * day, 5),
                        Samples.event("b", 8 * day, 5), Samples.event("c", 7 * day, 1));
                Check.equal("sealed", List.of("3|test|105|1", "7|test|101|1"), Samples.rows(ledger, 4, seals));
                Samples.run(ledger, Samples.FULL, FILE, Samples.event("a", 3 * day, 2));
                Check.equal("corrected", List.of("3|test|102|1", "7|test|101|1"), Samples.rows(ledger, 4, seals));
            }
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(11 * day))) {
                Samples.run(ledger, Samples.QUICK, FILE);
                Check.equal("a day later", 3, Samples.rows(ledger, 4, seals).size());
            }
        });
        s.test("a correction breaks the seal of its day and tool as soon as it is committed", scratch -> {
            long day = 86_400_000L;
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(10 * day))) {
                Samples.database(ledger).execute("INSERT INTO day_seal VALUES (3, 'test', 9, 1, 0),"
                        + " (3, 'other', 50, 1, 0), (4, 'test', 7, 1, 0)");
                try (ImportTransaction tx = new ImportTransaction(Samples.database(ledger), Samples.at(10 * day),
                        ledger.machine(), new RollupDays(Samples.ZONE), false)) {
                    tx.begin();
                    tx.seals.lowered(3 * day + 5, "test");
                    tx.commit();
                }
                Check.equal("seals", List.of("3|other", "4|test"),
                        Samples.rows(ledger, 2, "SELECT day_utc, harness FROM day_seal ORDER BY 1"));
            }
        });
        s.test("absurd numbers are cut and do not stop an import", scratch -> with(scratch, ledger -> {
            Tokens tokens = new Tokens(Long.MAX_VALUE / 8, 1, 2, 3, Long.MAX_VALUE / 8, 0);
            UsageEvent[] events = new UsageEvent[80];
            for (int i = 0; i < events.length; i++) {
                events[i] = Samples.withAmount(Samples.event("k" + i, i, 1),
                        new Amount(tokens, Long.MAX_VALUE / 8, 1, Samples.usd("1E+40")));
            }
            Samples.run(ledger, Samples.QUICK, FILE, events);
            Check.equal("again", List.of(Outcome.UNCHANGED),
                    Samples.run(ledger, Samples.QUICK, FILE, events[7]));
            Check.equal("input", 80 * ((1L << 40) - 1), Samples.number(ledger, "SELECT sum(input_tokens) FROM event"));
        }));
        s.test("the id of a retired event does not come back", scratch -> with(scratch, ledger -> {
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 1, 1), Samples.event("b", 1, 1));
            Samples.database(ledger).execute("DELETE FROM event WHERE id = 2;"
                    + "DELETE FROM event_identity WHERE event = 2;"
                    + "UPDATE session SET event_count = 1");
            ledger.rebuildSums();
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("c", 1, 1));
            Check.equal("ids", List.of("1", "3"), Samples.rows(ledger, 1, "SELECT id FROM event ORDER BY 1"));
        }));
        s.test("revisions count the imports that change events", scratch -> with(scratch, ledger -> {
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 1, 1));
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 1, 1));
            Samples.database(ledger).execute("INSERT INTO publish_target VALUES ('t', 1, NULL)");
            Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 1, 2), Samples.event("b", 1, 1));
            Check.equal("revision", Optional.of("2"), ledger.meta("revision"));
            Check.equal("marks", List.of("1|1", "2|2"),
                    Samples.rows(ledger, 2, "SELECT revision, last_event FROM revision_mark ORDER BY 1"));
            Check.equal("changes", List.of("1|2"), Samples.rows(ledger, 2, "SELECT event, revision FROM event_change"));
        }));
        s.test("a large first import ends like an ordinary one", scratch -> {
            String[] contents = new String[2];
            for (int i = 0; i < 2; i++) {
                try (Ledger ledger = Ledger.open(scratch.directory().resolve(i + ".db"), Samples.at(1_000));
                        Importing importing = ledger.importing(Samples.QUICK)) {
                    if (i == 1) {
                        importing.expectLarge();
                    }
                    for (int n = 0; n < 500; n++) {
                        Storing.event(importing, Samples.event("test", "s" + n % 7, "k" + n % 400, "/f", n % 400, n),
                                FILE, List.of());
                        importing.commitPoint();
                    }
                    Check.equal("found", 1, importing.eventsAt("test", 7, FILE).size());
                    importing.finish();
                    Check.equal("indexes", 4L, Samples.number(ledger, "SELECT count(*) FROM sqlite_schema"
                            + " WHERE type = 'index' AND tbl_name = 'event'"));
                    Check.equal("sums", List.of(), ledger.checkSums());
                    contents[i] = Samples.content(ledger);
                }
            }
            Check.equal("content", contents[0], contents[1]);
        });
    }

    private static void policies(Suite s) {
        s.test("file: the same file replaces by as much, another only by more", scratch -> with(scratch, ledger -> {
            UsageEvent other = Samples.event("test", "s", "a", "/other", 1, 3);
            List<Outcome> outcomes = Samples.run(ledger, Samples.QUICK, FILE, Samples.event("a", 1, 3),
                    Samples.event("a", 1, 5), cheaper(Samples.event("a", 1, 5)), Samples.event("a", 1, 4), other,
                    Samples.event("test", "s", "a", "/other", 1, 9));
            Check.equal("outcomes", List.of(Outcome.INSERTED, Outcome.UPDATED, Outcome.CORRECTED, Outcome.HELD,
                    Outcome.UNCHANGED, Outcome.CORRECTED), outcomes);
        }));
        s.test("sum: as much or more replaces, wherever it comes from", scratch -> with(scratch, ledger -> {
            List<Outcome> outcomes = Samples.run(ledger, Samples.QUICK, SUM, Samples.event("a", 1, 3),
                    cheaper(Samples.event("test", "s", "a", "/other", 1, 3)),
                    Samples.event("test", "s", "a", "/other", 1, 2));
            Check.equal("outcomes", List.of(Outcome.INSERTED, Outcome.CORRECTED, Outcome.HELD), outcomes);
        }));
        s.test("immutable: only a full import replaces, and says what it lowered", scratch -> with(scratch, ledger -> {
            Check.equal("quick", List.of(Outcome.INSERTED, Outcome.UNCHANGED, Outcome.HELD),
                    Samples.run(ledger, Samples.QUICK, IMMUTABLE, Samples.event("a", 1, 5),
                            Samples.event("a", 1, 7), Samples.event("a", 1, 2)));
            try (Importing importing = ledger.importing(Samples.FULL)) {
                Check.equal("full", Outcome.CORRECTED,
                        Storing.event(importing, Samples.event("a", 1, 2), IMMUTABLE, List.of()));
                ImportTotals totals = importing.finish();
                Check.equal("counts", new EventCounts(0, 1, 1, 0, 0), totals.of("test"));
                Check.equal("difference", -3L, totals.tokenDifference());
            }
        }));
    }

    private static UsageEvent cheaper(UsageEvent e) {
        Tokens t = e.tokens();
        return Samples.withAmount(e, Amount.of(new Tokens(t.input() - 50, t.output(), 0, 50, 0, 0)));
    }

    private static UsageEvent alternate(String key, long createdMs) {
        UsageEvent e = Samples.event(key, createdMs, 1);
        return Samples.withKeys(e, new EventKeys(null, null, key, "test:s:" + key, "test:" + key, "alt"));
    }

    private static void facts(Ledger ledger, String title, String cwd, String path, Long ms) {
        try (Importing importing = ledger.importing(Samples.QUICK)) {
            importing.session(new SessionFacts(new SessionRef("test", "s"), title,
                    new SessionFacts.Workspace(cwd, null, null, null), null, ms, ms, List.of(path)));
            importing.finish();
        }
    }

    private static List<String> areas(Ledger ledger) {
        return Samples.rows(ledger, 1, "SELECT a.path FROM session s LEFT JOIN area a ON a.id = s.area");
    }

    private static void with(Scratch scratch, Body body) throws Exception {
        try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(1_000))) {
            body.run(ledger);
        }
    }
}

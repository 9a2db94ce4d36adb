package toktrail.ledger.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunChoice;
import toktrail.ledger.run.RunLinks;
import toktrail.ledger.run.RunScope;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** The scenario {@code fixtures/ledger/import-steps.json}: imports, runs and areas with the counters of every pass. */
@SuppressWarnings("unchecked")
public final class ImportStepsTest {

    private ImportStepsTest() { }

    public static void tests(Suite s) {
        s.test("every pass of the scenario gives its counters", scratch -> {
            Map<String, Object> vector =
                    (Map<String, Object>) VectorReader.read(Scratch.fixture("ledger/import-steps.json"));
            Path path = Samples.db(scratch.directory());
            List<Map<String, Object>> steps = (List<Map<String, Object>>) vector.get("steps");
            Check.equal("steps", 27, steps.size());
            for (Map<String, Object> step : steps) {
                long now = step.get("now_ms") == null ? 10_000 : (Long) step.get("now_ms");
                try (Ledger ledger = Ledger.open(path, Samples.at(now))) {
                    step(ledger, step, now);
                    Check.equal("sums after step " + step.get("n"), List.of(), ledger.checkSums());
                }
            }
        });
    }

    private static void step(Ledger ledger, Map<String, Object> step, long now) {
        Map<String, Object> expect = (Map<String, Object>) step.get("expect");
        String name = "step " + step.get("n");
        switch ((String) step.get("op")) {
            case "import" -> importing(ledger, step, expect, name);
            case "run_start" -> runStart(ledger, step, expect, now, name);
            case "run_stop" -> {
                Run run = ledger.runs().stop(ledger.runs().active().orElseThrow().id(), now, now);
                Check.equal(name, expect.get("run"), run.id());
                Check.equal(name, expect.get("ended_at_ms"), run.endedAtMs());
            }
            case "area_use" -> {
                Long ttl = (Long) step.get("ttl_ms");
                ledger.areas().use(AreaPaths.parse((String) step.get("path")), ttl == null ? null : now + ttl, now);
                Check.equal(name, expect.get("area"), ledger.areas().active(now).orElseThrow());
            }
            case "expect_sessions" -> expect.forEach((session, area) -> Check.equal(name + " " + session,
                    List.of(String.valueOf(area)), Samples.rows(ledger, 1, "SELECT a.path FROM session s LEFT JOIN"
                            + " area a ON a.id = s.area WHERE s.source_session_id = '" + session + "'")));
            case "expect_totals" -> {
                Check.equal(name, expect.get("events"), Samples.number(ledger, "SELECT count(*) FROM event"));
                Check.equal(name, expect.get("sessions_with_events"),
                        Samples.number(ledger, "SELECT count(*) FROM session WHERE event_count > 0"));
                Check.equal(name, expect.get("input"), Samples.number(ledger, "SELECT sum(input_tokens) FROM event"));
                Check.equal(name, expect.get("output"), Samples.number(ledger, "SELECT sum(output_tokens) FROM event"));
                Check.equal(name, expect.get("run_1_links"),
                        Samples.number(ledger, "SELECT count(*) FROM run_link WHERE run = 1"));
            }
            default -> throw new IllegalArgumentException(String.valueOf(step.get("op")));
        }
    }

    private static void runStart(Ledger ledger, Map<String, Object> step, Map<String, Object> expect, long now,
            String name) {
        Map<String, Object> scope = (Map<String, Object>) step.getOrDefault("scope", Map.of());
        RunScope models = new RunScope(List.of(), List.of(), (List<String>) scope.getOrDefault("model_ids", List.of()),
                List.of(), List.of(), List.of());
        if (expect.get("error") != null) {
            UserException e = Check.fails(name, UserException.class,
                    () -> ledger.runs().start((String) step.get("name"), now, models, now));
            Check.equal(name, expect.get("error"), e.getMessage());
        } else {
            Check.equal(name, expect.get("run"), ledger.runs().start((String) step.get("name"), now, models, now).id());
        }
    }

    private static void importing(Ledger ledger, Map<String, Object> step, Map<String, Object> expect, String name) {
        ImportMode mode = new ImportMode("full".equals(step.get("mode")) ? Importing.Mode.FULL : Importing.Mode.QUICK,
                Boolean.TRUE.equals(step.get("dry_run")), false);
        RunChoice choice = step.get("run") != null ? RunChoice.of((Long) step.get("run"))
                : Boolean.TRUE.equals(step.get("no_run")) ? RunChoice.NONE : RunChoice.ACTIVE;
        List<Map<String, Object>> events = (List<Map<String, Object>>) step.get("events");
        try (Importing importing = ledger.importing(mode)) {
            for (Map<String, Object> event : events) {
                String policy = (String) event.getOrDefault("update", "immutable");
                SampleRules rules = SampleRules.of(UpdatePolicy.valueOf(policy.toUpperCase(Locale.ROOT)));
                Storing.event(importing, event(event), rules, List.of());
            }
            RunLinks links = importing.link(choice);
            EventCounts counts = importing.finish().all();
            long linked = links.byHarness().values().stream().mapToLong(RunLinks.Counts::linked).sum();
            long excluded = links.byHarness().values().stream().mapToLong(RunLinks.Counts::scopeExcluded).sum();
            Map<String, Long> got = Map.of("events_imported", counts.inserted(), "events_updated", counts.updated(),
                    "events_held", counts.held(), "events_corrected", counts.corrected(), "rows_linked", linked,
                    "rows_scope_excluded", excluded,
                    "rows_skipped", events.size() - counts.inserted() - counts.updated());
            expect.forEach((key, want) -> Check.equal(name + " " + key, want, got.get(key)));
        }
    }

    private static UsageEvent event(Map<String, Object> event) {
        Map<String, Object> tokens = (Map<String, Object>) event.get("tokens");
        String match = (String) event.get("match_key");
        return new UsageEvent(new SessionRef((String) event.get("harness"), (String) event.get("source_session_id")),
                CallKind.of((String) event.get("provider_id"), (String) event.get("model_id"), null, null),
                (Long) event.get("created_ms"), (Long) event.get("completed_ms"),
                Amount.of(new Tokens((Long) tokens.get("input"), (Long) tokens.get("output"),
                        (Long) tokens.get("reasoning"), (Long) tokens.get("cache_read"),
                        (Long) tokens.get("cache_write"), (Long) tokens.get("cache_output"))),
                SourcePosition.file((String) event.get("file")),
                new EventKeys(null, null, match, (String) event.get("global_dedup_key"), match, null), null, null);
    }
}

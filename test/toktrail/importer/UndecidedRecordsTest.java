package toktrail.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import toktrail.config.choice.MissingSource;
import toktrail.environment.Environment;
import toktrail.harness.Harnesses;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.run.RunChoice;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Records whose fate depends on time, or on what another harness has told. */
public final class UndecidedRecordsTest {

    private static final String NOW = "2026-03-01T10:00:00Z";

    private UndecidedRecordsTest() { }

    public static void tests(Suite s) {
        s.test("a file with a record that waits is read again although it did not change", scratch -> {
            Path root = write(scratch, "a.jsonl", "{'hrTime':[1772359200,0],'body':'GenAI inference: m','attributes':"
                    + "{'gen_ai.usage.input_tokens':5,'gen_ai.response.id':'R'}}");
            Check.equal("at once", List.of(), models(scratch, "copilot", root, NOW));
            Check.equal("soon", List.of(), models(scratch, "copilot", root, "2026-03-01T10:09:59Z"));
            Check.equal("later", List.of("copilot unknown"), models(scratch, "copilot", root, "2026-03-01T10:10:00Z"));
            Check.equal("rows of the file", List.of("1|0"), LedgerProbe.lines(ledger(scratch),
                    "SELECT rows_seen || '|' || rows_skipped FROM import_file"));
        });
        s.test("a bridge adds nothing that the harness itself has told, and keeps its own keys", scratch -> {
            Path chats = write(scratch, "p/chats/c.jsonl", "{'sessionId':'s','startTime':'" + NOW + "'}",
                    "{'id':'m1','type':'gemini','model':'native','tokens':{'input':5}}");
            models(scratch, "gemini", chats, NOW);
            Path bridge = write(scratch, "f.jsonl", "{'type':'session','id':'s','harness':'gemini'}",
                    row("m1", "twin"), row("m2", "more"));
            Check.equal("calls", List.of("gemini more", "gemini native"), models(scratch, "harnessbridge", bridge,
                    NOW));
            Files.setLastModifiedTime(bridge.resolve("f.jsonl"), FileTime.fromMillis(1_600_000_000_000L));
            Check.equal("calls", List.of("gemini more", "gemini native"), models(scratch, "harnessbridge", bridge,
                    NOW));
            Check.equal("stored key", List.of("harnessbridge:gemini:s:m2"), LedgerProbe.lines(ledger(scratch),
                    "SELECT global_dedup_key FROM event_identity WHERE global_dedup_key IS NOT NULL"));
        });
    }

    private static String row(String message, String model) {
        return "{'type':'usage','source_message_id':'" + message + "','model':'" + model + "','tokens':{'input':5}}";
    }

    /** Writes a source that is old enough not to be read again for its age alone; gives its root. */
    private static Path write(Scratch scratch, String name, String... lines) throws Exception {
        String root = "root-" + name.hashCode();
        Path file = scratch.write(root + "/" + name, Stream.of(lines).map(line -> line.replace('\'', '"') + "\n")
                .reduce("", String::concat));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        return scratch.directory().resolve(root);
    }

    private static Path ledger(Scratch scratch) {
        return scratch.directory().resolve("state/toktrail.db");
    }

    /** Harness and model of all events after a refresh. */
    private static List<String> models(Scratch scratch, String harness, Path root, String now) throws Exception {
        Environment environment = new TestWorld(scratch.directory()).now(Instant.parse(now)).environment();
        try (Ledger open = Ledger.open(ledger(scratch),
                LedgerSettings.of(environment.clock(), environment.clock().getZone()))) {
            new Importer(environment, Importer.Listener.NOBODY).run(open, new ImportRequest(List.of(new Source(
                    Harnesses.find(harness).orElseThrow(), List.of(root), false)), Mode.QUICK, RunChoice.ACTIVE, false,
                    false, Limits.NONE, MissingSource.WARN));
        }
        return LedgerProbe.lines(ledger(scratch), "SELECT harness || ' ' || model_id FROM usage_events ORDER BY 1");
    }
}

package toktrail.harness.copilot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import toktrail.environment.Environment;
import toktrail.harness.LineFileChecks;
import toktrail.harness.SourceFile;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.importer.SourceSurvey;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Telemetry of GitHub Copilot: vectors, classes, waiting, ids, times, counts, damaged input, places. */
public final class CopilotHarnessTest {

    private static final CopilotHarness HARNESS = new CopilotHarness();
    private static final long START = 1_772_359_200_000L;
    /** Just after the last record of a vector that depends on it. */
    private static final long WRITING = START + 426_000;
    private static final String LOG = "{'hrTime':[1772359200,0],'attributes':{'event.name':"
            + "'gen_ai.client.inference.operation.details','gen_ai.usage.input_tokens':5,'gen_ai.response.id':'R'%s}}";
    private static final String SPAN = "{'type':'span','traceId':'T','spanId':'S','name':'chat m','endTime':"
            + "[1772359200,0],'attributes':{'gen_ai.usage.input_tokens':5,'gen_ai.response.id':'R'%s}}";

    private CopilotHarnessTest() { }

    /** A clock that is set by hand. */
    private static final class HandClock extends Clock {

        private long nowMs = START;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(nowMs);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public static void tests(Suite s) {
        VectorCase.addTo(s, HARNESS);
        // While the lesser accounts of the vectors wait: later, half a file would be taken for the whole truth.
        LineFileChecks.addTo(s, HARNESS, Instant.ofEpochMilli(WRITING));
        waiting(s);
        items(s);
        values(s);
        places(s);
    }

    private static void waiting(Suite s) {
        s.test("a lesser account waits ten minutes for a better one, and its file is read again", scratch -> {
            Path root = file(scratch, "a.jsonl", LOG.formatted(""), "{'x':1}");
            HandClock clock = new HandClock();
            RefreshDriver driver = driver(scratch, root, clock).refresh();
            Check.equal("waits", "1 seen, 1 skipped, 0 duplicate, 1 read", driver.counters());
            clock.nowMs = START + OtelLines.WAIT_MS - 1;
            Check.equal("still", "1 seen, 1 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            clock.nowMs = START + OtelLines.WAIT_MS;
            Check.equal("counts", "2 seen, 1 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            Check.equal("stored", "[copilot:response:R]", driver.stored().keySet().toString());
            Check.equal("settled", "0 seen, 0 skipped, 0 duplicate, 0 read", driver.refresh().counters());
        });
        s.test("the better account that comes meanwhile is the only one", scratch -> {
            Path root = file(scratch, "a.jsonl", LOG.formatted(""));
            HandClock clock = new HandClock();
            RefreshDriver driver = driver(scratch, root, clock).refresh();
            Files.writeString(root.resolve("a.jsonl"), SPAN.formatted("").replace('\'', '"') + "\n",
                    StandardOpenOption.APPEND);
            Check.equal("counters", "2 seen, 1 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            clock.nowMs = START + 2 * OtelLines.WAIT_MS;
            Check.equal("stored", "[copilot:T:S]", driver.refresh().stored().keySet().toString());
        });
        s.test("a record dated in the future does not wait", scratch -> {
            Path root = file(scratch, "a.jsonl", LOG.formatted(""));
            HandClock clock = new HandClock();
            clock.nowMs = START - 1;
            Check.equal("stored", 1, driver(scratch, root, clock).refresh().stored().size());
        });
        s.test("telemetry that grows line by line gives what it gives at once", scratch -> {
            for (Path directory : VectorCase.cases("copilot")) {
                Path root = scratch.directory().resolve("grow-" + directory.getFileName());
                Scratch.copyTree(directory.resolve("input"), root);
                HandClock late = new HandClock();
                late.nowMs = WRITING + 2 * OtelLines.WAIT_MS;
                String whole = driver(scratch, root, late).refresh().summary();
                Path file;
                try (Stream<Path> files = Files.walk(root)) {
                    file = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
                }
                byte[] bytes = Files.readAllBytes(file);
                HandClock clock = new HandClock();
                RefreshDriver driver = driver(scratch, root, clock);
                for (int end = 0; end < bytes.length; end += 97) {
                    Files.write(file, Arrays.copyOf(bytes, end));
                    clock.nowMs = WRITING;
                    driver.refresh();
                }
                Files.write(file, bytes);
                clock.nowMs = late.nowMs;
                Check.equal(directory.getFileName().toString(), whole, driver.refresh().summary());
            }
        });
    }

    private static void items(Suite s) {
        s.test("items are told apart by type, name, operation and body", scratch -> {
            kind("CALL_SPAN", "{'type':'span','name':'chat x'}", "{}");
            kind("CALL_SPAN", "{'type':'span','name':'x'}", "{'gen_ai.operation.name':'chat'}");
            kind("CALL_SPAN", "{'name':'chat x','kind':2}", "{}");
            kind("CALL_SPAN", "{'name':'chat x','spanContext':{'spanId':'s'}}", "{}");
            kind("none", "{'name':'chat x'}", "{}");
            kind("none", "{'name':'chat','type':'span'}", "{}");
            kind("none", "{'name':'chat x','type':'metric','kind':1}", "{}");
            kind("TRACE_SUM", "{'type':'span','name':'invoke_agent'}", "{}");
            kind("TRACE_SUM", "{'type':'span','name':'invoke_agent y'}", "{}");
            kind("none", "{'type':'span','name':'invoke_agents'}", "{}");
            kind("CALL_LOG", "{'body':'GenAI inference: m'}", "{}");
            kind("CALL_LOG", "{'body':{'stringValue':'GenAI inference:'}}", "{}");
            kind("TURN", "{'_body':'copilot_chat.agent.turn 3'}", "{}");
            kind("TURN", "{}", "{'event.name':'copilot_chat.agent.turn'}");
            kind("none", "{'name':'chat x','body':'x'}", "{'gen_ai.operation.name':'chat'}");
        });
        s.test("session, model and key fall back to what is known of the trace", scratch -> {
            Path root = file(scratch, "a.jsonl",
                    "{'type':'span','traceId':'T','attributes':{'github.copilot.interaction_id':'I'}}",
                    "{'type':'span','traceId':'T','attributes':{'gen_ai.request.model':'gpt-a','session.id':'V'}}",
                    "{'type':'span','traceId':'T','attributes':{'gen_ai.request.model':'gpt-b',"
                            + "'gen_ai.conversation.id':'W'}}",
                    call("T", "S1", 1, ""), call("T", "S2", 2, ",'gen_ai.response.id':'R2'"), call("U", "S3", 3, ""),
                    call(null, "S4", 4, ""), call(null, null, 5, ",'github.copilot.interaction_id':'J'"));
            RefreshDriver driver = driver(scratch, root).refresh();
            check(driver, "copilot:T:S1", "V gpt-a openai S1");
            check(driver, "copilot:T:S2", "R2 gpt-a openai R2");
            check(driver, "copilot:U:S3", "U unknown github-copilot S3");
            check(driver, "copilot:unknown-session:1772359204000:4,0,0,0,0",
                    "unknown-session unknown github-copilot S4");
            check(driver, "copilot:J:1772359205000:5,0,0,0,0", "J unknown github-copilot J");
            Check.equal("counters", "8 seen, 3 skipped, 0 duplicate, 1 read", driver.counters());
            Check.equal("file of the session", List.of(root + "/a.jsonl"), driver.session("V").sourcePaths());
        });
        s.test("records are kept on request", scratch -> {
            Path root = file(scratch, "a.jsonl", call("T", "S", 1, ""));
            Check.equal("raw", call("T", "S", 1, "").replace('\'', '"'),
                    new SourceSurvey(new TestWorld(scratch.directory()).environment())
                            .read(HARNESS, List.of(root), true).events().get(0).rawJson());
        });
    }

    private static void values(Suite s) {
        s.test("times are pairs, numbers of any unit, numbers in texts, or dates", scratch -> {
            time("[1772359200,967317833]", START + 967);
            time("['1772359200','5000000']", START + 5);
            time("1772359200", START);
            time("1772359200.967", START + 967);
            time("1772359200967", START + 967);
            time("'1772359200967000'", START + 967);
            time("1772359200967317833", START + 967);
            time("'2026-03-01T10:00:00Z'", START);
            for (String none : List.of("0", "-5", "[0,0]", "[]", "[1772359200]", "[1e300,1]", "'x'", "''", "null",
                    "{}", "true", "1e300", "[9223372036854775807,1]")) {
                time(none, null);
            }
        });
        s.test("counts are disjoint, first above zero, perhaps written as text", scratch -> {
            counts("'input_tokens':'100','output_tokens':9,'cached_tokens':30,'cache_write_tokens':20", 50, 9, 0, 30,
                    20);
            counts("'input_tokens':10,'cache_read.input_tokens':8,'cache_write.input_tokens':8", 0, 0, 0, 8, 8);
            counts("'output_tokens':5,'reasoning_output_tokens':5", 0, 0, 5, 0, 0);
            counts("'output_tokens':5,'reasoning_tokens':6", 0, 5, 6, 0, 0);
            counts("'total.token_count':'7'", 0, 7, 0, 0, 0);
            counts("'input_tokens':1,'total_tokens':7", 1, 0, 0, 0, 0);
            counts("'input_tokens':true,'output_tokens':'x','cached_tokens':1e30,'reasoning_tokens':-1", 0, 0, 0, 0, 0);
        });
        s.test("units become dollars", scratch -> {
            Path root = file(scratch, "a.jsonl", call("T", "1", 1, ",'github.copilot.nano_aiu':'1000000000'"),
                    call("T", "2", 2, ",'github.copilot.nano_aiu':-5,'github.copilot.cost':3"));
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("a cent", "0.01", cost(driver, "copilot:T:1"));
            Check.equal("none", "0", cost(driver, "copilot:T:2"));
        });
    }

    private static void places(Suite s) {
        s.test("one file alone, or a directory and beside it the exporter's file", scratch -> {
            roots(scratch, Map.of(), ".copilot/otel");
            roots(scratch, Map.of("COPILOT_HOME", "~/c"), "c/otel");
            roots(scratch, Map.of("COPILOT_OTEL_FILE_EXPORTER_PATH", "x.jsonl"), "x.jsonl", ".copilot/otel");
            roots(scratch, Map.of("COPILOT_OTEL_FILE_EXPORTER_PATH", "x.jsonl", "COPILOT_HOME", "c"), "x.jsonl",
                    "c/otel");
            roots(scratch, Map.of("TOKTRAIL_COPILOT_OTEL_DIR", "d", "COPILOT_HOME", "c"), "d");
            roots(scratch, Map.of("TOKTRAIL_COPILOT_OTEL_DIR", "d", "COPILOT_OTEL_FILE_EXPORTER_PATH", "x"), "x", "d");
            roots(scratch, Map.of("TOKTRAIL_COPILOT_FILE", "~/f", "TOKTRAIL_COPILOT_OTEL_DIR", "d",
                    "COPILOT_OTEL_FILE_EXPORTER_PATH", "x"), "f");
            roots(scratch, Map.of("TOKTRAIL_COPILOT_FILE", "", "COPILOT_HOME", ""), ".copilot/otel");
        });
        s.test("all files of lines are read, a named file whatever its name", scratch -> {
            Path root = file(scratch, "sub/a.jsonl", "");
            file(scratch, "b.log", "");
            Check.equal("files", List.of("a.jsonl"), listed(root));
            Check.equal("one file", List.of("b.log"), listed(root.resolve("b.log")));
        });
    }

    private static List<String> listed(Path root) throws Exception {
        return HARNESS.list(root, new TestWorld(root).environment()).files().stream().map(SourceFile::baseName)
                .toList();
    }

    private static void roots(Scratch scratch, Map<String, String> variables, String... want) {
        TestWorld world = new TestWorld(scratch.directory());
        variables.forEach(world::variable);
        Check.equal("roots with " + variables, Stream.of(want).map(scratch.directory()::resolve).toList(),
                HARNESS.defaultRoots(world.environment()));
    }

    private static void kind(String want, String item, String attributes) {
        Check.equal(item + attributes, want, ItemClass.of(Json.parse(item.replace('\'', '"')).asObject(),
                Attributes.of(Json.parse(attributes.replace('\'', '"')))).map(ItemClass::name).orElse("none"));
    }

    private static void time(String json, Long want) {
        OptionalLong time = OtelTime.of(Json.parse(json.replace('\'', '"')));
        Check.equal(json, want, time.isPresent() ? (Long) time.getAsLong() : null);
    }

    private static void counts(String counts, long input, long output, long reasoning, long read, long write) {
        String named = "{" + counts.replaceAll("'([a-z_.]+)':", "\"gen_ai.usage.$1\":").replace('\'', '"') + "}";
        Check.equal(counts, new Tokens(input, output, reasoning, read, write, 0),
                ItemUsage.of(Attributes.of(Json.parse(named))).tokens());
    }

    private static String cost(RefreshDriver driver, String key) {
        return driver.stored().get(key).amount().sourceCostUsd().toPlainString();
    }

    private static void check(RefreshDriver driver, String key, String want) {
        UsageEvent event = driver.stored().get(key);
        Check.equal(key + " of " + driver.stored().keySet(), want, event == null ? null
                : event.session().sourceSessionId() + " " + event.kind().modelId() + " " + event.kind().providerId()
                + " " + event.keys().messageId());
    }

    private static String call(String trace, String span, int number, String more) {
        return "{'type':'span'" + (trace == null ? "" : ",'traceId':'" + trace + "'")
                + (span == null ? "" : ",'spanId':'" + span + "'") + ",'name':'chat x','endTime':["
                + (START / 1000 + number) + ",0],'attributes':{'gen_ai.usage.input_tokens':" + number + more + "}}";
    }

    /** Writes telemetry, with {@code '} for {@code "}; gives the root. */
    private static Path file(Scratch scratch, String name, String... lines) throws Exception {
        scratch.write("otel/" + name, Stream.of(lines).map(line -> line.replace('\'', '"') + "\n")
                .reduce("", String::concat));
        return scratch.directory().resolve("otel");
    }

    private static RefreshDriver driver(Scratch scratch, Path root) {
        return new RefreshDriver(HARNESS, new TestWorld(scratch.directory()).environment(), List.of(root));
    }

    private static RefreshDriver driver(Scratch scratch, Path root, Clock clock) {
        Environment world = new TestWorld(scratch.directory()).environment();
        return new RefreshDriver(HARNESS, new Environment(world.variables(), world.home(), world.workingDirectory(),
                clock, world.host(), world.streams(), world.terminal()), List.of(root));
    }
}

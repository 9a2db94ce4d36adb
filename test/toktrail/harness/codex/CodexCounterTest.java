package toktrail.harness.codex;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import toktrail.harness.codex.CodexCounter.Kind;
import toktrail.harness.codex.CodexCounter.Outcome;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.Tokens;

/** Which counts are calls, and how a usage object becomes tokens. */
public final class CodexCounterTest {

    private CodexCounterTest() { }

    public static void tests(Suite s) {
        s.test("a total that was written before is a repeat, whatever came between", scratch -> {
            CodexCounter counter = new CodexCounter();
            take(counter, Kind.CALL, 10, in(10), in(10));
            take(counter, Kind.CALL, 5, in(15), in(5));
            take(counter, Kind.REPEAT, 0, in(10), in(10));
            take(counter, Kind.REPEAT, 0, in(15), null);
        });
        s.test("the last call counts, also when the total fell", scratch -> {
            CodexCounter counter = new CodexCounter();
            take(counter, Kind.CALL, 900, in(900), in(900));
            take(counter, Kind.NOTHING, 0, new Counts(0, 0, 0, 0, 0, 1000), Counts.ZERO);
            take(counter, Kind.CALL, 20, new Counts(20, 0, 0, 0, 0, 1020), in(20));
        });
        s.test("an empty last call counts the difference if the total grew in every number", scratch -> {
            CodexCounter counter = new CodexCounter();
            take(counter, Kind.NOTHING, 0, in(10), Counts.ZERO);
            take(counter, Kind.CALL, 7, in(17), Counts.ZERO);
            take(counter, Kind.NOTHING, 0, new Counts(18, 0, 0, 0, 0, 16), Counts.ZERO);
            take(counter, Kind.CALL, 2, new Counts(20, 0, 0, 0, 0, 16), Counts.ZERO);
        });
        s.test("a total alone counts its difference, and as a whole when the thread started again", scratch -> {
            CodexCounter counter = new CodexCounter();
            take(counter, Kind.CALL, 100, in(100), null);
            take(counter, Kind.CALL, 20, in(120), null);
            take(counter, Kind.NOTHING, 0, in(61), null);
            take(counter, Kind.CALL, 60, in(60), null);
            take(counter, Kind.CALL, 2, in(62), null);
        });
        s.test("a last call alone counts and moves what later totals are compared with", scratch -> {
            CodexCounter counter = new CodexCounter();
            take(counter, Kind.CALL, 40, null, in(40));
            take(counter, Kind.CALL, 2, null, in(2));
            take(counter, Kind.NOTHING, 0, null, Counts.ZERO);
            take(counter, Kind.NOTHING, 0, null, null);
            take(counter, Kind.CALL, 8, new Counts(50, 0, 0, 0, 0, 50), null);
        });
        s.test("in a review only what goes on from the last total is the thread's own", scratch -> {
            CodexCounter counter = new CodexCounter();
            take(counter, Kind.CALL, 10, in(10), in(10));
            Check.equal("next call", Kind.CALL, counter.take(in(500), in(490), true, true).kind());
            Check.equal("forwarded", Kind.REVIEW, counter.take(in(13), in(3), true, true).kind());
            Check.equal("own", Kind.CALL, counter.take(in(503), in(3), true, true).kind());
            Check.equal("forwarded", Kind.REVIEW, counter.take(in(700), in(200), true, true).kind());
            Check.equal("again", Kind.REPEAT, counter.take(in(700), in(200), false, true).kind());
            Check.equal("unknown, new tool", Kind.REVIEW, new CodexCounter().take(in(7), in(7), true, true).kind());
            Check.equal("unknown, old tool", Kind.CALL, new CodexCounter().take(in(7), in(7), true, false).kind());
        });
        s.test("a counter that was saved goes on where it stood", scratch -> {
            CodexCounter counter = new CodexCounter();
            take(counter, Kind.CALL, 10, in(10), in(10));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            counter.writeTo(new DataOutputStream(bytes));
            CodexCounter read = CodexCounter.readFrom(
                    new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            take(read, Kind.REPEAT, 0, in(10), in(10));
            take(read, Kind.CALL, 5, in(15), null);
        });
        s.test("a usage object is read in every spelling", scratch -> {
            usage("{}", Counts.ZERO);
            usage("{'input_tokens':1,'cached_input_tokens':2,'cache_write_input_tokens':3,'output_tokens':4,"
                    + "'reasoning_output_tokens':5,'total_tokens':6}", new Counts(1, 2, 3, 4, 5, 6));
            usage("{'prompt_tokens':1,'cached_tokens':2,'cache_creation_input_tokens':3,'completion_tokens':4,"
                    + "'reasoning_tokens':5}", new Counts(1, 2, 3, 4, 5, 0));
            usage("{'input':7,'output':8,'cache_read_input_tokens':9,'cached_tokens':10}",
                    new Counts(7, 10, 0, 8, 0, 0));
            usage("{'input_tokens':0,'prompt_tokens':5,'input_tokens':-3}", Counts.ZERO);
            usage("{'input_tokens':'5','prompt_tokens':true,'input':1.9,'output_tokens':null,"
                    + "'completion_tokens':1e30}", new Counts(1, 0, 0, 0, 0, 0));
        });
        s.test("tokens are disjoint, also when the source contradicts itself", scratch -> {
            tokens(new Counts(100, 60, 10, 50, 20, 150), new Tokens(30, 30, 20, 60, 10, 0));
            tokens(new Counts(100, 160, 10, 50, 60, 0), new Tokens(0, 50, 60, 100, 0, 0));
            tokens(new Counts(100, 0, 0, 50, 20, 170), new Tokens(100, 50, 20, 0, 0, 0));
            tokens(new Counts(0, 5, 5, 0, 0, 9), Tokens.NONE);
            long most = Long.MAX_VALUE;
            Tokens capped = new Counts(most, most, most, most, most, most).tokens();
            Check.that("sum does not overflow", capped.accountingTotal() > 0);
            Tokens old = new Counts(most, 0, 0, most, most, 0).oldTokens(true);
            Check.that("old sum does not overflow", old.total() > 0);
            Check.equal("saturated", most, new Counts(most, 1, 1, 1, 1, 1).plus(in(5)).in());
        });
        s.test("each of the six numbers changes the hash", scratch -> {
            List<Counts> counts = List.of(Counts.ZERO, new Counts(1, 0, 0, 0, 0, 0), new Counts(0, 1, 0, 0, 0, 0),
                    new Counts(0, 0, 1, 0, 0, 0), new Counts(0, 0, 0, 1, 0, 0), new Counts(0, 0, 0, 0, 1, 0),
                    new Counts(0, 0, 0, 0, 0, 1));
            Check.equal("hashes", 7L, counts.stream().mapToLong(c -> c.hash(1)).distinct().count());
            Check.equal("hashes upon others", 7L, counts.stream().mapToLong(c -> c.hash(2)).distinct().count());
            Check.that("the base matters", Counts.ZERO.hash(1) != Counts.ZERO.hash(2));
        });
    }

    private static Counts in(long in) {
        return new Counts(in, 0, 0, 0, 0, in);
    }

    private static void take(CodexCounter counter, Kind kind, long amount, Counts total, Counts last) {
        Outcome outcome = counter.take(total, last, false, false);
        Check.equal("kind of " + total + " " + last, kind, outcome.kind());
        Check.equal("amount of " + total + " " + last, amount, outcome.amount().in());
    }

    private static void usage(String json, Counts want) {
        String text = json.replace('\'', '"');
        Check.equal(text, want, Counts.read(Json.parse(text).asObject()));
    }

    private static void tokens(Counts counts, Tokens want) {
        Check.equal(counts.toString(), want, counts.tokens());
    }
}

package toktrail.harness;

import toktrail.harness.Containment.Counts;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.Tokens;

/** Counts inside of others, told by totals or by custom. */
public final class ContainmentTest {

    private static final long MOST = Long.MAX_VALUE;

    private ContainmentTest() { }

    public static void tests(Suite s) {
        s.test("without a total the custom of the tool decides", scratch -> {
            check("100/20/5/40/10 of 0", Containment.DISJOINT, "100/20/5/40/10");
            check("100/20/5/40/10 of 0", Containment.CACHE_IN_INPUT, "50/20/5/40/10");
            check("100/20/5/40/10 of 0", Containment.REASONING_IN_OUTPUT, "100/15/5/40/10");
            check("100/20/5/40/10 of 0", Containment.CACHE_AND_REASONING, "50/15/5/40/10");
        });
        s.test("a total tells what is inside, whatever the custom", scratch -> {
            for (Containment usual : Containment.values()) {
                check("100/20/5/40/10 of 175", usual, "100/20/5/40/10");
                check("100/20/5/40/10 of 120", usual, "50/15/5/40/10");
                check("100/20/5/40/10 of 125", usual, "50/20/5/40/10");
                check("100/20/5/40/10 of 170", usual, "100/15/5/40/10");
            }
        });
        s.test("a part that is larger than the whole stands beside it", scratch -> {
            check("30/20/5/40/10 of 0", Containment.CACHE_AND_REASONING, "30/15/5/40/10");
            check("50/20/25/40/10 of 0", Containment.CACHE_AND_REASONING, "0/20/25/40/10");
            check("30/20/25/40/10 of 50", Containment.DISJOINT, "30/20/25/40/10");
        });
        s.test("the rest of a larger total is output or reasoning, where nothing is inside of anything", scratch -> {
            check("10/0/0/0/0 of 30", Containment.DISJOINT, "10/20/0/0/0");
            check("10/5/0/3/0 of 30", Containment.DISJOINT, "10/5/12/3/0");
            check("10/5/0/3/0 of 30", Containment.CACHE_IN_INPUT, "7/5/0/3/0");
            check("2/5/0/3/0 of 30", Containment.CACHE_IN_INPUT, "2/5/20/3/0");
            check("10/5/0/3/0 of 4", Containment.DISJOINT, "10/5/0/3/0");
        });
        s.test("sums never overflow", scratch -> {
            Check.equal("sum", MOST, Tokens.sum(MOST, MOST, 1));
            for (Containment usual : Containment.values()) {
                Containment.classes(new Counts(MOST, MOST, MOST, MOST, MOST, MOST), usual);
                Containment.classes(new Counts(1, 0, MOST, 0, MOST, MOST), usual);
            }
            Check.equal("rest", new Tokens(1, MOST - 1, 0, 0, 0, 0),
                    Containment.withRest(new Tokens(1, 0, 0, 0, 0, 0), MOST));
        });
    }

    private static void check(String counts, Containment usual, String want) {
        String[] n = counts.split("/| of ");
        Tokens t = Containment.classes(new Counts(Long.parseLong(n[0]), Long.parseLong(n[1]), Long.parseLong(n[2]),
                Long.parseLong(n[3]), Long.parseLong(n[4]), Long.parseLong(n[5])), usual);
        Check.equal(counts + " " + usual, want, t.input() + "/" + t.output() + "/" + t.reasoning() + "/"
                + t.cacheRead() + "/" + t.cacheWrite());
    }
}

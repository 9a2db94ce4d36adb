package toktrail.json;

import toktrail.testing.Check;
import toktrail.testing.Suite;

/** What eight bytes at a time say is what each of them says. */
public final class EightBytesTest {

    private EightBytesTest() { }

    public static void tests(Suite s) {
        s.test("the constants are the same byte eight times", scratch -> {
            for (int i = 0; i < Long.BYTES; i++) {
                Check.equal("one " + i, 0x01, (int) (EightBytes.ONES >>> 8 * i) & 0xff);
                Check.equal("high " + i, 0x80, (int) (EightBytes.HIGHS >>> 8 * i) & 0xff);
            }
        });
        s.test("the lowest of any bytes with the high bit is found", scratch -> {
            for (int set = 1; set < 1 << Long.BYTES; set++) {
                long hits = 0;
                int first = Long.BYTES;
                for (int i = Long.BYTES - 1; i >= 0; i--) {
                    boolean hit = (set >> i & 1) == 1;
                    hits = hits << 8 | (hit ? 0x80 : 0);
                    first = hit ? i : first;
                }
                Check.equal("bytes " + Integer.toBinaryString(set), first, EightBytes.lowest(hits));
            }
        });
    }
}

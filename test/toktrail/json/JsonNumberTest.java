package toktrail.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Numbers: exactness, counts, shortest decimals. */
public final class JsonNumberTest {

    private static final int DOUBLES = 4000;

    private JsonNumberTest() { }

    /** Registers the tests. */
    public static void tests(Suite s) {
        counts(s);
        values(s);
        shortest(s);
    }

    private static void counts(Suite s) {
        s.test("reads every power of ten and of two, and its neighbours, as a count", scratch -> {
            BigInteger max = BigInteger.valueOf(Long.MAX_VALUE);
            for (int power = 0; power <= 80; power++) {
                BigInteger base = power <= 20 ? BigInteger.TEN.pow(power) : BigInteger.TWO.pow(power - 15);
                for (int delta = -1; delta <= 1; delta++) {
                    BigInteger value = base.add(BigInteger.valueOf(delta));
                    JsonNumber number = number(value.toString());
                    Check.equal("text", value.toString(), number.text());
                    Check.equal("integer", true, number.isInteger());
                    boolean fits = value.compareTo(max) <= 0;
                    Check.equal(value + "", fits ? OptionalLong.of(value.longValue()) : OptionalLong.empty(),
                            number.count());
                    BigInteger minus = value.negate();
                    boolean minusFits = minus.compareTo(BigInteger.valueOf(Long.MIN_VALUE)) >= 0;
                    Check.equal(minus + "", minusFits ? OptionalLong.of(minus.longValue()) : OptionalLong.empty(),
                            number(minus.signum() == 0 ? "0" : minus.toString()).truncated());
                }
            }
        });
        s.test("cuts counts towards zero, takes negative ones as 0, and leaves out what does not fit", scratch -> {
            String[][] rows = {{"0", "0"}, {"-0", "0"}, {"1e3", "1000"}, {"1.9", "1"}, {"-1.9", "0"}, {"-5", "0"},
                {"0.999", "0"}, {"1E+2", "100"}, {"125e-2", "1"}, {"9223372036854775807", "9223372036854775807"},
                {"9223372036854775807.9", "9223372036854775807"}, {"9223372036854775808", ""}, {"1e19", ""},
                {"9.2e18", "9200000000000000000"}, {"1e999", ""}, {"-1e999", ""}, {"1e999999999", ""},
                {"1e-999999999", "0"}, {"0e999999999", "0"}, {"1e99999999999", ""}, {"1e-99999999999", "0"},
                {"0e99999999999", "0"}, {"NaN", ""},
                {"Infinity", ""}, {"-Infinity", ""}, {"-9223372036854775808", "0"}, {"-9223372036854775809", ""}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(row[1])),
                        number(row[0]).count());
            }
            Check.equal("truncated", OptionalLong.of(-1), number("-1.9").truncated());
        });
    }

    private static void values(Suite s) {
        s.test("knows integers, finite numbers and exact values", scratch -> {
            Check.equal("1.0", false, number("1.0").isInteger());
            Check.equal("1e3", false, number("1e3").isInteger());
            Check.equal("-0", true, number("-0").isInteger());
            Check.equal("NaN", false, number("NaN").isFinite());
            Check.equal("1e999", false, number("1e999").isFinite());
            Check.equal("long minus zero", "-0", number("-0").text());
            Check.equal("double", -0.0, number("-0").doubleValue());
            Check.equal("decimal", Optional.of(new BigDecimal("1.10")), number("1.10").decimal());
            Check.equal("no decimal", Optional.empty(), number("Infinity").decimal());
            Check.equal("exponent out of range", Optional.empty(), number("1e99999999999").decimal());
            Check.equal("equal", JsonNumber.of(12), number("12"));
            Check.that("1.0 is not 1", !number("1.0").equals(number("1")));
            Check.equal("of a decimal", "100.0", JsonNumber.of(new BigDecimal("1E+2")).text());
        });
        s.test("reads numbers of absurd length as not finite", scratch -> {
            String digits = "1".repeat(NumberScanner.MAX_LENGTH);
            Check.equal("at the limit", digits, number(digits).text());
            Check.equal("beyond", JsonNumber.NAN, number(digits + "1"));
            Check.equal("fraction", JsonNumber.NAN, number("0." + digits));
        });
    }

    private static void shortest(Suite s) {
        s.test("gives the shortest decimal of well-known doubles", scratch -> {
            String[][] rows = {{"0.1", "0.1"}, {"5e-324", "5E-324"}, {"4.9e-324", "5E-324"}, {"1e23", "1E+23"},
                {"2.2250738585072014E-308", "2.2250738585072014E-308"}, {"9007199254740993", "9007199254740992"},
                {"0.30000000000000004", "0.30000000000000004"}, {"1.7976931348623157e308", "1.7976931348623157E+308"},
                {"2e-323", "2E-323"}, {"0.0", "0"}, {"-0.0", "0"}, {"5.00", "5"}, {"100", "1E+2"}, {"-2.50", "-2.5"},
                {"0.1000000000000000055511151231257827", "0.1"}, {"2.0E-3", "0.002"}, {"8.41e21", "8.41E+21"},
                {"2.2250738585072011e-308", "2.225073858507201E-308"}, {"1e-400", "0"}, {"1e-99999999999", "0"},
                {"0.000012345678901234568", "0.000012345678901234568"}, {"1.8014398509481984E16", "18014398509481984"}};
            for (String[] row : rows) {
                Check.equal(row[0], Optional.of(new BigDecimal(row[1])), number(row[0]).shortestDecimal());
            }
            Check.equal("infinite", Optional.empty(), number("1e999").shortestDecimal());
            Check.equal("NaN", Optional.empty(), number("NaN").shortestDecimal());
        });
        s.test("gives decimals that read back, and none shorter that does", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < DOUBLES; i++) {
                double value = i % 3 == 0 ? random.nextDouble() : i % 3 == 1 ? random.nextInt(100_000) / 1e6
                        : Double.longBitsToDouble(random.nextLong());
                if (Double.isFinite(value)) {
                    checkShortest(value);
                }
            }
            for (int exponent = -1074; exponent <= 1023; exponent += 7) {
                checkShortest(Math.scalb(1.0, exponent));
                checkShortest(Math.nextUp(Math.scalb(1.0, exponent)));
                checkShortest(Math.nextDown(Math.scalb(1.0, exponent)));
            }
        });
        s.test("gives the same shortest decimal whether the text was short or long", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < DOUBLES; i++) {
                int digits = 1 + random.nextInt(17);
                BigDecimal written = new BigDecimal(new BigInteger(digits * 3, random), random.nextInt(620) - 310);
                double nearest = written.doubleValue();
                if (Double.isFinite(nearest)) {
                    Check.equal(written + "", JsonNumber.shortestDecimal(nearest),
                            number(written.toString()).shortestDecimal().orElseThrow());
                }
            }
        });
    }

    private static void checkShortest(double value) {
        BigDecimal shortest = JsonNumber.shortestDecimal(value);
        Check.that(shortest + " reads back as " + value, shortest.doubleValue() == value);
        int digits = shortest.precision();
        Check.that("at most 17 digits: " + shortest, digits <= 17);
        // A power of two has less room below than above: there the nearest shorter decimal may fail and the other not.
        boolean lopsided = (Double.doubleToRawLongBits(value) & 0xFFFFFFFFFFFFFL) == 0;
        RoundingMode[] modes = lopsided ? new RoundingMode[] {RoundingMode.HALF_EVEN}
                : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING};
        for (int shorter = 1; shorter < digits; shorter++) {
            for (RoundingMode mode : modes) {
                BigDecimal rounded = new BigDecimal(value).round(new MathContext(shorter, mode));
                Check.that(rounded + " is shorter than " + shortest, rounded.doubleValue() != value);
            }
        }
    }

    private static JsonNumber number(String json) {
        byte[] bytes = json.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
        return JsonParser.parse(tokenizer.reset(bytes, 0, bytes.length), Shape.ALL).asNumber().orElseThrow();
    }
}

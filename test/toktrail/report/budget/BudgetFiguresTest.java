package toktrail.report.budget;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import toktrail.report.budget.BudgetForecast.Rate;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** States, ratios and forecasts, at their borders and against fractions worked out in another way. */
public final class BudgetFiguresTest {

    private static final List<BigDecimal> WARN_AT = List.of(number("0.5"), number("0.8"), number("1"));
    private static final Moment HALF = new Moment(0, 500_000, 1_000_000);

    private BudgetFiguresTest() { }

    public static void tests(Suite s) {
        s.test("a state begins exactly at its border", scratch -> {
            state("14.999999999999", BudgetState.OK, null);
            state("15", BudgetState.WARN, "0.5");
            state("15.000000000001", BudgetState.WARN, "0.5");
            state("23.999999999999", BudgetState.WARN, "0.5");
            state("24", BudgetState.WARN, "0.8");
            state("29.999999999999", BudgetState.WARN, "0.8");
            state("30", BudgetState.WARN, "1");
            state("30.000000000001", BudgetState.OVER, "1");
            Check.equal("no warnings", BudgetState.OK,
                    BudgetFigures.of(number("30"), number("30"), HALF, List.of()).state());
        });
        s.test("what is left and what is over are never both there", scratch -> {
            BudgetFigures under = BudgetFigures.of(number("1"), number("0.25"), HALF, WARN_AT);
            Check.equal("left", "0.75 0", under.remaining().toPlainString() + " " + under.over());
            BudgetFigures at = BudgetFigures.of(number("1"), number("1"), HALF, WARN_AT);
            Check.equal("at the limit", "0 0", at.remaining() + " " + at.over());
            BudgetFigures over = BudgetFigures.of(number("1"), number("1.25"), HALF, WARN_AT);
            Check.equal("over", "0 0.25", over.remaining() + " " + over.over());
            Check.equal("pace", Optional.of(number("2.5")), over.pace());
        });
        s.test("the first moment of a period has no pace", scratch -> {
            BudgetFigures figures = BudgetFigures.of(number("2"), number("1"), new Moment(7, 7, 9), WARN_AT);
            Check.equal("pace", Optional.empty(), figures.pace());
            Check.equal("elapsed", number("0"), figures.elapsedShare());
            Check.equal("share", number("0.5"), figures.share());
        });
        s.test("where nothing is spent nothing is forecast", scratch -> {
            BudgetFigures figures = BudgetFigures.of(number("2"), BigDecimal.ZERO, HALF, WARN_AT);
            for (long ms : new long[] {500_000, 604_800_000}) {
                Check.equal("forecast", new BudgetForecast(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
                        OptionalLong.empty()), BudgetForecast.of(figures, new Rate(BigDecimal.ZERO, ms), HALF, 6));
            }
        });
        s.test("a limit is exhausted only between now and the end", scratch -> {
            BudgetFigures half = BudgetFigures.of(number("1"), number("0.5"), HALF, WARN_AT);
            exhausted("exactly at the end", OptionalLong.empty(), half, "0.5");
            exhausted("just before", OptionalLong.of(999_999), half, "0.5000001");
            exhausted("soon", OptionalLong.of(500_000), half, "1000000");
            exhausted("already", OptionalLong.empty(),
                    BudgetFigures.of(number("1"), number("1"), HALF, WARN_AT), "5");
        });
        s.test("figures are the fractions they stand for", scratch -> fractions(scratch.random()));
    }

    private static void state(String spent, BudgetState state, String warnedAt) {
        BudgetFigures figures = BudgetFigures.of(number("30"), number(spent), HALF, WARN_AT);
        Check.equal("state at " + spent, state, figures.state());
        Check.equal("warned at " + spent, Optional.ofNullable(warnedAt).map(BudgetFiguresTest::number),
                figures.warnedAt());
    }

    private static void exhausted(String what, OptionalLong wanted, BudgetFigures figures, String amount) {
        Check.equal(what, wanted,
                BudgetForecast.of(figures, new Rate(number(amount), 500_000), HALF, 6).exhaustedAtMs());
    }

    private static void fractions(Random random) {
        for (int i = 0; i < 500; i++) {
            long limit = 1 + random.nextInt(1_000_000);
            long spent = random.nextInt(1_200_000);
            long weekly = random.nextInt(3_000_000);
            long now = random.nextInt(2_000_000_000);
            long until = now + 1 + random.nextInt(2_000_000_000);
            Moment moment = new Moment(0, now, until);
            BudgetFigures figures =
                    BudgetFigures.of(BigDecimal.valueOf(limit), BigDecimal.valueOf(spent), moment, WARN_AT);
            same("share", rounded(spent, BigInteger.ONE, limit, 6), figures.share());
            same("elapsed", rounded(now, BigInteger.ONE, until, 6), figures.elapsedShare());
            BudgetForecast forecast =
                    BudgetForecast.of(figures, new Rate(BigDecimal.valueOf(weekly), 604_800_000), moment, 0);
            same("rate", rounded(weekly, BigInteger.ONE, 7, 6), forecast.ratePerDay());
            // spent + weekly * (until - now) / 604800000
            BigInteger projected = BigInteger.valueOf(spent).multiply(BigInteger.valueOf(604_800_000))
                    .add(BigInteger.valueOf(weekly).multiply(BigInteger.valueOf(until - now)));
            same("projected", rounded(1, projected, 604_800_000, 0), forecast.projected());
            same("projected share", rounded(1, projected, 604_800_000 * limit, 6), forecast.projectedShare());
            boolean exhausts = spent < limit
                    && projected.compareTo(BigInteger.valueOf(604_800_000).multiply(BigInteger.valueOf(limit))) > 0;
            Check.equal("exhausted " + moment, exhausts ? OptionalLong.of(
                    now + Math.floorDiv((limit - spent) * 604_800_000, weekly)) : OptionalLong.empty(),
                    forecast.exhaustedAtMs());
        }
    }

    /** A quotient by whole numbers, its last digit rounded to the even one at a half. */
    private static BigDecimal rounded(long factor, BigInteger other, long denominator, int digits) {
        BigInteger[] parts = BigInteger.valueOf(factor).multiply(other).multiply(BigInteger.TEN.pow(digits))
                .divideAndRemainder(BigInteger.valueOf(denominator));
        int half = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(denominator));
        boolean up = half > 0 || half == 0 && parts[0].testBit(0);
        return new BigDecimal(up ? parts[0].add(BigInteger.ONE) : parts[0], digits)
                .setScale(digits, RoundingMode.UNNECESSARY);
    }

    private static void same(String what, BigDecimal want, BigDecimal got) {
        Check.that(what + ": want " + want + ", got " + got, want.compareTo(got) == 0);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}

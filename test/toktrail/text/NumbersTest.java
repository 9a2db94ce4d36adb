package toktrail.text;

import java.math.BigDecimal;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Figures and spans of time in text. */
public final class NumbersTest {

    private NumbersTest() { }

    public static void tests(Suite s) {
        s.test("counts have grouping commas", scratch -> {
            Object[][] rows = {{0L, "0"}, {999L, "999"}, {1000L, "1,000"}, {160505L, "160,505"},
                {1234567L, "1,234,567"}, {-1234567L, "-1,234,567"}, {-999L, "-999"}, {-1000L, "-1,000"},
                {Long.MIN_VALUE, "-9,223,372,036,854,775,808"}};
            for (Object[] row : rows) {
                Check.equal("count", row[1], Numbers.count((Long) row[0]));
            }
            Check.equal("plus", "+12", Numbers.signedCount(12));
            Check.equal("minus", "-3", Numbers.signedCount(-3));
            Check.equal("zero", "+0", Numbers.signedCount(0));
        });
        s.test("brief counts are promoted by what is shown", scratch -> {
            Object[][] rows = {{0L, "0"}, {999L, "999"}, {1000L, "1.0K"}, {12_345L, "12.3K"}, {1_250L, "1.3K"},
                {999_949L, "999.9K"}, {999_950L, "1.0M"}, {-1500L, "-1.5K"}, {201_100_000L, "201.1M"},
                {1_000_000_000_000L, "1.0T"}, {5_000_000_000_000_000L, "5,000.0T"}};
            for (Object[] row : rows) {
                Check.equal("brief", row[1], Numbers.brief((Long) row[0]));
            }
        });
        s.test("money is rounded half-even with the sign first", scratch -> {
            String[][] rows = {{"0.125", "$0.12"}, {"0.135", "$0.14"}, {"-0.03", "-$0.03"}, {"-0.001", "$0.00"},
                {"1234.5", "$1234.50"}, {"999.995", "$1000.00"}, {"0E-8", "$0.00"}, {"-1234567.891",
                "-$1234567.89"},
                {"1E+3", "$1000.00"}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], Numbers.money(new BigDecimal(row[0])));
            }
            Check.equal("precise", "$0.0383", Numbers.preciseMoney(new BigDecimal("0.03825")
                    .add(new BigDecimal("0.00005"))));
            Check.equal("grouped", "$1,234.56 -$3.10", Numbers.groupedMoney(new BigDecimal("1234.56")) + " "
                    + Numbers.visibleMoney(new BigDecimal("-3.1")));
            Check.equal("small", "<$0.01", Numbers.visibleMoney(new BigDecimal("0.0001")));
            Check.equal("half a cent", "<$0.01", Numbers.visibleMoney(new BigDecimal("0.005")));
            Check.equal("a cent", "$0.01", Numbers.visibleMoney(new BigDecimal("0.0051")));
            Check.equal("nothing", "$0.00", Numbers.visibleMoney(BigDecimal.ZERO));
            Check.equal("loss", "$0.00", Numbers.visibleMoney(new BigDecimal("-0.001")));
        });
        s.test("prices have two to six decimals", scratch -> {
            String[][] rows = {{"2.5", "$2.50"}, {"0.075", "$0.075"}, {"3", "$3.00"}, {"0.1234567", "$0.123457"},
                {"1000", "$1000.00"}, {"1E+2", "$100.00"}, {"0.0000001", "$0.00"}, {"1.250000", "$1.25"}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], Numbers.price(new BigDecimal(row[0])));
            }
        });
        s.test("percents have one decimal and null is a dash", scratch -> {
            Check.equal("percent", "0.9%", Numbers.percent(new BigDecimal("0.94")));
            Check.equal("ratio", "485.0%", Numbers.ratio(new BigDecimal("4.85")));
            Check.equal("double", "74.3%", Numbers.ratio(0.743229));
            Check.equal("whole", "48% 52% 0%", Numbers.wholePercent(new BigDecimal("0.485")) + " "
                    + Numbers.wholePercent(new BigDecimal("0.515")) + " " + Numbers.wholePercent(BigDecimal.ZERO));
            Check.equal("half", "0.0%", Numbers.ratio(0.0005));
            Check.equal("null percent", "-", Numbers.percent(null));
            Check.equal("null ratio", "-", Numbers.ratio((BigDecimal) null));
            Check.equal("nan", "-", Numbers.ratio(Double.NaN));
            Check.equal("infinite", "-", Numbers.ratio(Double.POSITIVE_INFINITY));
        });
        s.test("spans show their two largest units that are not zero", scratch -> {
            Object[][] rows = {{0L, "now"}, {-5L, "now"}, {999L, "now"}, {45_999L, "45s"}, {8_340_000L, "2h 19m"},
                {86_700_000L, "1d 5m"}, {273_600_000L, "3d 4h"}, {90_061_000L, "1d 1h"}};
            for (Object[] row : rows) {
                Check.equal("countdown", row[1], Durations.countdown((Long) row[0]));
            }
            Check.equal("compact", "2h19m", Durations.compactCountdown(8_340_000));
            Check.equal("compact", "now", Durations.compactCountdown(-1));
            Check.equal("span", "41m 3h 10m 2d 1h", Durations.span(2_460_000) + " " + Durations.span(11_400_000) + " "
                    + Durations.span(176_400_000));
            Check.equal("no span", "0s", Durations.span(10));
        });
    }
}

package toktrail.args;

/** The spelling of numbers, digit by digit; only ASCII digits count. */
final class NumberSyntax {

    private NumberSyntax() { }

    /** {@code x>=1}, {@code x<=5}, {@code 1<=x<=5}; empty texts stand for no bound. */
    static String range(String min, String max) {
        if (min.isEmpty()) {
            return max.isEmpty() ? "" : "x<=" + max;
        }
        return max.isEmpty() ? "x>=" + min : min + "<=x<=" + max;
    }

    static int afterSign(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    }

    static int afterDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /** Whether {@code text} from {@code from} is an exponent of an acceptable size and nothing else. */
    static boolean isExponent(String text, int from) {
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        String power = text.substring(from + 1);
        int start = afterSign(power);
        int digits = power.length() - start;
        return digits >= 1 && digits <= ValueType.EXPONENT_DIGITS_LIMIT && afterDigits(power, start) == power.length();
    }
}
